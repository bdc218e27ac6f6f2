using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Meetings;

/// <summary>The line of a typed agenda that says where people meet: “Place: Lima office”, “Lugar: sede de Lima”.</summary>
internal static class PlaceLine
{
    /// <summary>Takes it out of what was typed. An item with a number or a bullet is an item, whatever it is about.</summary>
    /// <returns>The place, empty where no line says it, and the lines that are left.</returns>
    public static (string Place, string Agenda) Take(Phrasebook phrases, string typed)
    {
        var lines = typed.Split('\n').ToList();
        var words = Enum.GetValues<TextLanguage>().SelectMany(language => phrases.Say(language, "placeLineWords").Split(';')).Select(TextFolding.Fold).ToHashSet();
        foreach (var (index, line) in lines.Index())
        {
            // With semicolons it is a whole agenda.
            if (line.Split(':', 2) is not [var word, var place] || string.IsNullOrWhiteSpace(place) || line.Contains(';') || !words.Contains(TextFolding.Fold(word)))
                continue;
            lines.RemoveAt(index);
            return (place.Trim(), string.Join('\n', lines));
        }

        return ("", typed);
    }
}
