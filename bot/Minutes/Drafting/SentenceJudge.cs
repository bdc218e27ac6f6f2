namespace AllianceBot.Minutes.Drafting;

/// <summary>Judges a sentence by itself, without a meeting around it.</summary>
internal static class SentenceJudge
{
    public static (bool IsMeant, bool IsTask) Judge(Talk talk, TalkCues cues, DrafterModel model, int utterance)
    {
        Span<float> values = new float[SentenceFeatures.Names.Count];
        SentenceFeatures.Read(talk, cues, utterance, values);
        return (model.Sentence.Weigh(values) > 0, model.SentenceTask.Weigh(values) > 0);
    }
}
