using System.Collections.Frozen;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Minutes.Drafting;

internal enum Tag
{
    Topic,
    Decision,
    Rejection,
    Task,
    Undo,
    Info,
    Link,
    Idea,
    Help,

    /// <summary>Alone, it is whoever wrote it.</summary>
    Chair,
    NextMeeting,

    // What follows leaves nothing that could be taken back.

    /// <summary>Put to the vote.</summary>
    Motion,

    /// <summary>What people answer to a vote or a roll call, which is counted only while a meeting runs.</summary>
    Answer,

    /// <summary>The meeting itself.</summary>
    Unrecorded,
}

/// <summary>Tags that open a line: the commands' words in both languages, and those of MeetBot.</summary>
internal static class TagWords
{
    private static readonly FrozenDictionary<string, Tag> Tags = Read(
        (Tag.Topic, "topic item punto tema"),
        (Tag.Decision, "decision agreed decided accepted approved acuerdo acordado aprobado aceptado"),
        (Tag.Rejection, "rejected notagreed rechazado noacordado"),
        (Tag.Task, "action task todo tarea compromiso accion"),
        (Tag.Undo, "undo deshacer"),
        (Tag.Info, "info note nota"),
        (Tag.Link, "link enlace vinculo"),
        (Tag.Idea, "idea propuesta"),
        (Tag.Help, "help needhelp ayuda apoyo"),
        (Tag.Chair, "chair preside presidente presidenta modera moderador moderadora"),
        (Tag.NextMeeting, "nextmeeting next proximareunion proxima"),
        (Tag.Motion, "startvote callvote motion iniciarvotacion votacion mocion"),
        (Tag.Answer, "vote votar voto present here presente presentes asiste asisten apologies regrets disculpas excusa excusas absent ausente ausentes"),
        (Tag.Unrecorded, "endvote closevote cerrarvotacion finvotacion quorum startmeeting endmeeting"));

    /// <summary>How a message to the bot looks when it is copied from a channel.</summary>
    private const string Bot = "AllianceBot";

    /// <returns>The tag and where the text behind it begins; null when the line begins with none.</returns>
    public static (Tag Tag, int Length)? Find(ReadOnlySpan<char> line)
    {
        var start = AfterMention(line);
        if (start < 0 || line[start] != '#')
            return null;
        var end = start + 1;
        while (end < line.Length && (char.IsLetter(line[end]) || char.GetUnicodeCategory(line[end]) is System.Globalization.UnicodeCategory.NonSpacingMark))
            end++;
        return Tags.TryGetValue(TextFolding.Fold(line[(start + 1)..end].ToString()), out var tag) ? (tag, end) : null;
    }

    /// <summary>How many answers to votes and roll calls a source holds: they are in no draft, and whoever gave it should know.</summary>
    public static int CountAnswers(IEnumerable<Utterance> said) => said.SelectMany(Part).Count(one => Find(one.Text) is (Tag.Answer, _));

    /// <summary>A message with several tags is several entries, each from its line to the next one's.</summary>
    public static IEnumerable<Utterance> Part(Utterance said)
    {
        var text = said.Text;
        var first = 0;
        for (var line = text.IndexOf('\n'); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            if (Find(text.AsSpan(line + 1)) is null)
                continue;
            if (!string.IsNullOrWhiteSpace(text[first..line]))
                yield return said with { Text = text[first..line].Trim() };
            first = line + 1;
        }
        yield return first == 0 ? said : said with { Text = text[first..].Trim() };
    }

    private static int AfterMention(ReadOnlySpan<char> line)
    {
        var start = line.IndexOfAnyExcept(' ', '\t');
        if (start < 0)
            return start;
        var name = start + (line[start] is '@' ? 1 : 0);
        if (!line[name..].StartsWith(Bot, StringComparison.OrdinalIgnoreCase))
            return start;
        var behind = line[(name + Bot.Length)..].IndexOfAnyExcept(" \t:,");
        return behind < 0 ? -1 : name + Bot.Length + behind;
    }

    private static FrozenDictionary<string, Tag> Read(params (Tag Tag, string Words)[] tags) =>
        tags.SelectMany(tag => tag.Words.Split(' ').Select(word => KeyValuePair.Create(word, tag.Tag))).ToFrozenDictionary(StringComparer.Ordinal);
}
