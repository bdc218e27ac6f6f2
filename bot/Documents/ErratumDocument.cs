namespace AllianceBot.Documents;

/// <summary>Everything that the printed erratum to approved minutes says. The same record always gives the same bytes.</summary>
/// <remarks>Times are wall-clock times of the alliance; text may hold anything a person can type and is shown as typed.</remarks>
public sealed record ErratumDocument
{
    public required string AllianceName { get; init; }

    /// <summary>"en" or "es", with or without a region: that of the minutes.</summary>
    public required string Language { get; init; }

    /// <summary>Such as "2026-03".</summary>
    public required string MeetingNumber { get; init; }

    /// <summary>May be empty.</summary>
    public required string MeetingTitle { get; init; }

    public required DateOnly MeetingOn { get; init; }

    /// <summary>Counts from 1 in the minutes.</summary>
    public required int Number { get; init; }

    /// <summary>What it concerns, in words; empty for the minutes as a whole.</summary>
    public required string Part { get; init; }

    /// <summary>What is to be read instead. Line breaks are kept.</summary>
    public required string Text { get; init; }

    public required string IssuedBy { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>Fingerprint of the archived minutes; null while they wait for the archive.</summary>
    public string? MinutesSha256 { get; init; }
}
