using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Engine;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Rota;

public sealed class SqliteCapTests(SqliteDatabase database) : CapContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresCapTests(PostgresDatabase database) : CapContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>Caps as people set them, with real rows: from the form to the plan and the fairness report.</summary>
public abstract class CapContract<TDatabase>(TDatabase database) : RotaBench<TDatabase>(database)
    where TDatabase : TestDatabase
{
    [Fact]
    public async Task The_plan_that_is_published_keeps_the_caps_and_the_fairness_report_says_where_they_bite()
    {
        await MakeInternationalAsync("CARE", weight: 9);
        await MakeInternationalAsync("Semillas", weight: 9);
        (await SaveAsync("25 %", "40")).ShouldBe(new SaveCaps.Outcome.Saved(new(25, 40)));
        await PublishAsync();

        var (fairness, members) = await ReadAsync(db => MeasureFairness.HandleAsync(db, Setting, Cancel));

        var (all, international) = (fairness.Lines.Sum(line => line.Share), fairness.Lines.Where(line => members.Find(line.OrganisationId)!.IsInternational).Sum(line => line.Share));
        (international / all).ShouldBe(0.4, 1e-6);
        fairness.Lines.ShouldAllBe(line => line.Share <= (0.25 * all) + 1e-6);
        fairness.IsInternationalCapped.ShouldBeTrue();
        fairness.Rhythms.ShouldAllBe(rhythm => rhythm.IsWithinBound);
        // Each has 20 % once both are held to 40 %, so the cap for each holds nobody down.
        fairness.Capped.ShouldBeEmpty();
        CapTexts.Bites(Phrases, TextLanguage.Spanish, fairness, members).ShouldBe(["Por su peso, las ONG internacionales tendrían en conjunto más del 40 % de los turnos; el exceso se reparte entre las demás."]);
    }

    [Fact]
    public async Task One_organisation_is_held_at_the_cap_for_each_and_named()
    {
        await MakeInternationalAsync("CARE", weight: 9);
        await SaveAsync("20", "");
        await PublishAsync();
        var (fairness, members) = await ReadAsync(db => MeasureFairness.HandleAsync(db, Setting, Cancel));
        var care = fairness.Lines.Single(line => members.LabelOf(line.OrganisationId) == "CARE");
        (care.Share / fairness.Lines.Sum(line => line.Share)).ShouldBe(0.2, 1e-6);
        fairness.Capped.ShouldBe([care.OrganisationId]);
        (await ReadAsync(db => FairnessLines.ReadAsync(db, Setting, TextLanguage.English, 3, Cancel))).ShouldContain("CARE: the share is held at the cap of 20 %; the rest is shared among the others.");
    }

    [Fact]
    public async Task A_cap_that_is_set_later_moves_what_nobody_was_told_of_and_nothing_else()
    {
        await MakeInternationalAsync("CARE", weight: 9);
        await PublishAsync();
        var (told, before) = (await HoldersAsync(t => t.State != TurnState.Planned), (await MeasureCareAsync()).Load);
        await SaveAsync("20", "");
        (await PublishAsync()).ShouldBeOfType<PublishRota.Outcome.Published>().Moved.ShouldBeGreaterThan(0);
        (await HoldersAsync(t => told.Keys.Contains(t.Id))).ShouldBe(told, ignoreOrder: true);
        var now = await MeasureCareAsync();
        now.Load.ShouldBeLessThan(before);
        (await ReadAsync(db => MeasureFairness.HandleAsync(db, Setting, Cancel))).Fairness.Rhythms.ShouldAllBe(rhythm => rhythm.IsWithinBound);
    }

    [Fact]
    public async Task What_was_before_a_cap_stays_counted_as_it_was()
    {
        await MakeInternationalAsync("CARE", weight: 9);
        await PublishAsync();
        Time.Advance(TimeSpan.FromDays(60));
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        var counted = await AccountsAsync();
        await SaveAsync("20", "30");
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        (await AccountsAsync()).ShouldBe(counted, ignoreOrder: true);
    }

    [Fact]
    public async Task Where_too_few_are_there_the_plan_says_which_cap_would_be_enough_and_it_is()
    {
        await SaveAsync("20", "");
        var away = Organisations.Skip(4).ToList();
        await WriteAsync(db =>
        {
            db.AddRange(away.Select(id => new RotaAbsence { Id = OrderedId.Next(Setting.Now), OrganisationId = id, From = Wish().Meetings[1], To = Wish().Meetings[1] }));
            return Task.FromResult(true);
        });

        var (_, problem) = (await PlanAsync()).ShouldBeOfType<RotaProposal.Impossible>().Problems.Single(p => p.Rhythm is Rhythm.Meeting);
        problem.ShouldBe(new RotaProblem(RotaProblemKind.CapsTooLow, Wish().Meetings[1], 1, 20m, 25m));

        await SaveAsync("24", "", version: 1);
        (await PlanAsync()).ShouldBeOfType<RotaProposal.Impossible>();
        await SaveAsync("25", "", version: 2);
        (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>();
    }

    [Fact]
    public async Task What_the_members_cannot_keep_is_refused_with_the_least_that_they_can()
    {
        (await SaveAsync("14", "")).ShouldBeOfType<SaveCaps.Outcome.Wrong>().ShouldSatisfyAllConditions(
            wrong => wrong.Problem.ShouldBe(CapProblem.EachTooLow), wrong => wrong.Values.ShouldBe([7, 14m, 15m]));
        (await SaveAsync("15", "")).ShouldBeOfType<SaveCaps.Outcome.Saved>();
        foreach (var name in Names.Skip(2))
            await MakeInternationalAsync(name, weight: 1);
        (await SaveAsync("15", "60", version: 1)).ShouldBeOfType<SaveCaps.Outcome.Wrong>().ShouldSatisfyAllConditions(
            wrong => wrong.Problem.ShouldBe(CapProblem.InternationalTooLow), wrong => wrong.Values.ShouldBe([2, 60m, 70m]));
        (await SaveAsync("15", "70", version: 1)).ShouldBeOfType<SaveCaps.Outcome.Saved>();
        foreach (var name in Names.Take(2))
            await MakeInternationalAsync(name, weight: 1);
        (await SaveAsync("15", "80", version: 2)).ShouldBeOfType<SaveCaps.Outcome.Wrong>().Problem.ShouldBe(CapProblem.NobodyElse);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("-5")]
    [InlineData("33,333")]
    [InlineData("a third")]
    public async Task A_percentage_that_is_none_is_refused(string typed) => (await SaveAsync("", typed)).ShouldBeOfType<SaveCaps.Outcome.Wrong>().Problem.ShouldBe(CapProblem.Unclear);

    [Fact]
    public async Task Caps_are_changed_by_whoever_leads_with_what_they_saw_and_stand_in_the_trail()
    {
        var speaker = await SpeakerAsync(Organisations[1]);
        (await WriteAsync(db => SaveCaps.HandleAsync(db, new(0, new("30", ""), speaker, Setting), Cancel))).ShouldBeOfType<SaveCaps.Outcome.Refused>();
        await SaveAsync("33,5 %", "");
        // The same again is no change, whatever was seen.
        (await SaveAsync("33.5", "100")).ShouldBeOfType<SaveCaps.Outcome.Saved>();
        (await SaveAsync("40", "")).ShouldBeOfType<SaveCaps.Outcome.Wrong>().ShouldSatisfyAllConditions(
            wrong => wrong.Problem.ShouldBe(CapProblem.ChangedMeanwhile), wrong => wrong.Version.ShouldBe(1));
        (await SaveAsync("", "", version: 1)).ShouldBe(new SaveCaps.Outcome.Saved(CapFacts.None));

        var trail = await ReadAsync(db => db.Set<ChangeRecord>().Where(c => c.Action == "rotaCapsChanged").OrderBy(c => c.Id).ToListAsync(Cancel));
        trail.SelectMany(c => c.ReadFields()).ShouldBe([new FieldChange("rotaCapEach", "", "33.5"), new FieldChange("rotaCapEach", "33.5", "")]);
    }

    private Task<SaveCaps.Outcome> SaveAsync(string each, string international, int version = 0) =>
        WriteAsync(db => SaveCaps.HandleAsync(db, new(version, new(each, international), Chair, Setting), Cancel));

    private Task<bool> MakeInternationalAsync(string name, decimal weight) => WriteAsync(async db =>
        (await db.Set<Organisation>().SingleAsync(o => o.Name == name, Cancel)).Apply(new() { Name = name, Sector = Sector.InternationalNgo, Weight = weight }, Setting.Today));

    private Task<Dictionary<Guid, Guid>> HoldersAsync(System.Linq.Expressions.Expression<Func<RotaTurn, bool>> which) =>
        ReadAsync(db => db.Set<RotaTurn>().Where(which).ToDictionaryAsync(t => t.Id, t => t.OrganisationId, Cancel));

    private Task<List<(Rhythm Rhythm, Guid Organisation, decimal Share)>> AccountsAsync() => ReadAsync(async db =>
        (await db.Set<RotaAccount>().ToListAsync(Cancel)).ConvertAll(a => (a.Rhythm, a.OrganisationId, a.Share)));

    private async Task<FairnessLine> MeasureCareAsync()
    {
        var (fairness, members) = await ReadAsync(db => MeasureFairness.HandleAsync(db, Setting, Cancel));
        return fairness.Lines.Single(line => members.LabelOf(line.OrganisationId) == "CARE");
    }
}
