using AllianceBot.Meetings;

namespace AllianceBot.Minutes.Drafting;

/// <summary>What can be inferred from talk.</summary>
public enum DraftedKind
{
    Decision,
    Task,
}

/// <summary>What was quoted: word for word as the source has it.</summary>
/// <param name="Start">From the start of the meeting; null where the source has no times.</param>
/// <param name="End">Null exactly when <paramref name="Start"/> is.</param>
/// <param name="Speaker">Empty where the source names nobody.</param>
/// <param name="Link">Where a person can open it.</param>
public sealed record Evidence(TimeSpan? Start, TimeSpan? End, string Speaker, string Text, Uri? Link);

/// <summary>What somebody recorded with a tag: a fact.</summary>
public sealed record DraftedFact
{
    /// <summary>A decision, what was turned down, a task or a note: information, a link, an idea, help that is wanted.</summary>
    public required EntryKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>Of a task: one of those present or of those who spoke; null when none of them is named.</summary>
    public string? Owner { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>The words that say when it is due; empty when none do.</summary>
    public string DuePhrase { get; init; } = "";

    /// <summary>The place of the agenda item in <see cref="DraftingInput.Agenda"/>; null outside of it.</summary>
    public int? Topic { get; init; }

    public required Evidence Evidence { get; init; }

    /// <summary>Neither decided nor turned down nor taken on.</summary>
    public bool IsNote => Kind is not (EntryKind.Decision or EntryKind.Rejected or EntryKind.Action);
}

/// <summary>What seems to have been decided or taken on: a person accepts, edits or drops it.</summary>
public sealed record Proposal
{
    public required DraftedKind Kind { get; init; }

    /// <summary>The sentence that says it best, without the sounds of hesitation.</summary>
    public required string Text { get; init; }

    /// <summary>From 0 to 1, fitted as a probability on the English meetings it was learned from.</summary>
    public required double Score { get; init; }

    /// <inheritdoc cref="DraftedFact.Owner"/>
    public string? Owner { get; init; }

    public DateOnly? Due { get; init; }

    /// <inheritdoc cref="DraftedFact.DuePhrase"/>
    public string DuePhrase { get; init; } = "";

    /// <inheritdoc cref="DraftedFact.Topic"/>
    public int? Topic { get; init; }

    /// <summary>The quote that the text is of.</summary>
    public required Evidence Sentence { get; init; }

    /// <summary>In the order of time, the sentence itself among them; at most five.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Null while nobody has put it into words.</summary>
    public DraftedWording? Wording { get; init; }
}

/// <summary>What was asked or left open, and not settled.</summary>
public sealed record OpenQuestion(string Text, int? Topic, Evidence Evidence)
{
    /// <summary>Put to the vote with a tag: the votes are not counted.</summary>
    public bool IsMotion { get; init; }

    /// <inheritdoc cref="Proposal.Wording"/>
    public DraftedWording? Wording { get; init; }
}

/// <summary>How the minutes would say it.</summary>
/// <param name="IsGenerated">A language model worded it and it was held against the evidence; otherwise it is the text as it was drafted.</param>
public sealed record DraftedWording(string Text, bool IsGenerated);

/// <summary>A stretch of the meeting, by the first and the last thing said in it.</summary>
public sealed record TopicStretch(TimeSpan? Start, TimeSpan? End, int Utterances);

/// <summary>An agenda item with the talk that was about it; none where it was not spoken of.</summary>
/// <param name="Number">Its place on the agenda, from 1.</param>
public sealed record DraftedTopic(int Number, string Title, IReadOnlyList<TopicStretch> Stretches);

/// <summary>A draft of minutes. Every name, date and text in it comes from a source.</summary>
public sealed record DraftedMinutes
{
    public IReadOnlyList<DraftedTopic> Topics { get; init; } = [];

    /// <summary>In the order they were recorded.</summary>
    public IReadOnlyList<DraftedFact> Facts { get; init; } = [];

    /// <summary>The likeliest first.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<OpenQuestion> Questions { get; init; } = [];

    /// <summary>Everybody who said something, in the order they first did.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];
}
