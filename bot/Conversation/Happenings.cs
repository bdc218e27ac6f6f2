using AllianceBot.Protocol.Schema;

namespace AllianceBot.Conversation;

/// <summary>Reads what happened from what Teams tells of a place's members and of the bot's own coming and going.</summary>
internal static class Happenings
{
    public static IEnumerable<Happening> Of(Activity activity)
    {
        var bot = activity.Recipient?.Id;
        if (activity.Type == ActivityTypes.InstallationUpdate)
        {
            if (activity.Action is "add" or "add-upgrade")
                yield return Happening.BotAdded;
            else if (activity.Action is "remove" or "remove-upgrade")
                yield return Happening.BotRemoved;
            yield break;
        }

        if (activity.MembersAdded is { Count: > 0 } added)
        {
            // The bot's own arrival is told by installationUpdate as well, and only that one tells language and time zone.
            if (added.All(m => m.Id != bot))
                yield return Happening.PeopleAdded;
        }
        else if (activity.MembersRemoved is { Count: > 0 } removed)
        {
            yield return removed.Any(m => m.Id == bot) ? Happening.BotRemoved : Happening.PeopleRemoved;
        }
    }
}
