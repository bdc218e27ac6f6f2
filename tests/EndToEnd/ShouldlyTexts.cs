namespace AllianceBot.Tests.EndToEnd;

internal static class ShouldlyTexts
{
    /// <summary>All of them, however the page breaks its lines.</summary>
    public static void ShouldContainAll(this string text, params IEnumerable<string> parts)
    {
        var flat = string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in parts)
            flat.ShouldContain(part, Case.Sensitive);
    }
}
