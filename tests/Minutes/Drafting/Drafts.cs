using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Tests.Minutes.Drafting;

/// <summary>Meetings written a line at a time, and drafts of them.</summary>
internal static class Drafts
{
    public static readonly DateOnly Tuesday = new(2026, 3, 24);

    /// <param name="lines">Such as <c>Ana: I will write the letter.</c>; each is said five seconds after the one before.</param>
    public static List<Utterance> Said(params string[] lines) => [.. lines.Select((line, at) =>
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return new Utterance { Speaker = line[..colon], Text = line[(colon + 1)..].Trim(), Start = TimeSpan.FromSeconds(at * 5), End = TimeSpan.FromSeconds((at * 5) + 4), Source = SourceKind.Transcript };
    })];

    public static DraftedMinutes Of(params string[] lines) => Draft(Said(lines));

    public static DraftedMinutes Draft(IReadOnlyList<Utterance> said, string[]? agenda = null, string[]? present = null, DateOnly? day = null, TextLanguage language = TextLanguage.English) =>
        MinutesDrafter.Draft(new DraftingInput { Utterances = said, Agenda = agenda ?? [], Present = present ?? [], Day = day, Language = language });

    /// <summary>The proposal whose text begins so.</summary>
    public static Proposal Beginning(this DraftedMinutes draft, string text) =>
        draft.Proposals.FirstOrDefault(proposal => proposal.Text.StartsWith(text, StringComparison.Ordinal)).ShouldNotBeNull($"proposed: {string.Join(" | ", draft.Proposals.Select(p => p.Text))}");
}
