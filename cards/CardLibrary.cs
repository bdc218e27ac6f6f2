using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace AllianceBot.Cards;

/// <summary>Every card the product ships, compiled when the library is made, so that a broken one stops the start and not a meeting.</summary>
public sealed class CardLibrary
{
    private readonly FrozenDictionary<string, CardTemplate> templates;

    /// <summary>Compiles all the cards embedded in this assembly.</summary>
    /// <exception cref="CardTemplateException">One of them is malformed; the first by name is reported.</exception>
    public CardLibrary()
        : this(typeof(CardLibrary).Assembly)
    {
    }

    /// <summary>Compiles all the cards embedded in an assembly: its resources whose names end in <c>.json</c>.</summary>
    /// <param name="assembly">The assembly that holds them.</param>
    /// <exception cref="CardTemplateException">One of them is malformed; the first by name is reported.</exception>
    public CardLibrary(Assembly assembly)
        : this(Embedded(assembly))
    {
    }

    internal CardLibrary(IEnumerable<CardTemplate> templates) =>
        this.templates = templates.ToFrozenDictionary(template => template.Name, StringComparer.Ordinal);

    /// <summary>The cards' names, such as <c>meetings/roll-call.json</c>, in order.</summary>
    public IEnumerable<string> Names => templates.Keys.Order(StringComparer.Ordinal);

    /// <summary>The cards.</summary>
    public IEnumerable<CardTemplate> Templates => templates.Values;

    /// <summary>The card of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public CardTemplate this[string name] =>
        templates.TryGetValue(name, out var template) ? template : throw new KeyNotFoundException($"There is no card {name}.");

    /// <summary>Expands a card, as UTF-8 JSON.</summary>
    /// <param name="name">The card's name.</param>
    /// <param name="data">What <c>$root</c> refers to.</param>
    /// <param name="host">What <c>$host</c> refers to.</param>
    /// <param name="culture">The reader's culture, for dates and numbers.</param>
    /// <exception cref="KeyNotFoundException">There is no card of that name.</exception>
    public byte[] Render(string name, JsonElement data, JsonElement host, CultureInfo culture) =>
        this[name].Expand(data, host, culture);

    private static IEnumerable<CardTemplate> Embedded(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.EndsWith(".json", StringComparison.Ordinal))
                continue;
            using var resource = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[resource.Length];
            resource.ReadExactly(bytes);
            yield return CardTemplate.Parse(name, bytes);
        }
    }
}
