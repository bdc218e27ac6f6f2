using System.Text;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// The same sentence in two sources: read out and written into the chat, or one recording handed in twice. It is the same when its words
/// are, case, accents and punctuation aside, and its speakers do not differ; short ones ("ok") only where they fall together in transcripts.
/// </summary>
internal static class Echoes
{
    private const int LeastWords = 4;

    /// <summary>How far apart somebody writes what they say.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(2);

    /// <summary>How far two clocks of one recording differ.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(2);

    /// <summary>Looked at of each source, to find whether two are one recording.</summary>
    private const int Sample = 200;

    // Something said again and again is looked for among its latest alone, so that the cost stays linear.
    private const int MostKept = 16;

    public static void Mark(List<TimeLineEntry> entries)
    {
        var heard = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            var key = Key(entries[i].Said.Text);
            if (key.Length == 0)
                continue;
            if (!heard.TryGetValue(key, out var same))
                heard[key] = same = [];
            var isLong = key.Count(c => c == ' ') >= LeastWords - 1;
            var original = same.FindLastIndex(other => IsEcho(entries[other], entries[i], isLong));
            if (original >= 0 && IsTagged(entries[i]) && !IsTagged(entries[same[original]]))
            {
                // What somebody recorded is a fact; what was said before is its echo.
                Retarget(entries, same[original], i);
                same[original] = i;
                continue;
            }

            if (original >= 0)
            {
                entries[i] = entries[i] with { EchoOf = same[original] };
                continue;
            }

            same.Add(i);
            if (same.Count > MostKept)
                same.RemoveAt(0);
        }
    }

    private static bool IsTagged(TimeLineEntry entry) => entry.Said.Text.AsSpan().TrimStart() is ['#', ..];

    private static void Retarget(List<TimeLineEntry> entries, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (i == from || entries[i].EchoOf == from)
                entries[i] = entries[i] with { EchoOf = to };
        }
    }

    /// <summary>Half of what one says, the other says at the same time of its own clock.</summary>
    public static bool AreOneRecording(IReadOnlyList<Utterance> one, IReadOnlyList<Utterance> other)
    {
        var said = one.Take(2 * Sample).Select(u => (Key(u.Text), Second(u))).ToHashSet();
        var sample = other.Take(Sample).ToList();
        var same = sample.Count(u => said.Contains((Key(u.Text), Second(u))) || said.Contains((Key(u.Text), Second(u) - 1)) || said.Contains((Key(u.Text), Second(u) + 1)));
        return same * 2 > sample.Count;
    }

    private static long Second(Utterance said) => (long)Math.Floor((said.Start ?? TimeSpan.MinValue).TotalSeconds);

    private static bool IsEcho(TimeLineEntry original, TimeLineEntry later, bool isLong)
    {
        if (original.Part == later.Part || !MayBeOne(original.Said.Speaker, later.Said.Speaker))
            return false;
        if (original.Said.Start is not { } first || later.Said.Start is not { } second)
            return isLong;
        var areTranscripts = original.Said.Source is SourceKind.Transcript && later.Said.Source is SourceKind.Transcript;
        return (areTranscripts && second - first <= Together) || (isLong && second - first <= Near);
    }

    /// <summary>"Ana" may be "Ana Pérez" when both say the same sentence within minutes; two other people who do agree with each other.</summary>
    private static bool MayBeOne(string one, string other)
    {
        if (one == other || one.Length == 0 || other.Length == 0)
            return true;
        var (words, others) = (SpeakerForm.Of(one).Key.Split(' '), SpeakerForm.Of(other).Key.Split(' '));
        return words.All(others.Contains) || others.All(words.Contains);
    }

    /// <summary>The words alone, folded.</summary>
    private static string Key(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in TextFolding.Fold(text))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                words.Append(c);
            else if (c is not '\'' && words.Length > 0 && words[^1] != ' ')
                words.Append(' ');
        }

        return words.ToString().TrimEnd();
    }
}
