using System.Text.Json.Serialization;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using NodaTime;
using NodaTime.TimeZones;

namespace AllianceBot.Alliances;

/// <summary>The models of the feature's cards.</summary>
internal static class AllianceCards
{
    private static readonly IReadOnlyList<Choice> Zones =
    [
        .. TzdbDateTimeZoneSource.Default.ZoneLocations!
            .Select(location => location.ZoneId).Append("Etc/UTC").Distinct().Order(StringComparer.Ordinal)
            .Select(zone => new Choice(zone.Replace('_', ' '), zone)),
    ];

    /// <summary>The zones to choose from, with one chosen earlier that is not usually among them.</summary>
    public static IReadOnlyList<Choice> ZoneChoices(string chosen) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(chosen) is not null && Zones.All(z => z.Value != chosen) ? [.. Zones, new Choice(chosen, chosen)] : Zones;

    public static CardView Hello(Turn turn) => new(
        "alliances/hello.json",
        CardModel.Of(new HelloModel(turn.Alliance.Id.ToString(), turn.Alliance.IsSetUp), AllianceJson.Default.HelloModel),
        turn.Language,
        turn.Say("helloTitle"));

    public static CardView SetUp(Turn turn)
    {
        var language = turn.Alliance.IsSetUp ? turn.Alliance.Language : turn.Language;
        var zone = turn.Alliance is { IsSetUp: false, TimeZone: "Etc/UTC" } ? turn.ClientTimeZone ?? "Etc/UTC" : turn.Alliance.TimeZone;
        return SetUp(turn, new SetUpAlliance.Input(turn.Alliance.Name ?? turn.Place.TeamName ?? "", language.Code(), zone, Roster: null, turn.Actor) { MadeFrom = SetUpAlliance.Describe(turn.Alliance) }, problem: "");
    }

    /// <summary>The form as it was filled in, with what is wrong: a client empties a form once it is answered.</summary>
    public static CardView SetUp(Turn turn, SetUpAlliance.Input filledIn, string problem, IReadOnlyList<string>? differences = null)
    {
        var name = TextLimits.Cut(filledIn.Name, TextLimits.Name);
        var language = TextLanguageCulture.FromLocale(filledIn.LanguageCode)?.Code() ?? "";
        var isZone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(filledIn.TimeZone) is not null;
        var model = new SetUpModel(turn.Alliance.Id.ToString(), name, language, isZone ? filledIn.TimeZone : "", ZoneChoices(filledIn.TimeZone), problem, differences ?? [], TextLimits.Cut(filledIn.MadeFrom, TextLimits.Name + 80));
        return new("alliances/set-up.json", CardModel.Of(model, AllianceJson.Default.SetUpModel), turn.Language, turn.Say("setUpTitle"));
    }

    /// <summary>The form with the person's own values, and what somebody saved meanwhile; saved again it takes the place of that.</summary>
    public static CardView Conflict(Turn turn, SetUpAlliance.Input filledIn, SetUpAlliance.Outcome.Conflict conflict)
    {
        var problem = conflict is { SavedAt: { } at, SavedBy.Length: > 0 }
            ? turn.Say("setUpConflict", conflict.SavedBy, Sentences.Day(turn, at), Sentences.Hour(turn, at))
            : turn.Say("setUpConflictUnknown");
        var differences = conflict.Differences.Select(field => turn.Say("organisationConflictField", turn.Say($"field.{field.Field}"), Value(field.Field, field.Before), Value(field.Field, field.After)));
        return SetUp(turn, filledIn with { MadeFrom = conflict.MadeFrom }, problem, [.. differences]);

        string Value(string field, string value) => value.Length == 0 ? turn.Say("organisationNothing") : turn.Say("quoted", FieldWords.Value(turn, field, value));
    }

    public static CardView Ready(Turn turn, SetUpAlliance.Outcome.Done done)
    {
        var language = done.Alliance.Language;
        var model = new ReadyModel(
            done.Alliance.Id.ToString(),
            done.Alliance.Name!,
            turn.Phrases.Say(language, language is TextLanguage.Spanish ? "languageSpanish" : "languageEnglish"),
            done.Alliance.TimeZone,
            turn.Phrases.Say(language, done.RosterWasRead ? "readyMembers" : "readyMembersUnread", done.Members));
        return new("alliances/ready.json", CardModel.Of(model, AllianceJson.Default.ReadyModel), language,
            turn.Phrases.Say(language, "readyTitle", done.Alliance.Name));
    }
}

internal sealed record HelloModel(string Alliance, bool IsSetUp);

internal sealed record SetUpModel(string Alliance, string Name, string Language, string TimeZone, IReadOnlyList<Choice> Zones, string Problem, IReadOnlyList<string> Differences, string Was);

internal sealed record ReadyModel(string Alliance, string Name, string Language, string TimeZone, string Members);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HelloModel))]
[JsonSerializable(typeof(SetUpModel))]
[JsonSerializable(typeof(ReadyModel))]
internal sealed partial class AllianceJson : JsonSerializerContext;
