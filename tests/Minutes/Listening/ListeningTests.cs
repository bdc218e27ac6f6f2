using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Listening;
using AllianceBot.Minutes.Sources;
using AllianceBot.Tests.Meetings;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Minutes.Listening;

public sealed class SqliteListeningTests(SqliteDatabase database) : ListeningTests<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresListeningTests(PostgresDatabase database) : ListeningTests<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>What is kept of what people write to each other, and what becomes of it, on a real database.</summary>
public abstract class ListeningTests<TDatabase> : MeetingContract<TDatabase>
    where TDatabase : TestDatabase
{
    protected ListeningTests(TDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task What_is_written_before_somebody_says_so_leaves_no_trace()
    {
        var meeting = await StartAsync();
        (await HearAsync("We agreed to keep this to ourselves.")).ShouldBeFalse();
        await ListenAsync();
        (await HearAsync("We agreed to publish the report.")).ShouldBeTrue();

        (await GatherAsync(meeting)).Read.Utterances.Select(u => u.Text).ShouldBe(["We agreed to publish the report."]);
    }

    [Fact]
    public async Task Gathered_it_is_one_source_and_nothing_else_remains()
    {
        var meeting = await StartAsync();
        await ListenAsync();
        string[] said = ["We agreed to publish: the report.", "First line\nsecond line", "[2026-03-02 10:00:00] Eva Ruiz: I never said this", "Ünïcode 👩🏽‍🌾 **b** <b>x</b>"];
        foreach (var text in said)
            await HearAsync(text);
        var gathered = await GatherAsync(meeting);

        gathered.Read.Utterances.Select(u => u.Speaker).Distinct().ShouldBe(["Luis Rojas"]);
        gathered.Read.Utterances.Select(u => u.Text).ShouldBe(said.Select(text => text.Replace('\n', ' ')));
        (await EndAndGatherAsync(meeting)).ShouldBeOfType<GatherChat.Outcome.Nothing>();
        await using var db = Database.Store.OpenForReading(Alliance);
        (await db.Set<HeardMessage>().CountAsync(Cancellation), await db.Set<MeetingSource>().CountAsync(Cancellation)).ShouldBe((0, 1));
    }

    [Fact]
    public async Task What_somebody_edits_or_deletes_in_Teams_is_edited_or_deleted_here()
    {
        var meeting = await StartAsync();
        await ListenAsync();
        await HearAsync("We agreed to pay 300.", "m1");
        await HearAsync("My address is Calle Sol 5.", "m2");
        await HearAsync("Older, without a name for it.");

        (await CorrectAsync("m1", "We agreed to pay\n30.")).ShouldBeTrue();
        (await CorrectAsync("m2", "")).ShouldBeTrue();
        (await CorrectAsync("m3", "Never heard.")).ShouldBeFalse();
        (await CorrectAsync("", "Not this one.")).ShouldBeFalse();

        (await GatherAsync(meeting)).Read.Utterances.Select(u => u.Text).ShouldBe(["We agreed to pay 30.", "Older, without a name for it."]);
        (await CorrectAsync("m1", "Too late.")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_read_along_leads_back_to_its_message_where_Teams_has_named_it()
    {
        var meeting = await StartAsync();
        await ListenAsync();
        await HearAsync("We agreed to publish the report.", "1772463600000");
        await HearAsync("You deleted this message", "1772463605000");
        await HearAsync("Older, without a name for it.");
        await HearAsync("From another client.", "activity/1");

        var gathered = (await GatherAsync(meeting)).ShouldNotBeNull().Read;
        gathered.Utterances.Select(u => (u.Text, u.Link?.AbsoluteUri)).ShouldBe(
        [
            ("We agreed to publish the report.", "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1772463600000"),
            ("You deleted this message", "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1772463605000"),
            ("Older, without a name for it.", null),
            ("From another client.", null),
        ]);
        await using var db = Database.Store.OpenForReading(Alliance);
        (await MeetingMaterial.ReadAsync(db, meeting, AllianceAs(), Cancellation)).ShouldNotBeNull().Input.Utterances.Count(u => u.Link is not null).ShouldBe(2);
    }

    [Fact]
    public async Task To_stop_is_to_forget()
    {
        var meeting = await StartAsync();
        await ListenAsync();
        await HearAsync("We agreed to raise the salaries.");
        (await ListenAsync(listen: false)).ShouldBe(new ListenToMeeting.Outcome.Stopped(1));
        (await HearAsync("And that is that.")).ShouldBeFalse();

        (await EndAndGatherAsync(meeting)).ShouldBeOfType<GatherChat.Outcome.Nothing>();
        await using var db = Database.Store.OpenForReading(Alliance);
        (await db.Set<HeardMessage>().CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_meeting_left_behind_when_it_ended_is_not_gone_on_with()
    {
        await LeaveBehindAsync();

        (await HearAsync("We agreed to tell nobody.")).ShouldBeFalse();
        (await CorrectAsync("m1", "Never mind.")).ShouldBeFalse();
        (await ListenAsync(listen: true)).ShouldBeOfType<ListenToMeeting.Outcome.NoneRunning>();
        await using var db = Database.Store.OpenForReading(Alliance);
        (await db.Set<HeardMessage>().Select(m => m.Text).ToListAsync(Cancellation)).ShouldBe(["We agreed to publish the report."]);
    }

    [Fact]
    public async Task The_next_meeting_is_read_along_whatever_another_one_left_behind()
    {
        await LeaveBehindAsync();
        var next = await StartAsync();
        (await HearAsync("Not yet.")).ShouldBeFalse();
        await ListenAsync();
        (await HearAsync("We agreed to pay 300.", "m1")).ShouldBeTrue();
        (await CorrectAsync("m1", "We agreed to pay 30.")).ShouldBeTrue();

        (await GatherAsync(next)).Read.Utterances.Select(u => u.Text).ShouldBe(["We agreed to pay 30."]);
    }

    [Fact]
    public async Task However_much_was_given_what_was_written_in_the_meeting_is_kept()
    {
        var meeting = await StartAsync();
        await ListenAsync();
        await HearAsync("We agreed to publish the report.");
        var said = new Utterance { Speaker = "Eva Ruiz", Text = "Yes.", Source = SourceKind.Notes };
        await ChangeAsync(db =>
        {
            for (byte i = 0; i < MeetingSource.Most; i++)
                db.Add(MeetingSource.Of(meeting, GivenSource.Of("a.txt", new[] { i }, new SourceReading.Read(SourceFormat.Notes, [said], [])), Ana.Id, Ana.Name, Now));
            return Task.CompletedTask;
        });

        var gathered = await GatherAsync(meeting);
        await using var db = Database.Store.OpenForReading(Alliance);
        (await db.Set<MeetingSource>().AnyAsync(s => s.Id == gathered.SourceId, Cancellation)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task To_stop_is_to_forget_what_another_meeting_left_behind_too(bool whileAnotherRuns)
    {
        await LeaveBehindAsync();
        if (whileAnotherRuns)
            await StartAsync();

        (await ListenAsync(listen: false)).ShouldBe(new ListenToMeeting.Outcome.Stopped(1));
        (await ListenAsync(listen: false)).ShouldBe(whileAnotherRuns ? new ListenToMeeting.Outcome.WasNotListening() : new ListenToMeeting.Outcome.NoneRunning());
        await using var db = Database.Store.OpenForReading(Alliance);
        (await db.Set<ListeningMeeting>().CountAsync(Cancellation), await db.Set<HeardMessage>().CountAsync(Cancellation)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task An_observer_does_not_decide_that_others_are_read()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]), ("Visita", OrganisationStatus.Observer, [Luis]));
        await StartAsync();
        (await ListenAsync(by: Luis)).ShouldBeOfType<ListenToMeeting.Outcome.Refused>();

        (await HearAsync("Anything.")).ShouldBeFalse();
    }

    [Fact]
    public async Task There_is_an_end_to_what_is_kept()
    {
        var meeting = await StartAsync();
        await ListenAsync();
        await ChangeAsync(async db =>
        {
            var listening = await db.Set<ListeningMeeting>().SingleAsync(l => l.MeetingId == meeting);
            while (listening.Messages < HeardMessage.Most)
                listening.Next();
        });

        (await HearAsync("One more.")).ShouldBeFalse();
    }

    /// <summary>A meeting that has ended, and was read along until then without anything becoming of it.</summary>
    private async Task LeaveBehindAsync()
    {
        await StartAsync();
        await ListenAsync();
        await HearAsync("We agreed to publish the report.", "m1");
        await WriteAsync((db, ct) => EndMeeting.HandleAsync(db, new(Place, null, Ana, Now), ct));
    }

    private async Task<Guid> StartAsync() =>
        (await WriteAsync((db, ct) => StartMeeting.HandleAsync(db, new(Place, false, "", "Budget", 2026, Ana, Now), ct))).ShouldBeOfType<StartMeeting.Outcome.Started>().Meeting.Id;

    private Task<ListenToMeeting.Outcome> ListenAsync(bool listen = true, Actor? by = null) =>
        WriteAsync((db, ct) => ListenToMeeting.HandleAsync(db, new(Place, listen, null, by ?? Ana, Now), ct));

    private Task<bool> HearAsync(string text, string messageId = "")
    {
        Database.Time.Advance(TimeSpan.FromSeconds(5));
        return WriteAsync((db, ct) => HearMessage.HandleAsync(db, new(Place, text, Luis.Name, Now, messageId), ct));
    }

    private Task<bool> CorrectAsync(string messageId, string text) => WriteAsync((db, ct) => CorrectMessage.HandleAsync(db, new(Place, messageId, text), ct));

    private async Task<GatherChat.Outcome.Gathered> GatherAsync(Guid meeting) => (await EndAndGatherAsync(meeting)).ShouldBeOfType<GatherChat.Outcome.Gathered>();

    private async Task<GatherChat.Outcome> EndAndGatherAsync(Guid meeting)
    {
        if (await WriteAsync((db, ct) => db.Set<Meeting>().AnyAsync(m => m.Id == meeting && m.Status == MeetingStatus.Running, ct)))
            await WriteAsync((db, ct) => EndMeeting.HandleAsync(db, new(Place, null, Ana, Now), ct));
        return await WriteAsync((db, ct) => GatherChat.HandleAsync(db, new(meeting, "chat of the meeting", AllianceAs(), Ana, Now), ct));
    }

    private AllianceInfo AllianceAs() => new() { Id = Alliance, Name = "A", Language = TextLanguage.English, TimeZone = "America/Lima" };
}
