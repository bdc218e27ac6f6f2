using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Intake;

/// <summary>A source as a card shows it.</summary>
/// <param name="Name">Of the file; empty for what was pasted.</param>
internal sealed record SourceRow(Guid Id, string Name, SourceFormat Format, int Utterances, string AddedByName);

/// <summary>The sources of a meeting as a card shows them.</summary>
internal sealed record SourceList
{
    public required MeetingRecord Meeting { get; init; }

    public required bool IsApproved { get; init; }

    /// <summary>The draft is before the members.</summary>
    public required bool IsInCirculation { get; init; }

    public bool IsClosed => IsApproved || IsInCirculation;

    public required IReadOnlyList<SourceRow> Sources { get; init; }

    /// <summary>Proposals that wait for an answer.</summary>
    public required int OpenProposals { get; init; }

    /// <summary>Meetings that a source may be given to instead, this one among them; empty where there is nothing to choose.</summary>
    public required IReadOnlyList<RecentMeeting> Meetings { get; init; }
}

/// <summary>Reads what people gave for the minutes of a meeting.</summary>
internal static class ShowSources
{
    /// <summary>Meetings to choose from.</summary>
    public const int MostMeetings = 10;

    /// <param name="IsPersonal">In a personal chat a source may be meant for any of the recent meetings.</param>
    public sealed record Input(Guid? MeetingId, string ConversationId, bool IsPersonal);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Listed(SourceList List) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        public sealed record HeldElsewhere(string Number) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        // The id comes from the client: the query sees this alliance's meetings alone.
        if (input.MeetingId is not { } id || await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
            return new Outcome.MeetingUnknown();
        if (!meeting.IsOpenTo(input.ConversationId))
            return new Outcome.HeldElsewhere(meeting.Number);
        var sources = await MeetingSource.InOrder(db, id)
            .Select(s => new SourceRow(s.Id, s.Name, s.Format, s.Utterances, s.AddedByName)).ToListAsync(cancellationToken);
        return new Outcome.Listed(new SourceList
        {
            Meeting = meeting,
            IsApproved = await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == id, cancellationToken),
            IsInCirculation = await MinutesCirculation.IsUnderWayAsync(db, id, cancellationToken),
            Sources = sources,
            OpenProposals = await ListProposals.CountOpenAsync(db, id, cancellationToken),
            Meetings = input.IsPersonal ? await RecentMeetings.ReadAsync(db, input.ConversationId, anywhere: true, MostMeetings, cancellationToken) : [],
        });
    }
}
