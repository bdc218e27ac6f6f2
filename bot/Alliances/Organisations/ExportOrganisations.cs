using System.Globalization;
using System.Text;
using AllianceBot.Alliances.Links;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>The organisations as a file for spreadsheets. Every member may have it: it says what the list says, in the words of whoever asks.</summary>
public static class ExportOrganisations
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly LinkKind English = new("organisations", TimeSpan.FromDays(7));
    private static readonly LinkKind Spanish = new("organizaciones", TimeSpan.FromDays(7));

    /// <summary>Links to the organisations, in one language, as they are when the link is opened; the document's id is the alliance's.</summary>
    public static LinkKind LinksIn(TextLanguage language) => language is TextLanguage.Spanish ? Spanish : English;

    public sealed record Result(string FileName, byte[] Content, int Count);

    public static async Task<Result> HandleAsync(
        AllianceDb db, AllianceInfo alliance, TextLanguage language, OrganisationVocabulary vocabulary, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var organisations = await db.Set<Organisation>().OrderBy(o => o.FoldedName).ThenBy(o => o.Id).ToListAsync(cancellationToken);
        var day = DateOnly.FromDateTime(alliance.ToLocal(now)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Without the byte order mark Excel takes UTF-8 for the encoding of the machine it runs on.
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(OrganisationTable.Write(organisations, vocabulary, language))];
        return new(vocabulary.FileName(language, day), content, organisations.Count);
    }

    internal static void MapDownload(IEndpointRouteBuilder endpoints)
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
            MapDownload(endpoints, language);
    }

    private static void MapDownload(IEndpointRouteBuilder endpoints, TextLanguage language) => endpoints.MapLinks(LinksIn(language), async (request, cancellationToken) =>
    {
        if (request.DocumentId != request.Alliance.Id)
            return null;
        var (vocabulary, time) = (request.Services.GetRequiredService<OrganisationVocabulary>(), request.Services.GetRequiredService<TimeProvider>());
        var file = await HandleAsync(request.Db, request.Alliance, language, vocabulary, time.GetUtcNow(), cancellationToken);
        return Results.File(file.Content, ContentType, file.FileName);
    });
}
