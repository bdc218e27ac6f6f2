namespace AllianceBot.Conversation;

/// <summary>One page of a list; every list that may grow is shown so.</summary>
/// <param name="Rows">The rows on it.</param>
/// <param name="Number">Counts from 1.</param>
/// <param name="Count">How many pages there are; at least 1.</param>
/// <param name="Total">How many rows there are on all of them.</param>
public sealed record Page<TRow>(IReadOnlyList<TRow> Rows, int Number, int Count, int Total)
{
    public bool HasPrevious => Number > 1;

    public bool HasNext => Number < Count;
}

/// <summary>Cuts lists into pages.</summary>
public static class Page
{
    /// <summary>Rows that a card shows well on a telephone.</summary>
    public const int Size = 12;

    /// <summary>The page that card data asks for; the first when it does not say.</summary>
    public static int Asked(Turn turn) => turn.Data.Number("page") ?? 1;

    /// <summary>How many rows to skip for the page asked for, which is bent to one that exists.</summary>
    public static (int Number, int Count, int Skip) Place(int asked, int total, int size = Size)
    {
        var count = Math.Max(1, (total + size - 1) / size);
        var number = Math.Clamp(asked, 1, count);
        return (number, count, (number - 1) * size);
    }
}
