namespace AllianceBot.Rota.Engine;

/// <summary>What a rota is planned from. Nothing in it depends on the order of organisations, duties or exclusions.</summary>
public sealed record RotaInstance
{
    /// <summary>In order, each day once.</summary>
    public required IReadOnlyList<DateOnly> Meetings { get; init; }

    public required IReadOnlyList<RotaOrganisation> Organisations { get; init; }

    /// <summary>All of them are held at every meeting.</summary>
    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>Pairs that one organisation does not hold together at one meeting, should somebody have to hold two.</summary>
    public IReadOnlyList<DutyPair> Exclusions { get; init; } = [];

    /// <summary>What some organisations may have together; null for no such cap.</summary>
    public JointCap? JointCap { get; init; }

    /// <summary>Turns that stay as they are, because people were told of them. They count as load.</summary>
    public IReadOnlyList<DutyTurn> Announced { get; init; } = [];

    /// <summary>What came before the first meeting.</summary>
    public CreditLedger Ledger { get; init; } = CreditLedger.Empty;
}

/// <summary>A member that takes turns.</summary>
public sealed record RotaOrganisation(string Id)
{
    /// <summary>Above 0; twice the weight is twice the share.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>The most of each meeting's turns that may be its share, above 0 and up to 1; null for no cap.</summary>
    public decimal? Cap { get; init; }

    /// <summary>The day it joined; null when it was always there.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day it is a member; null while it stays.</summary>
    public DateOnly? To { get; init; }

    /// <summary>For how many days from <see cref="From"/> on it is left without a turn, and without a share.</summary>
    public int GraceDays { get; init; }

    public IReadOnlyCollection<DateOnly> Unavailable { get; init; } = [];

    internal bool IsMemberOn(DateOnly day) =>
        (From is not { } from || day.DayNumber >= from.DayNumber + (long)GraceDays) && (To is not { } to || day <= to);
}

/// <summary>Organisations that together may not overshadow the others: what they cannot take is spread over those.</summary>
/// <param name="Cap">The most of each meeting's turns that may be their share together, above 0 and up to 1.</param>
/// <param name="Organisations">Their ids.</param>
public sealed record JointCap(decimal Cap, IReadOnlyCollection<string> Organisations);

/// <summary>Something that is done at every meeting.</summary>
public sealed record Duty(string Id)
{
    /// <summary>Above 0; the unit in which load is counted.</summary>
    public decimal Effort { get; init; } = 1;

    /// <summary>How many organisations hold it at once.</summary>
    public int Holders { get; init; } = 1;

    /// <summary>Ids of the organisations that may hold it; null for all.</summary>
    public IReadOnlyCollection<string>? Eligible { get; init; }
}

public sealed record DutyPair(string One, string Other);

/// <summary>Who holds one duty at one meeting.</summary>
public sealed record DutyTurn(DateOnly Meeting, string Duty, IReadOnlyList<string> Organisations);
