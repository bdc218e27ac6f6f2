using System.Text.RegularExpressions;

namespace AllianceBot.Conversation.Language;

/// <summary>What people write above an agenda to say that it follows: “Orden del día:”, “with the following agenda”.</summary>
internal static partial class AgendaHeading
{
    private const string Names = "agenda items|agenda|orden del dia|puntos a tratar|puntos|temario|temas|items|topics";

    private const string LeadIns = "el|los|la|las|the|este|estos|esta|estas|this|these|siguiente|siguientes|following|our|nuestro|nuestra";

    /// <summary>A line that is one. With a number or a bullet it is an item, whatever it is called.</summary>
    public static bool Is(string line) => !line.AsSpan().TrimStart().StartsWith("* ") && Whole().IsMatch(Plain(line));

    /// <summary>Such a line that leaves no doubt: a colon says that something follows.</summary>
    public static bool Announces(string line) => line.AsSpan().TrimEnd("*_ ").EndsWith(":", StringComparison.Ordinal) && Is(line);

    /// <summary>The name of a meeting without the heading it ends in; empty where it is nothing else.</summary>
    public static string TakeFrom(string title)
    {
        var spaced = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var plain = TextFolding.Fold(spaced);
        // Folding keeps the length of what people type in these languages; where it does not, nothing is taken.
        return plain.Length == spaced.Length && AtEnd().Match(plain) is { Success: true, Index: var start }
            ? spaced[..start].TrimEnd(' ', ',', ';', ':', '.', '-', '–', '—', '(')
            : title;
    }

    private static string Plain(string line) => TextFolding.Fold(line).Trim('#', '*', '_', ' ', ':', '.');

    [GeneratedRegex($@"^(?:(?:con|with)\s+)?(?:(?:{LeadIns})\s+)*(?:{Names})(?:\s+(?:es|son|is|are)(?:\s+(?:{LeadIns}))*)?$")]
    private static partial Regex Whole();

    // “Review of the agenda” is a name: only a mark or “with” parts the two.
    [GeneratedRegex($@"(?:^|(?<=[,;:.(–—-]\s*)|(?<=\s)(?=(?:con|with)\s))(?:(?:con|with)\s+)?(?:(?:{LeadIns})\s+)*(?:{Names})[\s:.)]*$")]
    private static partial Regex AtEnd();
}
