using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Meetings;

public sealed class SqliteRollCallTests(SqliteDatabase database) : RollCallTests<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresRollCallTests(PostgresDatabase database) : RollCallTests<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>Who is at a meeting and for whom, and whether they are enough, on a real database.</summary>
public abstract class RollCallTests<TDatabase> : MeetingContract<TDatabase>
    where TDatabase : TestDatabase
{
    protected RollCallTests(TDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task The_record_says_who_was_there_who_sent_apologies_and_which_organisation_was_absent()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]), ("Agua Viva", OrganisationStatus.Member, [Luis]), ("Tejedoras", OrganisationStatus.Member, []), ("Visita", OrganisationStatus.Observer, [Eva]));
        var meeting = await StartAsync();
        await AnswerAsync(meeting, Luis, RollCallAnswer.Apologies);
        await AnswerAsync(meeting, Eva, RollCallAnswer.Present);
        await EndAsync();

        var rollCall = (await ReadAsync(meeting)).RollCall;
        rollCall.Present.ShouldBe([new("Ana Quispe", "CARE"), new("Eva Ruiz", "Visita")]);
        rollCall.Apologies.ShouldBe([new("Luis Rojas", "Agua Viva")]);
        rollCall.Absent.ShouldBe(["Tejedoras"]);
        // An observer is listed and does not count; nor do apologies.
        rollCall.Quorum.ShouldBe(new Quorum(1, 3, 50));
        rollCall.Quorum!.IsReached.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_record_says_stays_when_people_and_organisations_change()
    {
        var ids = await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]), ("Agua Viva", OrganisationStatus.Member, [Luis]));
        var meeting = await StartAsync();
        await EndAsync();
        var before = (await ReadAsync(meeting)).RollCall;
        await ChangeAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == Ana.Id)).Represent(ids[1]));
        await OrganiseAsync(("Radio", OrganisationStatus.Member, [Eva]));

        var after = (await ReadAsync(meeting)).RollCall;
        after.Present.ShouldBe([new("Ana Quispe", "CARE")]);
        after.Absent.ShouldBe(["Agua Viva"]);
        after.Quorum.ShouldBe(before.Quorum);
    }

    [Fact]
    public async Task Whoever_comes_late_after_all_is_present()
    {
        var meeting = await StartAsync();
        await AnswerAsync(meeting, Luis, RollCallAnswer.Apologies);
        var view = await AnswerAsync(meeting, Luis, RollCallAnswer.Present);

        view.RollCall.Present.Select(a => a.Name).ShouldBe(["Ana Quispe", "Luis Rojas"]);
        view.RollCall.Apologies.ShouldBeEmpty();
        view.RollCall.Quorum.ShouldBeNull("While the alliance has no organisations, people decide.");
    }

    [Theory]
    [InlineData(0, 3, 50, 2, false)]
    [InlineData(1, 3, 50, 2, false)]
    [InlineData(2, 3, 50, 2, true)]
    [InlineData(2, 4, 50, 2, true)]
    [InlineData(1, 3, 0, 1, true)]
    [InlineData(0, 3, 0, 1, false)]
    [InlineData(5, 5, 100, 5, true)]
    [InlineData(2, 3, 67, 3, false)]
    public void A_quorum_takes_so_many_organisations_rounded_up(int represented, int voices, int percent, int needed, bool isReached)
    {
        var quorum = new Quorum(represented, voices, percent);
        (quorum.Needed, quorum.IsReached).ShouldBe((needed, isReached));
    }

    [Fact]
    public async Task A_group_counts_its_own_members_and_a_private_place_counts_nobody()
    {
        var ids = await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]), ("Agua Viva", OrganisationStatus.Member, [Luis]));
        var ofGroup = await StartAsync(await GroupAsync(ids[0]));
        await EndAsync();
        var inPrivate = (await WriteAsync((db, ct) => StartMeeting.HandleAsync(db, new("a:ana", true, "", "Budget", 2026, Ana, Now), ct))).ShouldBeOfType<StartMeeting.Outcome.Started>().Meeting;

        (await ReadAsync(ofGroup)).RollCall.Quorum.ShouldBe(new Quorum(1, 1, 50));
        inPrivate.RollCall.Quorum.ShouldBeNull();
        inPrivate.RollCall.Absent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_are_recorded_by_a_tag_and_taken_off_again()
    {
        var meeting = await StartAsync();
        (await RecordAsync(Lead, "Luis Rojas y Eva Ruiz", RollCallAnswer.Apologies)).ShouldBeOfType<RecordAttendance.Outcome.Recorded>().Names.ShouldBe(["Luis Rojas", "Eva Ruiz"]);
        (await ReadAsync(meeting)).RollCall.Apologies.Select(a => a.Name).ShouldBe(["Eva Ruiz", "Luis Rojas"]);
        await RecordAsync(Lead, "Eva", null);

        (await ReadAsync(meeting)).RollCall.Apologies.Select(a => a.Name).ShouldBe(["Luis Rojas"]);
    }

    [Fact]
    public async Task One_name_that_nobody_has_records_none_of_them()
    {
        var meeting = await StartAsync();
        (await RecordAsync(Lead, "Luis Rojas, Xiomara", RollCallAnswer.Present)).ShouldBeOfType<RecordAttendance.Outcome.PersonUnknown>().Typed.ShouldBe("Xiomara");

        (await ReadAsync(meeting)).RollCall.Present.Select(a => a.Name).ShouldBe(["Ana Quispe"]);
    }

    [Fact]
    public async Task A_name_typed_beside_a_mention_is_not_lost()
    {
        var meeting = await StartAsync();
        MentionSpan[] mentions = [new(1, 4, "29:Eva Ruiz", "Eva")];
        (await WriteAsync((db, ct) => RecordAttendance.HandleAsync(db, new(Place, "@Eva and Luis Rojas", mentions, RollCallAnswer.Present, null, Lead, Now), ct)))
            .ShouldBeOfType<RecordAttendance.Outcome.Recorded>().Names.ShouldBe(["Eva Ruiz", "Luis Rojas"]);
        (await WriteAsync((db, ct) => RecordAttendance.HandleAsync(db, new(Place, "@Eva, Xiomara", mentions, RollCallAnswer.Present, null, Lead, Now), ct)))
            .ShouldBeOfType<RecordAttendance.Outcome.PersonUnknown>().Typed.ShouldBe("Xiomara");

        (await ReadAsync(meeting)).RollCall.Present.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Whoever_is_mentioned_is_present_though_nobody_had_met_them()
    {
        var meeting = await StartAsync();

        (await MentionAsync("Omar Paz, Luis Rojas")).ShouldBeOfType<RecordAttendance.Outcome.Recorded>().Names.ShouldBe(["Omar Paz", "Luis Rojas"]);

        (await ReadAsync(meeting)).PresentNames.ShouldBe(["Ana Quispe", "Luis Rojas", "Omar Paz"], ignoreOrder: true);
        // Known from a mention, they are named and nothing more.
        (await WriteAsync((db, ct) => db.Set<Person>().SingleAsync(p => p.UserId == "29:Omar Paz", ct))).IsMember.ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_is_made_known_where_nobody_is_recorded()
    {
        await StartAsync();

        (await MentionAsync("Omar Paz, Xiomara")).ShouldBeOfType<RecordAttendance.Outcome.PersonUnknown>().Typed.ShouldBe("Xiomara");

        (await WriteAsync((db, ct) => db.Set<Person>().AnyAsync(p => p.UserId == "29:Omar Paz", ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mention_of_a_channel_is_nobody()
    {
        await StartAsync();
        MentionSpan[] mentions = [new(0, 5, "19:water@thread.tacv2", "Water")];

        (await WriteAsync((db, ct) => RecordAttendance.HandleAsync(db, new(Place, "Water", mentions, RollCallAnswer.Present, null, Lead, Now), ct)))
            .ShouldBeOfType<RecordAttendance.Outcome.PersonUnknown>().Typed.ShouldBe("Water");
    }

    [Fact]
    public async Task Everyone_answers_for_themself_and_only_who_runs_meetings_for_others()
    {
        var meeting = await StartAsync();
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]), ("Visita", OrganisationStatus.Observer, [Luis]));
        (await RecordAsync(Luis, "", RollCallAnswer.Apologies)).ShouldBeOfType<RecordAttendance.Outcome.Recorded>();
        (await RecordAsync(Luis, "Eva Ruiz", RollCallAnswer.Present)).ShouldBeOfType<RecordAttendance.Outcome.Refused>();

        (await ReadAsync(meeting)).RollCall.Apologies.Select(a => a.Name).ShouldBe(["Luis Rojas"]);
    }

    [Theory]
    [InlineData("10 December at 15:00, Lima office", "2026-12-10", "at 15:00, Lima office")]
    [InlineData("next to the river on 10 December 2026", "2026-12-10", "next to the river")]
    [InlineData("10/12/2026", "2026-12-10", "")]
    [InlineData("el próximo 10 de diciembre", "2026-12-10", "")]
    [InlineData("el próximo 10 de diciembre, sede de Lima", "2026-12-10", "sede de Lima")]
    public async Task The_next_meeting_is_the_one_said_last(string text, string date, string details)
    {
        var meeting = await StartAsync();
        (await NextAsync("11 December")).ShouldBeOfType<RecordNextMeeting.Outcome.Recorded>();
        (await NextAsync(text)).ShouldBeOfType<RecordNextMeeting.Outcome.Recorded>().Next.ShouldBe(new NextMeeting(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), details));

        (await ReadAsync(meeting)).Next!.Date.ShouldBe(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_newcomer_is_told_of_the_next_meeting_of_the_whole_alliance_until_it_has_passed()
    {
        var ids = await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        await StartAsync();
        await NextAsync("10 December 2026, Lima");
        await EndAsync();
        await StartAsync(await GroupAsync(ids[0]));
        await NextAsync("11 December 2026");

        (await FindNextAsync(new DateOnly(2026, 12, 10))).ShouldBe(new NextMeeting(new DateOnly(2026, 12, 10), "Lima"));
        (await FindNextAsync(new DateOnly(2026, 12, 11))).ShouldBeNull();
    }

    [Fact]
    public async Task A_next_meeting_needs_a_day_to_come()
    {
        var meeting = await StartAsync();
        (await NextAsync("soon, in Lima")).ShouldBeOfType<RecordNextMeeting.Outcome.DateMissing>();
        (await NextAsync("31/02/2027")).ShouldBeOfType<RecordNextMeeting.Outcome.DateWrong>().Phrase.ShouldBe("31/02/2027");
        (await NextAsync($"{Today.AddDays(-1):yyyy-MM-dd}")).ShouldBeOfType<RecordNextMeeting.Outcome.DateWrong>();

        (await ReadAsync(meeting)).Next.ShouldBeNull();
    }

    private Actor Lead => Ana with { Standing = new Standing(Role.CoChair, null, []) };

    private DateOnly Today => DateOnly.FromDateTime(Now.Date);

    private async Task<Guid> StartAsync(GroupInfo? group = null) =>
        (await WriteAsync((db, ct) => StartMeeting.HandleAsync(db, new(Place, false, "", "Budget", 2026, Ana, Now) { Group = group }, ct))).ShouldBeOfType<StartMeeting.Outcome.Started>().Meeting.Id;

    private async Task<MeetingView> AnswerAsync(Guid meeting, Actor who, RollCallAnswer answer) =>
        (await WriteAsync((db, ct) => AnswerRollCall.HandleAsync(db, new(meeting, Place, answer, who.Id, who.Name, Now), ct))).ShouldBeOfType<AnswerRollCall.Outcome.Answered>().Meeting;

    /// <summary>With a mention of Omar Paz, whom nobody has met, at the beginning.</summary>
    private Task<RecordAttendance.Outcome> MentionAsync(string text) => WriteAsync((db, ct) =>
        RecordAttendance.HandleAsync(db, new(Place, text, [new(0, 8, "29:Omar Paz", "Omar Paz")], RollCallAnswer.Present, null, Lead, Now), ct));

    private Task<RecordAttendance.Outcome> RecordAsync(Actor who, string text, RollCallAnswer? answer) =>
        WriteAsync((db, ct) => RecordAttendance.HandleAsync(db, new(Place, text, [], answer, null, who, Now), ct));

    private Task<RecordNextMeeting.Outcome> NextAsync(string text) =>
        WriteAsync((db, ct) => RecordNextMeeting.HandleAsync(db, new(Place, text, TextLanguage.English, DateOrder.DayFirst, Today, null, Ana, Now), ct));

    private Task<NextMeeting?> FindNextAsync(DateOnly today) => WriteAsync((db, ct) => NextMeeting.FindAsync(db, today, ct));

    private async Task EndAsync() =>
        (await WriteAsync((db, ct) => EndMeeting.HandleAsync(db, new(Place, null, Lead, Now.AddHours(1)), ct))).ShouldBeOfType<EndMeeting.Outcome.Ended>();
}
