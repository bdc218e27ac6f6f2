using System.Globalization;
using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

internal static class DatePartFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("dayOfMonth", Number, Parameters.Exactly(1, Text), Part(date => Value.Of(date.Day))),
        new("dayOfWeek", Number, Parameters.Exactly(1, Text), Part(date => Value.Of((int)date.DayOfWeek))),
        new("dayOfYear", Number, Parameters.Exactly(1, Text), Part(date => Value.Of(date.DayOfYear))),
        new("month", Number, Parameters.Exactly(1, Text), Part(date => Value.Of(date.Month))),
        new("year", Number, Parameters.Exactly(1, Text), Part(date => Value.Of(date.Year))),
        new("date", Text, Parameters.Exactly(1, Text), Part(date => Value.Of(date.ToString("M/dd/yyyy", CultureInfo.InvariantCulture)))),
    ];

    private static FunctionBody Part(Func<DateTime, Value> part) => FunctionBody.Eager((arguments, _) =>
        DateFunctions.TryRead(arguments[0], out var date) ? part(date) : Value.Failed);
}
