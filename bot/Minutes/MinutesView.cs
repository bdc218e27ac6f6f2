using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Errata;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>Minutes as they stand: a draft, or approved and (in a moment or already) archived.</summary>
public sealed record MinutesView
{
    public required Guid MeetingId { get; init; }

    public required MinutesDocument Document { get; init; }

    /// <summary>What they are drafted from.</summary>
    public required MeetingRecord Meeting { get; init; }

    /// <summary>Their parts, and what people who speak a language call them.</summary>
    internal MinutesParts Parts(Phrasebook phrases, TextLanguage language) => new(Meeting, phrases, language);

    /// <summary>The alliance as it is, or as it was called, spoke and counted time when the minutes were approved.</summary>
    public required AllianceInfo Alliance { get; init; }

    public required bool IsStillRunning { get; init; }

    /// <summary>Whom the rota names for them.</summary>
    public IReadOnlyList<Guid> NamedByRota { get; init; } = [];

    /// <summary>The only place to see them from and act on them; null when that is anywhere in the alliance.</summary>
    public string? OnlyIn { get; init; }

    public bool IsOpenTo(string conversationId) => OnlyIn is null || OnlyIn == conversationId;

    /// <summary>Of a draft that can go to the members: for how many days, by the charter in force; null without one.</summary>
    public int? CharterDays { get; init; }

    /// <summary>Null for minutes that did not go to the members.</summary>
    public MinutesCirculation? Circulation { get; init; }

    /// <summary>Corrections of approved minutes, in the order in which they were issued.</summary>
    public IReadOnlyList<MinutesErratum> Errata { get; init; } = [];

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
        var circulation = await db.Set<MinutesCirculation>().SingleOrDefaultAsync(c => c.MeetingId == meetingId, cancellationToken);
        var facts = circulation is { IsOpen: false } ? await CirculationFacts.ReadAsync(db, circulation, cancellationToken) : null;
        var view = Of(meeting, approved, facts, await MinutesHolder.ReadSecretaryAsync(db, meeting, cancellationToken), alliance);
        return view with
        {
            Document = approved is null ? view.Document with { OpenProposals = await ListProposals.CountOpenAsync(db, meetingId, cancellationToken) } : view.Document,
            NamedByRota = await MinutesHolder.ReadNamedAsync(db, meeting, cancellationToken),
            Circulation = circulation,
            CharterDays = approved is null && circulation is null && meeting is { EndedAt: not null, OnlyIn: null } ? await FindCharterDaysAsync(db, cancellationToken) : null,
            Errata = approved is null ? [] : await db.Set<MinutesErratum>().Where(e => e.MeetingId == meetingId).OrderBy(e => e.Number).ToListAsync(cancellationToken),
        };
    }

    private static async Task<int?> FindCharterDaysAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await CharterRecords.ReadInForceAsync(db, cancellationToken) is { Version: not null, WaysOfWorking: var ways } ? ways.LazyApprovalDays : null;

    private static MinutesView Of(MeetingRecord meeting, ApprovedMinutes? approved, MinutesCirculated? circulated, string? secretary, AllianceInfo alliance)
    {
        alliance = approved?.AsApproved(alliance) ?? alliance;
        var approval = approved is null ? null : new MinutesApproval(approved.ApprovedByName, alliance.ToLocal(approved.ApprovedAt)) { Circulation = circulated };
        return new MinutesView
        {
            MeetingId = meeting.Id,
            Meeting = meeting,
            Alliance = alliance,
            Document = MinutesDraft.Write(meeting, alliance, secretary, approval),
            IsStillRunning = meeting.EndedAt is null,
            OnlyIn = meeting.OnlyIn,
            Sha256 = approved?.Sha256,
            Location = approved?.Location,
            RecordName = approved?.RecordName,
        };
    }
}
