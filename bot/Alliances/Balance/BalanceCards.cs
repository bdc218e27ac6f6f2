using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Balance;

/// <summary>The model of the balance: charts where the client has them, and the same figures as rows where it has not.</summary>
internal static class BalanceCards
{
    /// <summary>Bars and rows of a chart; the rest is counted.</summary>
    private const int RowsShown = 10;

    private const int LabelLength = 40;

    /// <summary>Everyone in the place reads it, so it is in the alliance's language.</summary>
    public static CardView Balance(Turn turn, MeasureBalance.Outcome balance)
    {
        var budget = new CardBudget();
        var language = turn.Alliance.Language;
        var model = new BalanceModel
        {
            Members = turn.SayToAll("balanceMembers", balance.Members),
            Sectors = [.. balance.Sectors.Select(s => new BalanceRow(turn.SayToAll($"sector.{s.Sector}"), s.Count, Text(language, s.Count)))],
            Gaps = balance.Gaps.Count == 0 ? turn.SayToAll("balanceNoGaps") : turn.SayToAll("balanceGaps", string.Join(", ", balance.Gaps.Select(gap => turn.SayToAll($"sector.{gap}")))),
            Countries = [.. balance.Countries.Take(RowsShown).Select(c => new BalanceRow(CountryName(turn, c.Country), c.Count, Text(language, c.Count)))],
            MoreCountries = More(turn, balance.Countries.Count - RowsShown),
            Meetings = balance.MeetingNumbers.Count == 0 ? turn.SayToAll("balanceNoMeetings") : turn.SayToAll("balanceMeetings", string.Join(", ", balance.MeetingNumbers)),
            Present = balance.MeetingNumbers.Count == 0 ? "" : turn.SayToAll("balancePresent", balance.Present.Count),
            PresentNames = balance.MeetingNumbers.Count == 0 ? "" : Names(turn, balance.Present, budget),
            Absent = balance.MeetingNumbers.Count == 0 ? "" : turn.SayToAll("balanceAbsent", balance.Absent.Count),
            AbsentNames = balance.MeetingNumbers.Count == 0 ? "" : Names(turn, balance.Absent, budget),
            Loads = [.. balance.Loads.Take(RowsShown).Select(l => new BalanceRow(
                budget.Beginning(TextLimits.Abridge(l.Organisation, LabelLength)), l.PerWeight, turn.SayToAll("balanceLoad", l.PerWeight, l.Tasks, l.Run)))],
            MoreLoads = More(turn, balance.Loads.Count - RowsShown),
        };
        return new("alliances/balance.json", CardModel.Of(model, BalanceJson.Default.BalanceModel), language, turn.SayToAll("balanceHeading"));
    }

    private static string Names(Turn turn, IReadOnlyList<string> names, CardBudget budget)
    {
        var (shown, more) = budget.Names([.. names.Select(name => TextLimits.Abridge(name, LabelLength))], RowsShown);
        return shown + (more > 0 ? turn.SayToAll("andMore", more) : "");
    }

    private static string CountryName(Turn turn, string code) => code switch
    {
        "" => turn.SayToAll("balanceNoCountry"),
        _ when turn.Phrases.Knows($"country.{code}") => turn.SayToAll($"country.{code}"),
        _ => code,
    };

    private static string More(Turn turn, int count) => count > 0 ? turn.SayToAll("andMore", count).Trim() : "";

    private static string Text(TextLanguage language, int count) => count.ToString(language.Culture());
}

internal sealed record BalanceModel
{
    public required string Members { get; init; }
    public required IReadOnlyList<BalanceRow> Sectors { get; init; }
    public required string Gaps { get; init; }
    public required IReadOnlyList<BalanceRow> Countries { get; init; }
    public required string MoreCountries { get; init; }
    public required string Meetings { get; init; }
    public required string Present { get; init; }
    public required string PresentNames { get; init; }
    public required string Absent { get; init; }
    public required string AbsentNames { get; init; }
    public required IReadOnlyList<BalanceRow> Loads { get; init; }
    public required string MoreLoads { get; init; }
}

/// <param name="Label">What is counted.</param>
/// <param name="Value">For a chart.</param>
/// <param name="Text">For a row.</param>
internal sealed record BalanceRow(string Label, decimal Value, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BalanceModel))]
internal sealed partial class BalanceJson : JsonSerializerContext;
