using AllianceBot.Alliances.Links;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Documents;

namespace AllianceBot.Alliances.Charters;

/// <summary>Serves the Word document of a version behind a signed link.</summary>
public static class CharterDownload
{
    /// <summary>Links to one version of the charter, by its id.</summary>
    public static readonly LinkKind Links = new("charter", TimeSpan.FromDays(30));

    public static void MapCharterDownload(this IEndpointRouteBuilder endpoints) => endpoints.MapLinks(Links, HandleAsync);

    private static async Task<IResult?> HandleAsync(LinkedRequest request, CancellationToken cancellationToken)
    {
        if (await CharterView.ReadAsync(request.Db, request.DocumentId, request.Alliance, cancellationToken) is not { } charter)
            return null;
        var (archive, phrases) = (request.Services.GetRequiredService<IArchive>(), request.Services.GetRequiredService<Phrasebook>());
        var file = await CharterFile.ReadAsync(request.Db, charter, request.Alliance, archive, phrases, cancellationToken);
        return request.Answer(file, MinutesWordWriter.ContentType, missing: phrases.Say(request.Alliance.Language, "charterRecordMissing"), tampered: phrases.Say(request.Alliance.Language, "charterRecordTampered"));
    }
}
