using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>The model of the form that moves the day of a meeting.</summary>
internal static class MeetingDayCards
{
    /// <param name="days">That have turns.</param>
    public static CardView Form(Turn turn, IReadOnlyList<DateOnly> days, string from, string to, string problem)
    {
        var model = new MoveDayModel(
            turn.Alliance.Id.ToString(), RotaForms.KeyOf(turn), RotaCards.OfGroup(turn), problem, TextLimits.Cut(from, 10), TextLimits.Cut(to, 10),
            [.. days.Select(day => new Choice(day.ToString(turn.Say("weekdayDate"), turn.Language.Culture()), IsoDay.Write(day)))]);
        return new("rota/move-day.json", CardModel.Of(model, MoveDayJson.Default.MoveDayModel), turn.Language, turn.Say("moveDayHeading"));
    }
}

internal sealed record MoveDayModel(string Alliance, string Rota, string Group, string Problem, string From, string To, IReadOnlyList<Choice> Days);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MoveDayModel))]
internal sealed partial class MoveDayJson : JsonSerializerContext;
