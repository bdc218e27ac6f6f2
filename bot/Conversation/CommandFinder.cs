using System.Buffers;
using System.Collections.Frozen;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation;

/// <summary>A command found at the start of what someone wrote.</summary>
/// <param name="SpokenIn">The language its words belong to; null when both languages share them.</param>
/// <param name="Length">UTF-16 units that the words take up.</param>
public sealed record FoundCommand(Command Command, TextLanguage? SpokenIn, int Length);

/// <summary>Finds commands by their words in both languages; accents, capitals and punctuation around them do not matter.</summary>
public sealed class CommandFinder
{
    private static readonly FrozenSet<string> Articles = FrozenSet.ToFrozenSet(["the", "a", "an", "la", "el", "una", "un"]);

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:.!?\n");

    /// <summary>How far a command is looked for behind a greeting: further on it is more likely talk.</summary>
    private const int MostClauses = 6;

    private readonly FrozenDictionary<string, Entry[]> _byFirstWord;
    private readonly FrozenDictionary<TextLanguage, string[]> _known;
    private readonly FrozenSet<string> _tags;

    public CommandFinder(ConversationRegistry registry, Phrasebook phrases)
    {
        var entries = (from command in registry.Commands
                       from language in Enum.GetValues<TextLanguage>()
                       from words in command.Words(phrases, language)
                       select (Words: WithoutArticles(Tokens(words)).Select(t => t.Folded).ToArray(), command, language)).ToList();
        _byFirstWord = entries
            .GroupBy(e => string.Join(' ', e.Words))
            .Select(same => Merge(same.First().Words, [.. same.Select(e => (e.command, e.language))]))
            .GroupBy(e => e.Words[0])
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Words.Length).ToArray());
        _known = Enum.GetValues<TextLanguage>().ToFrozenDictionary(
            language => language,
            language => registry.Commands.SelectMany(c => c.Words(phrases, language)).ToArray());
        _tags = entries.Where(e => e.command.IsTag).Select(e => e.Words[0]).ToFrozenSet();
    }

    /// <summary>Whether a line begins with a tag, or with a slip of the fingers in the place of one.</summary>
    public bool BeginsWithTag(string line) =>
        line.StartsWith('#') && Tokens(line).FirstOrDefault().Folded is { Length: > 1 } first && (_tags.Contains(first) || NearMiss.Find(first, _tags).Count > 0);

    /// <summary>A tag that stands within a text and not at the beginning of a line, where it would count; null when there is none.</summary>
    public string? TagWithin(string text) =>
        text.Contains('#')
            ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.StartsWith('#') && _tags.Contains(TextFolding.Fold(word)))
            : null;

    public FoundCommand? Find(string text)
    {
        var found = FindAtStart(text);
        return found is { Command.IsCourtesy: true } ? FindBehind(text, found.Length) ?? found : found;
    }

    /// <summary>"Gracias a todas. Terminar reunión.": what a greeting or thanks goes on to ask for. A tag counts at the beginning of a line alone.</summary>
    private FoundCommand? FindBehind(string text, int start)
    {
        for (var clause = 0; clause < MostClauses && start < text.Length; clause++)
        {
            if (FindAtStart(text[start..]) is { Command: { IsCourtesy: false, IsTag: false } } found && ((clause == 0 && IsJoined(text.AsSpan(start))) || IsMeant(text.AsSpan(start), found.Length)))
                return found with { Length = start + found.Length };
            var end = text.AsSpan(start).IndexOfAny(ClauseEnds);
            start = end < 0 ? text.Length : start + end + 1;
        }

        return null;
    }

    /// <summary>"Hola ayuda completa": nothing but a space parts the two.</summary>
    private static bool IsJoined(ReadOnlySpan<char> rest) => rest is [' ', var first, ..] && char.IsLetter(first);

    /// <summary>One word alone is a command where its sentence ends, or with a number: "Thanks! Minutes look great" asks for none, nor does "Listen, could we …".</summary>
    private static bool IsMeant(ReadOnlySpan<char> clause, int length)
    {
        var rest = clause[length..].TrimStart();
        return clause[..length].Trim(" ,;:.!?¡¿\n").ContainsAny(" \t") || rest.IsEmpty || char.IsAsciiDigit(rest[0]) || ".!?\n".Contains(rest[0]);
    }

    private FoundCommand? FindAtStart(string text)
    {
        var tokens = WithoutArticles(Tokens(text).Take(8)).ToList();
        if (tokens.Count == 0 || !_byFirstWord.TryGetValue(tokens[0].Folded, out var entries))
            return null;
        foreach (var entry in entries)
            if (Begin(tokens, entry.Words))
                return new FoundCommand(entry.Command, entry.SpokenIn, tokens[entry.Words.Length - 1].End);
        return null;
    }

    private static bool Begin(List<Token> tokens, string[] words)
    {
        for (var at = 0; at < words.Length; at++)
            if (at == tokens.Count || tokens[at].Folded != words[at])
                return false;
        return true;
    }

    /// <summary>Commands a slip of the fingers away from the beginning of <paramref name="text"/>: of the person's language, or where that has none, of any.</summary>
    public IReadOnlyList<string> Suggest(string text, TextLanguage language)
    {
        var tokens = Tokens(text).Take(3).Select(t => t.Folded).ToList();
        return Near(tokens, _known[language]) is { Count: > 0 } own ? own : Near(tokens, [.. _known.Values.SelectMany(words => words)]);
    }

    private static IReadOnlyList<string> Near(List<string> typed, string[] known)
    {
        for (var length = typed.Count; length > 0; length--)
            if (NearMiss.Find(string.Join(' ', typed.Take(length)), known) is { Count: > 0 } close)
                return [.. close.DistinctBy(TextFolding.Fold)];
        return [];
    }

    private static Entry Merge(string[] words, IReadOnlyList<(Command Command, TextLanguage Language)> uses)
    {
        var commands = uses.Select(u => u.Command).Distinct().ToList();
        if (commands.Count > 1)
            throw new InvalidOperationException($"“{string.Join(' ', words)}” would be both {commands[0].Key} and {commands[1].Key}.");
        var languages = uses.Select(u => u.Language).Distinct().ToList();
        return new Entry(words, commands[0], languages.Count == 1 ? languages[0] : null);
    }

    /// <summary>"terminar la reunión" is "terminar reunión", and a word that has an article is found with it and without.</summary>
    private static IEnumerable<Token> WithoutArticles(IEnumerable<Token> tokens) => tokens.Where((token, at) => at == 0 || !Articles.Contains(token.Folded));

    /// <summary>Words are letters, digits, marks and a leading #; whatever stands between them separates.</summary>
    private static IEnumerable<Token> Tokens(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) is System.Globalization.UnicodeCategory.NonSpacingMark || (text[i] == '#' && start < 0));
            if (isWord && start < 0)
                start = i;
            if (isWord || start < 0)
                continue;
            yield return new Token(TextFolding.Fold(text[start..i]), i);
            start = -1;
        }
    }

    private readonly record struct Token(string Folded, int End);

    private sealed record Entry(string[] Words, Command Command, TextLanguage? SpokenIn);
}
