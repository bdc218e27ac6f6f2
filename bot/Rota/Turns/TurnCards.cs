using System.Text.Json.Serialization;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>Who looks at a turn: a card offers them what they can do.</summary>
/// <param name="IsForAll">In a channel: everything is offered, and whoever presses is asked.</param>
/// <param name="OrganisationId">Whom they speak for; null for nobody.</param>
/// <param name="Leads">They may act for others.</param>
internal sealed record TurnViewer(bool IsForAll, Guid? OrganisationId, bool Leads)
{
    /// <summary>The working group whose rota is shown in the place where the card stands; null for the alliance's.</summary>
    public Guid? GroupOfPlace { get; init; }

    public static TurnViewer Of(Turn turn, RotaTurn about) =>
        new(turn.Place.Kind is not PlaceKind.Personal, turn.Actor.Standing.OrganisationId, Rights.Allows(turn.Actor, Right.ManageRota, about.GroupId)) { GroupOfPlace = turn.Group?.Id };
}

/// <summary>The form of something that is done with a turn.</summary>
/// <param name="Template">Which.</param>
/// <param name="Text">Filled in as it is, or as the person left it.</param>
/// <param name="Choices">What there is to choose from; none when it is typed.</param>
internal sealed record TurnForm(string Template, string HeadingKey, TurnView View, string Text, IReadOnlyList<Choice> Choices)
{
    public string Problem { get; init; } = "";
}

/// <summary>The models of the cards about one turn.</summary>
internal static class TurnCards
{
    private const int ChoiceLength = 160;

    /// <param name="spoken">What the buttons say of the language.</param>
    /// <param name="call">Why it is shown by itself; null for whoever asked.</param>
    /// <param name="today">In the alliance.</param>
    public static CardView Card(Voice voice, string spoken, TurnView view, TurnViewer reader, TurnCall? call, DateOnly today)
    {
        var (turn, duty, budget) = (view.Turn, view.Duty, new CardBudget());
        var title = view.Title(voice.Phrases, voice.Language);
        // A month's turn can be given away while the month goes on, and be said to be done.
        var isGoing = turn.IsOpen && !turn.IsOverOn(today);
        var (hasBegun, isTheirs) = (turn.Date <= today, reader.IsForAll || reader.Leads || reader.OrganisationId == turn.OrganisationId);
        var (isHolder, speaks) = (reader.IsForAll || reader.OrganisationId == turn.OrganisationId, reader.IsForAll || reader.OrganisationId is not null);
        var model = new TurnModel
        {
            Alliance = voice.Alliance.Id.ToString(),
            Spoken = spoken,
            Id = turn.Id.ToString(),
            Heading = voice.Say(call is { } why ? $"turnCall.{why}" : "turnHeading"),
            Duty = title,
            When = When(voice, turn),
            Call = call is TurnCall.Offer ? voice.Say("turnOfferWhy", view.Holder) : "",
            Holder = view.Holder,
            Person = turn.PersonName,
            State = turn.State is TurnState.AllAsked && view.HasNobody ? voice.Say("turnNobody") : voice.Say($"turnState.{turn.State}"),
            Swap = view.AskedFor is { } other
                ? voice.Say("turnSwapOpen", $"{other.Duty.Title(voice.Phrases, voice.Language)} · {When(voice, other.Turn)}", other.Holder) : "",
            Reason = budget.Beginning(turn.Reason),
            DoneBy = view.DoneBy,
            Mail = budget.Names(view.ByMail, 6).Shown,
            Meaning = budget.Beginning(duty.Explain(voice.Phrases, voice.Language)),
            Template = budget.Beginning(duty.Template),
            LastNote = view.LastNote.Length > 0 ? budget.Beginning($"{view.LastNote} ({view.LastBy})") : "",
            OwnNote = turn.HandoverNote.Length > 0 ? budget.Beginning($"{turn.HandoverNote} ({turn.HandoverBy})") : "",
            IsOffered = turn.State is TurnState.Offered,
            CanAccept = isGoing && (turn.State is TurnState.Offered ? speaks : isHolder && turn.State is not TurnState.Accepted),
            CanChange = isGoing && isTheirs && turn.State is not TurnState.Offered,
            CanSwap = isGoing && turn.Date >= today && isTheirs && turn.State is not TurnState.Offered,
            CanSettle = isTheirs && hasBegun && turn.State is not TurnState.Done,
            CanDeny = (reader.IsForAll || reader.Leads) && hasBegun && turn.State is not TurnState.NotDone,
            // On the day itself it can still be given away; then there is no room for more than six buttons.
            CanHandOver = isTheirs && hasBegun && (turn.Date < today || !turn.IsOpen),
            HasRota = turn.GroupId == reader.GroupOfPlace,
        };
        // What is offered is taken for one's own organisation.
        if (isTheirs && !isHolder && (model.CanChange || model.CanSettle || model.CanDeny || model.CanHandOver))
            model = model with { ForOthers = voice.Say("turnForOthers", view.Holder) };
        return new("rota/turn.json", CardModel.Of(model, TurnJson.Default.TurnModel), voice.Language, $"{model.Heading}: {title}");
    }

    public static CardView Form(Turn turn, TurnForm form)
    {
        var model = new TurnFormModel(
            turn.Alliance.Id.ToString(),
            form.View.Turn.Id.ToString(),
            turn.Say(form.HeadingKey),
            $"{form.View.Title(turn.Phrases, turn.Language)} · {When(Voice.Of(turn), form.View.Turn)} · {form.View.Holder}",
            form.Problem,
            new CardBudget().Beginning(form.Text),
            [.. form.Choices.Select(choice => choice with { Title = TextLimits.Abridge(choice.Title, ChoiceLength) })]);
        return new(form.Template, CardModel.Of(model, TurnJson.Default.TurnFormModel), turn.Language, model.Heading);
    }

    /// <param name="gives">The turn that the reader's organisation would give away.</param>
    /// <param name="gets">The one it would have instead.</param>
    public static CardView Swap(Voice voice, Guid swapId, string askedBy, TurnView gives, TurnView gets)
    {
        var heading = voice.Say("swapHeading");
        var model = new SwapModel(
            voice.Alliance.Id.ToString(), swapId.ToString(), voice.Say("swapWhat", askedBy, gets.Holder),
            $"{gives.Title(voice.Phrases, voice.Language)} · {When(voice, gives.Turn)}", $"{gets.Title(voice.Phrases, voice.Language)} · {When(voice, gets.Turn)}");
        return new("rota/swap.json", CardModel.Of(model, TurnJson.Default.SwapModel), voice.Language, $"{heading}: {gets.Holder}");
    }

    /// <summary>What came of something, in one sentence with the way forward; empty where the card says it.</summary>
    public static string Describe(Turn turn, TurnOutcome outcome) => outcome switch
    {
        TurnOutcome.TurnUnknown => turn.Say("turnUnknown"),
        TurnOutcome.NotYours other => turn.Say("turnNotYours", other.Holder),
        TurnOutcome.TooLate => turn.Say("turnTooLate"),
        TurnOutcome.TooEarly early => turn.Say("turnTooEarly", early.Date.ToString(turn.Say("longDate"), turn.Language.Culture())),
        TurnOutcome.CannotHold cannot => turn.Say("turnCannotHold", cannot.Organisation, cannot.Duty),
        TurnOutcome.NoOrganisation => turn.Say("turnNoOrganisation"),
        TurnOutcome.Refused refused => refused.Refusal.Describe(turn),
        TurnOutcome.Wrong wrong => Describe(turn, wrong.Problem, wrong.Typed, wrong.Names),
        _ => throw Reply.Unforeseen(outcome),
    };

    public static string Describe(Turn turn, TurnProblem problem, string typed, IReadOnlyList<string> names)
    {
        var (quoted, all) = (TextLimits.Abridge(typed, TextLimits.Quote), string.Join(", ", names));
        return problem switch
        {
            TurnProblem.ReasonMissing => turn.Say("turnReasonMissing"),
            TurnProblem.ReasonTooLong => turn.Say("turnTextTooLong", RotaTurn.LongestReason),
            TurnProblem.NoteMissing => turn.Say("turnNoteMissing"),
            TurnProblem.NoteTooLong => turn.Say("turnTextTooLong", RotaTurn.LongestNote),
            TurnProblem.PersonMissing => turn.Say("turnPersonMissing"),
            TurnProblem.PersonUnknown when quoted.Length == 0 => turn.Say("turnPersonGone"),
            TurnProblem.PersonUnknown when names.Count > 0 => turn.Say("turnPersonDidYouMean", quoted, all),
            TurnProblem.PersonUnknown => turn.Say("turnPersonUnknown", quoted),
            TurnProblem.PersonAmbiguous => turn.Say("turnPersonAmbiguous", quoted, all),
            TurnProblem.PersonOfNobody => turn.Say("turnPersonOfNobody", quoted),
            TurnProblem.OtherMissing => turn.Say("turnOtherMissing"),
            TurnProblem.OrganisationAmbiguous => turn.Say("rotaOrganisationAmbiguous", quoted, all),
            TurnProblem.OrganisationUnknown when names.Count > 0 => turn.Say("rotaOrganisationDidYouMean", quoted, all),
            TurnProblem.OrganisationUnknown => turn.Say("rotaOrganisationUnknown", quoted),
            TurnProblem.DaysMissing => turn.Say("awayDaysUnclear"),
            TurnProblem.DaysReversed => turn.Say("awayDaysReversed"),
            TurnProblem.DaysPast => turn.Say("awayDaysPast"),
            TurnProblem.DaysTooMany => turn.Say("awayDaysTooMany"),
            _ => throw Reply.Unforeseen(problem),
        };
    }

    private static string When(Voice voice, RotaTurn turn) => TurnNames.When(voice.Phrases, voice.Language, turn.Rhythm, turn.Date);
}

internal sealed record TurnModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Id { get; init; }
    public required string Heading { get; init; }
    public required string Duty { get; init; }
    public required string When { get; init; }
    public required string Call { get; init; }
    public required string Holder { get; init; }
    public required string Person { get; init; }
    public required string State { get; init; }
    public required string Swap { get; init; }
    public required string Reason { get; init; }
    public required string DoneBy { get; init; }
    public required string Mail { get; init; }
    public required string Meaning { get; init; }
    public required string Template { get; init; }
    public required string LastNote { get; init; }
    public required string OwnNote { get; init; }
    public required bool IsOffered { get; init; }
    public required bool CanAccept { get; init; }
    public required bool CanChange { get; init; }
    public required bool CanSwap { get; init; }
    public required bool CanSettle { get; init; }
    public required bool CanDeny { get; init; }
    public required bool CanHandOver { get; init; }
    public required bool HasRota { get; init; }

    /// <summary>That whoever leads does it for the holder; empty where they do nothing of it for another.</summary>
    public string ForOthers { get; init; } = "";
}

internal sealed record TurnFormModel(string Alliance, string Id, string Heading, string Turn, string Problem, string Text, IReadOnlyList<Choice> Choices);

internal sealed record SwapModel(string Alliance, string Id, string What, string Gives, string Gets);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TurnModel))]
[JsonSerializable(typeof(TurnFormModel))]
[JsonSerializable(typeof(SwapModel))]
internal sealed partial class TurnJson : JsonSerializerContext;
