namespace AllianceBot.Alliances.Charters;

public enum EditKind
{
    Keep,
    Remove,
    Add,
}

/// <summary>
/// The shortest way from one sequence to another by removing and adding: what stays is a longest common subsequence. Where
/// there are several, removals come before additions.
/// </summary>
internal static class SequenceDifference
{
    /// <summary>Beyond this the table would take too long and too much room; all that differs then counts as replaced.</summary>
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<(EditKind Kind, string Item)> Find(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && before[start] == after[start])
            start++;
        var (oldEnd, newEnd) = (before.Count, after.Count);
        while (oldEnd > start && newEnd > start && before[oldEnd - 1] == after[newEnd - 1])
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);

        var edits = new List<(EditKind, string)>(before.Count + after.Count);
        edits.AddRange(before.Take(start).Select(item => (EditKind.Keep, item)));
        AddMiddle(edits, [.. before.Take(oldEnd).Skip(start)], [.. after.Take(newEnd).Skip(start)]);
        edits.AddRange(before.Skip(oldEnd).Select(item => (EditKind.Keep, item)));
        return edits;
    }

    private static void AddMiddle(List<(EditKind, string)> edits, string[] before, string[] after)
    {
        var isTooLarge = (long)(before.Length + 1) * (after.Length + 1) > MostCells;
        var common = isTooLarge ? new ushort[1, 1] : CommonLengths(before, after);
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (!isTooLarge && i < before.Length && j < after.Length && before[i] == after[j])
            {
                edits.Add((EditKind.Keep, before[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < before.Length && (j == after.Length || isTooLarge || common[i + 1, j] >= common[i, j + 1]))
            {
                edits.Add((EditKind.Remove, before[i++]));
            }
            else
            {
                edits.Add((EditKind.Add, after[j++]));
            }
        }
    }

    /// <summary>In [i, j]: how long a common subsequence what follows i and what follows j have.</summary>
    private static ushort[,] CommonLengths(string[] before, string[] after)
    {
        var lengths = new ushort[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                lengths[i, j] = before[i] == after[j] ? (ushort)(lengths[i + 1, j + 1] + 1) : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        return lengths;
    }
}
