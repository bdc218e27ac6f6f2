using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.Net.Http.Headers;

namespace AllianceBot.Alliances.Links;

/// <summary>What the document behind a genuine link is made from.</summary>
/// <param name="Db">The alliance's rows, for reading.</param>
/// <param name="Alliance">Whose document it is.</param>
/// <param name="DocumentId">Which one, as the link names it.</param>
/// <param name="Services">Whatever else making it takes.</param>
public sealed record LinkedRequest(AllianceDb Db, AllianceInfo Alliance, Guid DocumentId, IServiceProvider Services)
{
    /// <summary>A decided document, or in a sentence why there is none: gone (410), or not what was decided (409).</summary>
    public IResult Answer(ArchivedFile file, string contentType, string missing, string tampered) => file switch
    {
        ArchivedFile.Ready ready => Results.File(ready.Content, contentType, ready.Name),
        ArchivedFile.Tampered => Results.Text(tampered, statusCode: StatusCodes.Status409Conflict),
        _ => Results.Text(missing, statusCode: StatusCodes.Status410Gone),
    };
}

/// <summary>Answers signed links, and makes them.</summary>
public static class LinkedDocuments
{
    /// <summary>
    /// Answers the links of one kind. Anything that is not a genuine link of the kind is not found, with no word why.
    /// </summary>
    /// <param name="endpoints">Where.</param>
    /// <param name="kind">Which links.</param>
    /// <param name="answer">Makes the document; null is not found either.</param>
    public static void MapLinks(this IEndpointRouteBuilder endpoints, LinkKind kind, Func<LinkedRequest, CancellationToken, Task<IResult?>> answer) =>
        endpoints.MapGet(kind.Route, async (string token, SignedLinks links, AllianceStore store, HttpContext http, CancellationToken cancellationToken) =>
        {
            if (SignedLinks.Read(token) is not { } claim)
                return Results.NotFound();
            await using var db = store.OpenForReading(claim.AllianceId);
            if (await AllianceSettings.ReadAsync(db, cancellationToken) is not { } settings || !links.IsGenuine(kind, token, settings.LinkSecret))
                return Results.NotFound();
            if (await answer(new LinkedRequest(db, settings.Info, claim.DocumentId, http.RequestServices), cancellationToken) is not { } result)
                return Results.NotFound();
            http.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
            http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
            return result;
        });

    /// <summary>Null when the bot's own address is not configured.</summary>
    public static async Task<string?> CreateAsync(this SignedLinks links, Turn turn, LinkKind kind, Guid documentId, CancellationToken cancellationToken)
    {
        var settings = await turn.ReadAsync(AllianceSettings.ReadAsync, cancellationToken);
        return settings is null ? null : links.Create(kind, turn.Alliance.Id, documentId, settings.LinkSecret);
    }
}
