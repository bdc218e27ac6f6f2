using System.Collections.Concurrent;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation;

/// <summary>Says what can be done here and now: first what fits, and all of it when asked.</summary>
internal sealed class HelpFeature : IFeature
{
    private readonly ConcurrentDictionary<HelpFit, Reply> _replies = new();
    private ConversationRegistry? _registry;

    public void Register(ConversationRegistry registry)
    {
        _registry = registry;
        registry.Add(new Command("help", (turn, ct) => IsForAll(turn) ? ShowAllAsync(turn, ct) : ShowAsync(turn, ct)) { BeforeSetUp = true });
        registry.Add(new Command("greeting", ShowAsync) { BeforeSetUp = true, IsCourtesy = true });
        registry.Add(new Command("thanks", ThankAsync) { BeforeSetUp = true, IsCourtesy = true });
        registry.AddVerb("help", ShowAsync);
        registry.AddVerb("help.all", ShowAllAsync);
    }

    private static Task<Reply> ThankAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult(Reply.Say(turn.Say("youAreWelcome")));

    /// <summary>“help all”, “ayuda completa”.</summary>
    private static bool IsForAll(Turn turn) => turn.Text.Length > 0
        && turn.Say("helpAllWords").Split(';', StringSplitOptions.TrimEntries).Contains(TextFolding.Fold(turn.Text).TrimEnd('.', '!', '?', ' '));

    private async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        Show(turn, new HelpFit(turn.Language, turn.Place.Kind, await StageAsync(turn, cancellationToken))
        {
            Leads = (turn.Person.Standing.Roles & (Role.Steward | Role.CoChair)) != 0,
            IsGeneral = turn.Place.IsGeneralChannel,
        });

    private Task<Reply> ShowAllAsync(Turn turn, CancellationToken cancellationToken) => turn.Alliance.IsSetUp
        ? Task.FromResult(Show(turn, new HelpFit(turn.Language, turn.Place.Kind, HelpStage.Usual) { IsAll = true }))
        : ShowAsync(turn, cancellationToken);

    /// <summary>The same for everyone whom the same fits, so it is made once.</summary>
    private Reply Show(Turn turn, HelpFit fit) =>
        _replies.GetOrAdd(fit, static (key, state) => Reply.Show(HelpCards.Show(key, state.Phrases, state.Registry)), (turn.Phrases, Registry: _registry!));

    private async Task<HelpStage> StageAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Alliance.IsSetUp)
            return HelpStage.NotSetUp;
        return await _registry!.IsUnderWayAsync(turn, cancellationToken) ? HelpStage.InMeeting : HelpStage.Usual;
    }
}
