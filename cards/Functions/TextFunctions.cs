using System.Text;
using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

/// <summary>Functions that make texts out of texts. Lengths and offsets count UTF-16 code units.</summary>
internal static class TextFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("concat", Text | ReturnTypes.List, Parameters.AtLeast(1), FunctionBody.Eager(Concat)),
        new("length", Number, Parameters.Exactly(1, Text), OfTexts(texts => Value.Of(texts[0].Length))),
        new("countWord", Number, Parameters.Exactly(1, Text), OfTexts(texts => Value.Of(CountWords(texts[0])))),
        new("trim", Text, Parameters.Exactly(1, Text), OfTexts(texts => Value.Of(texts[0].Trim().Trim('\ufeff')))),
        new("replace", Text, Parameters.Exactly(3, Text), Replace(StringComparison.Ordinal)),
        new("replaceIgnoreCase", Text, Parameters.Exactly(3, Text), Replace(StringComparison.OrdinalIgnoreCase)),
        new("split", ReturnTypes.List, Parameters.Between(1, 2, Text), OfTexts(Split)),
        new("substring", Text, Parameters.Of(Text, Number).AndOptionally(Number), FunctionBody.Eager(Substring)),
        new("uriComponent", Text, Parameters.Exactly(1), FunctionBody.Eager((a, _) =>
            a[0].Kind is ValueKind.Text ? Value.Of(EscapeUri(a[0].Text)) : Value.Failed)),
        new("formatNumber", Text, Parameters.Of(Number, Number).AndOptionally(Text), FunctionBody.Eager(FormatNumber)),
    ];

    /// <summary>A function of texts alone: a missing one counts as empty, anything else fails.</summary>
    public static FunctionBody OfTexts(Func<string[], Value> function) => FunctionBody.Eager((arguments, _) =>
        TryTexts(arguments, out var texts) ? function(texts) : Value.Failed);

    public static bool TryTexts(ReadOnlySpan<Value> arguments, out string[] texts)
    {
        texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (arguments[i].Kind is not (ValueKind.Text or ValueKind.Undefined))
                return false;
            texts[i] = ValueText.Of(arguments[i]);
        }

        return true;
    }

    private static Value Concat(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        var result = arguments[0];
        foreach (ref readonly var next in arguments[1..])
        {
            if (result.IsNothing && next.IsNothing)
                result = Value.Undefined;
            else if (next.Kind is ValueKind.Array && (result.IsNothing || result.Kind is ValueKind.Array))
                result = result.IsNothing ? next : Value.Of([.. result.Items, .. next.Items]);
            else if (!next.IsNothing || result.Kind is not ValueKind.Array)
                result = Value.Of(ValueText.Plain(result) + ValueText.Plain(next));
        }

        return result;
    }

    private static int CountWords(string text) =>
        Math.Max(1, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

    private static FunctionBody Replace(StringComparison comparison) => OfTexts(texts =>
        texts[1].Length == 0 ? Value.Failed : Value.Of(texts[0].Replace(texts[1], texts[2], comparison)));

    private static Value Split(string[] texts)
    {
        var separator = texts.Length > 1 ? texts[1] : "";
        var parts = separator.Length > 0 ? texts[0].Split(separator) : [.. texts[0].Select(c => c.ToString())];
        return Value.Of(Array.ConvertAll(parts, Value.Of));
    }

    private static Value Substring(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (arguments[0].Kind is ValueKind.Undefined)
            return Value.Of("");
        if (arguments[0].Kind is not ValueKind.Text || !arguments[1].IsInteger)
            return Value.Failed;
        var text = arguments[0].Text;
        var start = arguments[1].Number;
        if (start < 0 || start > text.Length)
            return Value.Failed;
        if (arguments.Length == 2)
            return Value.Of(text[(int)start..]);
        return arguments[2] is { IsInteger: true, Number: >= 0 and var length } && start + length <= text.Length
            ? Value.Of(text.Substring((int)start, (int)length))
            : Value.Failed;
    }

    // Uri.EscapeDataString, less the five marks that encodeURIComponent leaves alone.
    private static string EscapeUri(string text) => new StringBuilder(Uri.EscapeDataString(text))
        .Replace("%21", "!").Replace("%27", "'").Replace("%28", "(").Replace("%29", ")").Replace("%2A", "*").ToString();

    private static Value FormatNumber(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (!arguments[0].IsNumber || arguments[1] is not { IsInteger: true, Number: >= 0 })
            return Value.Failed;
        var digits = (int)Math.Min(arguments[1].Number, NumberFormat.MaxDigits);
        var culture = arguments.Length == 3 ? Cultures.Named(arguments[2], evaluation.Culture) : evaluation.Culture;
        return Value.Of(NumberFormat.Grouped(NumberFunctions.Round(arguments[0].Number, digits), digits, culture));
    }
}
