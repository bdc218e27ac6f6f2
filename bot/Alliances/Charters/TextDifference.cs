using System.Text;

namespace AllianceBot.Alliances.Charters;

public enum LineKind
{
    Same,
    Removed,
    Added,

    /// <summary>The same line with other words in it.</summary>
    Changed,
}

/// <summary>A stretch of a line that stays, goes or comes.</summary>
public sealed record DifferenceSpan(EditKind Kind, string Text);

/// <summary>One line of a difference; of a changed line, the words that stay, go and come.</summary>
public sealed record DifferenceLine(LineKind Kind, IReadOnlyList<DifferenceSpan> Spans);

/// <summary>How two texts differ: line by line, and within a changed line word by word.</summary>
internal static class TextDifference
{
    /// <summary>Lines that share less than this of their words are not one changed line but two lines.</summary>
    private const double LeastShared = 0.35;

    public static IReadOnlyList<DifferenceLine> Find(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lines = new List<DifferenceLine>();
        var (removed, added) = (new List<string>(), new List<string>());
        foreach (var (kind, line) in SequenceDifference.Find(before, after))
        {
            if (kind is EditKind.Remove)
                removed.Add(line);
            if (kind is EditKind.Add)
                added.Add(line);
            if (kind is not EditKind.Keep)
                continue;
            AddBlock(lines, removed, added);
            lines.Add(new(LineKind.Same, [new(EditKind.Keep, line)]));
        }

        AddBlock(lines, removed, added);
        return lines;
    }

    /// <summary>Lines that go and lines that come in one place: those alike are changed lines, in their order.</summary>
    private static void AddBlock(List<DifferenceLine> lines, List<string> removed, List<string> added)
    {
        for (var i = 0; i < Math.Max(removed.Count, added.Count); i++)
        {
            if (i < removed.Count && i < added.Count && FindInLine(removed[i], added[i]) is { } changed)
            {
                lines.Add(changed);
                continue;
            }

            if (i < removed.Count)
                lines.Add(new(LineKind.Removed, [new(EditKind.Remove, removed[i])]));
            if (i < added.Count)
                lines.Add(new(LineKind.Added, [new(EditKind.Add, added[i])]));
        }

        removed.Clear();
        added.Clear();
    }

    /// <summary>Null when the lines have too little in common.</summary>
    private static DifferenceLine? FindInLine(string before, string after)
    {
        var edits = SequenceDifference.Find(Words(before), Words(after));
        var kept = edits.Where(e => e.Kind is EditKind.Keep).Sum(e => e.Item.Count(char.IsLetterOrDigit));
        var all = Math.Max(before.Count(char.IsLetterOrDigit), after.Count(char.IsLetterOrDigit));
        return kept < LeastShared * all || kept == 0 ? null : new(LineKind.Changed, Join(edits));
    }

    /// <summary>Runs of one kind as one span: what goes before what comes, blanks between two of them included.</summary>
    private static List<DifferenceSpan> Join(IReadOnlyList<(EditKind Kind, string Item)> edits)
    {
        var spans = new List<DifferenceSpan>();
        var (removed, added) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < edits.Count; i++)
        {
            var (kind, item) = edits[i];
            // A single blank that stays between two changed words would tear a changed phrase to pieces.
            var isBridge = kind is EditKind.Keep && string.IsNullOrWhiteSpace(item) && removed.Length + added.Length > 0
                && i + 1 < edits.Count && edits[i + 1].Kind is not EditKind.Keep;
            if (kind is EditKind.Remove || isBridge)
                removed.Append(item);
            if (kind is EditKind.Add || isBridge)
                added.Append(item);
            if (kind is not EditKind.Keep || isBridge)
                continue;
            Flush();
            if (spans is [.., { Kind: EditKind.Keep } last])
                spans[^1] = last with { Text = last.Text + item };
            else
                spans.Add(new(EditKind.Keep, item));
        }

        Flush();
        return spans;

        void Flush()
        {
            if (removed.Length > 0)
                spans.Add(new(EditKind.Remove, removed.ToString()));
            if (added.Length > 0)
                spans.Add(new(EditKind.Add, added.ToString()));
            removed.Clear();
            added.Clear();
        }
    }

    /// <summary>Words, blanks and single other characters; together they are the line.</summary>
    internal static IReadOnlyList<string> Words(string line)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= line.Length; i++)
        {
            if (i < line.Length && (KindOf(line, i) is var kind && kind == KindOf(line, i - 1) && kind != Other || char.IsLowSurrogate(line[i])))
                continue;
            if (i > start)
                words.Add(line[start..i]);
            start = i;
        }

        return words;
    }

    private const int Other = 2;

    private static int KindOf(string line, int at) => char.IsWhiteSpace(line[at]) ? 0
        : char.IsLetterOrDigit(line[at]) || char.IsSurrogate(line[at]) || char.GetUnicodeCategory(line[at]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.Format ? 1
        : Other;
}
