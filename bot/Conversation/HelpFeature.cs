using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation;

/// <summary>Says what can be done here and now.</summary>
internal sealed class HelpFeature : IFeature
{
    private readonly ConcurrentDictionary<(TextLanguage Language, PlaceKind Kind, bool IsSetUp), Reply> _replies = new();
    private ConversationRegistry? _registry;

    public void Register(ConversationRegistry registry)
    {
        _registry = registry;
        registry.Add(new Command("help", ShowAsync) { BeforeSetUp = true });
        registry.Add(new Command("thanks", ThankAsync) { BeforeSetUp = true, IsCourtesy = true });
        registry.AddVerb("help", ShowAsync);
    }

    private static Task<Reply> ThankAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult(Reply.Say(turn.Say("youAreWelcome")));

    /// <summary>The same for everyone in a like place, so it is made once.</summary>
    private Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult(
        _replies.GetOrAdd((turn.Language, turn.Place.Kind, turn.Alliance.IsSetUp), static (key, state) => state.feature.Write(key, state.turn.Phrases), (feature: this, turn)));

    private Reply Write((TextLanguage Language, PlaceKind Kind, bool IsSetUp) key, Phrasebook phrases)
    {
        var here = _registry!.Listed.Where(c => c.IsFor(key.Kind) && (key.IsSetUp || c.BeforeSetUp)).ToList();
        HelpGroup Group(string title, IEnumerable<Command> commands) => new(
            phrases.Say(key.Language, title),
            [.. commands.Select(c => new HelpLine(c.Words(phrases, key.Language)[0], phrases.Say(key.Language, c.HelpKey)))]);
        var groups = new[] { Group("helpGroupCommands", here.Where(c => !c.IsTag)), Group("helpGroupTags", here.Where(c => c.IsTag)) };
        var intro = phrases.Say(key.Language, key.IsSetUp ? "helpIntroReady" : "helpIntroNotSetUp");
        var model = new HelpModel(intro, [.. groups.Where(g => g.Commands.Count > 0)]);
        return Reply.Show(new CardView("conversation/help.json", CardModel.Of(model, HelpJson.Default.HelpModel), key.Language, phrases.Say(key.Language, "helpTitle")));
    }
}

internal sealed record HelpModel(string Intro, IReadOnlyList<HelpGroup> Groups);

internal sealed record HelpGroup(string Title, IReadOnlyList<HelpLine> Commands);

internal sealed record HelpLine(string Words, string Help);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HelpModel))]
internal sealed partial class HelpJson : JsonSerializerContext;
