using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Roles;

/// <summary>Stewards, co-chairs and refusals on a real database.</summary>
public sealed class RolesTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IAsyncLifetime
{
    private Guid _alliance;
    private Actor _ana = null!;
    private Actor _luis = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => database.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _alliance = await database.FoundAllianceAsync();
        (_ana, _luis) = (await MeetAsync("Ana Quispe"), await MeetAsync("Luis Rojas"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_first_who_sets_an_alliance_up_is_its_steward_and_nobody_else_changes_it_then()
    {
        (await SetUpAsync(_luis, "Nutrition")).ShouldBeOfType<SetUpAlliance.Outcome.Done>();
        (await RolesOfAsync(_luis)).ShouldBe(Role.Steward);

        var refused = (await SetUpAsync(_ana with { Standing = new(Role.Member, null, []) }, "Mine")).ShouldBeOfType<SetUpAlliance.Outcome.Refused>();
        refused.Refusal.Holders.ShouldBe(["Luis Rojas"]);
        (await SetUpAsync(_luis, "Nutrition")).ShouldBeOfType<SetUpAlliance.Outcome.Done>();
        (await ActionsAsync()).ShouldBe(["allianceSetUp", "stewardBegan"]);
    }

    [Fact]
    public async Task A_member_who_installs_the_bot_for_herself_does_not_become_steward_of_the_alliance()
    {
        await GreetAsync(new Place(PlaceKind.Personal, "a:ana", null, null));
        (await RolesOfAsync(_ana)).ShouldBe(Role.None);

        await GreetAsync(new Place(PlaceKind.Channel, "19:other@thread.tacv2", await HomeAsync(), null));
        (await RolesOfAsync(_ana)).ShouldBe(Role.Steward);
    }

    [Fact]
    public async Task Co_chairs_named_twice_at_once_from_the_same_form_are_named_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => NameAsync("Ana Quispe", "luis rojas")));

        outcomes.ShouldAllBe(outcome => outcome is NameCoChairs.Outcome.Named);
        (await ActionsAsync()).ShouldBe(["coChairsNamed", "coChairsNamed"], "One line for each of the two.");
        (await RolesOfAsync(_luis)).ShouldBe(Role.CoChair);
    }

    [Fact]
    public async Task A_typed_name_that_is_nearly_right_is_asked_about()
    {
        (await NameAsync("Ana Quispe", "Luis Rojos")).ShouldBeOfType<NameCoChairs.Outcome.PersonUnknown>().Suggestions.ShouldBe(["Luis Rojas"]);
        (await NameAsync([.. Enumerable.Range(0, 1000).Select(i => $"Person {i}")])).ShouldBeOfType<NameCoChairs.Outcome.TooMany>();
        (await ActionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Someone_who_has_left_or_was_only_mentioned_cannot_be_named()
    {
        await MeetAsync("Eva Ruiz", person => person.Leave(Now));
        await database.Store.WriteAsync(_alliance, (db, ct) => AlliancePeople.EnsureAsync(db, new RosterMember("29:omar", null, "Omar Paz", null), Now, ct), Cancellation);

        (await NameAsync("Ana Quispe", "Eva Ruiz")).ShouldBeOfType<NameCoChairs.Outcome.PersonUnknown>();
        (await NameAsync("Ana Quispe", "Omar Paz")).ShouldBeOfType<NameCoChairs.Outcome.PersonUnknown>();
    }

    [Fact]
    public async Task Whoever_may_is_let_through_without_asking_the_database() =>
        // Notes are the hot path.
        (await Refusal.FindAsync(null!, _ana with { Standing = new(Role.Member, null, []) }, Right.RecordInMeetings, null, Cancellation)).ShouldBeNull();

    [Fact]
    public async Task An_observer_neither_starts_a_meeting_nor_records_in_one()
    {
        await database.Store.WriteAsync(_alliance, (db, ct) => db.Set<Person>().Where(p => p.Id == _ana.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.RepresentsNobody, true), ct), Cancellation);
        await HoldAsync(_luis, Role.Steward);
        var observer = _ana with { Standing = new(Role.Observer, null, []) };

        (await database.Store.WriteAsync(_alliance, (db, ct) => StartMeeting.HandleAsync(db, new("19:x", false, "", "Budget", 2026, observer, Now), ct), Cancellation))
            .ShouldBeOfType<StartMeeting.Outcome.Refused>();
        (await database.Store.WriteAsync(_alliance, (db, ct) => RecordEntry.HandleAsync(db, new("19:x", EntryKind.Info, "Hello", null, observer, Now), ct), Cancellation))
            .ShouldBeOfType<RecordEntry.Outcome.Refused>();
    }

    [Fact]
    public async Task Whoever_lost_a_role_a_moment_ago_may_no_more_and_whoever_just_got_one_may()
    {
        // What the turns know is older than the change.
        await HoldAsync(_luis, Role.CoChair);
        var (was, isNow) = (_ana with { Standing = new(Role.CoChair, null, []) }, _luis with { Standing = new(Role.Member, null, []) });

        (await AskAsync(was, Right.NameCoChairs))!.Holders.ShouldBe(["Luis Rojas"]);
        (await AskAsync(isNow, Right.NameCoChairs)).ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_who_has_left_may_nothing()
    {
        await HoldAsync(_luis, Role.CoChair);
        await database.Store.WriteAsync(_alliance, (db, ct) => db.Set<Person>().Where(p => p.Id == _luis.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LeftAt, Now), ct), Cancellation);

        (await AskAsync(_luis with { Standing = new(Role.CoChair, null, []) }, Right.RunMeetings)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_holder_of_a_duty_keeps_it_when_asked_for_anew() =>
        (await AskAsync(_ana with { Standing = new(Role.Member | Role.DutyHolder, null, []) }, Right.ApproveMinutes)).ShouldBeNull();

    [Fact]
    public async Task A_refusal_that_is_for_members_names_some_and_says_how_to_become_one()
    {
        await HoldAsync(_luis, Role.Steward);
        var organisation = Organisation.Create(new OrganisationFacts { Name = "CARE", Sector = Sector.LocalNgo }, Now, new DateOnly(2026, 3, 2));
        await database.Store.WriteAsync(_alliance, async (db, ct) =>
        {
            db.Add(organisation);
            (await db.Set<Person>().SingleAsync(p => p.Id == _luis.Id, ct)).Represent(organisation.Id);
            await db.Set<Person>().Where(p => p.Id == _ana.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.RepresentsNobody, true), ct);
            return true;
        }, Cancellation);

        // Whom only mail reaches cannot be asked here.
        await database.Store.WriteAsync(_alliance, (db, _) =>
        {
            var mail = Person.MeetByMail("Abel Arce", "abel@care.example", Now);
            mail.Represent(organisation.Id);
            db.Add(mail);
            return Task.FromResult(true);
        }, Cancellation);

        (await AskAsync(_ana, Right.AnswerCharter))!.Holders.ShouldBe(["Luis Rojas"]);
    }

    private async Task<Refusal?> AskAsync(Actor actor, Right right)
    {
        await using var db = database.Store.OpenForReading(_alliance);
        return await Refusal.FindAsync(db, actor, right, null, Cancellation);
    }

    private Task<bool> HoldAsync(Actor actor, Role role) => database.Store.WriteAsync(_alliance, (db, _) =>
    {
        db.Add(RoleHolding.Give(actor.Id, role, null, Now));
        return Task.FromResult(true);
    }, Cancellation);

    private async Task<Actor> MeetAsync(string name, Action<Person>? change = null)
    {
        var person = Person.Meet(new RosterMember($"29:{name}", null, name, null), Now);
        change?.Invoke(person);
        return await database.Store.WriteAsync(_alliance, (db, _) =>
        {
            db.Add(person);
            return Task.FromResult(new Actor(person.Id, person.Name, new Standing(Role.Member | Role.Steward, null, [])));
        }, Cancellation);
    }

    private Task<SetUpAlliance.Outcome> SetUpAsync(Actor actor, string name) => database.Store.WriteAsync(
        _alliance, (db, ct) => SetUpAlliance.HandleAsync(db, new(name, TextLanguage.English.Code(), "America/Lima", Roster: null, actor), Now, ct), Cancellation);

    private Task<bool> GreetAsync(Place place) => database.Store.WriteAsync(_alliance, (db, ct) => GreetPlace.HandleAsync(db, place, _ana, Now, ct), Cancellation);

    private Task<NameCoChairs.Outcome> NameAsync(params string[] names) => database.Store.WriteAsync(_alliance, async (db, ct) =>
    {
        var (ids, problem) = await NameCoChairs.FindAsync(db, names, _ana, ct);
        return problem ?? await NameCoChairs.HandleAsync(db, new(ids, [], _ana, Now), ct);
    }, Cancellation);

    private async Task<Role> RolesOfAsync(Actor actor)
    {
        await using var db = database.Store.OpenForReading(_alliance);
        return (await db.Set<RoleHolding>().Where(h => h.PersonId == actor.Id && h.Until == null).Select(h => h.Role).ToListAsync(Cancellation)).Aggregate(Role.None, (all, role) => all | role);
    }

    private async Task<List<string>> ActionsAsync()
    {
        await using var db = database.Store.OpenForReading(_alliance);
        return await db.Set<ChangeRecord>().OrderBy(c => c.Id).Select(c => c.Action).ToListAsync(Cancellation);
    }

    private async Task<string> HomeAsync()
    {
        await using var db = database.Store.OpenForReading(_alliance);
        return await db.Set<Alliance>().Select(a => a.Home).SingleAsync(Cancellation);
    }
}
