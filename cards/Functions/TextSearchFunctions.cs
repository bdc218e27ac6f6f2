using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

/// <summary>Functions that look for something in a text, a list or an object.</summary>
internal static class TextSearchFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("startsWith", ReturnTypes.Boolean, Parameters.Exactly(2, Text),
            TextFunctions.OfTexts(texts => Value.Of(texts[0].StartsWith(texts[1], StringComparison.Ordinal)))),
        new("endsWith", ReturnTypes.Boolean, Parameters.Exactly(2, Text),
            TextFunctions.OfTexts(texts => Value.Of(texts[0].EndsWith(texts[1], StringComparison.Ordinal)))),
        new("indexOf", Number, Parameters.Of(Text | ReturnTypes.List, Any), FunctionBody.Eager((a, _) => IndexOf(a, last: false))),
        new("lastIndexOf", Number, Parameters.Of(Text | ReturnTypes.List, Any), FunctionBody.Eager((a, _) => IndexOf(a, last: true))),
        new("contains", ReturnTypes.Boolean, Parameters.Exactly(2), FunctionBody.Lazy(Contains)),
    ];

    private static Value IndexOf(ReadOnlySpan<Value> arguments, bool last)
    {
        var wanted = arguments[1];
        if (arguments[0].Kind is ValueKind.Array)
        {
            Predicate<Value> matches = item => ValueComparison.AreIdentical(item, wanted);
            return Value.Of(last ? Array.FindLastIndex(arguments[0].Items, matches) : Array.FindIndex(arguments[0].Items, matches));
        }

        if (!(arguments[0].IsNothing || arguments[0].Kind is ValueKind.Text) || wanted.Kind is not (ValueKind.Text or ValueKind.Undefined))
            return Value.Failed;
        var text = ValueText.Of(arguments[0]);
        var part = ValueText.Of(wanted);
        return Value.Of(last ? LastIndexOf(text, part) : text.IndexOf(part, StringComparison.Ordinal));
    }

    // The empty text is found before the last character, not after it.
    private static int LastIndexOf(string text, string part) =>
        part.Length == 0 ? Math.Max(0, text.Length - 1) : text.LastIndexOf(part, StringComparison.Ordinal);

    // Never fails: what cannot be searched does not contain it.
    private static Value Contains(Expression[] arguments, Evaluation evaluation, bool substitute)
    {
        var whole = arguments[0].Evaluate(evaluation, substitute);
        var part = arguments[1].Evaluate(evaluation, substitute);
        if (whole.IsFailed || part.IsFailed)
            return Value.False;
        return Value.Of((whole.Kind, part.Kind) switch
        {
            (ValueKind.Text, ValueKind.Text) => whole.Text.Contains(part.Text, StringComparison.Ordinal),
            (ValueKind.Array, _) => Array.Exists(whole.Items, item => ValueComparison.AreEqual(item, part)),
            (ValueKind.Object, ValueKind.Text) => whole.Property(part.Text, default).Kind is not ValueKind.Undefined,
            _ => false,
        });
    }
}
