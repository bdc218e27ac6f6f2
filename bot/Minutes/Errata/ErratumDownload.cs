using AllianceBot.Alliances.Links;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Documents;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Errata;

/// <summary>Serves the document of an erratum behind a signed link.</summary>
public static class ErratumDownload
{
    /// <summary>Links to one erratum, by its id.</summary>
    public static readonly LinkKind Links = new("errata", TimeSpan.FromDays(30));

    public static void MapErratumDownload(this IEndpointRouteBuilder endpoints) => endpoints.MapLinks(Links, HandleAsync);

    private static async Task<IResult?> HandleAsync(LinkedRequest request, CancellationToken cancellationToken)
    {
        if (await request.Db.Set<MinutesErratum>().SingleOrDefaultAsync(e => e.Id == request.DocumentId, cancellationToken) is not { } erratum)
            return null;
        var (archive, phrases) = (request.Services.GetRequiredService<IArchive>(), request.Services.GetRequiredService<Phrasebook>());
        var file = await ArchivedFile.ReadAsync(
            archive, new ArchiveAddress(request.Alliance.Id, erratum.RecordName), erratum.Sha256, _ => Task.FromResult(erratum.PendingDocument), cancellationToken);
        return request.Answer(file, MinutesWordWriter.ContentType, missing: phrases.Say(request.Alliance.Language, "recordMissing"), tampered: phrases.Say(request.Alliance.Language, "recordTampered"));
    }
}
