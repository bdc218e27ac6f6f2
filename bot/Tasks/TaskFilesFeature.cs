using AllianceBot.Alliances.Links;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Tasks;

/// <summary>The tasks as a file.</summary>
public sealed class TaskFilesFeature(SignedLinks links) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddVerbInAlliance("task.sendFile", OfferAsync);
        registry.AddFile("tasks", MakeAsync);
    }

    private static async Task<Reply> OfferAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return Reply.Say(turn.Say("taskFilePersonalOnly"));
        var file = await ExportAsync(turn, cancellationToken);
        return Reply.Offer(new FileOffer(
            "tasks", file.FileName, turn.Say("taskFileDescription", file.Count), file.Content.Length, turn.Language,
            new Dictionary<string, string> { ["alliance"] = turn.Alliance.Id.ToString() }));
    }

    private async Task<FileAnswer> MakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return new FileAnswer.Refusal(turn.Say("taskFilePersonalOnly"));
        if (turn.IsFormOfAnotherAlliance)
            return new FileAnswer.Refusal(turn.Say("formOfAnotherAlliance"));
        var file = await ExportAsync(turn, cancellationToken);
        return new FileAnswer.File(file.FileName, file.Content, await links.CreateAsync(turn, ExportTasks.LinksIn(turn.Language), turn.Alliance.Id, cancellationToken));
    }

    private static Task<ExportTasks.Result> ExportAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.ReadAsync((db, ct) => ExportTasks.HandleAsync(db, turn.Alliance, turn.Phrases, turn.Today, turn.Language, ct), cancellationToken);
}

public static class TaskDownloads
{
    /// <summary>Answers the links to the tasks.</summary>
    public static void MapTaskDownloads(this IEndpointRouteBuilder endpoints)
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            endpoints.MapLinks(ExportTasks.LinksIn(language), async (request, cancellationToken) =>
            {
                if (request.DocumentId != request.Alliance.Id)
                    return null;
                var today = DateOnly.FromDateTime(request.Alliance.ToLocal(request.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
                var file = await ExportTasks.HandleAsync(request.Db, request.Alliance, request.Services.GetRequiredService<Phrasebook>(), today, language, cancellationToken);
                return Results.File(file.Content, ExportTasks.ContentType, file.FileName);
            });
        }
    }
}
