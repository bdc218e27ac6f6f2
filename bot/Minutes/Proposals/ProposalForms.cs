using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>The model of the form that changes a proposal.</summary>
internal static class ProposalForms
{
    /// <summary>What stands for no item: a choice that is empty cannot be chosen.</summary>
    public const string NoItem = "0";

    private const int TitleLength = 80;
    private const int QuoteLength = 400;

    /// <summary>Characters of JSON around the title of a choice, with its id.</summary>
    private const int ChoiceFrame = 62;

    /// <summary>Around the rest of the form.</summary>
    private const int FormFrame = 4_300;

    /// <param name="turn">Whose words.</param>
    /// <param name="proposal">As it is saved.</param>
    /// <param name="meeting">Whose it is.</param>
    /// <param name="people">Who can own a task; null when there are too many to choose from.</param>
    /// <param name="page">The page of the list to go back to.</param>
    /// <param name="fields">As filled in before; null for as saved. A client empties a form once it is answered.</param>
    /// <param name="problem">What is wrong, or missing; empty for nothing.</param>
    public static CardView Form(Turn turn, MinutesProposal proposal, MeetingRecord meeting, IReadOnlyList<Choice>? people, string page, ProposalFields? fields = null, string problem = "")
    {
        turn = turn.ForThePlace;
        fields ??= AsSaved(proposal, isChosen: people is not null);
        var budget = new CardBudget();
        var quote = proposal.ReadQuotes() is [var first, ..] ? first : new(null, "", "", null);
        var said = turn.Say("proposalQuote", TextLimits.Abridge(quote.Text, QuoteLength));
        budget.Allows(FormFrame, problem, said);
        var heading = turn.Say("proposalFormHeading", ProposalCards.Label(turn, proposal));
        var text = budget.Beginning(fields.Text);
        var items = Items(turn, meeting, budget);
        var shown = people?.Select(p => p with { Title = TextLimits.Abridge(p.Title, TitleLength) }).ToList();
        var isChoice = shown is { Count: > 0 } && shown.TrueForAll(p => budget.Allows(ChoiceFrame, p.Title));
        var model = new ProposalFormModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Proposal = proposal.Id.ToString(),
            Meeting = meeting.Id.ToString(),
            Version = proposal.Version.ToString(CultureInfo.InvariantCulture),
            Page = page,
            Heading = heading,
            Problem = problem,
            Quote = said,
            Who = ProposalCards.Who(turn, quote),
            Hint = Hint(turn, proposal),
            Text = text,
            Kind = fields.Kind,
            Owner = fields.Owner,
            IsChoice = isChoice,
            People = isChoice ? shown! : [],
            Due = fields.Due,
            Position = fields.Position.Length > 0 ? fields.Position : NoItem,
            Items = items,
        };
        return new("minutes/proposal-form.json", CardModel.Of(model, ProposalFormJson.Default.ProposalFormModel), turn.Language, heading);
    }

    private static ProposalFields AsSaved(MinutesProposal proposal, bool isChosen) => new(
        proposal.Kind.ToString(),
        proposal.Text,
        isChosen ? proposal.OwnerId?.ToString() ?? "" : proposal.OwnerName ?? "",
        IsoDay.Write(proposal.DueDate),
        proposal.AgendaPosition?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>What the source says of owner and day, where that is no member and no date yet.</summary>
    private static string Hint(Turn turn, MinutesProposal proposal) => string.Join(" ", new[]
    {
        proposal is { OwnerName: { } owner, OwnerId: null } ? turn.Say("proposalOwnerSaid", owner) : "",
        proposal is { DuePhrase: { Length: > 0 } due, DueDate: null } ? turn.Say("proposalDueSaid", due) : "",
    }.Where(hint => hint.Length > 0));

    private static List<Choice> Items(Turn turn, MeetingRecord meeting, CardBudget budget) =>
    [
        new Choice(turn.Say("proposalNoItem"), NoItem),
        .. meeting.Items.Where(item => item.Position is not null)
            .Select(item => new Choice(TextLimits.Abridge($"{item.Position}. {item.Title}", TitleLength), item.Position!.Value.ToString(CultureInfo.InvariantCulture)))
            .TakeWhile(item => budget.Allows(ChoiceFrame, item.Title)),
    ];
}

internal sealed record ProposalFormModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Proposal { get; init; }
    public required string Meeting { get; init; }
    public required string Version { get; init; }
    public required string Page { get; init; }
    public required string Heading { get; init; }
    public required string Problem { get; init; }

    /// <summary>People's text, as who said it.</summary>
    public required string Quote { get; init; }
    public required string Who { get; init; }
    public required string Hint { get; init; }
    public required string Text { get; init; }
    public required string Kind { get; init; }
    public required string Owner { get; init; }

    /// <summary>The owner is chosen from a list; otherwise a name is typed.</summary>
    public required bool IsChoice { get; init; }
    public required IReadOnlyList<Choice> People { get; init; }
    public required string Due { get; init; }
    public required string Position { get; init; }
    public required IReadOnlyList<Choice> Items { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProposalFormModel))]
internal sealed partial class ProposalFormJson : JsonSerializerContext;
