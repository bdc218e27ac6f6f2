using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation;
using AllianceBot.Documents;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>Finds the minutes asked for: the latest meeting's, or those of a meeting named by its number.</summary>
public static class DraftMinutes
{
    /// <param name="Number">Such as <c>2026-03</c>; empty for the latest meeting.</param>
    /// <param name="AnywhereInAlliance">In a personal chat and in the general channel any meeting of the alliance counts when none was held there.</param>
    public sealed record Input(string Number, string ConversationId, bool AnywhereInAlliance, AllianceInfo Alliance);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also of a meeting that goes on: what is recorded can be read while it can still be taken back.</summary>
        public sealed record Drafted(MinutesView Minutes) : Outcome;

        public sealed record NoMeetingYet : Outcome;

        public sealed record NumberUnknown(string Typed) : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
        public sealed record HeldElsewhere(string Number) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (await FindMeetingAsync(db, input, cancellationToken) is { } id && await MinutesView.ReadAsync(db, id, input.Alliance, cancellationToken) is { } minutes)
        {
            return minutes switch
            {
                _ when !minutes.IsOpenTo(input.ConversationId) => new Outcome.HeldElsewhere(minutes.Document.MeetingNumber),
                _ => new Outcome.Drafted(minutes),
            };
        }

        if (input.Number.Length > 0)
            return new Outcome.NumberUnknown(input.Number);
        return new Outcome.NoMeetingYet();
    }

    /// <summary>The meeting meant; null when there is none.</summary>
    internal static Task<Guid?> FindMeetingAsync(AllianceDb db, Input input, CancellationToken cancellationToken) =>
        input.Number.Length > 0 ? FindByNumberAsync(db, input.Number, cancellationToken) : FindLatestAsync(db, input, cancellationToken);

    private static async Task<Guid?> FindLatestAsync(AllianceDb db, Input input, CancellationToken cancellationToken) =>
        await MeetingRecords.FindRunningAsync(db, input.ConversationId, cancellationToken)
        ?? await MeetingRecords.FindLatestEndedAsync(db, input.ConversationId, anywhere: false, cancellationToken)
        ?? (input.AnywhereInAlliance ? await MeetingRecords.FindLatestEndedAsync(db, input.ConversationId, anywhere: true, cancellationToken) : null);

    private static async Task<Guid?> FindByNumberAsync(AllianceDb db, string typed, CancellationToken cancellationToken) =>
        typed.Split('-') is [var year, var sequence] && int.TryParse(year, out var y) && int.TryParse(sequence, out var s)
            ? await MeetingRecords.FindByNumberAsync(db, y, s, cancellationToken)
            : null;
}

/// <summary>Minutes as they stand: a draft, or approved and (in a moment or already) archived.</summary>
public sealed record MinutesView
{
    public required Guid MeetingId { get; init; }

    public required MinutesDocument Document { get; init; }

    /// <summary>The alliance as it is, or as it was called, spoke and counted time when the minutes were approved.</summary>
    public required AllianceInfo Alliance { get; init; }

    public required bool IsStillRunning { get; init; }

    /// <summary>The only place to see them from and act on them; null when that is anywhere in the alliance.</summary>
    public string? OnlyIn { get; init; }

    public bool IsOpenTo(string conversationId) => OnlyIn is null || OnlyIn == conversationId;

    /// <summary>Of a draft: until when members may object before they take it as approved, by the charter in force; null without one.</summary>
    public DateOnly? ObjectUntil { get; init; }

    public bool IsApproved => Document.Approval is not null;

    /// <summary>Null until archived.</summary>
    public string? Sha256 { get; init; }

    public string? Location { get; init; }

    public string? RecordName { get; init; }

    /// <summary>Null when this alliance has no such meeting.</summary>
    internal static async Task<MinutesView?> ReadAsync(AllianceDb db, Guid meetingId, AllianceInfo alliance, CancellationToken cancellationToken)
    {
        if (await MeetingRecords.ReadAsync(db, meetingId, cancellationToken) is not { } meeting)
            return null;
        var approved = await db.Set<ApprovedMinutes>().SingleOrDefaultAsync(m => m.MeetingId == meetingId, cancellationToken);
        var view = Of(meeting, approved, alliance) with { ObjectUntil = approved is null ? await FindObjectUntilAsync(db, meeting, alliance, cancellationToken) : null };
        return approved is null ? view with { Document = view.Document with { OpenProposals = await ListProposals.CountOpenAsync(db, meetingId, cancellationToken) } } : view;
    }

    private static async Task<DateOnly?> FindObjectUntilAsync(AllianceDb db, MeetingRecord meeting, AllianceInfo alliance, CancellationToken cancellationToken) =>
        meeting is { EndedAt: { } endedAt, OnlyIn: null } && await CharterRecords.ReadInForceAsync(db, cancellationToken) is { Version: not null, WaysOfWorking: var ways }
            ? DateOnly.FromDateTime(alliance.ToLocal(endedAt)).AddDays(ways.LazyApprovalDays)
            : null;

    internal static MinutesView Of(MeetingRecord meeting, ApprovedMinutes? approved, AllianceInfo alliance)
    {
        alliance = approved?.AsApproved(alliance) ?? alliance;
        var approval = approved is null ? null : new MinutesApproval(approved.ApprovedByName, alliance.ToLocal(approved.ApprovedAt));
        return new MinutesView
        {
            MeetingId = meeting.Id,
            Alliance = alliance,
            Document = MinutesDraft.Write(meeting, alliance, approval),
            IsStillRunning = meeting.EndedAt is null,
            OnlyIn = meeting.OnlyIn,
            Sha256 = approved?.Sha256,
            Location = approved?.Location,
            RecordName = approved?.RecordName,
        };
    }
}
