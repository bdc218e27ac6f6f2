using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Meetings.Votes;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Meetings;

public sealed class SqliteVoteTests(SqliteDatabase database) : VoteTests<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresVoteTests(PostgresDatabase database) : VoteTests<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>Who has a voice in a vote, and what becomes of it, on a real database.</summary>
public abstract class VoteTests<TDatabase> : MeetingContract<TDatabase>
    where TDatabase : TestDatabase
{
    protected VoteTests(TDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task An_organisation_has_one_vote_whoever_speaks_for_it()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana, Luis]), ("Agua Viva", OrganisationStatus.Member, [Eva]));
        await CallAsync();
        await CastAsync(Ana, VoteChoice.For);
        var counted = (await CastAsync(Luis, VoteChoice.Against)).ShouldBeOfType<CastVote.Outcome.Counted>();

        counted.Vote.Tally.ShouldBe(new Tally(2, 0, 1, 0));
        counted.Voter.ShouldBe("CARE");
    }

    [Fact]
    public async Task Whoever_has_spoken_for_one_organisation_does_not_speak_for_another()
    {
        var ids = await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]), ("Agua Viva", OrganisationStatus.Member, [Eva]));
        await CallAsync();
        await CastAsync(Ana, VoteChoice.For);
        await ChangeAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == Ana.Id)).Represent(ids[1]));

        (await CastAsync(Ana, VoteChoice.Against)).ShouldBeOfType<CastVote.Outcome.SpokeForAnother>().Voter.ShouldBe("CARE");
    }

    [Theory]
    [InlineData(OrganisationStatus.Observer)]
    [InlineData(OrganisationStatus.Invited)]
    [InlineData(OrganisationStatus.Left)]
    public async Task A_group_without_members_decides_with_the_members_of_theAlliance(OrganisationStatus ofGroup)
    {
        var ids = await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana, Luis]), ("Visita", ofGroup, [Eva]));
        await CallAsync(await GroupAsync(ids[1]));
        await CastAsync(Ana, VoteChoice.For);
        var counted = (await CastAsync(Luis, VoteChoice.For)).ShouldBeOfType<CastVote.Outcome.Counted>();

        counted.Vote.Tally.ShouldBe(new Tally(1, 1, 0, 0));
        counted.Vote.AreOrganisations.ShouldBeTrue();
    }

    [Fact]
    public async Task In_a_group_its_own_members_vote()
    {
        var ids = await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]), ("Agua Viva", OrganisationStatus.Member, [Eva]));
        await CallAsync(await GroupAsync(ids[1]));

        (await CastAsync(Ana, VoteChoice.For)).ShouldBeOfType<CastVote.Outcome.NoVoice>();
        (await CastAsync(Eva, VoteChoice.For)).ShouldBeOfType<CastVote.Outcome.Counted>().Vote.Tally.ShouldBe(new Tally(1, 1, 0, 0));
    }

    [Fact]
    public async Task Without_organisations_those_vote_who_may()
    {
        await ChangeAsync(async db =>
        {
            // Eva said that she represents nobody; Marta has mail alone.
            var eva = await db.Set<Person>().SingleAsync(p => p.Id == Eva.Id);
            eva.Represent(Guid.NewGuid());
            eva.Represent(null);
            db.Add(Person.MeetByMail("Marta Soto", "marta@example.org", Now));
        });
        await CallAsync();
        await CastAsync(Luis, VoteChoice.For);

        (await CastAsync(Ana, VoteChoice.For)).ShouldBeOfType<CastVote.Outcome.Counted>().Vote.Tally.ShouldBe(new Tally(2, 2, 0, 0));
    }

    [Fact]
    public async Task The_record_names_no_ballot_that_was_not_counted()
    {
        var ids = await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]), ("Agua Viva", OrganisationStatus.Member, [Eva]));
        var meeting = await CallAsync();
        await CastAsync(Ana, VoteChoice.For);
        await CastAsync(Eva, VoteChoice.For);
        await ChangeAsync(async db =>
        {
            var gone = await db.Set<Organisation>().SingleAsync(o => o.Id == ids[1]);
            gone.Apply(gone.Facts with { Status = OrganisationStatus.Left }, new DateOnly(2026, 3, 2));
        });
        await CloseAsync();

        var vote = (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Single().Vote.ShouldNotBeNull();
        vote.For.ShouldBe(["CARE"]);
        (vote.Voters, vote.Verdict).ShouldBe((1, Verdict.Adopted));
    }

    [Fact]
    public async Task The_result_of_a_vote_is_not_undone()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        var meeting = await CallAsync();
        await CastAsync(Ana, VoteChoice.For);
        await CloseAsync();

        (await UndoAsync(Ana)).ShouldBeOfType<UndoEntry.Outcome.IsVoteResult>();
        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Single().Kind.ShouldBe(EntryKind.Decision);
    }

    [Fact]
    public async Task A_vote_that_nobody_has_cast_a_ballot_in_is_withdrawn_and_touches_no_decision()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        var meeting = await CallAsync();
        await CastAsync(Ana, VoteChoice.For);
        await CloseAsync();
        await WriteAsync((db, ct) => CallVote.HandleAsync(db, new(Place, "We singe the letter", null, Ana, Now), ct));

        (await UndoAsync(Ana)).ShouldBe(new UndoEntry.Outcome.VoteWithdrawn("We singe the letter"));

        (await CastAsync(Ana, VoteChoice.For)).ShouldBeOfType<CastVote.Outcome.NoneOpen>();
        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Single().Kind.ShouldBe(EntryKind.Decision);
        await VoteAsync("We sing the letter", VoteChoice.For);
    }

    [Fact]
    public async Task The_card_of_a_vote_that_was_withdrawn_closes_no_other()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        await CallAsync();
        var called = await WriteAsync((db, ct) => CallVote.HandleAsync(db, new(Place, "Another", null, Ana, Now), ct));
        var withdrawn = called.ShouldBeOfType<CallVote.Outcome.AnotherIsOpen>().Vote.Id;
        (await UndoAsync(Ana)).ShouldBeOfType<UndoEntry.Outcome.VoteWithdrawn>();
        await WriteAsync((db, ct) => CallVote.HandleAsync(db, new(Place, "We sing", null, Ana, Now), ct));

        (await WriteAsync((db, ct) => CloseVote.HandleAsync(db, new(withdrawn, Place, null, Ana, Now), ct))).ShouldBeOfType<CloseVote.Outcome.NoneOpen>();

        (await CastAsync(Ana, VoteChoice.For)).ShouldBeOfType<CastVote.Outcome.Counted>();
    }

    [Fact]
    public async Task An_open_vote_with_a_ballot_is_not_withdrawn()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        await CallAsync();
        await CastAsync(Ana, VoteChoice.For);

        (await UndoAsync(Ana)).ShouldBe(new UndoEntry.Outcome.IsOpenVote("We sign the letter"));
        (await CloseAsync()).ShouldBeOfType<CloseVote.Outcome.Closed>().Vote.Verdict.ShouldBe(Verdict.Adopted);
    }

    [Fact]
    public async Task A_vote_is_withdrawn_by_whoever_called_it_or_leads_the_meeting()
    {
        await CallAsync();

        (await UndoAsync(Luis)).ShouldBe(new UndoEntry.Outcome.BelongsToAnother("Ana Quispe", "Ana Quispe"));
        await WriteAsync((db, ct) => TakeChair.HandleAsync(db, new(Place, "Luis Rojas", [], null, Ana, Now), ct));
        (await UndoAsync(Luis)).ShouldBeOfType<UndoEntry.Outcome.VoteWithdrawn>();
    }

    [Fact]
    public async Task What_was_noted_after_the_call_is_taken_back_before_the_vote()
    {
        await CallAsync();
        Database.Time.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync((db, ct) => RecordEntry.HandleAsync(db, new(Place, EntryKind.Info, "Rain.", null, Ana, Now), ct));

        (await UndoAsync(Ana)).ShouldBeOfType<UndoEntry.Outcome.Undone>().Text.ShouldBe("Rain.");
        (await UndoAsync(Ana)).ShouldBeOfType<UndoEntry.Outcome.VoteWithdrawn>();
        (await UndoAsync(Ana)).ShouldBeOfType<UndoEntry.Outcome.NothingToUndo>();
    }

    [Fact]
    public async Task A_result_without_a_ballot_is_taken_back()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        var meeting = await CallAsync();
        await CloseAsync();

        (await UndoAsync(Ana)).ShouldBe(new UndoEntry.Outcome.Undone(EntryKind.Rejected, "We sign the letter", StaysOnAgenda: false));

        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).ShouldBeEmpty();
        (await VoteAsync("We sign the letter", VoteChoice.For)).Vote.ReplacesEarlier.ShouldBeFalse();
    }

    [Theory]
    [InlineData(VoteChoice.For, VoteChoice.Against, EntryKind.Rejected, "  we sign THE letter. ")]
    [InlineData(VoteChoice.Against, VoteChoice.For, EntryKind.Decision, "We sign the letter")]
    public async Task A_motion_that_is_voted_on_again_has_the_latest_result_alone(VoteChoice first, VoteChoice then, EntryKind result, string spelt)
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        var meeting = await CallAsync();
        await CastAsync(Ana, first);
        (await CloseAsync()).ShouldBeOfType<CloseVote.Outcome.Closed>().Vote.ReplacesEarlier.ShouldBeFalse();
        await VoteAsync("Another matter", VoteChoice.For);

        var again = await VoteAsync(spelt, then);

        again.Vote.ReplacesEarlier.ShouldBeTrue();
        var entries = (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).ToList();
        entries.Select(e => (e.Kind, e.Text)).ShouldBe([(EntryKind.Decision, "Another matter"), (result, spelt.Trim())]);
        entries[^1].Vote.ShouldNotBeNull().Verdict.ShouldBe(again.Vote.Verdict!.Value);
        // A third time, the second result goes too.
        await VoteAsync("We sign the letter", first);
        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Count().ShouldBe(2);
    }

    [Fact]
    public async Task Where_too_few_vote_again_what_the_meeting_said_before_stands()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        var meeting = await CallAsync();
        await CastAsync(Ana, VoteChoice.For);
        await CloseAsync();

        var again = await VoteAsync("We sign the letter", choice: null);

        again.Vote.Verdict.ShouldBe(Verdict.QuorumMissed);
        again.Vote.ReplacesEarlier.ShouldBeFalse();
        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Select(e => e.Kind).ShouldBe([EntryKind.Decision, EntryKind.Rejected]);
    }

    [Fact]
    public async Task The_same_words_under_another_item_are_another_motion()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        var meeting = await CallAsync();
        await CastAsync(Ana, VoteChoice.For);
        await CloseAsync();
        await WriteAsync((db, ct) => OpenTopic.HandleAsync(db, new(Place, "The second letter", null, Ana, Now), ct));

        (await VoteAsync("We sign the letter", VoteChoice.Against)).Vote.ReplacesEarlier.ShouldBeFalse();

        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Select(e => e.Kind).ShouldBe([EntryKind.Decision, EntryKind.Rejected]);
    }

    [Fact]
    public async Task A_meeting_that_goes_on_has_the_earlier_result_until_the_vote_that_its_end_closed_is_over()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        var meeting = await CallAsync();
        await CastAsync(Ana, VoteChoice.For);
        await CloseAsync();
        await WriteAsync((db, ct) => CallVote.HandleAsync(db, new(Place, "We sign the letter", null, Ana, Now), ct));
        await CastAsync(Ana, VoteChoice.Against);
        await WriteAsync((db, ct) => EndMeeting.HandleAsync(db, new(Place, null, Ana, Now), ct));
        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Single().Kind.ShouldBe(EntryKind.Rejected);

        await WriteAsync((db, ct) => ReopenMeeting.HandleAsync(db, new(Place, null, Ana, Now), [], ct));
        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Single().Kind.ShouldBe(EntryKind.Decision);

        await CloseAsync();
        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Single().Kind.ShouldBe(EntryKind.Rejected);
    }

    [Fact]
    public async Task A_motion_that_another_meeting_voted_on_keeps_its_result_there()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        var meeting = await CallAsync();
        await CastAsync(Ana, VoteChoice.For);
        await CloseAsync();
        await WriteAsync((db, ct) => EndMeeting.HandleAsync(db, new(Place, null, Ana, Now), ct));

        await CallAsync();
        (await CloseAsync()).ShouldBeOfType<CloseVote.Outcome.Closed>().Vote.ReplacesEarlier.ShouldBeFalse();

        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Single().Kind.ShouldBe(EntryKind.Decision);
    }

    [Fact]
    public async Task The_end_of_the_meeting_closes_the_vote_and_shows_it()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]), ("Agua Viva", OrganisationStatus.Member, [Eva]), ("Red", OrganisationStatus.Member, []));
        var meeting = await CallAsync();
        await CastAsync(Ana, VoteChoice.For);

        var ended = (await WriteAsync((db, ct) => EndMeeting.HandleAsync(db, new(Place, null, Ana, Now), ct))).ShouldBeOfType<EndMeeting.Outcome.Ended>();
        ended.ClosedVote.ShouldNotBeNull().Verdict.ShouldBe(Verdict.QuorumMissed);
        ended.Decisions.ShouldBe(0);
        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Single().Vote.ShouldNotBeNull().Verdict.ShouldBe(Verdict.QuorumMissed);
        (await CastAsync(Eva, VoteChoice.For)).ShouldBeOfType<CastVote.Outcome.NoneOpen>();
    }

    [Fact]
    public async Task Twenty_ballots_at_once_of_two_organisations_are_two()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana, Luis]), ("Agua Viva", OrganisationStatus.Member, [Eva]));
        await CallAsync();
        Actor[] all = [Ana, Luis, Eva];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => CastAsync(all[i % 3], (VoteChoice)(i % 2)), Cancellation)));
        outcomes.ShouldAllBe(o => o is CastVote.Outcome.Counted);

        var closed = (await CloseAsync()).ShouldBeOfType<CloseVote.Outcome.Closed>();
        closed.Vote.Tally.Answered.ShouldBe(2);
        closed.Vote.Voices.Select(v => v.Voter).ShouldBe(["Agua Viva", "CARE"]);
    }

    [Fact]
    public async Task A_vote_is_closed_once_however_many_press()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Ana]));
        var meeting = await CallAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(CloseAsync, Cancellation)));
        outcomes.Count(o => o is CloseVote.Outcome.Closed { IsNew: true }).ShouldBe(1);
        (await ReadAsync(meeting)).Items.SelectMany(i => i.Entries).Count().ShouldBe(1);
    }

    /// <summary>In a new meeting.</summary>
    private async Task<Guid> CallAsync(GroupInfo? group = null)
    {
        var started = (await WriteAsync((db, ct) => StartMeeting.HandleAsync(db, new(Place, false, "", "Budget", 2026, Ana, Now) { Group = group }, ct)))
            .ShouldBeOfType<StartMeeting.Outcome.Started>();
        (await WriteAsync((db, ct) => CallVote.HandleAsync(db, new(Place, "We sign the letter", group?.Id, Ana, Now), ct))).ShouldBeOfType<CallVote.Outcome.Called>();
        return started.Meeting.Id;
    }

    /// <summary>From the call to the close, in the meeting that runs.</summary>
    /// <param name="choice">Null where nobody votes.</param>
    private async Task<CloseVote.Outcome.Closed> VoteAsync(string motion, VoteChoice? choice)
    {
        (await WriteAsync((db, ct) => CallVote.HandleAsync(db, new(Place, motion, null, Ana, Now), ct))).ShouldBeOfType<CallVote.Outcome.Called>();
        if (choice is { } voted)
            await CastAsync(Ana, voted);
        return (await CloseAsync()).ShouldBeOfType<CloseVote.Outcome.Closed>();
    }

    private Task<CastVote.Outcome> CastAsync(Actor who, VoteChoice choice) =>
        WriteAsync((db, ct) => CastVote.HandleAsync(db, new(null, Place, choice, who, Now), ct));

    private Task<UndoEntry.Outcome> UndoAsync(Actor who) => WriteAsync((db, ct) => UndoEntry.HandleAsync(db, new(Place, null, who, Now), ct));

    private Task<CloseVote.Outcome> CloseAsync() => WriteAsync((db, ct) => CloseVote.HandleAsync(db, new(null, Place, null, Ana, Now), ct));
}
