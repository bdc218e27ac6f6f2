using AllianceBot.Alliances.Links;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Rota.Plans;

/// <summary>The rota as a file.</summary>
public sealed class RotaFilesFeature(SignedLinks links) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddVerbInAlliance("rota.sendFile", OfferAsync);
        registry.AddFile("rota", MakeAsync);
    }

    private static async Task<Reply> OfferAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return Reply.Say(turn.Say("rotaFilePersonalOnly"));
        var file = await ExportAsync(turn, cancellationToken);
        return Reply.Offer(new FileOffer(
            "rota", file.FileName, turn.Say("rotaFileDescription", file.Count), file.Content.Length, turn.Language,
            new Dictionary<string, string> { ["alliance"] = turn.Alliance.Id.ToString() }));
    }

    private async Task<FileAnswer> MakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return new FileAnswer.Refusal(turn.Say("rotaFilePersonalOnly"));
        if (turn.IsFormOfAnotherAlliance)
            return new FileAnswer.Refusal(turn.Say("formOfAnotherAlliance"));
        var file = await ExportAsync(turn, cancellationToken);
        return new FileAnswer.File(file.FileName, file.Content, await links.CreateAsync(turn, ExportRota.LinksIn(turn.Language), turn.Alliance.Id, cancellationToken));
    }

    private static Task<ExportRota.Result> ExportAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.ReadAsync((db, ct) => ExportRota.HandleAsync(db, RotaSetting.Of(turn), turn.Language, ct), cancellationToken);
}

public static class RotaDownloads
{
    /// <summary>Answers the links to the rota.</summary>
    public static void MapRotaDownloads(this IEndpointRouteBuilder endpoints)
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            endpoints.MapLinks(ExportRota.LinksIn(language), async (request, cancellationToken) =>
            {
                if (request.DocumentId != request.Alliance.Id)
                    return null;
                var setting = new RotaSetting(request.Alliance, request.Services.GetRequiredService<Phrasebook>(), request.Services.GetRequiredService<TimeProvider>().GetUtcNow());
                var file = await ExportRota.HandleAsync(request.Db, setting, language, cancellationToken);
                return Results.File(file.Content, ExportRota.ContentType, file.FileName);
            });
        }
    }
}
