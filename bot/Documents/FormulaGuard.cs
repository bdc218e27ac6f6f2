namespace AllianceBot.Documents;

/// <summary>
/// Keeps spreadsheets from taking people's text for a formula: such a cell gets an apostrophe in front (OWASP, “CSV
/// Injection”). <see cref="Remove"/> takes one away again, so that what goes out and comes back is the same.
/// </summary>
public static class FormulaGuard
{
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";

    public static string Add(string cell) => IsDangerous(cell.AsSpan().TrimStart('\'')) ? "'" + cell : cell;

    public static string Remove(string cell) => cell.StartsWith('\'') && IsDangerous(cell.AsSpan().TrimStart('\'')) ? cell[1..] : cell;

    private static bool IsDangerous(ReadOnlySpan<char> cell) => !cell.IsEmpty && Dangerous.Contains(cell[0], StringComparison.Ordinal);
}
