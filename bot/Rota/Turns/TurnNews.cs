using System.Text.Json.Serialization;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>What happened to a turn that somebody is told of. Each is a phrase <c>turnNews.{kind}</c>: {0} who had it, {1} who has it now.</summary>
public enum TurnNewsKind
{
    Replanned,
    TakenOff,
    Taken,
    Moved,
    Swapped,
    SwapRefused,
    Declined,
    Named,
    Relieved,
    NotDone,

    /// <summary>{1} is the day it was on.</summary>
    DayMoved,

    /// <summary>The working group is closed, and its rota with it.</summary>
    GroupClosed,
}

/// <param name="From">The organisation that had it.</param>
/// <param name="To">The organisation that has it now; null when nobody has.</param>
/// <param name="By">Whoever did it; empty for the bot.</param>
internal sealed record TurnNewsData(TurnNewsKind What, Guid DutyId, Rhythm Rhythm, DateOnly Date, Guid From, Guid? To, string By, string Reason)
{
    /// <summary>The day it was on, where that is what moved.</summary>
    public DateOnly? Was { get; init; }
}

/// <summary>Tells those who hold or held a turn what somebody else did to it.</summary>
internal sealed class TurnNews : INoticeWriter
{
    public const string KindName = "turnNews";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    /// <summary>Whoever was named for it, else all who speak for the organisation; not those who did it themselves.</summary>
    /// <param name="turn">As it was before.</param>
    /// <param name="by">Null for the bot.</param>
    /// <param name="was">The day it was on, where that is what moved.</param>
    public static async Task TellAsync(
        AllianceDb db, RotaState state, RotaTurn turn, TurnNewsKind what, Guid from, Guid? to, Actor? by, string reason, DateTimeOffset now, CancellationToken cancellationToken, DateOnly? was = null)
    {
        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        var readers = speakers.Where(s => s.HasTeams && s.OrganisationId == from && (turn.PersonId is not { } person || s.Id == person || speakers.All(other => other.Id != person)))
            .Concat(speakers.Where(s => s.HasTeams && s.OrganisationId == to && to != from)).Select(s => s.Id).Distinct().Where(id => id != by?.Id);
        var data = new TurnNewsData(what, turn.DutyId, turn.Rhythm, turn.Date, from, to, by?.Name ?? "", reason) { Was = was };
        foreach (var reader in readers)
            await TellAsync(db, reader, data, now, cancellationToken);
    }

    public static Task TellAsync(AllianceDb db, Guid reader, TurnNewsData data, DateTimeOffset now, CancellationToken cancellationToken) =>
        // Each is told of once: the same may happen to the same turn again.
        Notices.AddAsync(db, KindName, reader, OrderedId.Next(now).ToString(), now, data, TurnNewsJson.Default.TurnNewsData, cancellationToken);

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var data = turn.Read(TurnNewsJson.Default.TurnNewsData);
        var members = await RotaMembers.ReadAsync(turn.Db, cancellationToken);
        // A duty that nobody ever stored has no turns.
        return await turn.Db.Set<RotaDuty>().SingleOrDefaultAsync(d => d.Id == data.DutyId, cancellationToken) is { } duty
            ? new ReplyMessage.Card(Card(Voice.Of(turn), data, TurnNames.Title(turn.Phrases, turn.Language, duty, (await GroupRecords.ReadNamesAsync(turn.Db, [duty.GroupId], cancellationToken))(duty.GroupId)), members))
            : null;
    }

    public static CardView Card(Voice voice, TurnNewsData data, string duty, RotaMembers members)
    {
        var heading = voice.Say($"turnNewsTitle.{data.What}");
        var who = data.By.Length > 0 ? data.By : voice.Say("turnNewsBot");
        List<NoticeSection> sections = [NoticeCards.Section(voice, voice.Say("turnNewsBy"), [who], new CardBudget())];
        if (data.Reason.Length > 0)
            sections.Add(NoticeCards.Section(voice, voice.Say("turnNewsReason"), [data.Reason], new CardBudget()));
        var model = new NoticeModel(
            heading,
            $"{duty} · {TurnNames.When(voice.Phrases, voice.Language, data.Rhythm, data.Date)}",
            voice.Say($"turnNews.{data.What}", members.LabelOf(data.From), data.Was is { } was ? TurnNames.When(voice.Phrases, voice.Language, data.Rhythm, was) : data.To is { } to ? members.LabelOf(to) : "–"),
            sections,
            voice.Say("turnNewsNext"));
        return NoticeCards.View(voice, model, $"{heading}: {duty}");
    }
}

[JsonSerializable(typeof(TurnNewsData))]
internal sealed partial class TurnNewsJson : JsonSerializerContext;
