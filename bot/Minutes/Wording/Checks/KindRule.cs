using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>A decision does not become a task, nor a task a decision, and what was left open stays open. The words that tell them apart are those of the drafter.</summary>
internal static class KindRule
{
    public static bool IsBroken(WordingCase wording)
    {
        var isAsked = wording.Sentence.Text.Contains('?');
        return wording.Item.Kind switch
        {
            WordingKind.Decision => isAsked || Adds(wording, CueKind.TakingOn, CueKind.HandingOut),
            WordingKind.Task => isAsked || Adds(wording, CueKind.Decision),
            _ => !(isAsked || WordLists.StillOpen.IsIn(wording.Sentence.Keys)) || Adds(wording, CueKind.Decision),
        };
    }

    /// <summary>The sentence has such a cue and nothing that was said has one.</summary>
    private static bool Adds(WordingCase wording, params ReadOnlySpan<CueKind> kinds) => Has([wording.Sentence], kinds) && !Has(wording.Quotes, kinds);

    private static bool Has(IReadOnlyList<ReadText> texts, ReadOnlySpan<CueKind> kinds)
    {
        var talk = new Talk(texts.Select(text => new Utterance { Speaker = "", Text = text.Text, Source = SourceKind.Transcript }));
        var cues = new TalkCues(talk, CueLexicon.Shipped);
        for (var at = 0; at < talk.Count; at++)
        {
            foreach (var kind in kinds)
            {
                if (cues.Count(at, kind) > 0)
                    return true;
            }
        }
        return false;
    }
}
