using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Rota;
using AllianceBot.Rota.Calendar;
using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Rota;

public sealed class SqliteGroupRotaTests(SqliteDatabase database) : GroupRotaContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresGroupRotaTests(PostgresDatabase database) : GroupRotaContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>The rota of a working group beside that of its alliance, with real rows: nothing of one is in the other, but absences.</summary>
public abstract class GroupRotaContract<TDatabase>(TDatabase database) : RotaBench<TDatabase>(database)
    where TDatabase : TestDatabase
{
    private Guid _group;
    private Actor _coordinator = null!;

    private RotaSetting OfGroup => Setting with { Group = new GroupInfo(_group, "Water") };

    /// <summary>Organisations 1 to 4.</summary>
    private IEnumerable<Guid> Members => Organisations.Skip(1).Take(4);

    [Fact]
    public async Task A_group_has_a_rota_of_its_own_over_those_who_take_part_and_the_alliances_stays_as_it_is()
    {
        await FoundAsync();
        await PublishAsync();
        var published = await PublishOfGroupAsync();

        published.New.ShouldBeGreaterThan(0);
        var turns = await ReadAsync(db => db.Set<RotaTurn>().ToListAsync(Cancel));
        turns.Where(t => t.GroupId == _group).Select(t => t.OrganisationId).Distinct().ShouldBe(Members, ignoreOrder: true);
        turns.Where(t => t.GroupId == _group).ShouldAllBe(t => t.Rhythm == Rhythm.Meeting);
        turns.Where(t => t.GroupId == null).Select(t => t.OrganisationId).Distinct().Count().ShouldBe(Names.Length);
        (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>().ChangesNothing.ShouldBeTrue();
        (await PublishOfGroupAsync()).ShouldBe(new PublishRota.Outcome.Published(0, 0, 0));
        var (fairness, _) = await ReadAsync(db => MeasureFairness.HandleAsync(db, OfGroup, Cancel));
        fairness.Lines.Count.ShouldBe(4);
        fairness.Rhythms.ShouldHaveSingleItem().IsWithinBound.ShouldBeTrue();
        (await ReadAsync(db => db.Set<ChangeRecord>().Where(c => c.Action == "rotaPublished").OrderBy(c => c.Id).ToListAsync(Cancel)))[^1].ReadFields().ShouldContain(new FieldChange("rotaGroup", "", "Water"));
    }

    [Fact]
    public async Task What_is_owed_in_a_group_is_owed_there_alone()
    {
        await FoundAsync();
        await PublishAsync();
        await PublishOfGroupAsync();
        Time.Advance(TimeSpan.FromDays(60));
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        var missed = await ReadAsync(db => db.Set<RotaTurn>().Where(t => t.GroupId == _group && t.Date < Setting.Today && t.CountedEffort != null).OrderBy(t => t.Date).FirstAsync(Cancel));
        var (before, ofGroup) = (await AccountsAsync(Guid.Empty), await AccountsAsync(_group));

        (await WriteAsync(db => SettleTurn.HandleAsync(db, new(missed.Id, false, "", "", _coordinator, Setting), Cancel))).ShouldBeOfType<TurnOutcome.Done>();

        (await AccountsAsync(Guid.Empty)).ShouldBe(before, ignoreOrder: true);
        (await AccountsAsync(_group)).Sum(a => a.Load).ShouldBe(ofGroup.Sum(a => a.Load) - missed.CountedEffort!.Value);
        (await ReadAsync(db => KeepRota.IsDueAsync(db, Setting.Today, Setting.Now, Cancel))).ShouldBeFalse("All days that are over are counted, in both.");
    }

    [Fact]
    public async Task The_coordinator_manages_the_groups_rota_and_no_other()
    {
        await FoundAsync();
        var member = await SpeakerAsync(Organisations[2]);
        var ready = (await PlanOfGroupAsync()).ShouldBeOfType<RotaProposal.Ready>();
        (await WriteAsync(db => PublishRota.HandleAsync(db, new(Wish(), ready.Fingerprint, member, OfGroup), Cancel))).ShouldBeOfType<PublishRota.Outcome.Refused>();
        (await WriteAsync(db => PublishRota.HandleAsync(db, new(Wish(), ready.Fingerprint, _coordinator, OfGroup), Cancel))).ShouldBeOfType<PublishRota.Outcome.Published>();
        var whole = (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>();
        (await WriteAsync(db => PublishRota.HandleAsync(db, new(Wish(), whole.Fingerprint, _coordinator, Setting), Cancel))).ShouldBeOfType<PublishRota.Outcome.Refused>();
        await PublishAsync();

        // For others, whatever place the card is in: the rota follows from the turn.
        var (own, alliances) = (await FirstAsync(_group), await FirstAsync(null));
        (await WriteAsync(db => DeclineTurn.HandleAsync(db, new(own.Id, "Nobody is there", _coordinator, Setting), Cancel))).ShouldBeOfType<TurnOutcome.Done>();
        (await WriteAsync(db => DeclineTurn.HandleAsync(db, new(alliances.Id, "Nobody is there", _coordinator, OfGroup), Cancel))).ShouldBeOfType<TurnOutcome.NotYours>();
        (await WriteAsync(db => SaveCaps.HandleAsync(db, new(0, new("40", ""), _coordinator, OfGroup), Cancel))).ShouldBeOfType<SaveCaps.Outcome.Saved>();
        (await WriteAsync(db => SaveCaps.HandleAsync(db, new(0, new("40", ""), _coordinator, Setting), Cancel))).ShouldBeOfType<SaveCaps.Outcome.Refused>();
        (await ReadAsync(db => RotaState.ReadAsync(db, Setting, Cancel))).Caps.IsNone.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_is_away_is_away_in_every_rota()
    {
        await FoundAsync();
        await PublishAsync();
        await PublishOfGroupAsync();
        var holder = await SpeakerAsync(Organisations[1]);
        var (from, to) = (Wish().Meetings[0], Setting.Today.AddDays(120));
        var coming = await ReadAsync(db => db.Set<RotaTurn>().Where(t => t.OrganisationId == Organisations[1] && t.Date >= from && t.Date <= to).ToListAsync(Cancel));
        coming.Select(t => t.GroupId).Distinct().Count().ShouldBe(2);

        var recorded = (await WriteAsync(db => RecordAbsence.HandleAsync(db, new("", $"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}", holder, OfGroup), Cancel))).ShouldBeOfType<RecordAbsence.Outcome.Recorded>();

        (recorded.Offered + recorded.Planned).ShouldBe(coming.Count);
        (await PlanOfGroupAsync()).ShouldBeOfType<RotaProposal.Ready>().Turns.Where(t => t.Existing?.IsAnnounced is not true).ShouldAllBe(t => t.OrganisationId != Organisations[1]);
        (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>().Turns.Where(t => t.Existing?.IsAnnounced is not true).ShouldAllBe(t => t.OrganisationId != Organisations[1]);
    }

    [Fact]
    public async Task A_group_that_closes_drops_its_coming_turns_and_whoever_had_one_is_told()
    {
        await FoundAsync();
        await PublishAsync();
        await PublishOfGroupAsync();
        Time.Advance(TimeSpan.FromDays(60));
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        var (whole, accounts) = (await ReadAsync(db => db.Set<RotaTurn>().CountAsync(t => t.GroupId == null, Cancel)), await AccountsAsync(_group));
        var next = await FirstAsync(_group);
        var told = await SpeakerAsync(next.OrganisationId);

        (await WriteAsync(db => CloseGroup.HandleAsync(db, new(_group, IsSure: true, "19:water", Chair, Phrases, Setting.Now), Cancel))).ShouldBeOfType<CloseGroup.Outcome.Closed>();

        (await ReadAsync(db => db.Set<RotaTurn>().AnyAsync(t => t.GroupId == _group && t.Date >= Setting.Today, Cancel))).ShouldBeFalse();
        (await ReadAsync(db => db.Set<RotaTurn>().CountAsync(t => t.GroupId == null, Cancel))).ShouldBe(whole);
        (await AccountsAsync(_group)).ShouldBe(accounts, ignoreOrder: true);
        (await NewsOfAsync(told.Id)).ShouldContain(news => news.Contains($"\"What\":{(int)TurnNewsKind.GroupClosed}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_writes_the_minutes_of_todays_meeting_still_may_once_the_group_is_closed_and_nobody_is_chased()
    {
        await FoundAsync();
        var (minutes, passed) = (await HoldAsync(_group, DutyKind.Minutes, Organisations[3]), await HoldAsync(_group, DutyKind.Convening, Organisations[2], Setting.Today.AddDays(-3)));
        var writer = await SpeakerAsync(Organisations[3]);
        await WriteAsync(db => AcceptTurn.HandleAsync(db, new(minutes, writer, Setting), Cancel));

        await WriteAsync(db => CloseGroup.HandleAsync(db, new(_group, IsSure: true, "19:water", Chair, Phrases, Setting.Now), Cancel));

        (await TurnAsync(minutes)).NextStepAt.ShouldBeNull();
        (await TurnAsync(passed)).NextStepAt.ShouldBeNull();
        (await ReadAsync(db => DutyHolders.OfMinutesAsync(db, _group, Setting.Now, Cancel))).ShouldBe([writer.Id]);
        (await NewsOfAsync(writer.Id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_organisation_that_leaves_the_group_leaves_its_turns_to_the_others(bool accepts)
    {
        await FoundAsync();
        var turn = await HoldAsync(_group, DutyKind.Convening, Organisations[2], Setting.Today.AddDays(9));
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        var holder = await SpeakerAsync(Organisations[2]);
        if (accepts)
            await WriteAsync(db => AcceptTurn.HandleAsync(db, new(turn, holder, Setting), Cancel));

        await WriteAsync(db => JoinGroup.HandleAsync(db, new(_group, Joins: false, holder, Setting.Now), Cancel));

        (await ReadAsync(db => KeepRota.IsDueAsync(db, Setting.Today, Setting.Now, Cancel))).ShouldBeTrue();
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        var left = await TurnAsync(turn);
        (left.State, left.PersonId).ShouldBe((TurnState.Offered, null));
        (await NewsOfAsync(holder.Id)).ShouldHaveSingleItem();
        (await ReadAsync(db => db.Set<Notice>().Where(n => n.Kind == "turnOffer").Select(n => n.RecipientId).ToListAsync(Cancel))).ShouldNotContain(holder.Id);
        (await ReadAsync(db => KeepRota.IsDueAsync(db, Setting.Today, Setting.Now, Cancel))).ShouldBeFalse("Once is enough.");
    }

    [Fact]
    public async Task What_people_wrote_about_a_groups_turn_is_not_in_the_history_that_everybody_reads()
    {
        await FoundAsync();
        var turn = await HoldAsync(_group, DutyKind.Convening, Organisations[1], Setting.Today.AddDays(9));
        await WriteAsync(db => DeclineTurn.HandleAsync(db, new(turn, "The source is ill", _coordinator, OfGroup), Cancel));

        var fields = (await ReadAsync(db => db.Set<ChangeRecord>().SingleAsync(c => c.Action == "turnDeclined", Cancel))).Fields;
        fields.ShouldContain("Water");
        fields.ShouldNotContain("source is ill");
    }

    [Fact]
    public async Task A_coordinator_who_speaks_for_no_member_acts_for_the_others_all_the_same()
    {
        await FoundAsync();
        var turn = await HoldAsync(_group, DutyKind.Convening, Organisations[1], Setting.Today.AddDays(9));
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        await WriteAsync(async db =>
        {
            (await db.Set<Person>().SingleAsync(p => p.Id == _coordinator.Id, Cancel)).Represent(null);
            await db.SaveChangesAsync(Cancel);
            return true;
        });

        (await WriteAsync(db => DeclineTurn.HandleAsync(db, new(turn, "They asked me to", _coordinator, OfGroup), Cancel))).ShouldBeOfType<TurnOutcome.Done>();
        var alliances = await HoldAsync(null, DutyKind.Convening, Organisations[1], Setting.Today.AddDays(9));
        (await WriteAsync(db => DeclineTurn.HandleAsync(db, new(alliances, "They asked me to", _coordinator, OfGroup), Cancel))).ShouldBeOfType<TurnOutcome.Refused>();
    }

    [Fact]
    public async Task Another_organisation_that_did_a_groups_turn_is_credited_though_it_is_not_in_the_group()
    {
        await FoundAsync();
        var turn = await HoldAsync(_group, DutyKind.Convening, Organisations[1]);

        (await WriteAsync(db => SettleTurn.HandleAsync(db, new(turn, false, Names[0], "", Chair, OfGroup), Cancel))).ShouldBeOfType<TurnOutcome.Done>();
        (await TurnAsync(turn)).DoneById.ShouldBe(Organisations[0]);
    }

    [Fact]
    public async Task A_meeting_of_the_group_settles_its_turn_and_no_other_and_names_who_holds_its_minutes()
    {
        await FoundAsync();
        var (own, alliances) = (await HoldAsync(_group, DutyKind.Convening, Organisations[1]), await HoldAsync(null, DutyKind.Convening, Organisations[2]));
        var minutes = await HoldAsync(_group, DutyKind.Minutes, Organisations[3]);
        var writer = await SpeakerAsync(Organisations[3]);
        await WriteAsync(db => AcceptTurn.HandleAsync(db, new(minutes, writer, Setting), Cancel));
        await WriteAsync(db => StartMeeting.HandleAsync(db, new("19:water", false, "", "Wells", 2026, _coordinator, Setting.Now) { Group = OfGroup.Group }, Cancel));
        Time.Advance(TimeSpan.FromMinutes(5));

        await WriteAsync(db => SeeWork.HandleAsync(db, Setting, Cancel));

        (await TurnAsync(own)).State.ShouldBe(TurnState.Done);
        (await TurnAsync(alliances)).State.ShouldBe(TurnState.Planned);
        (await ReadAsync(db => DutyHolders.OfMinutesAsync(db, _group, Setting.Now, Cancel))).ShouldBe([writer.Id]);
        (await ReadAsync(db => DutyHolders.OfMinutesAsync(db, null, Setting.Now, Cancel))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ones_own_turns_stand_together_with_their_group_and_what_all_read_has_the_alliances_alone()
    {
        await FoundAsync();
        var day = Setting.Today.AddDays(5);
        var (own, alliances) = (await HoldAsync(_group, DutyKind.Convening, Organisations[1], day), await HoldAsync(null, DutyKind.Convening, Organisations[1], day));
        var holder = await SpeakerAsync(Organisations[1]);
        var title = Phrases.Say(TextLanguage.English, "dutyName.Convening");

        var view = (await ReadAsync(db => ShowRota.HandleAsync(db, new("", false, 1, holder, Setting), Cancel))).ShouldBeOfType<ShowRota.Outcome.Found>().View;
        view.Mine.Select(row => (row.Id, row.Group)).ShouldBe([(own, "Water"), (alliances, "")], ignoreOrder: true);
        view.Now.ShouldHaveSingleItem().Id.ShouldBe(alliances);
        view.Page.Rows.ShouldBeEmpty("what stands above the list is not in it once more");
        (await ReadAsync(db => ShowRota.HandleAsync(db, new("", false, 1, holder, OfGroup), Cancel))).ShouldBeOfType<ShowRota.Outcome.Found>().View.Now.ShouldHaveSingleItem().Id.ShouldBe(own);
        (await ReadAsync(db => ReadCalendar.HandleAsync(db, holder.Id, Setting, TextLanguage.English, Cancel)))!.ShouldContain($"SUMMARY:{title} (Water) · CARE");
        (await ReadAsync(db => HeldTurns.ReadNextAsync(db, Setting.Today, day, Phrases, TextLanguage.English, Cancel))).ShouldHaveSingleItem().ShouldNotContain("Water");
        await WriteAsync(db => AcceptTurn.HandleAsync(db, new(own, holder, Setting), Cancel));
        (await ReadAsync(db => HeldTurns.ReadOfAsync(db, holder.Id, Setting.Today, Phrases, TextLanguage.English, Cancel))).ShouldHaveSingleItem().ShouldStartWith($"{title} (Water)");
    }

    [Fact]
    public async Task The_coordinator_hears_of_a_turn_that_nobody_takes_and_whoever_leads_where_there_is_none()
    {
        await FoundAsync();
        var turn = await HoldAsync(_group, DutyKind.Convening, Organisations[2], Setting.Today.AddDays(2));
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        (await ToldAsync()).ShouldBe([_coordinator.Id]);

        await WriteAsync(async db =>
        {
            (await db.Set<RoleHolding>().SingleAsync(h => h.GroupId == _group, Cancel)).End(Setting.Now);
            return true;
        });
        (await ReadAsync(db => RotaScopes.ReadManagersAsync(db, _group, Cancel))).ShouldBe([Chair.Id]);

        Task<List<Guid>> ToldAsync() => ReadAsync(db => db.Set<Notice>().Where(n => n.Kind == "turnWaits" && n.SubjectId.StartsWith(turn.ToString())).Select(n => n.RecipientId).ToListAsync(Cancel));
    }

    private async Task FoundAsync()
    {
        var person = await SpeakerAsync(Organisations[4]);
        _group = await WriteAsync(db =>
        {
            var group = WorkingGroup.Create("19:water", Setting.Now);
            group.Describe("Water", "", null, Members);
            db.Add(group);
            db.Add(RoleHolding.Give(person.Id, Role.Coordinator, group.Id, Setting.Now));
            return Task.FromResult(group.Id);
        });
        _coordinator = person;
    }

    private Task<RotaProposal> PlanOfGroupAsync() => ReadAsync(async db =>
    {
        var state = await RotaState.ReadAsync(db, OfGroup, Cancel);
        return RotaPlanning.Plan(state, RotaAccounts.Close(db, state), Wish());
    });

    private async Task<PublishRota.Outcome.Published> PublishOfGroupAsync()
    {
        var fingerprint = (await PlanOfGroupAsync()).ShouldBeOfType<RotaProposal.Ready>().Fingerprint;
        return (await WriteAsync(db => PublishRota.HandleAsync(db, new(Wish(), fingerprint, _coordinator, OfGroup), Cancel))).ShouldBeOfType<PublishRota.Outcome.Published>();
    }

    private Task<List<(Rhythm Rhythm, Guid Organisation, decimal Share, decimal Load)>> AccountsAsync(Guid scope) => ReadAsync(async db =>
        (await db.Set<RotaAccount>().Where(a => a.Scope == scope).ToListAsync(Cancel)).ConvertAll(a => (a.Rhythm, a.OrganisationId, a.Share, a.Load)));

    private Task<RotaTurn> FirstAsync(Guid? group) => ReadAsync(db =>
        db.Set<RotaTurn>().Where(t => t.GroupId == group && t.Date >= Setting.Today && t.OrganisationId != Organisations[4] && t.OrganisationId != Organisations[0]).OrderBy(t => t.Date).FirstAsync(Cancel));

    private Task<Guid> HoldAsync(Guid? group, DutyKind kind, Guid organisation, DateOnly? day = null) => WriteAsync(async db =>
    {
        var duty = await db.FindAsync<RotaDuty>([db.AllianceId, RotaDuty.IdOf(kind, group)], Cancel);
        if (duty is null)
            db.Add(duty = RotaDuty.UsualOf(group, kind));
        var turn = RotaTurn.Plan(duty.Id, Rhythm.Meeting, day ?? Setting.Today, 0, organisation, Setting.Now, group);
        db.Add(turn);
        return turn.Id;
    });
}
