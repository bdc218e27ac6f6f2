using AllianceBot.Protocol.Schema;

namespace AllianceBot.Conversation;

/// <summary>
/// Reads what happened from what Teams tells of a place's members and of the bot's own coming and going. Of people, those count
/// who come to the team or go from it: a private or shared channel has members of its own, and says nothing of the team's.
/// </summary>
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
            if (added.All(m => m.Id != bot) && !IsOfOneChannel(activity))
                yield return Happening.PeopleAdded;
        }
        else if (activity.MembersRemoved is { Count: > 0 } removed)
        {
            if (removed.Any(m => m.Id == bot))
                yield return Happening.BotRemoved;
            else if (!IsOfOneChannel(activity))
                yield return Happening.PeopleRemoved;
        }
    }

    /// <summary>Teams does not always tell the kind of a channel; the name of the event then does.</summary>
    private static bool IsOfOneChannel(Activity activity) =>
        TurnReader.PlaceOf(activity).HasOwnMembers || activity.ChannelData?.EventType is "channelMemberAdded" or "channelMemberRemoved";
}
