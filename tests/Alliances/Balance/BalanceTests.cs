using AllianceBot.Alliances;
using AllianceBot.Alliances.Balance;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances.Balance;

/// <summary>What counts in the balance, and what is nobody else's business.</summary>
public sealed class BalanceTests : IAsyncLifetime
{
    private RunningBot _bot = null!;
    private Room _room = null!;
    private Alliance _alliance = null!;
    private Guid _ana;
    private Guid _luis;

    private AllianceStore Store => _bot.Services.GetRequiredService<AllianceStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        _room = new Room(_bot, TextLanguage.Spanish);
        await _room.SetUpAsync();
        await _room.SayAsync(_room.Luis, "ayuda");
        await using (var db = Store.OpenAcrossAlliances())
            _alliance = await db.Set<Alliance>().IgnoreQueryFilters().SingleAsync(Cancellation);
        await WriteAsync(async db =>
        {
            _ana = await RepresentAsync(db, _room.Ana, "CARE", Sector.InternationalNgo);
            _luis = await RepresentAsync(db, _room.Luis, "Agua Viva", Sector.MembershipOrganisation);
        });
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Meetings_of_the_whole_alliance_count_and_no_others()
    {
        await MeetAsync(1, _alliance.Home, _ana);
        await MeetAsync(2, "a:1private-of-luis", _luis, isPrivate: true);
        await MeetAsync(3, "19:private-channel@thread.tacv2", _luis, isPrivate: true);
        await MeetAsync(4, "19:any-channel@thread.tacv2", _luis);

        var balance = await MeasureAsync();

        balance.MeetingNumbers.ShouldBe(["2026-01"]);
        balance.Present.ShouldBe(["CARE"]);
        balance.Absent.ShouldBe(["Agua Viva"]);
    }

    [Fact]
    public async Task What_somebody_does_in_private_is_no_load_of_their_organisation()
    {
        await MeetAsync(1, _alliance.Home, _ana, task: _ana);
        await MeetAsync(2, "a:1private-of-luis", _luis, isPrivate: true, task: _luis);
        await MeetAsync(3, "19:seeds@thread.tacv2", _luis, group: new GroupInfo(Guid.NewGuid(), "Seeds"), task: _ana);

        var loads = (await MeasureAsync()).Loads;

        loads.Select(l => (l.Organisation, l.Tasks, l.Run)).ShouldBe([("CARE", 2, 1), ("Agua Viva", 0, 1)]);
    }

    [Fact]
    public async Task A_sector_is_called_by_the_same_word_as_in_the_list_of_organisations()
    {
        var card = (await _room.SayAsync(_room.Ana, "equilibrio")).Card.GetRawText();
        var vocabulary = _bot.Services.GetRequiredService<OrganisationVocabulary>();

        foreach (var sector in Enum.GetValues<Sector>().Except([Sector.Other]))
            card.ShouldContain(vocabulary.Say(TextLanguage.Spanish, sector));
        _bot.Services.GetRequiredService<Phrasebook>().Keys.ShouldNotContain(key => key.StartsWith("balanceSector."));
    }

    [Fact]
    public async Task Everyone_who_did_not_take_part_is_named()
    {
        await MeetAsync(1, _alliance.Home, _ana);
        await WriteAsync(db =>
        {
            for (var i = 0; i < 300; i++)
                db.Add(Organisation.Create(new OrganisationFacts { Name = $"Ausente {i:000}", Sector = Sector.LocalNgo }, _bot.Time.GetUtcNow(), new DateOnly(2026, 3, 2)));
            return Task.CompletedTask;
        });

        var shown = (await _room.SayAsync(_room.Ana, "equilibrio")).Card.GetRawText();

        for (var i = 0; i < 300; i++)
            shown.ShouldContain($"Ausente {i:000}");
    }

    private async Task<MeasureBalance.Outcome> MeasureAsync()
    {
        await using var db = Store.OpenForReading(_alliance.AllianceId);
        return await MeasureBalance.HandleAsync(db, _bot.Time.GetUtcNow().AddDays(1), Cancellation);
    }

    private Task<bool> MeetAsync(int sequence, string conversationId, Guid starter, bool isPrivate = false, GroupInfo? group = null, Guid? task = null) => WriteAsync(db =>
    {
        var at = _bot.Time.GetUtcNow();
        var meeting = Meeting.Start(new MeetingStart(conversationId, isPrivate, 2026, sequence, "", starter, "Somebody", at) { Group = group }, [new AgendaLine("Budget", null, null)]);
        if (task is { } owner)
            db.Add(new MeetingEntry { MeetingId = meeting.Id, Sequence = 1, Kind = EntryKind.Action, Text = "Send the letter", OwnerId = owner, OwnerName = "Somebody", DueDate = new DateOnly(2026, 4, 1), AuthorId = starter, AuthorName = "Somebody", At = at });
        db.Add(new Attendance { MeetingId = meeting.Id, PersonId = starter, Name = "Somebody", At = at });
        meeting.End(at.AddHours(1), quorumPercent: null);
        db.Add(meeting);
        return Task.CompletedTask;
    });

    private async Task<Guid> RepresentAsync(AllianceDb db, Speaker who, string name, Sector sector)
    {
        var organisation = Organisation.Create(new OrganisationFacts { Name = name, Sector = sector }, _bot.Time.GetUtcNow(), new DateOnly(2026, 3, 2));
        db.Add(organisation);
        var person = await db.Set<Person>().SingleAsync(p => p.UserId == who.UserId, Cancellation);
        person.Represent(organisation.Id);
        return person.Id;
    }

    private Task<bool> WriteAsync(Func<AllianceDb, Task> work) => Store.WriteAsync(_alliance.AllianceId, async (db, _) =>
    {
        await work(db);
        return true;
    }, Cancellation);
}
