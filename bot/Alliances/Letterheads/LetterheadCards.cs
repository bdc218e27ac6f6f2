using System.Text.Json.Serialization;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Letterheads;

/// <summary>The model of the letterhead's card.</summary>
internal static class LetterheadCards
{
    /// <param name="turn">Who reads it, and where.</param>
    /// <param name="letterhead">Null when there is none.</param>
    /// <param name="notices">What was just done.</param>
    public static CardView Letterhead(Turn turn, LetterheadView? letterhead, params IReadOnlyList<string> notices)
    {
        var model = new LetterheadModel(
            turn.Alliance.Id.ToString(),
            turn.SpokenHere,
            letterhead?.Id.ToString() ?? "",
            letterhead is null ? "" : TextLimits.Abridge(letterhead.Name, TextLimits.Quote),
            letterhead is null ? "" : turn.Say("letterheadSetBy", letterhead.By, Sentences.Day(turn, letterhead.At), Sentences.Hour(turn, letterhead.At)),
            notices,
            turn.Say(letterhead is null ? "letterheadNone" : "letterheadWhat"),
            letterhead is not null && Rights.IsOffered(turn, Right.SetUpAlliance));
        return new("alliances/letterhead.json", CardModel.Of(model, LetterheadCardJson.Default.LetterheadModel), turn.Language, turn.Say("letterheadHeading"));
    }
}

/// <param name="Id">Empty when there is none.</param>
internal sealed record LetterheadModel(string Alliance, string Spoken, string Id, string Name, string SetBy, IReadOnlyList<string> Notices, string What, bool MayRemove);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LetterheadModel))]
internal sealed partial class LetterheadCardJson : JsonSerializerContext;
