using System.Text.Json.Serialization;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation;

/// <summary>What goes on where help is asked for.</summary>
internal enum HelpStage
{
    NotSetUp,
    Usual,
    InMeeting,
}

/// <summary>Whom a help card fits.</summary>
internal readonly record struct HelpFit(TextLanguage Language, PlaceKind Kind, HelpStage Stage)
{
    public bool Leads { get; init; }

    /// <summary>Where the alliance as a whole meets: a channel that becomes no working group.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>Everything was asked for.</summary>
    public bool IsAll { get; init; }
}

/// <summary>The cards of the help: a few commands that fit, or all of them under headings.</summary>
internal static class HelpCards
{
    /// <summary>What people do most, by place; those of them that there are.</summary>
    private static readonly string[] InChannels = ["startMeeting", "minutes", "organisations", "people", "group", "groups", "charter", "rota"];
    private static readonly string[] ForLeadersInChannels = ["startMeeting", "minutes", "organisations", "people", "group", "charter", "roles", "rota"];
    private static readonly string[] InPrivate = ["mySettings", "myOrganisation", "minutes", "organisations", "people", "rota", "charter", "whoCan"];
    private static readonly string[] ForLeadersInPrivate = ["mySettings", "minutes", "organisations", "people", "addRepresentative", "charter", "roles", "rota"];
    private static readonly string[] Tags = ["topic", "decision", "action", "info", "startVote", "undo"];
    private static readonly string[] AfterTags = ["endMeeting", "minutes"];
    private static readonly string[] BeforeSetUp = ["setUp", "language", "help"];

    /// <summary>The headings under which all of them stand; what none of these names comes last.</summary>
    private static readonly (string Heading, string[] Keys)[] Topics =
    [
        ("helpTopicMeetings", ["startMeeting", "endMeeting", "reopenMeeting", "cancelMeeting", "minutes", "attendance", "notes", "transcript", "proposals", "decisions"]),
        ("helpTopicMembers", ["organisations", "people", "addRepresentative", "group", "groups", "balance"]),
        ("helpTopicRota", ["rota", "rotaHistory", "fairness", "duties", "planRota", "calendar"]),
        ("helpTopicRules", ["charter", "roles", "whoCan", "holidays", "history", "setUp"]),
        ("helpTopicYou", ["mySettings", "myOrganisation", "language", "alliance", "help"]),
    ];

    public static CardView Show(HelpFit fit, Phrasebook phrases, ConversationRegistry registry)
    {
        var here = registry.Offered.Where(command => command.IsFor(fit.Kind)).ToList();
        var groups = fit.IsAll ? All(here) : Few(fit, here);
        var model = new HelpModel(
            phrases.Say(fit.Language, Intro(fit)),
            [.. groups.Where(group => group.Commands.Count > 0).Select(group => new HelpGroup(
                phrases.Say(fit.Language, group.Heading),
                [.. group.Commands.Select(command => new HelpLine(command.Words(phrases, fit.Language)[0], phrases.Say(fit.Language, command.HelpKey)))]))],
            IsNotSetUp: fit.Stage is HelpStage.NotSetUp,
            HasMore: !fit.IsAll && fit.Stage is not HelpStage.NotSetUp);
        return new("conversation/help.json", CardModel.Of(model, HelpJson.Default.HelpModel), fit.Language, phrases.Say(fit.Language, "helpTitle"));
    }

    private static string Intro(HelpFit fit) => fit switch
    {
        { IsAll: true } => "helpIntroAll",
        { Stage: HelpStage.NotSetUp } => "helpIntroNotSetUp",
        { Stage: HelpStage.InMeeting } => "helpIntroMeeting",
        { Kind: PlaceKind.Personal } => "helpIntroPrivate",
        _ => "helpIntroReady",
    };

    private static IEnumerable<(string Heading, List<Command> Commands)> Few(HelpFit fit, List<Command> here) => fit.Stage switch
    {
        HelpStage.NotSetUp => [("helpGroupCommands", Pick(here, BeforeSetUp))],
        HelpStage.InMeeting => [("helpGroupTags", Pick(here, Tags)), ("helpGroupCommands", Pick(here, AfterTags))],
        _ => [("helpGroupUseful", Pick(fit.IsGeneral ? here.FindAll(command => command.Key is not "group") : here, (fit.Kind is PlaceKind.Personal, fit.Leads) switch
        {
            (true, true) => ForLeadersInPrivate,
            (true, false) => InPrivate,
            (false, true) => ForLeadersInChannels,
            _ => InChannels,
        }))],
    };

    private static IEnumerable<(string Heading, List<Command> Commands)> All(List<Command> here)
    {
        var named = Topics.SelectMany(topic => topic.Keys).ToHashSet();
        return
        [
            (Topics[0].Heading, Pick(here, Topics[0].Keys)),
            ("helpGroupTags", here.FindAll(command => command.IsTag)),
            .. Topics.Skip(1).Select(topic => (topic.Heading, Pick(here, topic.Keys))),
            ("helpTopicOther", here.FindAll(command => !command.IsTag && !named.Contains(command.Key))),
        ];
    }

    private static List<Command> Pick(List<Command> here, string[] keys) =>
        [.. keys.Select(key => here.Find(command => command.Key == key)).OfType<Command>()];
}

internal sealed record HelpModel(string Intro, IReadOnlyList<HelpGroup> Groups, bool IsNotSetUp, bool HasMore);

internal sealed record HelpGroup(string Title, IReadOnlyList<HelpLine> Commands);

internal sealed record HelpLine(string Words, string Help);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HelpModel))]
internal sealed partial class HelpJson : JsonSerializerContext;
