using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Intake;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Proposals;

/// <summary>The proposals of a meeting as a card shows them.</summary>
internal sealed record ProposalList
{
    public required MeetingRecord Meeting { get; init; }

    /// <summary>Whom the rota names for the minutes.</summary>
    public required IReadOnlyList<Guid> NamedByRota { get; init; }

    public required bool IsApproved { get; init; }

    /// <summary>The draft is before the members.</summary>
    public required bool IsInCirculation { get; init; }

    public required bool ShowsSettled { get; init; }

    public required Page<MinutesProposal> Page { get; init; }

    public required int Open { get; init; }

    public required int Settled { get; init; }

    /// <summary>How many sources people gave.</summary>
    public required int Sources { get; init; }
}

/// <summary>Reads the proposals of a meeting: those that wait, the likeliest first, or those that people settled, the latest first.</summary>
internal static class ListProposals
{
    /// <summary>Each is shown with its quotes and three buttons.</summary>
    public const int PageSize = 4;

    /// <param name="AskedPage">Counts from 1.</param>
    public sealed record Input(Guid? MeetingId, string ConversationId, bool Settled, int AskedPage);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Listed(ProposalList List) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
        public sealed record HeldElsewhere(string Number) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        // The id comes from the client: the query sees this alliance's meetings alone.
        if (input.MeetingId is not { } id || await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
            return new Outcome.MeetingUnknown();
        if (!meeting.IsOpenTo(input.ConversationId))
            return new Outcome.HeldElsewhere(meeting.Number);
        var all = await db.Set<MinutesProposal>().Where(p => p.MeetingId == id).ToListAsync(cancellationToken);
        var open = all.Where(p => p.State is ProposalState.Open).OrderByDescending(p => p.Score).ThenBy(p => p.Number).ToList();
        var settled = all.Where(p => p.State is not ProposalState.Open).OrderByDescending(p => p.SettledAt).ThenBy(p => p.Number).ToList();
        var shown = input.Settled ? settled : open;
        var (number, count, skip) = Page.Place(input.AskedPage, shown.Count, PageSize);
        return new Outcome.Listed(new ProposalList
        {
            Meeting = meeting,
            NamedByRota = await MinutesHolder.ReadNamedAsync(db, meeting, cancellationToken),
            IsApproved = await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == id, cancellationToken),
            IsInCirculation = await MinutesCirculation.IsUnderWayAsync(db, id, cancellationToken),
            ShowsSettled = input.Settled,
            Page = new([.. shown.Skip(skip).Take(PageSize)], number, count, shown.Count),
            Open = open.Count,
            Settled = settled.Count,
            Sources = await db.Set<MeetingSource>().CountAsync(s => s.MeetingId == id, cancellationToken),
        });
    }

    /// <summary>How many wait for an answer; approved minutes take none.</summary>
    public static Task<int> CountOpenAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken) =>
        db.Set<MinutesProposal>().CountAsync(p => p.MeetingId == meetingId && p.State == ProposalState.Open, cancellationToken);
}
