using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;

namespace AllianceBot.Conversation;

/// <summary>Reads from an activity who speaks, where, and in which alliance.</summary>
internal sealed class TurnReader(IAllianceDirectory directory, AllianceStore store, Phrasebook phrases, TimeProvider time, ILogger<TurnReader> logger, IActivityWitness? witness = null)
{
    private const int LongestMeetingId = 2048;

    public async ValueTask<Whereabouts> FindAsync(TurnContext context, CancellationToken cancellationToken)
    {
        var place = PlaceOf(context.Activity);
        var whereabouts = await FindAsync(context, place, cancellationToken);
        place = place with { HasOwnMembers = whereabouts.HasOwnMembers };
        if (witness is not null)
            await witness.SeeAsync(context.Activity, place, whereabouts, cancellationToken);
        return whereabouts;
    }

    /// <summary>
    /// For what people do with the app anywhere in Teams, also where the bot never was: there it is as if they did it in their own chat with it.
    /// Null of somebody who belongs to no alliance. No address is taken from it: the bot may not be there, or others may be.
    /// </summary>
    public async Task<(Place Place, Whereabouts Whereabouts)?> FindAnywhereAsync(TurnContext context, CancellationToken cancellationToken)
    {
        var place = PlaceOf(context.Activity);
        if (place.Kind is PlaceKind.Personal || !await directory.IsKnownAsync(place, cancellationToken))
        {
            if (!await directory.IsMemberAnywhereAsync(context.Activity.From.Id, cancellationToken))
                return null;
            place = new Place(PlaceKind.Personal, place.ConversationId, null, null);
        }

        var whereabouts = await FindAsync(context, place, cancellationToken);
        return (place with { HasOwnMembers = whereabouts.HasOwnMembers }, whereabouts);
    }

    private ValueTask<Whereabouts> FindAsync(TurnContext context, Place place, CancellationToken cancellationToken) =>
        directory.FindAsync(place, Member(context.Activity.From), context.Activity.ClientLocale, context.Activity.ClientTimeZone,
            (conversationId, ct) => IsMemberAsync(context, conversationId, ct), cancellationToken);

    public Turn Read(TurnContext context, Whereabouts whereabouts, TextLanguage language, SpokenText? spoken = null, JsonElement? data = null, int part = 0, SentFile? file = null)
    {
        var activity = context.Activity;
        return new Turn(store)
        {
            Alliance = whereabouts.Alliance,
            Person = whereabouts.Person,
            Place = PlaceOf(activity) with { HasOwnMembers = whereabouts.HasOwnMembers },
            Group = whereabouts.Group,
            Language = language,
            Phrases = phrases,
            Now = time.GetUtcNow(),
            DateOrder = DateOrders.For(activity.ClientLocale),
            ClientTimeZone = activity.ClientTimeZone,
            Text = spoken?.Text ?? "",
            MessageId = Bounded(activity.Id ?? ""),
            TextStartsBelow = spoken?.StartsBelow ?? false,
            Mentions = spoken?.Mentions ?? [],
            SentFile = file,
            Data = data is { } json ? new CardData(json) : CardData.Empty,
            People = [.. (activity.MembersAdded is { Count: > 0 } added ? added : activity.MembersRemoved ?? []).Where(m => m.Id != activity.Recipient?.Id).Select(Member)],
            ReadRosterAsync = ct => ReadRosterAsync(context, whereabouts, ct),
            ReadTeamsMeetingAsync = MeetingIdOf(activity) is { } meetingId ? ct => ReadMeetingAsync(context, meetingId, ct) : null,
            // An invoke must be answered each time it comes, so its handlers are harmless to repeat instead.
            Once = activity.Type == ActivityTypes.Message && activity.Id is { Length: > 0 } id ? () => (KeyOf(activity, id, part), FingerprintOf(activity, part)) : null,
        };
    }

    /// <summary>What to say when a button was made for another alliance than the chat is about now; null when it was not.</summary>
    public async Task<string?> RedirectAsync(Turn turn, CancellationToken cancellationToken) => turn switch
    {
        { IsFormOfAnotherAlliance: false } => null,
        { Place.Kind: PlaceKind.Personal } when await directory.FindNameAsync(turn.Data.Id("alliance")!.Value, turn.Person.UserId, cancellationToken) is { } name =>
            turn.Say("formOfNamedAlliance", name, turn.Alliance.Name ?? "–"),
        _ => turn.Say("formOfAnotherAlliance"),
    };

    public static string KeyOf(Activity activity, string id, int part)
    {
        var key = $"{id}#{part}@{activity.Conversation.Id}";
        return key.Length <= TextLimits.Identifier ? key : Hash(key);
    }

    public static Place PlaceOf(Activity activity)
    {
        var id = activity.Conversation.Id;
        var thread = id.IndexOf(";messageid=", StringComparison.Ordinal);
        var team = activity.ChannelData?.Team;
        var kind = KindOf(activity);
        var place = Bounded(thread < 0 ? id : id[..thread]);
        return new Place(kind, place, team?.Id is { } teamId ? Bounded(teamId) : null, team?.Name)
        {
            HasOwnMembers = kind is PlaceKind.Channel && activity.ChannelData?.Channel?.Type is "private" or "shared",
            ChannelName = activity.ChannelData?.Channel?.Name,
        };
    }

    public static PlaceKind KindOf(Activity activity) => activity.Conversation.ConversationType switch
    {
        "channel" => PlaceKind.Channel,
        "groupChat" => PlaceKind.GroupChat,
        "personal" => PlaceKind.Personal,
        _ when activity.ChannelData?.Team?.Id is not null => PlaceKind.Channel,
        _ => activity.Conversation.IsGroup is true ? PlaceKind.GroupChat : PlaceKind.Personal,
    };

    /// <summary>The files of a message, each by what tells it from any other.</summary>
    public static string FilesOf(Activity activity) => string.Join('\n',
        (activity.Attachments ?? []).Select(attachment => attachment.AsFileDownload()?.UniqueId is { Length: > 0 } id ? id : $"{attachment.Name}{attachment.ContentUrl}").Where(file => file.Length > 0));

    internal static string FingerprintOf(Activity activity, int part) =>
        Hash($"{part}\n{activity.Conversation.Id}\n{activity.From.Id}\n{activity.Text}\n{(activity.Value is { } value ? value.GetRawText() : "")}\n{FilesOf(activity)}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static RosterMember Member(ChannelAccount account) => new(Bounded(account.Id), ShortOrNull(account.AadObjectId, 64), account.Name ?? "", null);

    /// <summary>An id longer than a column is no id of Teams'; its hash keeps it apart from all others.</summary>
    public static string Bounded(string id) => id.Length <= TextLimits.Identifier ? id : Hash(id);

    private static string? ShortOrNull(string? text, int length) => text is null || text.Length > length ? null : text;

    private async Task<bool?> IsMemberAsync(TurnContext context, string conversationId, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Connector.GetMemberAsync(Elsewhere(context, conversationId), context.Activity.From.Id, cancellationToken) is not null;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            ConversationLog.RosterUnread(logger, problem);
            return null;
        }
    }

    private static ConversationReference Elsewhere(TurnContext context, string conversationId) =>
        context.Reference with { Conversation = new ConversationAccount { Id = conversationId, TenantId = context.Activity.Conversation.TenantId } };

    /// <summary>
    /// Of the Teams meeting that the activity belongs to. Where the chat of a meeting tells it alone by its own id, it is made of that as Teams does:
    /// Base64 of <c>0#19:meeting_…@thread.v2#0</c>.
    /// </summary>
    private static string? MeetingIdOf(Activity activity)
    {
        var chat = activity.Conversation.Id;
        var id = activity.ChannelData?.Meeting?.Id is { Length: > 0 } told ? told
            : chat.StartsWith("19:meeting_", StringComparison.Ordinal) && chat.EndsWith("@thread.v2", StringComparison.Ordinal) ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"0#{chat}#0"))
            : null;
        return id is { Length: <= LongestMeetingId } and not ("." or "..") ? id : null;
    }

    private async Task<TeamsMeeting?> ReadMeetingAsync(TurnContext context, string meetingId, CancellationToken cancellationToken)
    {
        try
        {
            var details = await context.Connector.GetMeetingAsync(context.Reference, meetingId, cancellationToken);
            return new TeamsMeeting(details.GraphId, details.JoinUrl, details.OrganiserId);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            ConversationLog.MeetingUnread(logger, problem);
            return null;
        }
    }

    /// <summary>The alliance's: where a channel has members of its own, outsiders among them, that of its team.</summary>
    private async Task<IReadOnlyList<RosterMember>?> ReadRosterAsync(TurnContext context, Whereabouts whereabouts, CancellationToken cancellationToken)
    {
        try
        {
            var members = new List<RosterMember>();
            var there = whereabouts.HasOwnMembers && PlaceOf(context.Activity).TeamId is { } team ? Elsewhere(context, team) : context.Reference;
            await foreach (var member in context.Connector.GetMembersAsync(there, cancellationToken: cancellationToken))
                members.Add(new RosterMember(Bounded(member.Id), ShortOrNull(member.AadObjectId, 64), member.Name ?? "", ShortOrNull(member.Email ?? member.UserPrincipalName, 320)));
            return members;
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            ConversationLog.RosterUnread(logger, problem);
            return null;
        }
    }
}
