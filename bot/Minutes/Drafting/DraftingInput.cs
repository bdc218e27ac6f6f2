using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Minutes.Drafting;

/// <summary>Everything minutes are drafted from.</summary>
public sealed record DraftingInput
{
    /// <summary>All that was said and written at the meeting, of all sources, in any order.</summary>
    public required IReadOnlyList<Utterance> Utterances { get; init; }

    /// <summary>The titles of the agenda, in its order.</summary>
    public IReadOnlyList<string> Agenda { get; init; } = [];

    /// <summary>Who was there. Together with the speakers they are the only people who can own a task.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];

    /// <summary>The day of the meeting where it took place: "Friday" is counted from it. Without it no date is given, only the words that say it.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Settles how <c>3/4</c> is read; both languages are understood in any case.</summary>
    public TextLanguage Language { get; init; }
}
