using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Balance;

/// <summary>The model of the balance: charts where the client has them, and the same figures as rows for everyone.</summary>
internal static class BalanceCards
{
    /// <summary>Bars of a chart; the rest is counted.</summary>
    private const int RowsShown = 10;

    private const int LabelLength = 40;

    /// <summary>Characters of JSON around a bar of a chart with its row, and room for words of ours.</summary>
    private const int RowFrame = 260;
    private const int Reserve = 4_000;

    public static CardView Balance(Turn turn, MeasureBalance.Outcome balance)
    {
        var budget = new CardBudget();
        var language = turn.Language;
        budget.Allows(Reserve + (RowFrame * (balance.Sectors.Count + Math.Min(balance.Countries.Count, RowsShown) + Math.Min(balance.Loads.Count, RowsShown))));
        IReadOnlyList<BalanceRow> loads = [.. balance.Loads.Take(RowsShown).Select(l => Load(turn, l, budget))];
        // Who did not take part is what one would do something about, so all of them come first.
        var hasMet = balance.MeetingNumbers.Count > 0;
        var absent = hasMet ? Names(turn, balance.Absent, budget) : "";
        var model = new BalanceModel
        {
            Members = turn.Say("balanceMembers", balance.Members),
            Sectors = [.. balance.Sectors.Select(s => new BalanceRow(turn.Say($"sector.{s.Sector}"), s.Count, Text(language, s.Count)))],
            Gaps = balance.Gaps.Count == 0 ? turn.Say("balanceNoGaps") : turn.Say("balanceGaps", string.Join(", ", balance.Gaps.Select(gap => turn.Say($"sector.{gap}")))),
            Countries = [.. balance.Countries.Take(RowsShown).Select(c => new BalanceRow(CountryName(turn, c.Country), c.Count, Text(language, c.Count)))],
            MoreCountries = More(turn, balance.Countries.Count - RowsShown),
            Meetings = hasMet ? turn.Say("balanceMeetings", string.Join(", ", balance.MeetingNumbers)) : turn.Say("balanceNoMeetings"),
            Present = hasMet ? turn.Say("balancePresent", balance.Present.Count) : "",
            PresentNames = hasMet ? Names(turn, balance.Present, budget) : "",
            Absent = hasMet ? turn.Say("balanceAbsent", balance.Absent.Count) : "",
            AbsentNames = absent,
            Loads = loads,
            MoreLoads = More(turn, balance.Loads.Count - RowsShown),
        };
        return new("alliances/balance.json", CardModel.Of(model, BalanceJson.Default.BalanceModel), language, turn.Say("balanceHeading"));
    }

    private static BalanceRow Load(Turn turn, MeasureBalance.Load load, CardBudget budget)
    {
        var label = budget.Beginning(TextLimits.Abridge(load.Organisation, LabelLength));
        // The chart has it once more.
        budget.Allows(0, label);
        return new BalanceRow(label, load.PerWeight, turn.Say("balanceLoad", load.PerWeight, load.Tasks, load.Run));
    }

    /// <summary>All of them, or as many as the card can hold.</summary>
    private static string Names(Turn turn, IReadOnlyList<string> names, CardBudget budget)
    {
        var (shown, more) = budget.Names([.. names.Select(name => TextLimits.Abridge(name, LabelLength))], names.Count);
        return shown + (more > 0 ? turn.Say("andMore", more) : "");
    }

    private static string CountryName(Turn turn, string code) => code switch
    {
        "" => turn.Say("balanceNoCountry"),
        _ when turn.Phrases.Knows($"country.{code}") => turn.Say($"country.{code}"),
        _ => code,
    };

    private static string More(Turn turn, int count) => count > 0 ? turn.Say("andMore", count).Trim() : "";

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
