using AllianceBot.Alliances.Groups;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Rota;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks.Digest;

/// <summary>How far a group got with what was due: nobody is named.</summary>
/// <param name="Group">Null for the alliance as a whole.</param>
/// <param name="Done">Within the time of the digest's completion rate.</param>
/// <param name="Late">Open, and their day is over.</param>
internal sealed record GroupProgress(string? Group, int Done, int Late)
{
    public int Percent => (int)Math.Round(100.0 * Done / (Done + Late));
}

/// <summary>What a week brought, or the time since the last digest, and what the next one brings. What belongs to private places is not in it.</summary>
/// <param name="From">The first of the days behind.</param>
/// <param name="To">The last of the seven days ahead.</param>
/// <param name="Waiting">Nobody has taken them on, though somebody was asked and reminded.</param>
/// <param name="NeedHelp">Their owners ask for help.</param>
internal sealed record WeekDigest(
    DateOnly From,
    DateOnly To,
    IReadOnlyList<ActionItem> Done,
    IReadOnlyList<ActionItem> Due,
    IReadOnlyList<ActionItem> Waiting,
    IReadOnlyList<ActionItem> NeedHelp,
    IReadOnlyList<GroupProgress> Progress,
    IReadOnlyList<DecisionEntry> Decisions,
    NextMeeting? NextMeeting,
    IReadOnlyList<string> Turns,
    IReadOnlyList<string> Fairness)
{
    public int Late => Progress.Sum(p => p.Late);

    public bool IsEmpty => Done.Count + Due.Count + Waiting.Count + NeedHelp.Count + Late + Decisions.Count + Turns.Count == 0 && NextMeeting is null;
}

/// <summary>Reads the digest of a week.</summary>
internal static class ReadDigest
{
    private const int Week = 7;

    /// <summary>What is longer ago is no news.</summary>
    private const int MostDays = 28;
    private const int RateDays = 30;

    /// <summary>Organisations named by how far they are from their share of the rota.</summary>
    private const int MostFairness = 3;

    /// <param name="today">In the alliance: the digest is of the days before it and the seven from it on.</param>
    /// <param name="since">Up to when it was told before; null for the seven days before <paramref name="today"/>.</param>
    public static async Task<WeekDigest> HandleAsync(AllianceDb db, AllianceInfo alliance, Phrasebook phrases, TextLanguage language, DateOnly today, DateOnly? since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, to) = (ChaseCalendar.Later(since ?? today.AddDays(-Week), today.AddDays(-MostDays)), today.AddDays(Week - 1));
        var rateSince = now.AddDays(-RateDays);
        var items = await db.Set<ActionItem>().Where(t => t.OnlyIn == null && (t.SettledAt == null || t.SettledAt >= rateSince)).ToListAsync(cancellationToken);
        var groups = (await GroupRecords.ReadOpenAsync(db, cancellationToken)).ToDictionary(g => g.Id, g => g.Name);
        var decisions = await MeetingRecords.ReadDecisionsAsync(db, conversationId: "", cancellationToken, since: now.AddDays(from.DayNumber - today.DayNumber - 1));
        return new(
            from,
            to,
            [.. items.Where(t => t.State is ActionItemState.Done && DayOf(t.SettledAt!.Value) >= from).OrderBy(t => t.SettledAt)],
            [.. items.Where(t => t.State is ActionItemState.Open && t.DueDate >= today && t.DueDate <= to).OrderBy(t => t.DueDate)],
            [.. items.Where(t => t is { State: ActionItemState.Unowned } or { State: ActionItemState.Proposed, Step: not ChaseStep.None }).OrderBy(t => t.DueDate)],
            [.. items.Where(t => t.NeedsHelp).OrderBy(t => t.DueDate)],
            [.. items.GroupBy(t => t.GroupId is { } id && groups.TryGetValue(id, out var name) ? name : null)
                .Select(g => new GroupProgress(g.Key, g.Count(t => t.State is ActionItemState.Done), g.Count(t => t.State is ActionItemState.Open && t.DueDate < today)))
                .Where(p => p.Done + p.Late > 0).OrderBy(p => p.Group is not null).ThenBy(p => p.Group, StringComparer.CurrentCulture)],
            [.. decisions.Where(d => DayOf(d.StartedAt) >= from)],
            await NextMeeting.FindAsync(db, today, cancellationToken),
            await HeldTurns.ReadNextAsync(db, today, to, phrases, language, cancellationToken),
            await FairnessLines.ReadAsync(db, new RotaSetting(alliance, phrases, now), language, MostFairness, cancellationToken));

        DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(alliance.ToLocal(moment));
    }
}
