using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Tests.Storage;

namespace AllianceBot.Tests.Meetings;

public sealed class SqliteChairTests(SqliteDatabase database) : ChairTests<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresChairTests(PostgresDatabase database) : ChairTests<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>Who chairs, and what the chair allows, on a real database.</summary>
public abstract class ChairTests<TDatabase> : MeetingContract<TDatabase>
    where TDatabase : TestDatabase
{
    protected ChairTests(TDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task All_who_are_named_chair()
    {
        var meeting = await StartAsync();

        (await ChairAsync("Luis Rojas y Eva Ruiz")).ShouldBeOfType<TakeChair.Outcome.Chairs>().Names.ShouldBe(["Luis Rojas", "Eva Ruiz"]);

        (await ReadAsync(meeting)).Chairs.ShouldBe(["Luis Rojas", "Eva Ruiz"]);
    }

    [Fact]
    public async Task All_who_are_mentioned_chair()
    {
        var meeting = await StartAsync();

        await ChairAsync("@Luis and @Eva", new(0, 5, "29:Luis Rojas", "Luis"), new(10, 4, "29:Eva Ruiz", "Eva"));

        (await ReadAsync(meeting)).Chairs.ShouldBe(["Luis Rojas", "Eva Ruiz"]);
    }

    [Theory]
    [InlineData("Luis Rojas and me")]
    [InlineData("Luis Rojas y yo")]
    [InlineData("Luis Rojas, yo misma")]
    public async Task Whoever_says_it_is_one_of_several(string typed)
    {
        var meeting = await StartAsync();

        await ChairAsync(typed);

        (await ReadAsync(meeting)).Chairs.ShouldBe(["Luis Rojas", "Ana Quispe"]);
    }

    [Fact]
    public async Task Whoever_says_it_chairs_beside_a_mention()
    {
        var meeting = await StartAsync();

        await ChairAsync("@Luis y yo", new MentionSpan(0, 5, "29:Luis Rojas", "Luis"));

        (await ReadAsync(meeting)).Chairs.ShouldBe(["Luis Rojas", "Ana Quispe"]);
    }

    [Fact]
    public async Task Whoever_is_mentioned_chairs_though_nobody_had_met_them()
    {
        var meeting = await StartAsync();

        await ChairAsync("Omar Paz and Eva Ruiz", new MentionSpan(0, 8, "29:Omar Paz", "Omar Paz"));

        (await ReadAsync(meeting)).Chairs.ShouldBe(["Omar Paz", "Eva Ruiz"]);
    }

    [Fact]
    public async Task Whoever_chairs_already_is_written_down_once()
    {
        var meeting = await StartAsync();
        await ChairAsync("Luis Rojas");

        (await ChairAsync("Luis Rojas, Eva Ruiz")).ShouldBeOfType<TakeChair.Outcome.Chairs>().Names.ShouldBe(["Luis Rojas", "Eva Ruiz"]);

        (await ReadAsync(meeting)).Chairs.ShouldBe(["Luis Rojas", "Eva Ruiz"]);
    }

    [Fact]
    public async Task One_name_that_nobody_has_makes_none_of_them_chair()
    {
        var meeting = await StartAsync();

        (await ChairAsync("Luis Rojas, Xiomara")).ShouldBeOfType<TakeChair.Outcome.PersonUnknown>().Typed.ShouldBe("Xiomara");

        (await ReadAsync(meeting)).Chairs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_of_several_chairs_takes_back_what_others_wrote_and_nobody_else_does()
    {
        var meeting = await StartAsync();
        var omar = await MeetAsync("Omar Paz");
        await ChairAsync("Luis Rojas, Eva Ruiz");
        await DecideAsync("One", omar);
        await DecideAsync("Two", omar);
        await DecideAsync("Three", Luis);

        (await UndoAsync(omar)).ShouldBeOfType<UndoEntry.Outcome.BelongsToAnother>();
        (await UndoAsync(Eva)).ShouldBeOfType<UndoEntry.Outcome.Undone>().Text.ShouldBe("Three");
        (await UndoAsync(Luis)).ShouldBeOfType<UndoEntry.Outcome.Undone>().Text.ShouldBe("Two");

        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Select(e => e.Text).ShouldBe(["One"]);
    }

    [Fact]
    public async Task Whoever_lost_the_chair_takes_back_no_more_of_others()
    {
        await StartAsync();
        await ChairAsync("Luis Rojas, Eva Ruiz");

        // The latest entry is Eva's chair, and Luis chairs too.
        (await UndoAsync(Luis)).ShouldBe(new UndoEntry.Outcome.Undone(EntryKind.Chair, "Eva Ruiz", StaysOnAgenda: false));

        await DecideAsync("One", Luis);
        (await UndoAsync(Eva)).ShouldBeOfType<UndoEntry.Outcome.BelongsToAnother>();
    }

    private async Task<Guid> StartAsync() =>
        (await WriteAsync((db, ct) => StartMeeting.HandleAsync(db, new(Place, false, "", "Budget", 2026, Ana, Now), ct))).ShouldBeOfType<StartMeeting.Outcome.Started>().Meeting.Id;

    private Task<TakeChair.Outcome> ChairAsync(string text, params MentionSpan[] mentions) =>
        WriteAsync((db, ct) => TakeChair.HandleAsync(db, new(Place, text, mentions, null, Ana, Now), ct));

    private async Task DecideAsync(string text, Actor who) =>
        (await WriteAsync((db, ct) => RecordEntry.HandleAsync(db, new(Place, EntryKind.Decision, text, null, who, Now), ct))).ShouldBeOfType<RecordEntry.Outcome.Recorded>();

    private Task<UndoEntry.Outcome> UndoAsync(Actor who) => WriteAsync((db, ct) => UndoEntry.HandleAsync(db, new(Place, null, who, Now), ct));
}
