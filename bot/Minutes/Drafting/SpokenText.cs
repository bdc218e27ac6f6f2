using System.Text;

namespace AllianceBot.Minutes.Drafting;

/// <summary>Makes a sentence to read of what was said: put together where the transcript parts it, without the sounds of hesitation. No word is added.</summary>
internal static class SpokenText
{
    private const int Longest = 300;
    private const double Breath = 1.5;
    private const int MostPieces = 4;

    /// <summary>The first and last utterance of the sentence that the given one is part of.</summary>
    public static (int First, int Last) Whole(Talk talk, int utterance)
    {
        var (first, last) = (utterance, utterance);
        while (last + 1 < talk.Count && last - first < MostPieces && !EndsSentence(talk, last) && GoesOn(talk, last, last + 1))
            last++;
        while (first > 0 && last - first < MostPieces && !EndsSentence(talk, first - 1) && GoesOn(talk, first - 1, first))
            first--;
        return (first, last);
    }

    public static string Join(Talk talk, int first, int last) =>
        first == last ? talk.Said[first].Text : string.Join(' ', Enumerable.Range(first, last - first + 1).Select(at => talk.Said[at].Text.Trim()));

    /// <summary>"Um so uh let's, let's use rubber. Um" as "So let's, let's use rubber."</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Talk.IsFiller(word.TrimEnd('.', ',', '…').ToLowerInvariant()))
                continue;
            tidy.Append(tidy.Length > 0 ? " " : "").Append(word);
        }
        if (tidy.Length == 0)
            return text;
        tidy[0] = char.ToUpperInvariant(tidy[0]);
        return Storage.TextLimits.Abridge(tidy.ToString(), Longest);
    }

    private static bool EndsSentence(Talk talk, int utterance) => talk.Said[utterance].Text.AsSpan().TrimEnd() is [.., '.' or '?' or '!' or '…'];

    private static bool GoesOn(Talk talk, int from, int to) =>
        talk.Speaker[from] == talk.Speaker[to] && talk.Said[from].Source == talk.Said[to].Source && talk.Start[to] - talk.End[from] < Breath
        && talk.Said[from].Source is Sources.SourceKind.Transcript && talk.Said[from].Text.Length + talk.Said[to].Text.Length < Longest;
}
