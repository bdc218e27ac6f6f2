using System.Globalization;
using System.Text;
using AllianceBot.Alliances.Links;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>The organisations as a file for spreadsheets. Every member may have it: it says what the list says.</summary>
public static class ExportOrganisations
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Links to the organisations as they are when the link is opened; the document's id is the alliance's.</summary>
    public static readonly LinkKind Links = new("organisations", TimeSpan.FromDays(7));

    public sealed record Result(string FileName, byte[] Content, int Count);

    public static async Task<Result> HandleAsync(AllianceDb db, AllianceInfo alliance, Phrasebook phrases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var organisations = await db.Set<Organisation>().OrderBy(o => o.FoldedName).ThenBy(o => o.Id).ToListAsync(cancellationToken);
        var day = DateOnly.FromDateTime(alliance.ToLocal(now)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Without the byte order mark Excel takes UTF-8 for the encoding of the machine it runs on.
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(OrganisationTable.Write(organisations))];
        return new(phrases.Say(alliance.Language, "organisationsFileName", day), content, organisations.Count);
    }

    internal static void MapDownload(IEndpointRouteBuilder endpoints) => endpoints.MapLinks(Links, async (request, cancellationToken) =>
    {
        if (request.DocumentId != request.Alliance.Id)
            return null;
        var (phrases, time) = (request.Services.GetRequiredService<Phrasebook>(), request.Services.GetRequiredService<TimeProvider>());
        var file = await HandleAsync(request.Db, request.Alliance, phrases, time.GetUtcNow(), cancellationToken);
        return Results.File(file.Content, ContentType, file.FileName);
    });
}
