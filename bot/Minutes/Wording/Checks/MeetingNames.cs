using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>The words of the names of people at the meeting, by which a name is known even where it is written small.</summary>
internal static class MeetingNames
{
    private const int Shortest = 3;

    // A damaged file may name a speaker in every line.
    private const int MostSpeakers = 500;

    /// <summary>Without words that anybody used for something else: a "Project Manager" makes no name of "project".</summary>
    public static HashSet<string> Of(IReadOnlyList<string> speakers, IReadOnlyList<WordingItem> items)
    {
        var names = speakers.Take(MostSpeakers).SelectMany(speaker => new ReadText(speaker).Keys).Where(word => word.Length >= Shortest && !NameWords.IsParticle(word) && !WordLists.IsFunctionWord(word)).ToHashSet();
        names.ExceptWith(items.SelectMany(item => item.Quotes).SelectMany(quote => new ReadText(quote).Words).Where(word => !word.HasCapital).Select(word => word.Key));
        return names;
    }
}
