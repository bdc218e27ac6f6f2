using System.Text;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Demo;
using AllianceBot.Meetings;
using AllianceBot.Minutes;
using AllianceBot.Rota;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Demo;

/// <summary>The fictional alliance, as a newcomer meets it in the local Teams client.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private const int MostBytes = 80_000;

    private RunningBot _bot = null!;

    private AllianceStore Store => _bot.Services.GetRequiredService<AllianceStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task It_has_forty_organisations_seven_groups_ninety_people_and_a_year_of_meetings()
    {
        var id = await LoadAsync(new DemoOptions());

        await using var db = Store.OpenForReading(id);
        (await db.Set<Organisation>().CountAsync(Cancellation)).ShouldBe(40);
        (await db.Set<WorkingGroup>().CountAsync(Cancellation)).ShouldBe(7);
        (await db.Set<Person>().CountAsync(Cancellation)).ShouldBe(90);
        var meetings = await db.Set<Meeting>().ToListAsync(Cancellation);
        meetings.Count.ShouldBeGreaterThan(100);
        meetings.ShouldAllBe(m => m.Status == MeetingStatus.Ended && m.StartedAt < _bot.Time.GetUtcNow() && m.StartedAt > _bot.Time.GetUtcNow().AddDays(-370));
        meetings.Select(m => m.Number).ShouldBeUnique();
        (await db.Set<ApprovedMinutes>().CountAsync(Cancellation)).ShouldBeInRange(100, meetings.Count - 1);
        (await db.Set<MeetingEntry>().CountAsync(e => e.Kind == EntryKind.Action, Cancellation)).ShouldBeGreaterThan(100);
        (await db.Set<Person>().CountAsync(p => p.OrganisationId == null, Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Its_year_of_minutes_goes_into_the_archive_and_nobody_invented_is_written_to()
    {
        var id = await LoadAsync(new DemoOptions());
        var toArchive = _bot.Services.GetRequiredService<MinutesToArchive>();
        var (meetingId, _) = await Store.WriteAsync(id, async (db, ct) =>
        {
            var minutes = await db.Set<ApprovedMinutes>().FirstAsync(m => m.Sha256 == null, ct);
            await toArchive.ArchivedAsync(db, minutes.MeetingId, new(new(id, minutes.RecordName), new string('0', 64), 1, "here", AlreadyThere: false), ct);
            return (minutes.MeetingId, true);
        }, Cancellation);

        await using var db = Store.OpenForReading(id);
        (await db.Set<AllianceBot.Delivery.Notice>().CountAsync(n => n.SubjectId == meetingId.ToString() && n.State == AllianceBot.Delivery.NoticeState.Pending, Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task It_shows_every_kind_of_organisation_and_person_a_charter_in_force_a_change_of_it_and_the_trail_of_all_that()
    {
        var id = await LoadAsync(new DemoOptions());

        await using var db = Store.OpenForReading(id);
        var organisations = await db.Set<Organisation>().ToListAsync(Cancellation);
        foreach (var status in Enum.GetValues<OrganisationStatus>())
            organisations.ShouldContain(o => o.Status == status);
        organisations.Where(o => o.Status == OrganisationStatus.Left).ShouldAllBe(o => o.LeftOn != null && o.JoinedOn < o.LeftOn);
        organisations.Where(o => o.Status == OrganisationStatus.Invited).ShouldAllBe(o => o.JoinedOn == null);
        var people = await db.Set<Person>().ToListAsync(Cancellation);
        people.ShouldContain(p => !p.HasTeams);
        var versions = await db.Set<CharterVersion>().OrderBy(v => v.Number).ToListAsync(Cancellation);
        versions.Select(v => v.State).ShouldBe([CharterState.Adopted, CharterState.Proposed]);
        versions[1].LastDay.ShouldBe(DateOnly.FromDateTime(_bot.Time.GetUtcNow().UtcDateTime).AddDays(12));
        var inForce = await CharterRecords.ReadInForceAsync(db, Cancellation);
        inForce.NonNegotiables.ShouldNotBeEmpty();
        (await db.Set<CharterAnswer>().CountAsync(a => a.VersionId == versions[0].Id, Cancellation)).ShouldBeGreaterThan(20);
        var trail = await db.Set<ChangeRecord>().ToListAsync(Cancellation);
        foreach (var action in (string[])["allianceSetUp", "organisationAdded", "organisationRetired", "personAdded", "coChairsNamed", "charterAdopted", "charterProposed", "charterAnswered", "minutesApproved", "groupCreated"])
            trail.ShouldContain(c => c.Action == action);
        trail.OrderBy(c => c.Id).Select(c => c.At).ShouldBeInOrder();
    }

    [Fact]
    public async Task It_has_a_rota_of_half_a_year_that_was_held_and_half_a_year_to_come_within_the_bound()
    {
        var id = await LoadAsync(new DemoOptions());

        await using var db = Store.OpenForReading(id);
        var today = DateOnly.FromDateTime(_bot.Time.GetUtcNow().UtcDateTime);
        var turns = await db.Set<RotaTurn>().ToListAsync(Cancellation);
        turns.Where(t => t.IsOverOn(today)).ShouldAllBe(t => t.State == TurnState.Done);
        turns.Count(t => t.State == TurnState.Done && t.HandoverNote != "").ShouldBeGreaterThan(3);
        turns.Where(t => t.Rhythm == Rhythm.Meeting && t.Date > today).Select(t => t.Date).Distinct().Count().ShouldBeInRange(5, 6);
        turns.ShouldContain(t => t.Date > today && t.State == TurnState.Accepted);
        (await db.Set<AllianceBot.Delivery.Notice>().CountAsync(n => n.Kind.StartsWith("turn"), Cancellation)).ShouldBe(0);
        turns.ShouldAllBe(t => t.State != TurnState.Accepted || t.NextStepAt != null, "nobody would be asked whether it was done");
        var alliance = (await db.Set<Alliance>().SingleAsync(Cancellation)).ToInfo();
        var (fairness, _) = await MeasureFairness.HandleAsync(db, new RotaSetting(alliance, _bot.Services.GetRequiredService<Phrasebook>(), _bot.Time.GetUtcNow()), Cancellation);
        fairness.Rhythms.ShouldNotBeEmpty();
        fairness.Rhythms.ShouldAllBe(r => r.IsWithinBound);
        (await db.Set<ChangeRecord>().CountAsync(c => c.Action == "rotaPublished", Cancellation)).ShouldBe(1);
        (await db.Set<RotaDuty>().Select(d => d.Kind).ToListAsync(Cancellation)).ShouldBe([DutyKind.Convening, DutyKind.Minutes, DutyKind.Records, DutyKind.Statements], ignoreOrder: true);
    }

    [Fact]
    public async Task A_second_load_changes_nothing()
    {
        var id = await LoadAsync(new DemoOptions());
        var before = RowDump.Of(Store, id);

        var later = new FakeTimeProvider(_bot.Time.GetUtcNow().AddDays(3));
        (await new DemoLoader(Store, _bot.Services.GetRequiredService<Phrasebook>(), later).LoadAsync(new DemoOptions(), Cancellation)).ShouldBeNull();

        RowDump.Of(Store, id).Rows.ShouldBe(before.Rows);
        await using var db = Store.OpenAcrossAlliances();
        (await db.Set<Alliance>().IgnoreQueryFilters().CountAsync(Cancellation)).ShouldBe(1);
    }

    [Theory]
    [InlineData(40, 90)]
    [InlineData(500, 3000)]
    public void The_same_day_and_size_give_the_same_alliance_and_every_name_is_one_alone(int organisations, int people)
    {
        var options = new DemoOptions { Organisations = organisations, People = people };
        var today = new DateOnly(2026, 3, 2);
        var plan = new DemoPlanner(options, today).Plan();

        Write(new DemoPlanner(options, today).Plan()).ShouldBe(Write(plan));
        plan.Organisations.Count.ShouldBe(organisations);
        plan.Organisations.Select(o => TextFolding.Fold(o.Name)).ShouldBeUnique();
        plan.Organisations.Where(o => o.ShortName.Length > 0).Select(o => TextFolding.Fold(o.ShortName)).ShouldBeUnique();
        plan.People.Count.ShouldBe(people);
        plan.People.Select(p => TextFolding.Fold(p.Member.Name)).ShouldBeUnique();
        plan.People.Select(p => p.Member.UserId).ShouldBeUnique();
        plan.Groups.Select(g => g.ConversationId).ShouldBeUnique();
        plan.CoChairs.Select(c => plan.People[c].Organisation).ShouldBeUnique();
    }

    [Theory]
    [InlineData(40, 90, TextLanguage.Spanish)]
    [InlineData(40, 90, TextLanguage.English)]
    [InlineData(500, 3000, TextLanguage.Spanish)]
    public async Task A_newcomer_is_its_co_chair_and_everything_they_may_type_fits_into_a_message(int organisations, int people, TextLanguage language)
    {
        await LoadAsync(new DemoOptions { Organisations = organisations, People = people });
        var phrases = _bot.Services.GetRequiredService<Phrasebook>();
        var (cast, places) = Playground(language);
        var activities = new TeamsActivities(_bot.Teams.ServiceUrl, _bot.Time, cast);
        // Teams still has her in the team.
        _bot.Teams.Override = request => request.Path.Contains("/members/", StringComparison.Ordinal) ? new(200, """{"id":"29:lucia"}""") : null;
        foreach (var place in places)
        {
            foreach (var command in _bot.Services.GetRequiredService<ConversationRegistry>().Commands.Where(c => !c.IsTag))
                await SayAsync(activities, cast, place, command.Words(phrases, language)[0]);
            foreach (var group in DemoTopics.Groups)
                await SayAsync(activities, cast, place, $"{phrases.Say(language, "group.words").Split(';')[0]} {group.Name}");
            for (var sequence = 1; sequence <= 143; sequence += 10)
                await SayAsync(activities, cast, place, $"{phrases.Say(language, "minutes.words").Split(';')[0]} 2025-{sequence:D2}");
        }

        _bot.Log.Errors.ShouldBeEmpty();
        var sent = _bot.Teams.Requests.Where(r => r.Method is "POST" or "PUT").ToList();
        sent.Count.ShouldBeGreaterThan(40);
        sent.Max(r => Encoding.Unicode.GetByteCount(r.Body)).ShouldBeLessThan(MostBytes);
        sent.ShouldContain(r => r.Body.Contains(DemoTopics.Groups[1].Purpose), "The group's card is shown.");
        sent.ShouldContain(r => r.Body.Contains("2025-01"), "The minutes of the year are there.");
        var notSetUp = phrases.Say(language, "notSetUp");
        sent.ShouldNotContain(r => r.Body.Contains(notSetUp), "She is in an alliance that is set up.");
    }

    private async Task<Guid> LoadAsync(DemoOptions options)
    {
        (await Loader().LoadAsync(options, Cancellation)).ShouldNotBeNull();
        await using var db = Store.OpenAcrossAlliances();
        return await db.Set<Alliance>().IgnoreQueryFilters().Select(a => a.AllianceId).SingleAsync(Cancellation);
    }

    private DemoLoader Loader() => new(Store, _bot.Services.GetRequiredService<Phrasebook>(), _bot.Time);

    private async Task SayAsync(TeamsActivities activities, Cast cast, Chat place, string text)
    {
        _bot.Time.Advance(TimeSpan.FromSeconds(1));
        var message = activities.Message(cast.Speakers[0], place, $"@AllianceBot {text}");
        message["from"]!["id"] = "29:lucia";
        if (place.Kind is ChatKind.Channel)
            message["channelData"]!["team"]!["id"] = new DemoOptions().Home;
        var (status, _) = await _bot.PostAsync(message);
        status.ShouldBe(200, text);
    }

    /// <summary>The places of the local Teams client, as its configuration names them.</summary>
    private static (Cast Cast, Chat[] Places) Playground(TextLanguage language)
    {
        var cast = new Cast();
        cast.Read($"- **Lucía Fernández** ({(language is TextLanguage.Spanish ? "es-PE" : "en-GB")}, America/Lima)");
        var lucia = cast.Speakers[0];
        return (cast,
        [
            new Chat("private", ChatKind.Personal, "a:1personal-lucia", null, [lucia]),
            new Chat("#general", ChatKind.Channel, new DemoOptions().Home, "Alianza Abierta", [lucia]),
            new Chat("#propuestas", ChatKind.Channel, new DemoOptions().FirstChannel, "Alianza Abierta", [lucia]),
        ]);
    }

    private static string Write(DemoPlan plan) => string.Join('\n',
    [
        .. plan.Organisations.Select(o => o.ToString()),
        .. plan.People.Select(p => p.ToString()),
        .. plan.Groups.Select(g => $"{g} {string.Join(',', g.Organisations)}"),
        .. plan.Meetings.Select(m => $"{m} {string.Join(',', m.Present)} {string.Join(" / ", m.Items.Select(i => $"{i.Line} {string.Join(';', i.Entries)}"))}"),
    ]);
}
