using AllianceBot.Alliances.Links;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Documents;

namespace AllianceBot.Minutes;

/// <summary>Serves the Word document behind a signed link: the draft as it stands, or the archived record.</summary>
public static class MinutesDownload
{
    /// <summary>Links to the minutes of one meeting, by its id.</summary>
    public static readonly LinkKind Links = new("minutes", TimeSpan.FromDays(30));

    public static void MapMinutesDownload(this IEndpointRouteBuilder endpoints) => endpoints.MapLinks(Links, HandleAsync);

    private static async Task<IResult?> HandleAsync(LinkedRequest request, CancellationToken cancellationToken)
    {
        if (await MinutesView.ReadAsync(request.Db, request.DocumentId, request.Alliance, cancellationToken) is not { IsStillRunning: false } minutes)
            return null;
        var (archive, phrases) = (request.Services.GetRequiredService<IArchive>(), request.Services.GetRequiredService<Phrasebook>());
        var file = await MinutesFile.ReadAsync(request.Db, minutes, request.Alliance, archive, phrases, cancellationToken);
        return request.Answer(file, MinutesWordWriter.ContentType, missing: phrases.Say(request.Alliance.Language, "recordMissing"), tampered: phrases.Say(request.Alliance.Language, "recordTampered"));
    }
}
