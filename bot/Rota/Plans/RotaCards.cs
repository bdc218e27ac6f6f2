using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Plans;

/// <summary>The models of the rota and of its fairness report.</summary>
internal static class RotaCards
{
    private const int LabelLength = TextLimits.Name;

    /// <summary>Characters of JSON around a row, with its button and the fallback of that, and the words of ours in it.</summary>
    private const int RowFrame = 900;

    /// <param name="notice">What led to it; empty for whoever asked.</param>
    public static CardView Rota(Turn turn, RotaView view, string notice = "")
    {
        var budget = new CardBudget();
        budget.Allows(RowFrame * (view.Now.Count + view.Mine.Count + view.Page.Rows.Count));
        var isWhole = !view.IsPast && view.Organisation.Length == 0;
        var model = new RotaModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Heading = turn.Say(view.IsPast ? "rotaPastHeading" : "rotaHeading"),
            Group = OfGroup(turn),
            Notice = budget.Beginning(notice),
            About = view.Organisation,
            Filter = view.Organisation,
            Past = view.IsPast ? "yes" : "",
            None = view.Page.Total > 0 || view.Now.Count > 0 ? "" : turn.Say(view.IsPast ? "rotaNonePast" : !isWhole ? "rotaNoneOf" : turn.Group is null ? "rotaNone" : "rotaNoneInGroup"),
            Now = [.. view.Now.Select(row => Row(turn, row, budget))],
            Mine = [.. view.Mine.Select(row => Row(turn, row, budget))],
            ListTitle = isWhole && view.Page.Total > 0 ? turn.Say("rotaToCome") : "",
            Turns = [.. view.Page.Rows.Select(row => Row(turn, row, budget))],
            Count = view.Page.Total > 0 ? turn.Say("rotaCount", view.Page.Total, view.Page.Number, view.Page.Count) : "",
            Previous = view.Page.HasPrevious ? Number(view.Page.Number - 1) : "",
            Next = view.Page.HasNext ? Number(view.Page.Number + 1) : "",
            IsWhole = isWhole,
        };
        return new("rota/rota.json", CardModel.Of(model, RotaCardJson.Default.RotaModel), turn.Language, model.Heading);
    }

    public static CardView Fairness(Turn turn, RotaFairness fairness, RotaMembers members, Page<FairnessLine> page)
    {
        var (budget, isSeveral) = (new CardBudget(), fairness.Rhythms.Count > 1);
        budget.Allows(RowFrame * page.Rows.Count);
        var isWithin = fairness.Rhythms.All(r => r.IsWithinBound);
        var model = new FairnessModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Group = OfGroup(turn),
            What = turn.Say(fairness.Rhythms.Count == 0 ? "fairnessNone" : "fairnessWhat"),
            Rhythms = [.. fairness.Rhythms.Select(r => budget.Beginning(Rhythm(turn, r, members)))],
            Caps = [.. CapTexts.Bites(turn.Phrases, turn.Language, fairness, members).Prepend(CapCards.Say(turn, fairness.Caps)).Where(line => line.Length > 0).Select(budget.Beginning)],
            Verdict = fairness.Rhythms.Count == 0 ? "" : turn.Say(isWithin ? "fairnessWithin" : "fairnessNotWithin"),
            Added = isSeveral ? turn.Say("fairnessAdded", fairness.Bound) : "",
            Rows = [.. page.Rows.Select(line =>
            {
                var label = budget.Beginning(TextLimits.Abridge(members.LabelOf(line.OrganisationId), LabelLength));
                budget.Allows(0, label);
                return new FairnessRow(label, Math.Round(line.Load, 2), turn.Say("fairnessLine", line.Share, line.Load, FairnessLines.Signed(turn.Language, line.Deviation), line.Turns), isSeveral ? Parts(turn, line) : "");
            })],
            Count = page.Total == 0 ? "" : turn.Say("fairnessCount", page.Total, page.Number, page.Count),
            Previous = page.HasPrevious ? Number(page.Number - 1) : "",
            Next = page.HasNext ? Number(page.Number + 1) : "",
        };
        return new("rota/fairness.json", CardModel.Of(model, RotaCardJson.Default.FairnessModel), turn.Language, turn.Say("fairnessHeading"));
    }

    /// <summary>In the channel of a working group, that it is its rota; else empty.</summary>
    public static string OfGroup(Turn turn) => turn.Group is { } group ? turn.Say("rotaOfGroup", group.Name) : "";

    /// <summary>How far from the share anybody gets with the duties of one rhythm, beside what is promised.</summary>
    public static string Rhythm(Turn turn, RhythmFairness rhythm, RotaMembers members) => turn.Say(
        rhythm.IsWithinBound ? "fairnessRhythm" : "fairnessRhythmBeyond", Alliances.Sentences.Begin(turn, turn.Say($"dutyRhythm.{rhythm.Rhythm}")), Below(rhythm), rhythm.Bound,
        TextLimits.Abridge(members.LabelOf(rhythm.Farthest), LabelLength), rhythm.On.ToString(turn.Say("longDate"), turn.Language.Culture()));

    /// <summary>The deviation with the duties of each rhythm.</summary>
    private static string Parts(Turn turn, FairnessLine line) =>
        Alliances.Sentences.Begin(turn, string.Join(" · ", line.Parts.Select(part => turn.Say("fairnessPart", turn.Say($"dutyRhythm.{part.Rhythm}"), FairnessLines.Signed(turn.Language, part.Deviation)))));

    public static string When(Turn turn, Duties.Rhythm rhythm, DateOnly date) => TurnNames.When(turn.Phrases, turn.Language, rhythm, date);

    public static string State(Turn turn, TurnState state) => turn.Say($"turnState.{state}");

    private static RotaRow Row(Turn turn, TurnRow row, CardBudget budget)
    {
        var title = budget.Beginning($"{When(turn, row.Duty.Rhythm, row.Date)} · {TurnNames.Title(turn.Phrases, turn.Language, row.Duty, row.Group)}");
        var holder = budget.Beginning(TextLimits.Abridge(row.Organisation, LabelLength));
        var person = budget.Beginning(TextLimits.Abridge(row.PersonName, LabelLength));
        budget.Allows(0, title, title);
        return new RotaRow(row.Id.ToString(), title, turn.Say("turnOpenRow", title), person.Length > 0 ? $"{holder} · {person}" : holder, State(turn, row.State), "");
    }

    /// <summary>Rounded, but never up to a bound that it is below.</summary>
    private static double Below(RhythmFairness rhythm)
    {
        var rounded = Math.Round(rhythm.MaxDeviation, 2);
        return rhythm.IsWithinBound && rounded >= rhythm.Bound ? rhythm.Bound - 0.01 : rounded;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

internal sealed record RotaModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Heading { get; init; }
    public required string Group { get; init; }
    public required string Notice { get; init; }
    public required string About { get; init; }
    public required string Filter { get; init; }
    public required string Past { get; init; }
    public required string None { get; init; }
    public required IReadOnlyList<RotaRow> Now { get; init; }
    public required IReadOnlyList<RotaRow> Mine { get; init; }
    public required string ListTitle { get; init; }
    public required IReadOnlyList<RotaRow> Turns { get; init; }
    public required string Count { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }
    public required bool IsWhole { get; init; }
}

/// <param name="Open">Says what pressing the row does.</param>
/// <param name="Was">Who had it before; empty when nobody else had.</param>
internal sealed record RotaRow(string Id, string Title, string Open, string Detail, string State, string Was);

internal sealed record FairnessModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Group { get; init; }
    public required string What { get; init; }
    public required IReadOnlyList<string> Rhythms { get; init; }
    public required IReadOnlyList<string> Caps { get; init; }
    public required string Verdict { get; init; }
    public required string Added { get; init; }
    public required IReadOnlyList<FairnessRow> Rows { get; init; }
    public required string Count { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }
}

/// <param name="Parts">The deviation rhythm by rhythm; empty where there is one alone.</param>
internal sealed record FairnessRow(string Label, double Load, string Text, string Parts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RotaModel))]
[JsonSerializable(typeof(FairnessModel))]
internal sealed partial class RotaCardJson : JsonSerializerContext;
