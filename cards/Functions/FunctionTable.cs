using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Functions;

/// <summary>
/// The prebuilt functions, with their types as Adaptive Expressions 4.23 declares them. Left out on purpose: what reads the
/// clock or chance (<c>utcNow</c>, <c>rand</c>, <c>newGuid</c>…), because expanding a card is a pure function.
/// </summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> Functions = Build();

    public static bool TryGet(string name, [NotNullWhen(true)] out Function? function) => Functions.TryGetValue(name, out function);

    private static FrozenDictionary<string, Function> Build()
    {
        var functions = new Dictionary<string, Function>(StringComparer.Ordinal);
        foreach (var function in (IEnumerable<Function>)
                 [
                     .. LogicFunctions.All, .. ComparisonFunctions.All, .. NumberFunctions.All, .. StatisticsFunctions.All,
                     .. TextFunctions.All, .. TextSearchFunctions.All, .. CaseFunctions.All,
                     .. ListFunctions.All, .. SetFunctions.All, .. LambdaFunctions.All,
                     .. ConversionFunctions.All, .. ObjectFunctions.All, .. DateFunctions.All, .. DatePartFunctions.All,
                 ])
            functions.Add(function.Name, function);
        foreach (var (alias, name) in Aliases)
            functions.Add(alias, functions[name]);
        return functions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static (string Alias, string Name)[] Aliases =>
    [
        ("add", "+"), ("sub", "-"), ("mul", "*"), ("div", "/"), ("mod", "%"), ("exp", "^"),
        ("and", "&&"), ("or", "||"), ("not", "!"), ("&", "concat"), ("??", "coalesce"),
        ("equals", "=="), ("less", "<"), ("lessOrEquals", "<="), ("greater", ">"), ("greaterOrEquals", ">="),
    ];
}
