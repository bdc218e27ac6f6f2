using AllianceBot.Alliances;
using AllianceBot.Alliances.Links;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Documents;
using AllianceBot.Minutes.Errata;

namespace AllianceBot.Minutes;

/// <summary>Serves the Word document behind a signed link: the draft as it stands, or the archived record.</summary>
public static class MinutesDownload
{
    /// <summary>Links to the minutes of one meeting, by its id.</summary>
    public static readonly LinkKind Links = new("minutes", TimeSpan.FromDays(30));

    public static void MapMinutesDownload(this IEndpointRouteBuilder endpoints) => endpoints.MapLinks(Links, HandleAsync);

    /// <summary>The card of minutes, with links to its documents where the bot's own address is configured.</summary>
    internal static async Task<CardView> CardAsync(this SignedLinks links, Turn turn, MinutesView minutes, CancellationToken cancellationToken)
    {
        var settings = await turn.ReadAsync(AllianceSettings.ReadAsync, cancellationToken);
        return MinutesCards.Minutes(turn, minutes, LinkTo(Links, minutes.MeetingId), id => LinkTo(ErratumDownload.Links, id));

        string? LinkTo(LinkKind kind, Guid id) => settings is null ? null : links.Create(kind, turn.Alliance.Id, id, settings.LinkSecret);
    }

    private static async Task<IResult?> HandleAsync(LinkedRequest request, CancellationToken cancellationToken)
    {
        if (await MinutesView.ReadAsync(request.Db, request.DocumentId, request.Alliance, cancellationToken) is not { IsStillRunning: false } minutes)
            return null;
        var (archive, phrases) = (request.Services.GetRequiredService<IArchive>(), request.Services.GetRequiredService<Phrasebook>());
        var file = await MinutesFile.ReadAsync(request.Db, minutes, request.Alliance, archive, phrases, cancellationToken);
        return request.Answer(file, MinutesWordWriter.ContentType, missing: phrases.Say(request.Alliance.Language, "recordMissing"), tampered: phrases.Say(request.Alliance.Language, "recordTampered"));
    }
}
