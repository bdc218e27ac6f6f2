using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Minutes.Proposals;

/// <summary>A meeting that has ended, with notes from which a decision, tasks and a question are proposed.</summary>
/// <param name="bot">That listens.</param>
/// <param name="team">Keeps the tests apart that share a database.</param>
internal sealed class ProposalStage(RunningBot bot, [CallerMemberName] string team = "")
{
    public const string Decision = "We agreed to publish the report of the survey in April.";
    public const string WholeTask = "Luis Rojas will send the letter to the ministry by Friday.";
    public const string BareTask = "Somebody called Teodora Huamán will translate the whole report into Quechua.";

    private static readonly string[] Said = [$"Ana Quispe: {Decision}", $"Ana Quispe: {WholeTask}", "Luis Rojas: It remains to be decided who will speak at the press conference."];

    public Room Room { get; } = new(bot, team: team);

    public Guid MeetingId { get; private set; }

    public async Task<ProposalStage> HoldAsync(string notes = "")
    {
        MeetingId = await Room.MeetAsync("Survey\nLetter");
        await Room.PressAsync(Room.Luis, "meeting.present", new() { ["meeting"] = MeetingId.ToString() });
        await Room.SayAsync(Room.Ana, "#topic 1");
        await Room.SayAsync(Room.Ana, "#decision Meet every two months.");
        await Room.SayAsync(Room.Ana, "#topic 2");
        await Room.SayAsync(Room.Ana, Room.Word("endMeeting"));
        await GiveAsync(notes.Length > 0 ? notes : string.Join('\n', Said));
        return this;
    }

    /// <summary>A meeting that runs, at its second item, with these notes.</summary>
    public async Task RunAnotherAsync(string notes)
    {
        MeetingId = await Room.MeetAsync("Budget\nAssembly", Room.General);
        await Room.SayAsync(Room.Ana, "#topic 2");
        await GiveAsync(notes);
    }

    public Task<Heard> GiveAsync(string notes) => Room.SayAsync(Room.Ana, $"{Room.Word("notes")}\n{notes}");

    public async Task<JsonElement> ListAsync(Speaker? who = null) => (await Room.SayAsync(who ?? Room.Ana, Room.Word("proposals"))).Card;

    public Task<Heard> PressAsync(Speaker who, string verb, MinutesProposal proposal, JsonObject? data = null)
    {
        data ??= [];
        data["proposal"] = proposal.Id.ToString();
        data["seen"] = proposal.Stamp;
        return Room.PressAsync(who, verb, data);
    }

    /// <summary>The form, as filled in by somebody who saw the proposal as it is given here.</summary>
    public Task<Heard> SaveAsync(Speaker who, string verb, MinutesProposal seen, string kind, string text, string owner = "", string due = "", string position = "0") => PressAsync(who, verb, seen, new()
    {
        ["version"] = seen.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["kind"] = kind,
        ["text"] = text,
        ["owner"] = owner,
        ["due"] = due,
        ["position"] = position,
    });

    public Task<List<MinutesProposal>> ProposalsAsync() => ReadAsync(db => db.Set<MinutesProposal>().Where(p => p.MeetingId == MeetingId).OrderBy(p => p.Number).ToListAsync());

    public async Task<MinutesProposal> FindAsync(string words) =>
        (await ProposalsAsync()).Where(p => p.Text.Contains(words, StringComparison.Ordinal)).ShouldHaveSingleItem($"No proposal, or several, with “{words}”.");

    public Task<MeetingRecord> RecordAsync() => ReadAsync(async db => (await MeetingRecords.ReadAsync(db, MeetingId, CancellationToken.None)).ShouldNotBeNull());

    public async Task<T> ReadAsync<T>(Func<AllianceDb, Task<T>> read)
    {
        var store = bot.Services.GetRequiredService<AllianceStore>();
        Guid alliance;
        await using (var all = store.OpenAcrossAlliances())
            alliance = await all.Set<Meeting>().IgnoreQueryFilters().Where(m => m.Id == MeetingId).Select(m => m.AllianceId).SingleAsync();
        await using var db = store.OpenForReading(alliance);
        return await read(db);
    }
}
