using System.Text;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using AllianceBot.Tests.Cards;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Rota;

public sealed class SqliteRotaTests(SqliteDatabase database) : RotaContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public void Cards_of_five_hundred_organisations_stay_under_eighty_kilobytes(TextLanguage language)
    {
        var cards = RenderingModels.LadenRota(language).ToList();
        cards.Count.ShouldBe(2);
        foreach (var card in cards)
            Encoding.Unicode.GetByteCount(RenderingModels.Render(card)).ShouldBeLessThan(80_000, card.Template);
    }
}

public sealed class PostgresRotaTests(PostgresDatabase database) : RotaContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>A rota as it is lived, with real rows: what was announced stays, what was not done is owed, and the ledger adds up.</summary>
public abstract class RotaContract<TDatabase>(TDatabase database) : RotaBench<TDatabase>(database)
    where TDatabase : TestDatabase
{
    [Fact]
    public async Task Through_a_year_of_absences_and_missed_turns_what_was_announced_stays_and_the_ledger_adds_up()
    {
        var chance = new Random(7);
        for (var month = 0; month < 12; month++)
        {
            var announced = await ReadAsync(db => db.Set<RotaTurn>().Where(t => t.State != TurnState.Planned).ToDictionaryAsync(t => t.Id, t => t.OrganisationId, Cancel));
            if (month % 3 == 1)
                await WriteAsync(db => Task.FromResult(db.Add(new RotaAbsence { Id = OrderedId.Next(Setting.Now), OrganisationId = Organisations[chance.Next(Organisations.Count)], From = Setting.Today.AddDays(40), To = Setting.Today.AddDays(60) })));
            await PublishAsync();
            foreach (var (id, organisation) in announced)
                (await ReadAsync(db => db.Set<RotaTurn>().Where(t => t.Id == id).Select(t => t.OrganisationId).SingleAsync(Cancel))).ShouldBe(organisation, "A plan moves nothing that people were told of.");
            Time.Advance(TimeSpan.FromDays(30));
            await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
            await SettleAsync(chance);
            await TheLedgerAddsUpAsync();
        }

        var fairness = (await ReadAsync(db => MeasureFairness.HandleAsync(db, Setting, Cancel))).Fairness;
        fairness.Lines.Count.ShouldBe(Names.Length);
        fairness.Lines.Sum(line => line.Deviation).ShouldBeLessThanOrEqualTo(1e-6, "What nobody did is owed, and nothing else is.");
    }

    [Fact]
    public async Task A_turn_of_somebody_who_left_is_told_and_asked_anew()
    {
        await PublishAsync();
        Time.Advance(TimeSpan.FromDays(1));
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));
        var (turnId, person) = await WriteAsync(async db =>
        {
            var turn = await db.Set<RotaTurn>().OrderBy(t => t.Date).FirstAsync(t => t.State == TurnState.Asked || t.State == TurnState.AllAsked, Cancel);
            var holder = await db.Set<Person>().FirstAsync(p => p.OrganisationId == turn.OrganisationId, Cancel);
            turn.Accept(holder.Id, holder.Name);
            return (turn.Id, holder);
        });
        (await ReadAsync(db => KeepRota.IsDueAsync(db, Setting.Today, Setting.Now, Cancel))).ShouldBeFalse();
        (await ReadAsync(db => HeldTurns.ReadOfAsync(db, person.Id, Setting.Today, Phrases, TextLanguage.Spanish, Cancel))).Count.ShouldBe(1);
        var other = await WriteAsync(async db =>
        {
            var deputy = Person.Meet(new RosterMember($"29:{Guid.NewGuid():N}", null, "Deputy", null), Setting.Now);
            deputy.Represent(person.OrganisationId);
            db.Add(deputy);
            (await db.Set<Person>().SingleAsync(p => p.Id == person.Id, Cancel)).Leave(Setting.Now);
            return deputy.Id;
        });

        (await ReadAsync(db => KeepRota.IsDueAsync(db, Setting.Today, Setting.Now, Cancel))).ShouldBeTrue();
        await WriteAsync(db => KeepRota.HandleAsync(db, Setting, Cancel));

        var now = await ReadAsync(db => db.Set<RotaTurn>().SingleAsync(t => t.Id == turnId, Cancel));
        (now.PersonId, now.OrganisationId).ShouldBe((null, person.OrganisationId!.Value));
        now.State.ShouldBeOneOf(TurnState.Asked, TurnState.AllAsked);
        (await ReadAsync(db => db.Set<AllianceBot.Delivery.Notice>().AnyAsync(n => n.RecipientId == other && n.SubjectId.StartsWith(turnId.ToString()), Cancel))).ShouldBeTrue();
        (await ReadAsync(db => HeldTurns.ReadOfAsync(db, person.Id, Setting.Today, Phrases, TextLanguage.Spanish, Cancel))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_state_gives_the_same_plan_and_publishing_it_twice_changes_nothing()
    {
        var first = (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>();
        (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>().Fingerprint.ShouldBe(first.Fingerprint);
        (await PublishAsync()).ShouldBeOfType<PublishRota.Outcome.Published>().New.ShouldBe(first.Turns.Count);
        (await PublishAsync()).ShouldBe(new PublishRota.Outcome.Published(0, 0, 0));
        (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>().ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_owed_beyond_the_bound_is_paid_back_by_the_next_plan_with_turns_that_nobody_was_told_of()
    {
        await PublishAsync();
        var (busy, before) = await ReadAsync(async db => (await db.Set<RotaTurn>().Where(t => t.Rhythm == Rhythm.Meeting && t.State == TurnState.Planned).ToListAsync(Cancel))
            .CountBy(t => t.OrganisationId).MaxBy(count => count.Value));
        await WriteAsync(db =>
        {
            var account = RotaAccount.Open(Guid.Empty, Rhythm.Meeting, busy);
            account.Add(0, 9);
            return Task.FromResult(db.Add(account));
        });

        (await PublishAsync()).ShouldBeOfType<PublishRota.Outcome.Published>().Moved.ShouldBeGreaterThan(0);

        (await ReadAsync(db => db.Set<RotaTurn>().CountAsync(t => t.Rhythm == Rhythm.Meeting && t.OrganisationId == busy && t.State == TurnState.Planned, Cancel))).ShouldBeLessThan(before);
        (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>().ChangesNothing.ShouldBeTrue("a plan that pays back is not made anew for nothing");
    }

    [Fact]
    public async Task A_plan_that_comes_out_otherwise_by_now_is_shown_and_not_published()
    {
        var seen = (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>();
        await WriteAsync(async db => (await db.Set<Organisation>().SingleAsync(o => o.Name == "CARE", Cancel)).Apply(new() { Name = "CARE", Sector = Sector.LocalNgo, Weight = 9 }, Setting.Today));
        var outcome = await WriteAsync(db => PublishRota.HandleAsync(db, new(Wish(), seen.Fingerprint, Chair, Setting), Cancel));
        outcome.ShouldBeOfType<PublishRota.Outcome.Different>();
        (await ReadAsync(db => db.Set<RotaTurn>().CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_leaves_the_alliance_keeps_no_turn_to_come()
    {
        await PublishAsync();
        var gone = Organisations[4];
        await WriteAsync(async db =>
        {
            var organisation = await db.Set<Organisation>().SingleAsync(o => o.Id == gone, Cancel);
            return organisation.Apply(organisation.Facts with { Status = OrganisationStatus.Left }, Setting.Today);
        });
        await PublishAsync();
        (await ReadAsync(db => db.Set<RotaTurn>().AnyAsync(t => t.OrganisationId == gone, Cancel))).ShouldBeFalse();
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task The_file_has_every_turn_and_no_formula(TextLanguage language)
    {
        await WriteAsync(async db => (await db.Set<Organisation>().SingleAsync(o => o.Name == "CARE", Cancel)).Apply(new() { Name = "=SUM(A1)", Sector = Sector.LocalNgo, Weight = 3 }, Setting.Today));
        await PublishAsync();
        var file = await ReadAsync(db => ExportRota.HandleAsync(db, Setting, language, Cancel));

        var rows = CsvTable.Read(CsvTable.Decode(file.Content));
        rows.Count.ShouldBe(file.Count + 1);
        rows[0].Cells[0].ShouldBe(Phrases.Say(language, "rotaColumn.Date"));
        rows.SelectMany(row => row.Cells).ShouldAllBe(cell => !cell.StartsWith('='));
        rows.ShouldContain(row => row.Cells[4] == "'=SUM(A1)");
        file.FileName.ShouldEndWith($"{Setting.Today:yyyy-MM-dd}.csv");
    }

    /// <summary>Some turns are missed; of those, some are done by another as an extra turn.</summary>
    private async Task SettleAsync(Random chance)
    {
        var over = await ReadAsync(db => db.Set<RotaTurn>().Where(t => t.Date < Setting.Today && t.SettledAt == null).OrderBy(t => t.Date).ThenBy(t => t.DutyId).Select(t => new { t.Id, t.OrganisationId }).ToListAsync(Cancel));
        foreach (var turn in over)
        {
            var isDone = chance.Next(5) > 0;
            var instead = isDone || chance.Next(2) == 0 ? "" : Names[chance.Next(Names.Length)];
            (await WriteAsync(db => SettleTurn.HandleAsync(db, new(turn.Id, isDone, instead, "", Chair, Setting), Cancel))).ShouldBeOfType<TurnOutcome.Done>();
        }
    }

    private async Task TheLedgerAddsUpAsync()
    {
        var turns = await ReadAsync(db => db.Set<RotaTurn>().Where(t => t.CountedEffort != null).ToListAsync(Cancel));
        var accounts = await ReadAsync(db => db.Set<RotaAccount>().ToListAsync(Cancel));
        turns.ShouldNotBeEmpty();
        foreach (var rhythm in Enum.GetValues<Rhythm>())
        {
            var (own, ledger) = (turns.Where(t => t.Rhythm == rhythm).ToList(), accounts.Where(a => a.Rhythm == rhythm).ToList());
            ((double)(ledger.Sum(a => a.Share) - own.Sum(t => t.CountedEffort!.Value))).ShouldBe(0, 1e-6, "All that was to be done is somebody's share.");
            foreach (var account in ledger)
                account.Load.ShouldBe(own.Where(t => t.CarriedBy == account.OrganisationId).Sum(t => t.CountedEffort!.Value), "Load is what was done.");
        }
    }
}
