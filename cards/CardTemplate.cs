using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AllianceBot.Cards.Expressions;
using AllianceBot.Cards.Templates;

namespace AllianceBot.Cards;

/// <summary>
/// A card in the Adaptive Cards Templating language, compiled once and expanded any number of times, from any thread.
/// Expanding is a pure function of data, host and culture: no clock, no chance, no change to the data, and no exception
/// whatever the data hold. What a binding cannot find or compute shows as its own text, <c>${path}</c>.
/// </summary>
/// <remarks>
/// The language: <see href="https://learn.microsoft.com/adaptive-cards/templating/language"/>. It behaves as
/// <c>adaptivecards-templating</c> 2.3 does. Where that engine gives up on a card, this one goes on: null inside a text
/// leaves nothing, and a binding that fails shows its own text. Text in the data is never read as a template.
/// </remarks>
public sealed class CardTemplate
{
    private readonly TemplateNode root;
    private readonly int usualSize;

    private CardTemplate(string name, TemplateNode root, TemplateFacts facts, int usualSize)
    {
        Name = name;
        Verbs = facts.Verbs;
        HostPaths = facts.HostPaths;
        this.root = root;
        this.usualSize = usualSize;
    }

    /// <summary>The template's name, such as <c>meetings/roll-call.json</c>.</summary>
    public string Name { get; }

    /// <summary>The verbs of its actions: <c>verb</c> of every Action.Execute, <c>data.verb</c> of every Action.Submit.</summary>
    public IReadOnlySet<string> Verbs { get; }

    /// <summary>
    /// The paths it reads from the host, such as <c>$host.text.approve</c>. A path ends where an index is known only with data.
    /// </summary>
    public IReadOnlySet<string> HostPaths { get; }

    /// <summary>Reads and compiles a template.</summary>
    /// <param name="name">The name that errors give.</param>
    /// <param name="utf8Json">The template, with or without a byte order mark. Not used after the call.</param>
    /// <exception cref="CardTemplateException">
    /// Malformed JSON, a malformed binding, an unknown function, or arguments that do not fit one.
    /// </exception>
    public static CardTemplate Parse(string name, ReadOnlyMemory<byte> utf8Json)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (utf8Json.Span.StartsWith("\uFEFF"u8))
            utf8Json = utf8Json[3..];
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            var facts = new TemplateFacts();
            var root = new TemplateCompiler(name, facts).Compile(document.RootElement, JsonPlace.Root);
            return new CardTemplate(name, root, facts, utf8Json.Length + 512);
        }
        catch (JsonException exception)
        {
            throw new CardTemplateException(name, JsonPlace.Root.ToString(), $"the JSON is malformed: {exception.Message}");
        }
        catch (InvalidOperationException exception)
        {
            throw new CardTemplateException(name, JsonPlace.Root.ToString(), $"a string is not valid Unicode: {exception.Message}");
        }
    }

    /// <summary>Expands the template into a card, as UTF-8 JSON.</summary>
    /// <param name="data">What <c>$root</c> and, outside any <c>$data</c>, plain names refer to. JSON without comments.</param>
    /// <param name="host">What <c>$host</c> refers to. JSON without comments.</param>
    /// <param name="culture">The reader's culture, for dates and numbers.</param>
    public byte[] Expand(JsonElement data, JsonElement host, CultureInfo culture)
    {
        var card = new ArrayBufferWriter<byte>(usualSize);
        Expand(card, data, host, culture);
        return card.WrittenSpan.ToArray();
    }

    /// <summary>Expands the template into a buffer, as UTF-8 JSON.</summary>
    /// <inheritdoc cref="Expand(JsonElement, JsonElement, CultureInfo)"/>
    public void Expand(IBufferWriter<byte> output, JsonElement data, JsonElement host, CultureInfo culture)
    {
        using var card = new Utf8JsonWriter(output, TemplateCompiler.WriterOptions);
        Expand(card, data, host, culture);
    }

    /// <summary>Expands the template as the next value of a JSON document, such as the content of an attachment.</summary>
    /// <inheritdoc cref="Expand(JsonElement, JsonElement, CultureInfo)"/>
    public void Expand(Utf8JsonWriter output, JsonElement data, JsonElement host, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(culture);
        root.WriteValue(output, new Evaluation(Value.Of(data), Value.Of(host), culture));
    }
}
