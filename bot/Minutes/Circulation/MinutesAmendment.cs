using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Minutes.Circulation.MinutesAmendment, AllianceBot.Minutes.Circulation.MinutesAmendment.Configuration>]

namespace AllianceBot.Minutes.Circulation;

public enum AmendmentState
{
    Open,
    Accepted,
    Declined,

    /// <summary>The minutes were approved by hand while nobody had answered it.</summary>
    Lapsed,

    /// <summary>Whoever suggested it took it back before it was answered.</summary>
    Withdrawn,
}

/// <summary>What a change is suggested to: an entry that stands in the draft, something that is missing in it, or the meeting itself.</summary>
/// <param name="Kind">Of the entry.</param>
/// <param name="Place">Where the entry stands; null for what is missing.</param>
public sealed record AmendedPart(EntryKind Kind, int? Place)
{
    /// <summary>How forms name it: <c>7</c> for an entry by its place, <c>Decision</c> for one that is missing.</summary>
    public string Key => Place is { } place ? place.ToString(System.Globalization.CultureInfo.InvariantCulture) : Kind.ToString();
}

/// <summary>A change that a member suggests to minutes in circulation, and what became of it. What it asks for never changes.</summary>
public sealed class MinutesAmendment : AllianceRow
{
    public const int LongestReason = 1000;

    private MinutesAmendment() { }

    public Guid Id { get; private init; }

    public Guid MeetingId { get; private init; }

    /// <summary>Counts from 1 in the minutes.</summary>
    public int Number { get; private init; }

    public EntryKind Kind { get; private init; }

    /// <summary>Where the entry stands that is to change; null for what is missing, and for the meeting's name and attendance.</summary>
    public int? Place { get; private init; }

    /// <summary>The entry that stood there when this was suggested.</summary>
    public int? SeenSequence { get; private init; }

    /// <summary>What it said then; empty for what is missing.</summary>
    public string Before { get; private init; } = "";

    /// <summary>What it should say; empty where the part is to go.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The part is to be taken out of the minutes.</summary>
    public bool Strikes => Text.Length == 0;

    /// <summary>For what is missing: the item of the agenda.</summary>
    public int? AgendaPosition { get; private init; }

    public Guid? OwnerId { get; private init; }

    public string? OwnerName { get; private init; }

    public DateOnly? DueDate { get; private init; }

    public string Reason { get; private init; } = "";

    public Guid SuggestedById { get; private init; }

    public string SuggestedByName { get; private init; } = "";

    /// <summary>The organisation it was suggested for.</summary>
    public string SuggestedFor { get; private init; } = "";

    public DateTimeOffset SuggestedAt { get; private init; }

    public AmendmentState State { get; private set; }

    public string AnsweredByName { get; private set; } = "";

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Why it was declined; empty otherwise.</summary>
    public string Answer { get; private set; } = "";

    public int Revision { get; private set; } = 1;

    public AmendedPart Part => new(Kind, Place);

    public static MinutesAmendment Suggest(Guid meetingId, int number, AmendmentWish wish, Actor by, string organisation, DateTimeOffset now) => new()
    {
        Id = OrderedId.Next(now),
        MeetingId = meetingId,
        Number = number,
        Kind = wish.Part.Kind,
        Place = wish.Part.Place,
        SeenSequence = wish.SeenSequence,
        Before = wish.Before,
        Text = wish.Text,
        AgendaPosition = wish.AgendaPosition,
        OwnerId = wish.OwnerId,
        OwnerName = wish.OwnerName,
        DueDate = wish.DueDate,
        Reason = wish.Reason,
        SuggestedById = by.Id,
        SuggestedByName = by.Name,
        SuggestedFor = organisation,
        SuggestedAt = now,
    };

    /// <summary>It is answered once.</summary>
    public void Settle(AmendmentState state, string by, string answer, DateTimeOffset now)
    {
        if (State is not AmendmentState.Open)
            throw new InvalidOperationException("An amendment is answered once.");
        (State, AnsweredByName, Answer, AnsweredAt) = (state, by, answer, now);
        Revision++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<MinutesAmendment>
    {
        public void Configure(EntityTypeBuilder<MinutesAmendment> builder)
        {
            builder.ToTable("MinutesAmendments");
            builder.HasKey(a => new { a.AllianceId, a.Id });
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.Before).HasMaxLength(TextLimits.Note);
            builder.Property(a => a.Text).HasMaxLength(TextLimits.Note);
            builder.Property(a => a.OwnerName).HasMaxLength(TextLimits.Name);
            builder.Property(a => a.Reason).HasMaxLength(LongestReason);
            builder.Property(a => a.SuggestedByName).HasMaxLength(TextLimits.Name);
            builder.Property(a => a.SuggestedFor).HasMaxLength(TextLimits.Name);
            builder.Property(a => a.AnsweredByName).HasMaxLength(TextLimits.Name);
            builder.Property(a => a.Answer).HasMaxLength(LongestReason);
            builder.Property(a => a.Revision).IsConcurrencyToken();
            builder.Ignore(a => a.Part);
            builder.Ignore(a => a.Strikes);
            builder.HasIndex(a => new { a.AllianceId, a.MeetingId, a.Number }).IsUnique();
            builder.HasOne<MinutesCirculation>().WithMany().HasForeignKey(a => new { a.AllianceId, a.MeetingId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What a suggested change asks for.</summary>
/// <param name="Part">What is to change.</param>
/// <param name="Text">What it should say; empty where the part is to go.</param>
/// <param name="Reason">Why.</param>
public sealed record AmendmentWish(AmendedPart Part, string Text, string Reason)
{
    /// <summary>The entry that stands there now.</summary>
    public int? SeenSequence { get; init; }

    /// <summary>What it says now.</summary>
    public string Before { get; init; } = "";

    public int? AgendaPosition { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public DateOnly? DueDate { get; init; }
}
