using AllianceBot.Alliances;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Documents;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
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
        try
        {
            return await ReadAsync(db, minutes, settings.Info, archive, phrases, cancellationToken) is var (name, content)
                ? Results.File(content, MinutesWordWriter.ContentType, name)
                : Results.Text(phrases.Say(settings.Info.Language, "recordMissing"), statusCode: StatusCodes.Status410Gone);
        }
        catch (ArchiveTamperedException)
        {
            // What is not as it was approved is not handed out as if it were.
            return Results.Text(phrases.Say(settings.Info.Language, "recordTampered"), statusCode: StatusCodes.Status409Conflict);
        }
    }

    /// <summary>Null when approved minutes should be in the archive and are not.</summary>
    private static async Task<(string Name, byte[] Content)?> ReadAsync(
        AllianceDb db, MinutesView minutes, AllianceInfo alliance, IArchive archive, Phrasebook phrases, CancellationToken cancellationToken)
    {
        if (minutes is not { IsApproved: true, RecordName: { } recordName })
        {
            var draft = MinutesDraft.Render(minutes.Document, phrases);
            return (phrases.Say(alliance.Language, "draftFileName", Path.GetFileNameWithoutExtension(draft.Name)), draft.Content);
        }

        var content = minutes.Sha256 is null
            ? await db.Set<ApprovedMinutes>().Where(m => m.MeetingId == minutes.MeetingId).Select(m => m.PendingDocument).SingleOrDefaultAsync(cancellationToken)
            : (await archive.ReadAsync(new ArchiveAddress(alliance.Id, recordName), cancellationToken))?.Content.ToArray();
        return content is null ? null : (recordName[(recordName.LastIndexOf('/') + 1)..], content);
    }
}
