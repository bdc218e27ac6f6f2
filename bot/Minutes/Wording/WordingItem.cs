using AllianceBot.Minutes.Drafting;

namespace AllianceBot.Minutes.Wording;

internal enum WordingKind
{
    Decision,
    Task,
    Question,
}

/// <summary>What is put into words: a sentence of the draft, with all that may be told of it.</summary>
/// <param name="Text">As the drafter has it.</param>
/// <param name="Quotes">The evidence, without who said it.</param>
internal sealed record WordingItem(WordingKind Kind, string Text, string? Owner, DateOnly? Due, IReadOnlyList<string> Quotes)
{
    public static WordingItem Of(Proposal proposal) => new(
        proposal.Kind is DraftedKind.Task ? WordingKind.Task : WordingKind.Decision, proposal.Text, proposal.Owner, proposal.Due, [.. proposal.Evidence.Select(quote => quote.Text)]);

    public static WordingItem Of(OpenQuestion question) => new(WordingKind.Question, question.Text, null, null, [question.Evidence.Text]);
}
