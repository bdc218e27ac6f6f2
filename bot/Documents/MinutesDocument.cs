namespace AllianceBot.Documents;

/// <summary>Everything the printed minutes of one meeting say. The same record always gives the same bytes.</summary>
/// <remarks>
/// All times are wall-clock times in <see cref="TimeZone"/>; the writer converts nothing and reads no clock.
/// Text may hold anything a person can type: it is shown as typed, never read as markup.
/// </remarks>
public sealed record MinutesDocument
{
    public required string AllianceName { get; init; }

    /// <summary>"en" or "es", with or without a region. Any other language is written in English.</summary>
    public required string Language { get; init; }

    /// <summary>Such as "2026-03"; blank for a draft that has none. Decision and task numbers are expected to start with it, but this is not checked.</summary>
    public required string MeetingNumber { get; init; }

    public required string Title { get; init; }

    /// <summary>Null for a meeting of the alliance as a whole.</summary>
    public string? WorkingGroup { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime EndedAt { get; init; }

    /// <summary>False for a draft from a recording of which nobody knows the day: neither day nor time of day is printed, and notes show how far into it they were said.</summary>
    public bool IsDated { get; init; } = true;

    /// <summary>IANA identifier such as "America/Lima", printed beside the time.</summary>
    public required string TimeZone { get; init; }

    public string? Place { get; init; }

    /// <summary>Name of the person who chaired, or who started the meeting when nobody else is known to have chaired; blank where nobody knows.</summary>
    public required string StartedBy { get; init; }

    /// <summary>Name of the person who chaired, when known; without it the signature line is left for a name by hand.</summary>
    public string? Chair { get; init; }

    /// <summary>Name of the person who holds the minutes duty; without it the signature line is left for a name by hand.</summary>
    public string? Secretary { get; init; }

    /// <summary>In the order they are printed, as are the others: by organisation.</summary>
    public IReadOnlyList<MinutesAttendee> Present { get; init; } = [];

    /// <summary>Who could not be there and said so.</summary>
    public IReadOnlyList<MinutesAttendee> Apologies { get; init; } = [];

    /// <summary>Organisations of which nobody was there or sent apologies.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>Null where no organisations decide.</summary>
    public MinutesQuorum? Quorum { get; init; }

    /// <summary>Null when nobody said in the meeting when to meet again.</summary>
    public MinutesNextMeeting? Next { get; init; }

    /// <summary>What was put right about who was present, each as a sentence.</summary>
    public IReadOnlyList<string> AttendanceNotes { get; init; } = [];

    public IReadOnlyList<MinutesAgendaItem> AgendaItems { get; init; } = [];

    /// <summary>Tasks without an owner or a date stand among the notes, and do not count yet.</summary>
    public bool HasIncompleteTasks { get; init; }

    /// <summary>Null while the minutes are a draft; every page then says so.</summary>
    public MinutesApproval? Approval { get; init; }

    /// <summary>Of a draft: how many proposals wait for an answer. Approved minutes do not tell.</summary>
    public int OpenProposals { get; init; }
}

public sealed record MinutesAttendee(string Name, string? Organisation = null);

/// <param name="Represented">How many organisations with a voice had somebody there.</param>
/// <param name="Voices">How many have a voice.</param>
/// <param name="Needed">How many it takes.</param>
public sealed record MinutesQuorum(int Represented, int Voices, int Needed);

/// <param name="Date">By the alliance's calendar.</param>
/// <param name="Details">Time and place as they were written; may be empty.</param>
public sealed record MinutesNextMeeting(DateOnly Date, string Details);

/// <summary>One item of the agenda with all that was recorded under it, each list in the order it is printed.</summary>
public sealed record MinutesAgendaItem
{
    /// <summary>Number on the agenda. Null for what was raised outside it: not listed under the agenda, headed without a number.</summary>
    public required int? Number { get; init; }

    /// <summary>May be blank when <see cref="Number"/> is null: the heading is then "Other matters", or "Before the first item".</summary>
    public required string Title { get; init; }

    /// <summary>Of what was raised outside the agenda: that it was raised before any of its items.</summary>
    public bool IsBeforeFirst { get; init; }

    public IReadOnlyList<MinutesNote> Notes { get; init; } = [];

    public IReadOnlyList<MinutesDecision> Decisions { get; init; } = [];

    public IReadOnlyList<MinutesTask> Tasks { get; init; } = [];
}

public enum MinutesNoteKind
{
    Info,

    /// <summary>Without a <see cref="MinutesNote.Url"/> the text is taken for the address.</summary>
    Link,

    Idea,

    /// <summary>Help that somebody asked for.</summary>
    Help,

    /// <summary>What was put forward and not agreed.</summary>
    Rejected,
}

/// <summary>Something said in the meeting.</summary>
public sealed record MinutesNote
{
    /// <summary>Null for what was added after the meeting: the clock then says nothing of when it was said.</summary>
    public required DateTime? At { get; init; }

    public required string Author { get; init; }

    public MinutesNoteKind Kind { get; init; } = MinutesNoteKind.Info;

    /// <summary>Line breaks are kept. For a link, the words that are linked; when blank the address itself is shown.</summary>
    public required string Text { get; init; }

    /// <summary>Becomes a hyperlink only when it is http or https; any other address is printed as plain text.</summary>
    public string? Url { get; init; }

    /// <summary>For what was not agreed: the vote, if there was one.</summary>
    public MinutesVote? Vote { get; init; }

    /// <summary>Printed small on a line of its own below; blank for none.</summary>
    public string Footnote { get; init; } = "";

    /// <summary>Where it was found; null for what was recorded in the meeting.</summary>
    public MinutesOrigin? Origin { get; init; }
}

/// <param name="Number">Such as "2026-03/D1".</param>
/// <param name="Text">What was agreed.</param>
public sealed record MinutesDecision(string Number, string Text)
{
    /// <summary>Null when it was agreed without a vote.</summary>
    public MinutesVote? Vote { get; init; }

    /// <summary>Where it was found; null for what was recorded in the meeting.</summary>
    public MinutesOrigin? Origin { get; init; }
}

public enum MinutesSourceKind
{
    Transcript,
    Chat,
    Notes,
}

/// <summary>Where something was found that nobody recorded in the meeting, and that a person accepted.</summary>
/// <param name="In">In what.</param>
/// <param name="Speaker">Who said it; blank where nobody knows.</param>
/// <param name="After">How long after the start; null where nobody knows.</param>
public sealed record MinutesOrigin(MinutesSourceKind In, string Speaker, TimeSpan? After);

/// <summary>How a motion was voted on, by the names of those who voted.</summary>
/// <param name="For">In the order they are printed, as are the others.</param>
/// <param name="Against">Likewise.</param>
/// <param name="Abstained">Likewise.</param>
/// <param name="Voters">How many had a vote.</param>
public sealed record MinutesVote(IReadOnlyList<string> For, IReadOnlyList<string> Against, IReadOnlyList<string> Abstained, int Voters)
{
    public required MinutesVoteRule Rule { get; init; }

    /// <summary>How many of the voters had to vote for it to count, in per cent.</summary>
    public required int QuorumPercent { get; init; }

    public required MinutesVoteResult Result { get; init; }
}

/// <summary>What it takes to carry a motion.</summary>
public enum MinutesVoteRule
{
    Consensus,
    Consent,
    SimpleMajority,
    TwoThirds,
}

/// <summary>Whether a motion was carried, and if not why.</summary>
public enum MinutesVoteResult
{
    Carried,
    QuorumMissed,
    Objected,
    MajorityMissed,
    TooFewFor,
    NobodyFor,
}

/// <param name="Number">Such as "2026-03/T1".</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Owner">Name of the one accountable person.</param>
/// <param name="DueDate">By the alliance's calendar.</param>
public sealed record MinutesTask(string Number, string Text, string Owner, DateOnly DueDate)
{
    /// <summary>Where it was found; null for what was recorded in the meeting.</summary>
    public MinutesOrigin? Origin { get; init; }
}

/// <param name="ApprovedBy">Empty for minutes that were approved because nobody objected.</param>
/// <param name="ApprovedAt">Wall-clock time, as all in the document.</param>
public sealed record MinutesApproval(string ApprovedBy, DateTime ApprovedAt)
{
    /// <summary>Null for minutes that were approved without having gone to the members.</summary>
    public MinutesCirculated? Circulation { get; init; }
}

/// <summary>That a draft went to the members before it was approved.</summary>
/// <param name="CirculatedOn">The first day.</param>
/// <param name="LastDay">The last day to ask for amendments.</param>
/// <param name="IsUnopposed">Approved by lazy approval: the last day ended and no objection stood.</param>
/// <param name="VotedAs">What a meeting voted on the minutes; empty when none had to.</param>
/// <param name="Accepted">How many amendments were accepted.</param>
public sealed record MinutesCirculated(DateOnly CirculatedOn, DateOnly LastDay, bool IsUnopposed, string VotedAs, int Accepted)
{
    /// <summary>The day on which somebody approved before the last day; null when the members had all their days.</summary>
    public DateOnly? EndedEarlyOn { get; init; }
}
