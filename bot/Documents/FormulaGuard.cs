using System.Text;

namespace AllianceBot.Documents;

/// <summary>
/// Keeps spreadsheets from taking people's text for a formula: an apostrophe goes in front of it (OWASP, “CSV Injection”), at
/// the beginning of a cell and wherever a spreadsheet may cut it: Excel cuts at semicolons where lists are separated by those,
/// whatever stands in quotation marks. <see cref="Remove"/> takes the apostrophes away again, so that what goes out and comes
/// back is the same.
/// </summary>
public static class FormulaGuard
{
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";
    private const string Cuts = ",;\t\r\n";

    public static string Add(string cell)
    {
        var guarded = new StringBuilder(cell.Length + 4);
        for (var i = 0; i < cell.Length; i++)
        {
            if (IsDangerous(cell, i))
                guarded.Append('\'');
            guarded.Append(cell[i]);
        }

        return guarded.ToString();
    }

    public static string Remove(string cell)
    {
        var plain = new StringBuilder(cell.Length);
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] != '\'' || !IsDangerous(cell, i))
                plain.Append(cell[i]);
        }

        return plain.ToString();
    }

    /// <summary>Whether a cell may begin here, and would be a formula behind apostrophes and quotation marks.</summary>
    private static bool IsDangerous(string cell, int at)
    {
        if (at > 0 && !Cuts.Contains(cell[at - 1], StringComparison.Ordinal))
            return false;
        var rest = cell.AsSpan(at).TrimStart("'\"");
        return !rest.IsEmpty && Dangerous.Contains(rest[0], StringComparison.Ordinal);
    }
}
