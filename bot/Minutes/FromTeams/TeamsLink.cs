using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AllianceBot.Conversation;

namespace AllianceBot.Minutes.FromTeams;

/// <summary>
/// The address by which people join a Teams meeting, as they paste it: the long one (<c>/l/meetup-join/19%3ameeting_…%40thread.v2/0?context={"Tid","Oid"}</c>),
/// the short one (<c>/meet/2345678901234?p=…</c>), either of them within the wrapping that Outlook puts around links.
/// </summary>
internal sealed partial record TeamsLink
{
    private const int Longest = 2048;
    private const string SafeLinks = ".safelinks.protection.outlook.com";

    private TeamsLink() { }

    /// <summary>How Graph may have it: as it was pasted, and as Teams writes it. Empty for a short one.</summary>
    public IReadOnlyList<string> Addresses { get; private init; } = [];

    /// <summary>The digits of a short one; null for a long one.</summary>
    public string? JoinMeetingId { get; private init; }

    /// <summary>The object id of whoever organised it; null for a short one, which does not say.</summary>
    public string? OrganiserId { get; private init; }

    /// <summary>Takes the first address out of a text.</summary>
    /// <returns>The link, null where there is none; what else was written; whether there was an address at all.</returns>
    public static (TeamsLink? Link, string Others, bool HasAddress) TakeFrom(string text)
    {
        if (Address().Match(text) is not { Success: true } found)
            return (null, text, false);
        return (Of(WebUtility.HtmlDecode(found.Value)), text.Remove(found.Index, found.Length), true);
    }

    private static TeamsLink? Of(string address)
    {
        if (address.Length > Longest || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return null;
        if (uri.IdnHost.EndsWith(SafeLinks, StringComparison.OrdinalIgnoreCase))
        {
            address = Query(uri, "url");
            if (!Uri.TryCreate(address, UriKind.Absolute, out uri))
                return null;
        }

        if (!TeamsAddress.IsOf(uri))
            return null;
        return uri.AbsolutePath.Split('/') switch
        {
            ["", "l", "meetup-join", var thread, var message] => Long(address, uri, Uri.UnescapeDataString(thread), message),
            ["", "meet", { Length: >= 9 and <= 20 } number] when number.All(char.IsAsciiDigit) => new TeamsLink { JoinMeetingId = number },
            _ => null,
        };
    }

    private static TeamsLink? Long(string address, Uri uri, string thread, string message)
    {
        if (!thread.StartsWith("19:", StringComparison.Ordinal) || !message.All(char.IsAsciiDigit) || Context(uri) is not var (tenant, organiser))
            return null;
        var escaped = thread.Replace(":", "%3a", StringComparison.Ordinal).Replace("@", "%40", StringComparison.Ordinal);
        var written = $"https://{uri.IdnHost}/l/meetup-join/{escaped}/{message}?context=%7b%22Tid%22%3a%22{tenant}%22%2c%22Oid%22%3a%22{organiser}%22%7d";
        return new TeamsLink { Addresses = [.. new[] { address, written }.Distinct(StringComparer.Ordinal)], OrganiserId = organiser };
    }

    private static (string Tenant, string Organiser)? Context(Uri uri)
    {
        try
        {
            using var context = JsonDocument.Parse(Query(uri, "context"));
            return Id(context.RootElement, "Tid") is { } tenant && Id(context.RootElement, "Oid") is { } organiser ? (tenant, organiser) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Id(JsonElement context, string name) =>
        context.ValueKind is JsonValueKind.Object && context.TryGetProperty(name, out var id) && id.ValueKind is JsonValueKind.String && id.TryGetGuid(out var guid) ? guid.ToString() : null;

    /// <summary>Empty where the address has no such part.</summary>
    private static string Query(Uri uri, string name) =>
        uri.Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).FirstOrDefault(part => part.Length == 2 && part[0] == name) is [_, var value] ? Uri.UnescapeDataString(value) : "";

    [GeneratedRegex("""https?://[^\s<>"')\]]+""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
