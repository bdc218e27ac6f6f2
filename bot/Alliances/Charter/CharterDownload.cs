using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Documents;
using AllianceBot.Minutes;
using AllianceBot.Storage;
using Microsoft.Net.Http.Headers;

namespace AllianceBot.Alliances.Charters;

/// <summary>Serves the Word document of a version behind a signed link.</summary>
public static class CharterDownload
{
    /// <summary>The first part of the address.</summary>
    public const string Folder = "charter";

    public static void MapCharterDownload(this IEndpointRouteBuilder endpoints) => endpoints.MapGet($"/{Folder}/{{token}}", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string token, MinutesLinks links, AllianceStore store, IArchive archive, Phrasebook phrases, HttpContext http, CancellationToken cancellationToken)
    {
        if (MinutesLinks.Read(token) is not { } claim)
            return Results.NotFound();
        await using var db = store.OpenForReading(claim.AllianceId);
        if (await AllianceSettings.ReadAsync(db, cancellationToken) is not { } settings || !links.IsGenuine(token, settings.LinkSecret))
            return Results.NotFound();
        // Links to minutes are signed alike; their ids find no charter.
        if (await CharterView.ReadAsync(db, claim.MeetingId, settings.Info, cancellationToken) is not { } charter)
            return Results.NotFound();

        http.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        return await CharterFile.ReadAsync(db, charter, settings.Info, archive, phrases, cancellationToken) switch
        {
            CharterFile.Ready file => Results.File(file.Content, MinutesWordWriter.ContentType, file.Name),
            CharterFile.Tampered => Results.Text(phrases.Say(settings.Info.Language, "charterRecordTampered"), statusCode: StatusCodes.Status409Conflict),
            _ => Results.Text(phrases.Say(settings.Info.Language, "charterRecordMissing"), statusCode: StatusCodes.Status410Gone),
        };
    }
}
