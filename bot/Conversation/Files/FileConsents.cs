using AllianceBot.Protocol.Hosting;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Conversation.Files;

/// <summary>
/// What follows when a person accepts or declines a file. Accepting again uploads again: the file is the same, and each
/// acceptance comes with an upload session of its own.
/// </summary>
internal sealed class FileConsents(ConversationRegistry registry, UploadHosts hosts, FileUpload upload, ReplySender sender, ILogger<FileConsents> logger)
{
    /// <param name="consent">Null when the activity does not say it in a way that can be read.</param>
    public async Task AnswerAsync(TurnContext context, Turn turn, FileConsentCardResponse? consent, CancellationToken cancellationToken)
    {
        var sentence = consent switch
        {
            { Accepted: true, UploadInfo: { } target } => await StoreAsync(context, turn, target, cancellationToken),
            { Accepted: false } => turn.Say("fileDeclined"),
            _ => turn.Say("fileOfferUnknown"),
        };
        if (sentence is not null)
            await sender.SendAsync(context, [new ReplyMessage.Text(sentence)], cancellationToken);
        // Teams leaves the card with its buttons in the chat. After a failure that is right: they can be pressed again.
        if (sentence is null || consent is { Accepted: false })
            await sender.DeletePressedAsync(context, cancellationToken);
    }

    /// <returns>What to say; null when the file was stored and shows for itself.</returns>
    private async Task<string?> StoreAsync(TurnContext context, Turn turn, FileUploadInfo target, CancellationToken cancellationToken)
    {
        if (!registry.Files.TryGetValue(turn.Data.Text("file"), out var handler))
            return turn.Say("fileOfferUnknown");
        return await MakeAsync(handler, turn, cancellationToken) switch
        {
            FileAnswer.Refusal refusal => refusal.Sentence,
            FileAnswer.File file => await StoreAsync(context, turn, target, file, cancellationToken),
            var unforeseen => throw new InvalidOperationException($"Unforeseen answer {unforeseen}."),
        };
    }

    private async Task<string?> StoreAsync(TurnContext context, Turn turn, FileUploadInfo target, FileAnswer.File file, CancellationToken cancellationToken)
    {
        // The card will point to where the file is seen, so that address must be as good as the other.
        if (hosts.Find(target.UploadUrl) is not { } address || hosts.Find(target.ContentUrl) is null)
        {
            ConversationLog.UploadTargetRefused(logger);
            return Otherwise(turn, "fileTargetRefused", file);
        }

        if (!await upload.PutAsync(address, file.Content, cancellationToken))
            return Otherwise(turn, "fileNotStored", file);
        await sender.SendFileAsync(context, target, file.Name, cancellationToken);
        return null;
    }

    private async Task<FileAnswer> MakeAsync(FileHandler handler, Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            return await handler(turn, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            ConversationLog.AnswerFailed(logger, ActivityTypes.Invoke, problem);
            return new FileAnswer.Refusal(turn.Say("somethingWrong"));
        }
    }

    private static string Otherwise(Turn turn, string problem, FileAnswer.File file) => file.Link is { } link
        ? $"{turn.Say(problem, file.Name)} {turn.Say("fileElsewhere", link)}"
        : turn.Say(problem, file.Name);
}
