using AllianceBot.Alliances.Balance;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;

namespace AllianceBot.Tests.Cards;

/// <summary>The card of the balance.</summary>
internal static class BalanceModels
{
    public static CardView Empty(Turn turn) => BalanceCards.Balance(turn, new(0, [], Enum.GetValues<Sector>(), [], [], [], [], []));

    public static CardView Of(Turn turn, string[] names, (string Country, int Count)[]? countries = null) => BalanceCards.Balance(turn, new(
        names.Length,
        [.. Enum.GetValues<Sector>().Take(9).Select((sector, i) => (sector, 20 - i))],
        [Sector.PrivateCompany, Sector.Government],
        countries ?? [("PE", 7), ("BO", 3), ("", 2), ("??", 1)],
        ["2026-03", "2026-02", "2026-01"],
        names,
        names,
        [.. names.Select((name, i) => new MeasureBalance.Load(name, i, 2, 12.5m))]));
}
