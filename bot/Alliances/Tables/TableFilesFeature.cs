using AllianceBot.Alliances.Links;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances.Tables;

/// <summary>Gives out every table of the alliance as a file.</summary>
public sealed class TableFilesFeature(IEnumerable<AllianceTable> tables, SignedLinks links) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        foreach (var table in tables)
        {
            registry.AddVerbInAlliance($"{table.Name}.sendFile", (turn, ct) => OfferAsync(table, turn, ct));
            registry.AddFile(table.Name, (turn, ct) => MakeAsync(table, turn, ct));
        }
    }

    private static async Task<Reply> OfferAsync(AllianceTable table, Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return Reply.Say(turn.Say($"filePersonalOnly.{table.Name}"));
        var file = await ExportAsync(table, turn, cancellationToken);
        return Reply.Offer(new FileOffer(
            table.Name, file.FileName, turn.Say($"fileDescription.{table.Name}", file.Count), file.Content.Length, turn.Language,
            new Dictionary<string, string> { ["alliance"] = turn.Alliance.Id.ToString() }));
    }

    private async Task<FileAnswer> MakeAsync(AllianceTable table, Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return new FileAnswer.Refusal(turn.Say($"filePersonalOnly.{table.Name}"));
        if (turn.IsFormOfAnotherAlliance)
            return new FileAnswer.Refusal(turn.Say("formOfAnotherAlliance"));
        var file = await ExportAsync(table, turn, cancellationToken);
        return new FileAnswer.File(file.FileName, file.Content, await table.LinkAsync(links, turn, turn.Language, cancellationToken));
    }

    private static Task<TableFile> ExportAsync(AllianceTable table, Turn turn, CancellationToken cancellationToken) =>
        turn.ReadAsync((db, ct) => table.MakeAsync(new(db, turn.Alliance, turn.Phrases, turn.Language, turn.Now), ct), cancellationToken);
}

public static class TableDownloads
{
    /// <summary>Answers the links to every table, in both languages.</summary>
    public static void MapTableDownloads(this IEndpointRouteBuilder endpoints)
    {
        foreach (var table in endpoints.ServiceProvider.GetServices<AllianceTable>())
        {
            foreach (var language in Enum.GetValues<TextLanguage>())
            {
                endpoints.MapLinks(table.LinksIn(language), async (request, cancellationToken) =>
                {
                    if (request.DocumentId != request.Alliance.Id)
                        return null;
                    var (phrases, time) = (request.Services.GetRequiredService<Phrasebook>(), request.Services.GetRequiredService<TimeProvider>());
                    var file = await table.MakeAsync(new(request.Db, request.Alliance, phrases, language, time.GetUtcNow()), cancellationToken);
                    return Results.File(file.Content, TableFile.ContentType, file.FileName);
                });
            }
        }
    }
}
