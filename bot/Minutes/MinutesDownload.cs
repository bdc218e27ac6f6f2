using AllianceBot.Alliances;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Documents;
using AllianceBot.Storage;
using Microsoft.Net.Http.Headers;

namespace AllianceBot.Minutes;

/// <summary>Serves the Word document behind a signed link: the draft as it stands, or the archived record.</summary>
public static class MinutesDownload
{
    public static void MapMinutesDownload(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(MinutesLinks.Route, HandleAsync);

    private static async Task<IResult> HandleAsync(
        string token, MinutesLinks links, AllianceStore store, IArchive archive, Phrasebook phrases, HttpContext http, CancellationToken cancellationToken)
    {
        if (MinutesLinks.Read(token) is not { } claim)
            return Results.NotFound();
        await using var db = store.OpenForReading(claim.AllianceId);
        if (await AllianceSettings.ReadAsync(db, cancellationToken) is not { } settings || !links.IsGenuine(token, settings.LinkSecret))
            return Results.NotFound();
        if (await MinutesView.ReadAsync(db, claim.MeetingId, settings.Info, cancellationToken) is not { IsStillRunning: false } minutes)
            return Results.NotFound();

        http.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        return await MinutesFile.ReadAsync(db, minutes, settings.Info, archive, phrases, cancellationToken) switch
        {
            MinutesFile.Ready file => Results.File(file.Content, MinutesWordWriter.ContentType, file.Name),
            MinutesFile.Tampered => Results.Text(phrases.Say(settings.Info.Language, "recordTampered"), statusCode: StatusCodes.Status409Conflict),
            _ => Results.Text(phrases.Say(settings.Info.Language, "recordMissing"), statusCode: StatusCodes.Status410Gone),
        };
    }
}
