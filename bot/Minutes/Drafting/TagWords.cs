using System.Collections.Frozen;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Drafting;

internal enum Tag
{
    Topic,
    Decision,
    Rejection,
    Task,
    Undo,

    /// <summary>Recorded, but neither decision nor task: information, links, ideas, votes, roles.</summary>
    Other,
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
        (Tag.Other, "info note nota link enlace vinculo idea propuesta help needhelp ayuda apoyo chair preside modera moderador moderadora startvote callvote motion iniciarvotacion votacion mocion vote votar voto endvote closevote cerrarvotacion finvotacion present presente quorum startmeeting endmeeting"));

    /// <returns>The tag and where the text behind it begins; null when the line begins with none.</returns>
    public static (Tag Tag, int Length)? Find(string line)
    {
        var start = line.AsSpan().IndexOfAnyExcept(' ', '\t');
        if (start < 0 || line[start] != '#')
            return null;
        var end = start + 1;
        while (end < line.Length && (char.IsLetter(line[end]) || char.GetUnicodeCategory(line[end]) is System.Globalization.UnicodeCategory.NonSpacingMark))
            end++;
        return Tags.TryGetValue(TextFolding.Fold(line[(start + 1)..end]), out var tag) ? (tag, end) : null;
    }

    private static FrozenDictionary<string, Tag> Read(params (Tag Tag, string Words)[] tags) =>
        tags.SelectMany(tag => tag.Words.Split(' ').Select(word => KeyValuePair.Create(word, tag.Tag))).ToFrozenDictionary(StringComparer.Ordinal);
}
