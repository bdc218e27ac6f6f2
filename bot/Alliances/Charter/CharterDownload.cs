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
        return await CharterFile.ReadAsync(request.Db, charter, request.Alliance, archive, phrases, cancellationToken) switch
        {
            CharterFile.Ready file => Results.File(file.Content, MinutesWordWriter.ContentType, file.Name),
            CharterFile.Tampered => Results.Text(phrases.Say(request.Alliance.Language, "charterRecordTampered"), statusCode: StatusCodes.Status409Conflict),
            _ => Results.Text(phrases.Say(request.Alliance.Language, "charterRecordMissing"), statusCode: StatusCodes.Status410Gone),
        };
    }
}
