namespace AllianceBot.Minutes.Sources;

/// <summary>
/// One name for a person whom sources write differently: in capitals or not, with accents or without, <c>Perez, Ana</c>, <c>Ana Pérez (Guest)</c>,
/// <c>Ana Pérez | ONG</c>. Nothing is guessed. A first name alone is nobody else's; and where one source has two spellings of a name, or two
/// organisations are added to it, there may be two people, and all stay as written.
/// </summary>
public sealed class SpeakerNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private SpeakerNames()
    {
    }

    /// <param name="sources">The names in each source.</param>
    public static SpeakerNames Of(IReadOnlyList<IReadOnlySet<string>> sources)
    {
        var names = new SpeakerNames();
        var forms = sources.SelectMany(source => source).Distinct(StringComparer.Ordinal).ToDictionary(name => name, SpeakerForm.Of, StringComparer.Ordinal);
        var toldApart = ToldApart(sources, forms);
        foreach (var same in forms.Where(form => form.Value.Key.Length > 0).GroupBy(form => form.Value.Key, StringComparer.Ordinal))
        {
            var written = same.ToList();
            if (!toldApart.Contains(same.Key) && AreOnePerson([.. written.Select(form => form.Value)]))
                names.Share(written.Select(form => form.Key), written.Count == 1 ? written[0].Key : Best(written.Select(form => form.Value.Bare)));
            else
                foreach (var spelling in written.GroupBy(form => form.Key, StringComparer.OrdinalIgnoreCase))
                    names.Share(spelling.Select(form => form.Key), Best(spelling.Select(form => form.Key)));
        }

        return names;
    }

    /// <summary>The name that all sources share; as written where no other was found.</summary>
    public string NameOf(string written) => _names.GetValueOrDefault(written, written);

    internal static SpeakerNames Of(IReadOnlyList<TimeLinePart> parts, IEnumerable<string> present) =>
        Of([.. parts.Select(part => part.Utterances.Select(said => said.Speaker)).Append(present).Select(names => names.Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal))]);

    private void Share(IEnumerable<string> written, string name)
    {
        foreach (var one in written)
            _names[one] = name;
    }

    /// <summary>Keys of which one source has two names that differ in more than capitals: it knows two people.</summary>
    private static HashSet<string> ToldApart(IReadOnlyList<IReadOnlySet<string>> sources, Dictionary<string, SpeakerForm> forms)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var first = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in source)
                if (!first.TryAdd(forms[name].Key, name) && !string.Equals(first[forms[name].Key], name, StringComparison.OrdinalIgnoreCase))
                    keys.Add(forms[name].Key);
        }

        return keys;
    }

    private static bool AreOnePerson(IReadOnlyList<SpeakerForm> forms)
    {
        var organisations = forms.Select(form => form.Organisation).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Count();
        var areAlike = forms.All(form => form.Organisation == forms[0].Organisation && form.IsGuest == forms[0].IsGuest);
        return organisations <= 1 && (areAlike || forms[0].IsFullName);
    }

    /// <summary>The one written with most care: not all in one case, and with accents.</summary>
    private static string Best(IEnumerable<string> spellings) => spellings
        .OrderByDescending(name => name.Any(char.IsUpper) && name.Any(char.IsLower)).ThenByDescending(name => name.Count(c => c > 127)).ThenBy(name => name, StringComparer.Ordinal).First();
}
