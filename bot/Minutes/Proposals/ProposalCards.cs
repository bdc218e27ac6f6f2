using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>The model of the card that lists proposals. In a place that others read it is in the alliance's language.</summary>
internal static class ProposalCards
{
    /// <summary>On the card; the form has the whole text, and the minutes have all of it.</summary>
    private const int TextLength = 600;
    private const int QuoteLength = 240;
    private const int QuotesShown = 3;

    // Characters of JSON around one proposal with its buttons, and around one quote, as in proposals.json.
    private const int ProposalFrame = 2_600;
    private const int QuoteFrame = 320;

    /// <param name="turn">Whose words.</param>
    /// <param name="list">What is shown.</param>
    /// <param name="notice">What was just done; empty for nothing.</param>
    public static CardView List(Turn turn, ProposalList list, string notice = "")
    {
        turn = turn.ForThePlace;
        var budget = new CardBudget();
        var heading = turn.Say(list.ShowsSettled ? "proposalsSettledHeading" : "proposalsHeading", list.Meeting.Number);
        budget.Allows(0, notice, list.Meeting.Title);
        var page = list.Page;
        var model = new ProposalsModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Meeting = list.Meeting.Id.ToString(),
            Heading = heading,
            Title = list.Meeting.Title,
            Notice = notice,
            What = What(turn, list),
            Proposals = [.. page.Rows.Select(proposal => Row(turn, list, proposal, budget))],
            Count = page.Total > 0 ? turn.Say("proposalsCount", page.Total, page.Number, page.Count) : "",
            Page = page.Number.ToString(CultureInfo.InvariantCulture),
            Settled = list.ShowsSettled ? "yes" : "",
            Previous = page.HasPrevious ? (page.Number - 1).ToString(CultureInfo.InvariantCulture) : "",
            Next = page.HasNext ? (page.Number + 1).ToString(CultureInfo.InvariantCulture) : "",
            OtherList = list.ShowsSettled ? turn.Say("proposalsOpenButton", list.Open) : list.Settled > 0 ? turn.Say("proposalsSettledButton", list.Settled) : "",
            Other = list.ShowsSettled ? "" : "yes",
            Sources = turn.Say("sourcesButton", list.Sources),
        };
        return new("minutes/proposals.json", CardModel.Of(model, ProposalsJson.Default.ProposalsModel), turn.Language, heading) { IsAiGenerated = page.Rows.Any(proposal => proposal.IsGenerated) };
    }

    /// <summary>What one is called on a card and in sentences.</summary>
    public static string Label(Turn turn, MinutesProposal proposal) => turn.Say($"proposalLabel.{proposal.Kind}", proposal.Number);

    /// <summary>Who said it and when, as far as the source tells.</summary>
    public static string Who(Turn turn, ProposalQuote quote) =>
        string.Join(", ", new[] { quote.Speaker, quote.Start is { } start ? SpokenTime(TimeSpan.FromSeconds(start)) : "" }.Where(part => part.Length > 0)) is { Length: > 0 } who
            ? who
            : turn.Say("proposalSaidByNobody");

    /// <summary>From the start of the meeting: 0:12:40.</summary>
    public static string SpokenTime(TimeSpan after) => $"{(after < TimeSpan.Zero ? "-" : "")}{after.Duration().ToString("h\\:mm\\:ss", CultureInfo.InvariantCulture)}";

    private static string What(Turn turn, ProposalList list) => list switch
    {
        { IsApproved: true } => turn.Say("proposalsApproved"),
        { IsInCirculation: true } => turn.Say("proposalInCirculation", list.Meeting.Number),
        { ShowsSettled: true, Settled: 0 } => turn.Say("proposalsSettledNone"),
        { ShowsSettled: true } => turn.Say("proposalsSettledWhat"),
        { Open: > 0 } => turn.Say("proposalsWhat"),
        { Sources: > 0 } => turn.Say("proposalsNone"),
        _ => turn.Say("proposalsNoSources"),
    };

    private static ProposalModel Row(Turn turn, ProposalList list, MinutesProposal proposal, CardBudget budget)
    {
        var text = TextLimits.Abridge(proposal.Text, TextLength);
        var details = Details(turn, list, proposal);
        budget.Allows(ProposalFrame, text, details);
        var canSettle = !list.IsApproved && !list.IsInCirculation && MinutesHolder.IsOffered(turn, list.Meeting, list.NamedByRota);
        return new ProposalModel
        {
            Id = proposal.Id.ToString(),
            Stamp = proposal.Stamp,
            Label = Label(turn, proposal),
            Text = text,
            Details = details,
            Quotes = [.. proposal.ReadQuotes().Take(QuotesShown).Select(quote => Quote(turn, quote, proposal.Text)).TakeWhile(quote => budget.Allows(QuoteFrame, quote.Text, quote.Who, quote.Url))],
            Status = Status(turn, proposal),
            IsOpen = canSettle && proposal.State is ProposalState.Open,
            IsSettled = canSettle && proposal.State is not ProposalState.Open,
            Accept = turn.Say(proposal.Kind is ProposalKind.Question ? "proposalKeepButton" : "proposalAcceptButton", proposal.Number),
            Edit = turn.Say("proposalEditButton", proposal.Number),
            Drop = turn.Say("proposalDropButton", proposal.Number),
            Undo = turn.Say("proposalUndoButton", proposal.Number),
        };
    }

    private static string Details(Turn turn, ProposalList list, MinutesProposal proposal)
    {
        var parts = new List<string>();
        if (proposal.Kind is ProposalKind.Task)
        {
            parts.Add(turn.Say("proposalOwner", proposal.OwnerName ?? turn.Say("proposalNobody")));
            parts.Add(turn.Say("proposalDue", proposal.DueDate is { } due ? due.ToString(turn.Say("longDate"), turn.Language.Culture())
                : proposal.DuePhrase.Length > 0 ? turn.Say("proposalSaid", proposal.DuePhrase) : turn.Say("proposalNoDate")));
        }

        if (proposal.IsGenerated)
            parts.Add(turn.Say("proposalGenerated"));
        var item = list.Meeting.Items.FirstOrDefault(i => i.Position is not null && i.Position == proposal.AgendaPosition);
        parts.Add(item is null ? turn.Say("proposalNoItem") : turn.Say("proposalItem", item.Position, TextLimits.Abridge(item.Title, 80)));
        return string.Join(" · ", parts);
    }

    /// <summary>What stands above word for word is not quoted once more, unless there is something to open; that these are the words is said.</summary>
    private static QuoteModel Quote(Turn turn, ProposalQuote quote, string text) => new(
        quote.Link is null && quote.Text == text ? turn.Say("proposalTheseWords") : turn.Say("proposalQuote", TextLimits.Abridge(quote.Text, QuoteLength)), Who(turn, quote), quote.Link ?? "");

    private static string Status(Turn turn, MinutesProposal proposal)
    {
        if (proposal.SettledAt is not { } at)
            return "";
        var local = turn.Alliance.ToLocal(at);
        return turn.Say($"proposalStatus.{proposal.State}", proposal.SettledByName, local.ToString(turn.Say("longDate"), turn.Language.Culture()), local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}

internal sealed record ProposalsModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Meeting { get; init; }
    public required string Heading { get; init; }

    /// <summary>People's text; empty when the meeting has no name.</summary>
    public required string Title { get; init; }

    /// <summary>What was just done; may hold people's text.</summary>
    public required string Notice { get; init; }
    public required string What { get; init; }
    public required IReadOnlyList<ProposalModel> Proposals { get; init; }
    public required string Count { get; init; }
    public required string Page { get; init; }

    /// <summary>Which of the two lists this is: empty for what waits.</summary>
    public required string Settled { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }

    /// <summary>The button to the other list; empty when there is nothing on it.</summary>
    public required string OtherList { get; init; }
    public required string Other { get; init; }
    public required string Sources { get; init; }
}

internal sealed record ProposalModel
{
    public required string Id { get; init; }
    public required string Stamp { get; init; }
    public required string Label { get; init; }

    /// <summary>People's text, as are the details and quotes.</summary>
    public required string Text { get; init; }
    public required string Details { get; init; }
    public required IReadOnlyList<QuoteModel> Quotes { get; init; }
    public required string Status { get; init; }
    public required bool IsOpen { get; init; }
    public required bool IsSettled { get; init; }
    public required string Accept { get; init; }
    public required string Edit { get; init; }
    public required string Drop { get; init; }
    public required string Undo { get; init; }
}

/// <param name="Text">Empty where the proposal itself is what was said.</param>
internal sealed record QuoteModel(string Text, string Who, string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProposalsModel))]
internal sealed partial class ProposalsJson : JsonSerializerContext;
