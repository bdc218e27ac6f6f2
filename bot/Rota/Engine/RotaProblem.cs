namespace AllianceBot.Rota.Engine;

/// <summary>Why an instance is refused. Each kind is one sentence in <c>RotaWords</c>, which names the smallest change that would help.</summary>
public enum RotaProblemKind
{
    NoMeetings,
    NoOrganisations,
    NoDuties,
    MeetingTwice,
    MeetingsOutOfOrder,
    OrganisationWithoutId,
    OrganisationTwice,
    WeightNotPositive,
    CapOutOfRange,
    GraceNegative,
    LeavesBeforeJoining,
    DutyWithoutId,
    DutyTwice,
    EffortNotPositive,
    HoldersNotPositive,
    EligibleUnknown,
    EligibleNobody,
    ExclusionUnknown,
    ExclusionOfItself,
    AnnouncedMeetingUnknown,
    AnnouncedDutyUnknown,
    AnnouncedOrganisationUnknown,
    LedgerUnknown,
    JointCapOutOfRange,
    JointCapUnknown,
    TooLarge,

    /// <summary>Values: first meeting, number of meetings.</summary>
    NobodyIsMember,

    /// <summary>Values: first meeting, number of meetings, who only would have to be available.</summary>
    NobodyAvailable,

    /// <summary>Values: duty, first meeting, number of meetings, needed, there, missing.</summary>
    TooFewForDuty,

    /// <summary>Values: first meeting, number of meetings, by how many points to raise the caps.</summary>
    CapsTooLow,

    /// <summary>Values: first meeting, number of meetings, the least that the joint cap would have to be, in percent.</summary>
    JointCapTooLow,

    /// <summary>Values: first meeting, number of meetings.</summary>
    ExclusionsTooMany,
}

/// <summary>One reason for a refusal, with the values its sentence needs, in order.</summary>
public sealed record RotaProblem(RotaProblemKind Kind, params IReadOnlyList<object> Values)
{
    public bool Equals(RotaProblem? other) => other is not null && Kind == other.Kind && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Kind, Values.Count);
}

/// <summary>What a rota has to say for itself. Each kind is one sentence in <c>RotaWords</c>.</summary>
public enum RotaNoteKind
{
    /// <summary>There are fewer organisations than turns. Values: number of meetings, first of them.</summary>
    SomeHoldTwo,

    /// <summary>A weight would give more than one turn a meeting. Values: organisation, number of meetings, first of them.</summary>
    WeightLimited,

    /// <summary>A cap holds a share down. Values: organisation, number of meetings, first of them.</summary>
    CapLimited,

    /// <summary>What some may have together holds their shares down. Values: the cap, in percent, number of meetings, first of them.</summary>
    JointCapLimited,

    /// <summary>Because of who may hold what, shares do not follow the weights. Values: number of meetings, first of them.</summary>
    EligibilityLimited,

    /// <summary>Values: organisation, deviation, bound. What was announced or carried over leaves nothing closer.</summary>
    AnnouncedOrOwed,

    /// <summary>Values: organisation, deviation, bound.</summary>
    ExclusionsAtFault,

    /// <summary>Values: organisation, deviation, bound. It may hold only some duties, and their efforts differ.</summary>
    EffortsOfEligible,

    /// <summary>Values: organisation, deviation, bound.</summary>
    EffortsAtFault,

    /// <summary>From when on everybody is within the bound again. Values: meeting.</summary>
    WithinBoundFrom,
}

/// <summary>One remark, with the values its sentence needs, in order.</summary>
public sealed record RotaNote(RotaNoteKind Kind, params IReadOnlyList<object> Values)
{
    public bool Equals(RotaNote? other) => other is not null && Kind == other.Kind && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Kind, Values.Count);
}
