using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

/// <summary>Dates as texts. All are UTC: whoever makes a card's model converts to the reader's time zone first.</summary>
internal static class DateFunctions
{
    private static readonly Parameters Formatted = Parameters.Of(Text).AndOptionally(Text, Text);
    private static readonly Parameters Moved = Parameters.Of(Text, Number).AndOptionally(Text, Text);
    private static readonly Parameters MovedByUnit = Parameters.Of(Text, Number, Text).AndOptionally(Text, Text);

    public static IEnumerable<Function> All =>
    [
        new("formatDateTime", Text, Formatted, Dated(1, (date, _) => date)),
        new("formatEpoch", Text, Parameters.Of(Number).AndOptionally(Text, Text), FunctionBody.Eager(FormatEpoch)),
        new("startOfDay", Text, Formatted, Dated(1, (date, _) => date.Date)),
        new("startOfHour", Text, Formatted, Dated(1, (date, _) => date.Date.AddHours(date.Hour))),
        new("startOfMonth", Text, Formatted, Dated(1, (date, _) => date.Date.AddDays(1 - date.Day))),
        new("addDays", Text, Moved, Dated(2, (date, amount) => date.AddDays(Math.Truncate(amount)))),
        new("addHours", Text, Moved, Dated(2, (date, amount) => date.AddHours(Math.Truncate(amount)))),
        new("addMinutes", Text, Moved, Dated(2, (date, amount) => date.AddMinutes(Math.Truncate(amount)))),
        new("addSeconds", Text, Moved, Dated(2, (date, amount) => date.AddSeconds(Math.Truncate(amount)))),
        new("addToTime", Text, MovedByUnit, FunctionBody.Eager((a, e) => Move(a, e, 1))),
        new("subtractFromTime", Text, MovedByUnit, FunctionBody.Eager((a, e) => Move(a, e, -1))),
        new("dateTimeDiff", Number, Parameters.Exactly(2, Text), FunctionBody.Eager(Difference)),
    ];

    /// <summary>A function of a timestamp and perhaps an amount; then, optionally, a format and a locale.</summary>
    private static FunctionBody Dated(int leading, Func<DateTime, double, DateTime> change) => FunctionBody.Eager((arguments, evaluation) =>
    {
        if (!TryRead(arguments[0], out var date) || (leading == 2 && !arguments[1].IsNumber))
            return Value.Failed;
        var amount = leading == 2 ? arguments[1].Number : 0;
        return TryChange(() => change(date, amount), out var changed) ? Format(changed, arguments[leading..], evaluation) : Value.Failed;
    });

    private static Value FormatEpoch(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (!arguments[0].IsNumber)
            return Value.Failed;
        var milliseconds = Math.Truncate(arguments[0].Number * 1000);
        return TryChange(() => DateTime.UnixEpoch.AddMilliseconds(milliseconds), out var date)
            ? Format(date, arguments[1..], evaluation)
            : Value.Failed;
    }

    private static Value Move(ReadOnlySpan<Value> arguments, Evaluation evaluation, int direction)
    {
        if (!TryRead(arguments[0], out var date) || !arguments[1].IsInteger || Math.Abs(arguments[1].Number) > int.MaxValue
            || arguments[2].Kind is not ValueKind.Text)
            return Value.Failed;
        var amount = (int)arguments[1].Number * direction;
        Func<DateTime>? change = arguments[2].Text switch
        {
            "Second" => () => date.AddSeconds(amount),
            "Minute" => () => date.AddMinutes(amount),
            "Hour" => () => date.AddHours(amount),
            "Day" => () => date.AddDays(amount),
            "Week" => () => date.AddDays(7.0 * amount),
            "Month" => () => date.AddMonths(amount),
            "Year" => () => date.AddYears(amount),
            _ => null,
        };
        return change is not null && TryChange(change, out var moved) ? Format(moved, arguments[3..], evaluation) : Value.Failed;
    }

    /// <summary>The difference in ticks of 100 nanoseconds.</summary>
    private static Value Difference(ReadOnlySpan<Value> arguments, Evaluation evaluation) =>
        TryRead(arguments[0], out var left) && TryRead(arguments[1], out var right)
            ? Value.Of((left - right).Ticks)
            : Value.Failed;

    public static bool TryRead(in Value value, out DateTime date)
    {
        date = default;
        return value.Kind is ValueKind.Text && Timestamps.TryRead(value.Text, out date);
    }

    // A date can leave the calendar only by the data's numbers; then the expression fails, not the card.
    private static bool TryChange(Func<DateTime> change, out DateTime date)
    {
        date = default;
        try
        {
            date = change();
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static Value Format(DateTime date, ReadOnlySpan<Value> options, Evaluation evaluation)
    {
        var hasLocale = options.Length == 2 && options[0].Kind is ValueKind.Text && options[1].Kind is ValueKind.Text;
        var hasFormat = hasLocale || (options.Length == 1 && options[0].Kind is ValueKind.Text);
        var pattern = hasFormat && options[0].Text is { Length: > 0 } format ? DatePattern.Of(format) : Timestamps.RoundTrip;
        var culture = hasLocale ? Cultures.Named(options[1], evaluation.Culture) : evaluation.Culture;
        return Value.Of(pattern.Format(date, culture));
    }
}
