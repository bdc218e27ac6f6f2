using System.Collections.Frozen;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Sources;

/// <summary>A speaker's name taken apart as tenants write it: <c>Perez, Ana (Guest)</c>, <c>Ana Pérez | ONG</c>.</summary>
/// <param name="Bare">First name first, without what was added to it.</param>
/// <param name="Key">The words of the name, folded; names of one key may be one person's.</param>
/// <param name="Organisation">Folded; empty where none is added.</param>
/// <param name="IsGuest">Teams added that they come from outside.</param>
internal sealed record SpeakerForm(string Bare, string Key, string Organisation, bool IsGuest)
{
    private const int MostWords = 12;

    // What Teams and Zoom add to a name that is no organisation.
    private static readonly FrozenSet<string> GuestWords = FrozenSet.Create(StringComparer.Ordinal,
        "guest", "invitado", "invitada", "external", "externo", "externa", "unverified", "no verificado", "sin verificar");

    public bool IsFullName => Key.Contains(' ', StringComparison.Ordinal);

    public static SpeakerForm Of(string name)
    {
        var (bare, organisation, isGuest) = (name.Trim(), "", false);
        while (TakeAddition(ref bare) is { } addition)
        {
            var folded = TextFolding.Fold(addition).Trim();
            if (GuestWords.Contains(folded))
                isGuest = true;
            else
                organisation = $"{folded} {organisation}".Trim();
        }

        var comma = bare.IndexOf(',');
        if (comma > 0 && comma == bare.LastIndexOf(',') && bare[(comma + 1)..].Trim() is { Length: > 0 } first)
            bare = $"{first} {bare[..comma].Trim()}";
        return new SpeakerForm(bare, KeyOf(bare), organisation, isGuest);
    }

    /// <summary>A bracket at the end, or what stands behind a bar; null when the name is bare.</summary>
    private static string? TakeAddition(ref string name)
    {
        var bar = name.LastIndexOf('|');
        var open = name.EndsWith(')') ? name.LastIndexOf('(') : name.EndsWith(']') ? name.LastIndexOf('[') : -1;
        var at = Math.Max(bar, open);
        if (at < 1 || name[..at].Trim().Length == 0)
            return null;
        var addition = name[(at + 1)..].TrimEnd(')', ']').Trim();
        name = name[..at].TrimEnd();
        return addition;
    }

    private static string KeyOf(string bare)
    {
        var words = NameWords.Read(bare, MostWords);
        // What is more than words, such as "Ana 🌻", is only ever the same as itself.
        var isWhole = words.Count > 0 && words[^1].End >= bare.TrimEnd('.').Length;
        return isWhole ? string.Join(' ', words.Select(word => word.Key)) : TextFolding.Fold(bare);
    }
}
