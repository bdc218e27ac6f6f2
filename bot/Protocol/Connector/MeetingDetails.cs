using System.Text.Json;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Connector;

/// <summary>What Teams tells of a meeting; each part may be missing, as for a call that nobody scheduled.</summary>
/// <param name="GraphId">Its id in Microsoft Graph, <c>msGraphResourceId</c>.</param>
/// <param name="JoinUrl">The address to join it by.</param>
/// <param name="OrganiserId">The Entra object id of whoever organised it.</param>
public sealed record MeetingDetails(string? GraphId, string? JoinUrl, string? OrganiserId)
{
    internal static MeetingDetails Read(JsonElement answer)
    {
        var details = answer.ObjectOf("details");
        return new(details?.TextOf("msGraphResourceId"), details?.TextOf("joinUrl"), answer.ObjectOf("organizer")?.TextOf("aadObjectId"));
    }
}
