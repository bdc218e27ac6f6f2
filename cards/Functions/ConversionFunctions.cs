using System.Text.Json;
using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

internal static class ConversionFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("string", Text, Parameters.Of(Any).AndOptionally(Text), FunctionBody.Eager(ToText)),
        new("int", Number, Parameters.Exactly(1), FunctionBody.Eager((a, _) => ToNumber(a[0], text => NumberReading.LeadingInteger(text), Truncated))),
        new("float", Number, Parameters.Exactly(1), FunctionBody.Eager((a, _) => ToNumber(a[0], text => NumberReading.Leading(text), number => number))),
        new("json", Any, Parameters.Of(Text), FunctionBody.Eager(Parse)),
        new("jsonStringify", Text, Parameters.Exactly(1), FunctionBody.Eager((a, _) =>
            a[0].Kind is ValueKind.Undefined ? Value.Undefined : Value.Of(ValueText.Json(a[0])))),
    ];

    // Numbers are written for readers, grouped and in the reader's marks, with the decimals they have.
    private static Value ToText(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (!arguments[0].IsNumber)
            return Value.Of(ValueText.Plain(arguments[0]));
        var culture = arguments.Length == 2 ? Cultures.Named(arguments[1], evaluation.Culture) : evaluation.Culture;
        var plain = NumberText.Of(arguments[0].Number);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : Math.Min(plain.Length - point - 1, NumberFormat.MaxDigits);
        return Value.Of(NumberFormat.Grouped(arguments[0].Number, digits, culture));
    }

    private static Value ToNumber(in Value value, Func<string, double> read, Func<double, double> take)
    {
        if (value.IsNumber)
            return Value.Of(take(value.Number));
        if (value.Kind is not ValueKind.Text)
            return Value.Undefined;
        var number = read(value.Text);
        return double.IsNaN(number) ? Value.Failed : Value.Of(number);
    }

    // Through its text, so that 1e21 gives 1, as parseInt does.
    private static double Truncated(double number) => NumberReading.LeadingInteger(NumberText.Of(number));

    private static Value Parse(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (arguments[0].Kind is not ValueKind.Text)
            return Value.Failed;
        try
        {
            using var document = JsonDocument.Parse(arguments[0].Text.Trim());
            return Value.Of(document.RootElement.Clone());
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return Value.Failed;
        }
    }
}
