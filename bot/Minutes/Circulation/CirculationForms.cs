using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Circulation;

/// <summary>The forms by which one person suggests a change or asks for a vote; in that person's language.</summary>
internal static class CirculationForms
{
    /// <summary>What can be missing in minutes, and what of the meeting itself can be put right.</summary>
    public static readonly IReadOnlyList<EntryKind> Additions = [EntryKind.Decision, EntryKind.Action, EntryKind.Info, EntryKind.Title, EntryKind.Attendance];

    /// <summary>Of an entry in the list to choose from.</summary>
    private const int ChoiceLength = 70;

    /// <summary>Characters of JSON around a choice.</summary>
    private const int ChoiceFrame = 44;

    private const int QuoteLength = 1_200;

    /// <summary>In the choice of for whom a change is suggested; no id, so that it names nobody else.</summary>
    private const string Myself = "myself";

    public static CardView Choose(Turn turn, CirculationView view, string chosen, string problem)
    {
        var parts = new MinutesParts(view.Meeting, turn.Phrases, turn.Language);
        var heading = turn.Say("amendHeading", view.Meeting.Number);
        var (choices, omitted) = Choices(parts, Additions, parts.All.Where(p => p.Entry.Vote is null).OrderBy(p => !p.IsNumbered), new CardBudget());
        var model = new AmendChooseModel(
            turn.Alliance.Id.ToString(), view.Meeting.Id.ToString(), heading, problem, choices.Any(c => c.Value == chosen) ? chosen : "", choices, omitted > 0 ? turn.Say("amendOmitted", omitted) : "");
        return new("minutes/amend-choose.json", CardModel.Of(model, CirculationFormsJson.Default.AmendChooseModel), turn.Language, heading);
    }

    /// <summary>What can be chosen: decisions and tasks before notes, then what can be missing; and how many do not fit.</summary>
    public static (IReadOnlyList<Choice> Choices, int Omitted) Choices(MinutesParts parts, IReadOnlyList<EntryKind> additions, IEnumerable<MinutesPart> among, CardBudget budget)
    {
        List<Choice> added = [.. additions.Select(kind => new AmendedPart(kind, null)).Select(part => new Choice(parts.Name(part), part.Key))];
        foreach (var choice in added)
            budget.Allows(ChoiceFrame, choice.Title);
        List<Choice> entries = [.. among.Select(p => (p.Entry, Part: new AmendedPart(p.Entry.Kind, p.Entry.Place)))
            .Select(p => new Choice($"{parts.Name(p.Part)}: {TextLimits.Abridge(p.Entry.Text.ReplaceLineEndings(" "), ChoiceLength)}", p.Part.Key))];
        var shown = entries.TakeWhile(choice => budget.Allows(ChoiceFrame, choice.Title)).ToList();
        return ([.. shown, .. added], entries.Count - shown.Count);
    }

    /// <summary>The form as it was filled in; null where what stands there now is to be put in.</summary>
    public sealed record Filling(string Text, string Owner, string Due, string Item, string Reason)
    {
        public string Problem { get; init; } = "";

        public bool Strikes { get; init; }

        /// <summary>For whom else; empty for oneself.</summary>
        public string For { get; init; } = "";
    }

    /// <summary>Whoever holds the minutes writes down what those say whom only mail reaches.</summary>
    public static bool MayWriteForOthers(Turn turn, CirculationView view) =>
        view.TakesAmendments && view.ByMailAlone.Count > 0 && MinutesHolder.Holds(turn.Actor, view.Meeting, view.NamedByRota);

    public static CardView Write(Turn turn, CirculationView view, AmendedPart part, Filling? filled = null)
    {
        var parts = new MinutesParts(view.Meeting, turn.Phrases, turn.Language);
        var entry = parts.Find(part.Place)?.Entry;
        var now = entry is null ? parts.Current(part) : entry.Kind is EntryKind.Action ? entry.Text : parts.Text(entry);
        var budget = new CardBudget();
        var heading = turn.Say("amendPartHeading", view.Meeting.Number, parts.Name(part));
        var current = budget.Beginning(TextLimits.Abridge(parts.Current(part), QuoteLength));
        var text = budget.Beginning(TextLimits.Cut(filled?.Text ?? now, TextLimits.Note));
        // An agenda has no more than a hundred items; their beginnings fit beside a text at its longest, save for the rarest signs.
        var items = part is { Place: null, Kind: EntryKind.Decision or EntryKind.Action or EntryKind.Info }
            ? view.Meeting.Items.Where(i => i.Position is not null).Select(i => new Choice($"{i.Position}. {TextLimits.Abridge(i.Title, ChoiceLength)}", i.Position!.Value.ToString(CultureInfo.InvariantCulture)))
                .TakeWhile(choice => budget.Allows(ChoiceFrame, choice.Title)).ToList()
            : [];
        var others = MayWriteForOthers(turn, view) ? ForWhom(turn, view).TakeWhile(choice => budget.Allows(ChoiceFrame, choice.Title)).ToList() : [];
        var model = new AmendModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Meeting = view.Meeting.Id.ToString(),
            Part = part.Key,
            Seen = parts.SequenceOf(part)?.ToString(CultureInfo.InvariantCulture) ?? "",
            Heading = heading,
            Problem = filled?.Problem ?? "",
            Current = current,
            TextLabel = turn.Say(part.Kind is EntryKind.Attendance ? "amendAttendanceLabel" : "amendTextLabel"),
            Text = text,
            IsTask = part.Kind is EntryKind.Action,
            Owner = TextLimits.Cut(filled?.Owner ?? entry?.OwnerName ?? "", TextLimits.Name),
            Due = filled?.Due ?? IsoDay.Write(entry?.DueDate),
            CanStrike = part.Place is not null,
            Strikes = filled?.Strikes is true,
            Others = others,
            For = (others.FirstOrDefault(o => o.Value == filled?.For) ?? others.FirstOrDefault(o => o.Value == Myself))?.Value ?? "",
            Items = items,
            Item = items.FirstOrDefault(i => i.Value == filled?.Item)?.Value ?? (items is [var only] ? only.Value : ""),
            Reason = budget.Beginning(TextLimits.Cut(filled?.Reason ?? "", MinutesAmendment.LongestReason)),
        };
        return new("minutes/amend.json", CardModel.Of(model, CirculationFormsJson.Default.AmendModel), turn.Language, heading);
    }

    /// <summary>Oneself first, for whoever represents somebody; then those whom only mail reaches.</summary>
    private static IEnumerable<Choice> ForWhom(Turn turn, CirculationView view)
    {
        if (turn.Actor.Standing.Roles.HasFlag(Role.Member))
            yield return new(turn.Say("amendForMyself"), Myself);
        foreach (var voter in view.ByMailAlone)
            yield return new(voter.Name, voter.Id.ToString());
    }

    public static CardView AskForVote(Turn turn, CirculationView view, string reason, string problem)
    {
        var heading = turn.Say("askVoteHeading", view.Meeting.Number);
        var model = new AskVoteModel(
            turn.Alliance.Id.ToString(), view.Meeting.Id.ToString(), heading, turn.Say("askVoteRule", turn.Say($"decisionRule.{view.Rule}")), problem,
            new CardBudget().Beginning(TextLimits.Cut(reason, MinutesCirculation.LongestReason)));
        return new("minutes/ask-vote.json", CardModel.Of(model, CirculationFormsJson.Default.AskVoteModel), turn.Language, heading);
    }
}

internal sealed record AmendChooseModel(string Alliance, string Meeting, string Heading, string Problem, string Part, IReadOnlyList<Choice> Parts, string Omitted);

internal sealed record AmendModel
{
    public required string Alliance { get; init; }
    public required string Meeting { get; init; }
    public required string Part { get; init; }

    /// <summary>The entry that stands there now; empty for what is to be added.</summary>
    public required string Seen { get; init; }
    public required string Heading { get; init; }
    public required string Problem { get; init; }
    public required string Current { get; init; }
    public required string TextLabel { get; init; }
    public required string Text { get; init; }
    public required bool IsTask { get; init; }
    public required string Owner { get; init; }
    public required string Due { get; init; }

    /// <summary>It can be asked to go.</summary>
    public required bool CanStrike { get; init; }
    public required bool Strikes { get; init; }

    /// <summary>For whom else it can be suggested; empty for most people.</summary>
    public required IReadOnlyList<Choice> Others { get; init; }
    public required string For { get; init; }
    public required IReadOnlyList<Choice> Items { get; init; }
    public required string Item { get; init; }
    public required string Reason { get; init; }
}

internal sealed record AskVoteModel(string Alliance, string Meeting, string Heading, string Rule, string Problem, string Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AmendChooseModel))]
[JsonSerializable(typeof(AmendModel))]
[JsonSerializable(typeof(AskVoteModel))]
internal sealed partial class CirculationFormsJson : JsonSerializerContext;
