using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Rota;

public sealed class SqliteTurnLifeTests(SqliteDatabase database) : TurnLifeContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresTurnLifeTests(PostgresDatabase database) : TurnLifeContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>What happens to single turns, with real rows.</summary>
public abstract class TurnLifeContract<TDatabase>(TDatabase database) : RotaBench<TDatabase>(database)
    where TDatabase : TestDatabase
{
    [Fact]
    public async Task A_turn_of_a_month_can_be_taken_over_while_the_month_goes_on_and_the_ledger_follows()
    {
        var month = RotaDays.StartOf(Rhythm.Month, Setting.Today.AddMonths(1));
        var turn = await HoldAsync(DutyKind.Records, Rhythm.Month, month, Organisations[1]);
        Time.Advance(TimeSpan.FromDays(month.DayNumber - Setting.Today.DayNumber + 9));
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        await WriteAsync(async db =>
        {
            (await db.Set<RotaTurn>().SingleAsync(t => t.Id == turn, Cancel)).Offer("", null);
            return true;
        });
        var volunteer = await SpeakerAsync(Organisations[2]);

        (await WriteAsync(db => AcceptTurn.HandleAsync(db, new(turn, volunteer, Setting), Cancel))).ShouldBeOfType<TurnOutcome.Done>();

        var now = await TurnAsync(turn);
        (now.OrganisationId, now.PersonId, now.CountedEffort).ShouldBe((Organisations[2], volunteer.Id, 1m));
        var accounts = await ReadAsync(db => db.Set<RotaAccount>().ToDictionaryAsync(a => a.OrganisationId, a => a.Load, Cancel));
        (accounts[Organisations[1]], accounts[Organisations[2]]).ShouldBe((0m, 1m));
        (await ReadAsync(db => ShowRota.HandleAsync(db, new("", false, 1, volunteer, Setting), Cancel))).ShouldBeOfType<ShowRota.Outcome.Found>()
            .View.Mine.ShouldContain(row => row.Id == turn);

        Time.Advance(TimeSpan.FromDays(30));
        (await WriteAsync(db => DeclineTurn.HandleAsync(db, new(turn, "Too late", volunteer, Setting), Cancel))).ShouldBeOfType<TurnOutcome.TooLate>();
    }

    [Fact]
    public async Task Nobody_of_an_organisation_that_is_away_is_asked_and_its_turn_goes_to_volunteers()
    {
        var turn = await HoldAsync(DutyKind.Minutes, Rhythm.Meeting, Setting.Today.AddDays(49), Organisations[3]);
        var holder = await SpeakerAsync(Organisations[3]);
        await WriteAsync(db => RecordAbsence.HandleAsync(db, new("", Iso(Setting.Today.AddDays(47)), Iso(Setting.Today.AddDays(55)), holder, Setting), Cancel));
        (await TurnAsync(turn)).State.ShouldBe(TurnState.Planned);
        Time.Advance(TimeSpan.FromDays(30));

        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));

        (await TurnAsync(turn)).State.ShouldBe(TurnState.Offered);
        (await NewsOfAsync(holder.Id)).ShouldHaveSingleItem().ShouldContain($"\"What\":{(int)TurnNewsKind.Declined}");
    }

    [Fact]
    public async Task Whoever_was_named_is_told_when_somebody_else_of_the_organisation_does_it_instead()
    {
        var turn = await HoldAsync(DutyKind.Minutes, Rhythm.Meeting, Setting.Today.AddDays(18), Organisations[1]);
        var first = await SpeakerAsync(Organisations[1]);
        await WriteAsync(db => AcceptTurn.HandleAsync(db, new(turn, first, Setting), Cancel));
        var deputy = await WriteAsync(db =>
        {
            var person = Person.Meet(new RosterMember($"29:{Guid.NewGuid():N}", null, "Deputy", null), Setting.Now);
            person.Represent(Organisations[1]);
            db.Add(person);
            return Task.FromResult(new Actor(person.Id, person.Name, Standing.None));
        });

        (await WriteAsync(db => AcceptTurn.HandleAsync(db, new(turn, deputy, Setting), Cancel))).ShouldBeOfType<TurnOutcome.Done>();

        (await NewsOfAsync(first.Id)).ShouldHaveSingleItem().ShouldContain($"\"What\":{(int)TurnNewsKind.Relieved}");
    }

    [Fact]
    public async Task What_its_holder_is_reminded_of_and_asked_keeps_the_clock_by_which_it_is_meant()
    {
        var day = Setting.Today.AddDays(18);
        var turn = await HoldAsync(DutyKind.Minutes, Rhythm.Meeting, day, Organisations[1]);
        var holder = await SpeakerAsync(Organisations[1]);

        await WriteAsync(db => AcceptTurn.HandleAsync(db, new(turn, holder, Setting), Cancel));

        var notices = await ReadAsync(db => db.Set<Notice>().Where(n => n.RecipientId == holder.Id && (n.Kind == "turnReminder" || n.Kind == "turnSettle")).OrderBy(n => n.DueAt).ToListAsync(Cancel));
        notices.Select(n => n.DueDate).ShouldBe([day.AddDays(-7), day.AddDays(-1), day.AddDays(1)]);
        notices.ShouldAllBe(n => n.DueTime == new TimeOnly(9, 0) && n.DueZone == Setting.Alliance.TimeZone && n.ZoneRules == WallClock.Rules);
    }

    [Fact]
    public async Task A_meeting_settles_the_turn_that_is_nearest_to_it_and_not_the_next_one()
    {
        var today = await HoldAsync(DutyKind.Convening, Rhythm.Meeting, Setting.Today, Organisations[1]);
        var soon = await HoldAsync(DutyKind.Convening, Rhythm.Meeting, Setting.Today.AddDays(3), Organisations[2]);
        await WriteAsync(db => StartMeeting.HandleAsync(db, new("19:x", false, "", "Budget", 2026, Chair, Setting.Now), Cancel));
        Time.Advance(TimeSpan.FromMinutes(5));

        await WriteAsync(db => SeeWork.HandleAsync(db, Setting, Cancel));

        (await TurnAsync(today)).State.ShouldBe(TurnState.Done);
        (await TurnAsync(soon)).State.ShouldBe(TurnState.Planned);
    }

    [Theory]
    [InlineData("Minutes")]
    [InlineData("declaraciones CONJUNTAS")]
    public async Task A_duty_of_the_alliances_own_does_not_take_the_name_of_a_usual_one(string name)
    {
        var fields = new DutyFields(name, "", "", "1", "Month", "1", "", "", "false", "", "");
        var vocabulary = new OrganisationVocabulary(Phrases);

        (await WriteAsync(db => SaveDuty.HandleAsync(db, new(null, 0, fields, Chair, Setting), vocabulary, Cancel))).ShouldBeOfType<SaveDuty.Outcome.Wrong>().Faults.Select(fault => fault.Problem).ShouldBe([DutyProblem.NameTaken]);
    }

    [Fact]
    public async Task A_turn_that_is_weeks_away_is_not_done_yet()
    {
        var turn = await HoldAsync(DutyKind.Minutes, Rhythm.Meeting, Setting.Today.AddDays(49), Organisations[0]);

        (await WriteAsync(db => SettleTurn.HandleAsync(db, new(turn, true, "", "", Chair, Setting), Cancel))).ShouldBeOfType<TurnOutcome.TooEarly>();
    }

    [Fact]
    public async Task An_absence_taken_back_asks_the_organisation_again_for_what_nobody_took()
    {
        var day = Setting.Today.AddDays(18);
        var (kept, taken) = (await HoldAsync(DutyKind.Minutes, Rhythm.Meeting, day, Organisations[1]), await HoldAsync(DutyKind.Convening, Rhythm.Meeting, day.AddDays(2), Organisations[1]));
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        var (holder, volunteer) = (await SpeakerAsync(Organisations[1]), await SpeakerAsync(Organisations[2]));
        (await WriteAsync(db => RecordAbsence.HandleAsync(db, new("", Iso(day), Iso(day.AddDays(9)), holder, Setting), Cancel))).ShouldBeOfType<RecordAbsence.Outcome.Recorded>().Offered.ShouldBe(2);
        await WriteAsync(db => AcceptTurn.HandleAsync(db, new(taken, volunteer, Setting), Cancel));
        var absence = (await ReadAsync(db => Absences.ListAsync(db, Organisations[1], Setting.Today, 8, Cancel))).ShouldHaveSingleItem();

        (await WriteAsync(db => RemoveAbsence.HandleAsync(db, new(absence.Id, volunteer, Setting), Cancel))).ShouldBeOfType<RemoveAbsence.Outcome.Refused>("It is not hers.");
        (await WriteAsync(db => RemoveAbsence.HandleAsync(db, new(absence.Id, holder, Setting), Cancel))).ShouldBeOfType<RemoveAbsence.Outcome.Removed>().Asked.ShouldBe(1);

        (await TurnAsync(kept)).State.ShouldBe(TurnState.AllAsked);
        (await TurnAsync(taken)).OrganisationId.ShouldBe(Organisations[2]);
        var asked = await ReadAsync(db => db.Set<Notice>().CountAsync(n => n.Kind == "turnAsk" && n.RecipientId == holder.Id && n.SubjectId.StartsWith(kept.ToString()), Cancel));
        asked.ShouldBe(2, "Asked before, and again.");
        (await WriteAsync(db => RemoveAbsence.HandleAsync(db, new(absence.Id, holder, Setting), Cancel))).ShouldBeOfType<RemoveAbsence.Outcome.AbsenceUnknown>();
    }

    [Fact]
    public async Task A_meeting_that_moves_takes_its_turns_with_it_and_whoever_is_away_gives_theirs_to_volunteers()
    {
        var (from, to) = (Setting.Today.AddDays(18), Setting.Today.AddDays(20));
        var (minutes, convening) = (await HoldAsync(DutyKind.Minutes, Rhythm.Meeting, from, Organisations[1]), await HoldAsync(DutyKind.Convening, Rhythm.Meeting, from, Organisations[2]));
        var (writer, convener) = (await SpeakerAsync(Organisations[1]), await SpeakerAsync(Organisations[2]));
        await WriteAsync(db => AcceptTurn.HandleAsync(db, new(minutes, writer, Setting), Cancel));
        await WriteAsync(db => AcceptTurn.HandleAsync(db, new(convening, convener, Setting), Cancel));
        await WriteAsync(db => RecordAbsence.HandleAsync(db, new("", Iso(to), Iso(to), convener, Setting), Cancel));

        (await MoveAsync(from, to)).ShouldBe(new MoveMeetingDay.Outcome.Moved(from, to, 2, 1));

        var (written, convened) = (await TurnAsync(minutes), await TurnAsync(convening));
        (written.Date, written.State, written.PersonId).ShouldBe((to, TurnState.Accepted, writer.Id));
        (convened.Date, convened.State).ShouldBe((to, TurnState.Offered));
        (await NewsOfAsync(writer.Id)).ShouldHaveSingleItem().ShouldContain($"\"What\":{(int)TurnNewsKind.DayMoved}");
        var reminders = await ReadAsync(db => db.Set<Notice>().Where(n => n.Kind == "turnReminder" && n.RecipientId == writer.Id && n.SubjectId.StartsWith($"{minutes}/{written.Round}/")).OrderBy(n => n.DueAt).Select(n => n.DueAt).ToListAsync(Cancel));
        reminders.Select(due => DateOnly.FromDateTime(Setting.Alliance.ToLocal(due))).ShouldBe([to.AddDays(-7), to.AddDays(-1)]);

        await HoldAsync(DutyKind.Minutes, Rhythm.Meeting, to.AddDays(7), Organisations[3]);
        (await MoveAsync(from, to)).ShouldBe(new MoveMeetingDay.Outcome.Wrong(MoveProblem.DayUnknown));
        (await MoveAsync(to, to.AddDays(7))).ShouldBe(new MoveMeetingDay.Outcome.Wrong(MoveProblem.DayTaken));
        (await MoveAsync(to, Setting.Today.AddDays(-1))).ShouldBe(new MoveMeetingDay.Outcome.Wrong(MoveProblem.DayWrong));

        Task<MoveMeetingDay.Outcome> MoveAsync(DateOnly one, DateOnly other) => WriteAsync(db => MoveMeetingDay.HandleAsync(db, new(Iso(one), Iso(other), Chair, Setting), Cancel));
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task The_fairness_report_fits_into_a_few_lines(TextLanguage language)
    {
        (await ReadAsync(db => FairnessLines.ReadAsync(db, Setting, language, 3, Cancel))).ShouldBeEmpty();
        await PublishAsync();

        var lines = await ReadAsync(db => FairnessLines.ReadAsync(db, Setting, language, 3, Cancel));

        lines.Count.ShouldBe(5);
        lines[0].ShouldBe(Phrases.Say(language, "fairnessWithin"));
        Names.ShouldContain(name => lines[1].StartsWith($"{name}: ", StringComparison.Ordinal));
        lines[4].ShouldContain((Names.Length - 3).ToString(CultureInfo.InvariantCulture));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<Guid> HoldAsync(DutyKind kind, Rhythm rhythm, DateOnly day, Guid organisation) => WriteAsync(async db =>
    {
        var duty = await db.FindAsync<RotaDuty>([db.AllianceId, RotaDuty.IdOf(kind)], Cancel);
        if (duty is null)
            db.Add(duty = RotaDuty.Usual(kind));
        var turn = RotaTurn.Plan(duty.Id, rhythm, day, 0, organisation, Setting.Now);
        db.Add(turn);
        return turn.Id;
    });
}
