using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation;

public delegate Task<Reply> Answer(Turn turn, CancellationToken cancellationToken);

/// <summary>Where a command makes sense.</summary>
[Flags]
public enum CommandScopes
{
    Channel = 1,
    GroupChat = 2,
    Personal = 4,
    Everywhere = Channel | GroupChat | Personal,
}

/// <summary>
/// Something people can type. Its words with their synonyms, and its line in the help, are the phrases
/// <c>{Key}.words</c> (separated by semicolons, the first is the one shown) and <c>{Key}.help</c>.
/// </summary>
public sealed record Command(string Key, Answer Handler)
{
    public CommandScopes Scopes { get; init; } = CommandScopes.Everywhere;

    /// <summary>Offered in the help before the alliance is set up.</summary>
    public bool BeforeSetUp { get; init; }

    /// <summary>Answered when it is said, but nothing that anyone would look for in a list.</summary>
    public bool IsCourtesy { get; init; }

    /// <summary>False where whoever runs the bot has not set up what it needs: then it is understood, and no help offers it.</summary>
    public bool IsOffered { get; init; } = true;

    /// <summary>A tag (<c>#decision</c>) works without addressing the bot, several to a message, one a line.</summary>
    public bool IsTag { get; init; }

    /// <summary>What follows is a text of many lines, whatever they begin with: even a line with a tag is part of it.</summary>
    public bool TakesWholeMessage { get; init; }

    public bool IsFor(PlaceKind place) => Scopes.HasFlag(place switch
    {
        PlaceKind.Channel => CommandScopes.Channel,
        PlaceKind.GroupChat => CommandScopes.GroupChat,
        _ => CommandScopes.Personal,
    });

    public string WordsKey => $"{Key}.words";

    public string HelpKey => $"{Key}.help";

    public IReadOnlyList<string> Words(Phrasebook phrases, TextLanguage language) =>
        phrases.Say(language, WordsKey).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Things that happen without anyone addressing the bot.</summary>
public enum Happening
{
    BotAdded,
    BotRemoved,
    PeopleAdded,
    PeopleRemoved,
}

/// <summary>Who is told of what people write to each other and not to the bot.</summary>
/// <param name="IsWantedAsync">By conversation: asked at every such message, before anything else of it is looked at.</param>
/// <param name="HearAsync">Gets the message as the turn's text; nothing is answered.</param>
/// <param name="CorrectAsync">Gets what a message says since somebody edited it; an empty text when it was deleted.</param>
public sealed record Overhearing(Func<string, CancellationToken, Task<bool>> IsWantedAsync, Func<Turn, CancellationToken, Task> HearAsync, Func<Turn, CancellationToken, Task> CorrectAsync);

/// <summary>All that the bot answers to. Features add to it at start; nothing is added later.</summary>
public sealed class ConversationRegistry
{
    private readonly List<Command> _commands = [];
    private readonly Dictionary<string, Answer> _verbs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileHandler> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SentFileTaker>> _sentFiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileHints = new(StringComparer.Ordinal);
    private readonly Dictionary<Happening, Answer> _happenings = [];
    private readonly List<Func<Turn, CancellationToken, Task<bool>>> _listening = [];

    private readonly List<Overhearing> _overhearing = [];
    private readonly Dictionary<string, Answer> _messageActions = new(StringComparer.Ordinal);

    public IReadOnlyList<Command> Commands => _commands;

    public IReadOnlyList<Overhearing> Overhearings => _overhearing;

    /// <summary>What the README and the Teams app list.</summary>
    public IEnumerable<Command> Listed => _commands.Where(c => !c.IsCourtesy);

    /// <summary>What the help of this deployment lists.</summary>
    public IEnumerable<Command> Offered => Listed.Where(c => c.IsOffered);

    public IReadOnlyDictionary<string, Answer> Verbs => _verbs;

    /// <summary>By the command's id in the Teams app.</summary>
    public IReadOnlyDictionary<string, Answer> MessageActions => _messageActions;

    public IReadOnlyDictionary<string, FileHandler> Files => _files;

    public IEnumerable<string> SentFileExtensions => _sentFiles.Keys;

    /// <summary>By extension: the phrase that says what to do with a file that nothing takes in.</summary>
    public IReadOnlyDictionary<string, string> FileHints => _fileHints;

    public IReadOnlyDictionary<Happening, Answer> Happenings => _happenings;

    /// <summary>Whether something goes on here in which every tag counts, even a mistyped one; elsewhere a hashtag may be anything.</summary>
    public async Task<bool> IsUnderWayAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (var isUnderWay in _listening)
            if (await isUnderWay(turn, cancellationToken))
                return true;
        return false;
    }

    /// <summary>
    /// Answers an action in the menu of a message with the card of a dialog. The turn's text is the message's, <see cref="MessageLinkField"/> in its
    /// data the message's address. Nothing may be changed before the dialog was submitted.
    /// </summary>
    public void AddMessageAction(string commandId, Answer handler) => _messageActions.Add(commandId, AllianceGate.Behind(handler));

    public const string MessageLinkField = "source";

    public void Add(Command command) => _commands.Add(command);

    /// <summary>Answers the button or form whose card data carries <paramref name="verb"/>. May be asked twice for one press.</summary>
    public void AddVerb(string verb, Answer handler) => _verbs.Add(verb, handler);

    /// <summary>A command that waits for the alliance to be set up, as most do.</summary>
    public void AddInAlliance(Command command) => Add(command with { Handler = AllianceGate.Behind(command.Handler) });

    /// <summary>A verb that waits for the alliance to be set up, as most do.</summary>
    public void AddVerbInAlliance(string verb, Answer handler) => AddVerb(verb, AllianceGate.Behind(handler));

    /// <summary>Makes the file of an accepted <see cref="FileOffer"/>. May be asked more than once for one offer.</summary>
    public void AddFile(string key, FileHandler handler) => _files.Add(key, handler);

    /// <summary>Asked when a tag seems mistyped and the bot was not addressed.</summary>
    public void ListenWhile(Func<Turn, CancellationToken, Task<bool>> isUnderWay) => _listening.Add(isUnderWay);

    /// <summary>Told of what people write to each other, where it wants to be.</summary>
    public void Overhear(Overhearing overhearing) => _overhearing.Add(overhearing);

    /// <summary>Takes in the files with this extension that people send in their personal chat; <see cref="Turn.SentFile"/> is one.</summary>
    public void AddSentFile(string extension, SentFileTaker taker)
    {
        if (!_sentFiles.TryGetValue(extension, out var takers))
            _sentFiles[extension] = takers = [];
        if (taker.Recognises is null && takers.Exists(other => other.Recognises is null))
            throw new InvalidOperationException($"Two take in every .{extension}; at least one must tell which files are its own.");
        takers.Add(taker);
    }

    /// <summary>Who takes in files with this extension: those first who tell by the content which are theirs.</summary>
    public IReadOnlyList<SentFileTaker> TakersOf(string extension) =>
        [.. _sentFiles.GetValueOrDefault(extension, []).OrderBy(taker => taker.Recognises is null)];

    /// <summary>Says more than that nothing can be done with the files with this extension.</summary>
    public void HintAtFile(string extension, string phrase) => _fileHints.Add(extension, phrase);

    public void On(Happening happening, Answer handler) => _happenings.Add(happening, handler);
}

/// <summary>A feature adds its commands, card verbs and happenings.</summary>
public interface IFeature
{
    void Register(ConversationRegistry registry);
}
