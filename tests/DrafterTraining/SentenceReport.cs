using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;
using AllianceBot.Tests.Minutes.Drafting;

namespace AllianceBot.DrafterTraining;

/// <summary>How well sentences by themselves are judged: only the held-out ones say anything, the working ones were learned from.</summary>
internal static class SentenceReport
{
    public static void Write(DrafterModel model, string name, IReadOnlyList<LabelledSentence> sentences, TextWriter output)
    {
        var judged = sentences.Select(sentence => (Sentence: sentence, Judgement: Judge(model, sentence.Text))).ToList();
        Line("all", judged);
        foreach (var register in judged.GroupBy(entry => entry.Sentence.Register))
            Line(register.Key, [.. register]);
        foreach (var sector in judged.GroupBy(entry => entry.Sentence.Sector))
            Line(sector.Key, [.. sector]);

        void Line(string part, List<(LabelledSentence Sentence, (bool IsMeant, bool IsTask) Judgement)> entries)
        {
            var right = entries.Where(entry => entry.Judgement.IsMeant && entry.Sentence.IsMeant).ToList();
            var precision = (double)right.Count / Math.Max(1, entries.Count(entry => entry.Judgement.IsMeant));
            var recall = (double)right.Count / Math.Max(1, entries.Count(entry => entry.Sentence.IsMeant));
            var kind = (double)right.Count(entry => entry.Judgement.IsTask == (entry.Sentence.Kind == 'T')) / Math.Max(1, right.Count);
            output.WriteLine(FormattableString.Invariant($"{name} {part,-12} {entries.Count,4} sentences  precision {precision:0.000}  recall {recall:0.000}  kind {kind:0.000}"));
        }
    }

    private static (bool IsMeant, bool IsTask) Judge(DrafterModel model, string text)
    {
        var talk = new Talk([new Utterance { Speaker = "", Text = text, Source = SourceKind.Notes }]);
        return SentenceJudge.Judge(talk, new TalkCues(talk, CueLexicon.Shipped), model, 0);
    }
}
