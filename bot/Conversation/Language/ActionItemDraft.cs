namespace AllianceBot.Conversation.Language;

/// <summary>What was understood of the text after <c>#action</c>. Whatever the outcome, the fields hold what could be read, so that a card can ask only for the rest.</summary>
public abstract record ActionItemDraft
{
    private ActionItemDraft() { }

    /// <summary>The one accountable person.</summary>
    public KnownPerson? Owner { get; init; }

    /// <summary>Others who were mentioned, in order; they help and do not answer for it.</summary>
    public IReadOnlyList<KnownPerson> Helpers { get; init; } = [];

    /// <summary>What is to be done, in the writer's own case and accents, without owner and due date; a time of day stands in brackets at its end.</summary>
    public string Text { get; init; } = "";

    public DateOnly? Due { get; init; }

    /// <summary>The date phrase as typed ("31/02"), to quote in a reply; empty when there was none.</summary>
    public string DuePhrase { get; init; } = "";

    /// <summary>The two days of a <see cref="DuePhrase"/> whose weekday and date contradict each other.</summary>
    public WeekdayDoubt? DueDoubt { get; init; }

    /// <summary>The other reading of <see cref="DuePhrase"/>, when it has two.</summary>
    public DateOnly? DueAlternative { get; init; }

    /// <summary>Owner, text and due date are all there.</summary>
    public sealed record Ready : ActionItemDraft;

    public sealed record TextMissing : ActionItemDraft;

    public sealed record OwnerMissing : ActionItemDraft;

    public sealed record OwnerUnknown(string Typed, IReadOnlyList<KnownPerson> Suggestions) : ActionItemDraft;

    public sealed record OwnerAmbiguous(string Typed, IReadOnlyList<KnownPerson> Candidates) : ActionItemDraft;

    public sealed record DateMissing : ActionItemDraft;

    /// <summary>Words stand for a date that name no day, such as "asap": <see cref="DuePhrase"/>.</summary>
    public sealed record DateVague : ActionItemDraft;

    public sealed record DateWrong(DateProblem Problem) : ActionItemDraft;
}
