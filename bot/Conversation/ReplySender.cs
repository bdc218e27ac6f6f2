using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Progress;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;

namespace AllianceBot.Conversation;

/// <summary>Sends a reply into the conversation it belongs to.</summary>
internal sealed class ReplySender(CardRenderer renderer, SharedCards sharedCards, LongAnswers longAnswers, Phrasebook phrases, ILogger<ReplySender> logger)
{
    /// <summary>Of a sentence that was too long, as much as surely fits, in characters: in JSON one may take six.</summary>
    private const int LongestText = 6_000;

    /// <returns>Whether all of it reached Teams; what takes long has only begun.</returns>
    public Task<bool> SendAsync(TurnContext context, IReadOnlyList<ReplyMessage> messages, CancellationToken cancellationToken) =>
        messages is [var only and not ReplyMessage.Later] ? SendAsync(context, only, cancellationToken) : SendAllAsync(context, messages, cancellationToken);

    private async Task<bool> SendAllAsync(TurnContext context, IReadOnlyList<ReplyMessage> messages, CancellationToken cancellationToken)
    {
        // What takes long follows from what is recorded by now: it is begun even if the caller hangs up.
        if (messages.Any(message => message is ReplyMessage.Later))
            cancellationToken = CancellationToken.None;
        var isSent = true;
        foreach (var message in messages)
            isSent &= await SendAsync(context, message, cancellationToken);
        return isSent;
    }

    private Task<bool> SendAsync(TurnContext context, ReplyMessage message, CancellationToken cancellationToken) => message switch
    {
        ReplyMessage.Later later => BeginAsync(context, later),
        ReplyMessage.Elsewhere elsewhere => TryAsync(ct => context.Connector.SendAsync(ReferenceTo(context, elsewhere.ConversationId), Write(renderer, elsewhere.View), ct), cancellationToken),
        _ => SendHereAsync(context, message, cancellationToken),
    };

    private async Task<bool> BeginAsync(TurnContext context, ReplyMessage.Later later)
    {
        await longAnswers.BeginAsync(context, later, (rest, ct) => SendAsync(context, rest, ct));
        return true;
    }

    private async Task<bool> SendHereAsync(TurnContext context, ReplyMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await context.SendAsync(Write(message), cancellationToken);
            return true;
        }
        catch (MessageTooLargeException problem) when (message is ReplyMessage.Card { View.Language: var language })
        {
            ConversationLog.ReplyNotSent(logger, problem);
            return await TryAsync(ct => context.SendAsync(Write(new ReplyMessage.Text(phrases.Say(language, "replyTooLarge"))), ct), cancellationToken);
        }
        catch (MessageTooLargeException problem) when (message is ReplyMessage.Text { Sentence.Length: > LongestText } text)
        {
            ConversationLog.ReplyNotSent(logger, problem);
            return await TryAsync(ct => context.SendAsync(Write(new ReplyMessage.Text(TextLimits.Abridge(text.Sentence, LongestText))), ct), cancellationToken);
        }
        catch (Exception problem) when (IsUndelivered(problem))
        {
            ConversationLog.ReplyNotSent(logger, problem);
            return false;
        }
    }

    /// <summary>Puts a card in the place of the one that was pressed, for everyone who sees it.</summary>
    public Task ReplaceAsync(TurnContext context, Reply reply, CancellationToken cancellationToken)
    {
        var card = reply.Replacement!;
        return context.Activity.ReplyToId is { Length: > 0 } pressed
            ? sharedCards.UpdateAsync(context, pressed, reply.Reread ?? (_ => Task.FromResult<CardView?>(card)))
            : TryAsync(ct => context.SendAsync(Write(renderer, card), ct), cancellationToken);
    }

    /// <summary>Shows a file that was stored where the person agreed to.</summary>
    public Task SendFileAsync(TurnContext context, FileUploadInfo stored, string name, CancellationToken cancellationToken) =>
        TryAsync(ct => context.SendAsync(new OutgoingActivity { Attachments = [FileCards.Stored(stored, name)], Summary = stored.Name ?? name }, ct), cancellationToken);

    /// <summary>Takes away the card whose button was pressed.</summary>
    public Task DeletePressedAsync(TurnContext context, CancellationToken cancellationToken) =>
        context.Activity.ReplyToId is { Length: > 0 } pressed ? TryAsync(ct => context.DeleteAsync(pressed, ct), cancellationToken) : Task.CompletedTask;

    /// <summary>A channel of the tenant that this turn came from, and so behind the same service.</summary>
    private static ConversationReference ReferenceTo(TurnContext context, string conversationId) => context.Reference with
    {
        ActivityId = null,
        User = null,
        Conversation = new ConversationAccount { Id = conversationId, TenantId = context.Reference.Conversation.TenantId },
    };

    private static OutgoingActivity Write(FileOffer offer) => new()
    {
        Attachments = [FileCards.Consent(offer.Name, offer.Description, offer.Size, offer.WriteContext())],
        Summary = offer.Description,
    };

    /// <summary>A message as it goes out.</summary>
    public OutgoingActivity Write(ReplyMessage message) => message switch
    {
        // "plain" is what keeps people's text from being read as Markdown.
        ReplyMessage.Text text => OutgoingActivity.Message(text.Sentence) with { TextFormat = "plain" },
        ReplyMessage.Card { View: var view } => Write(renderer, view),
        ReplyMessage.File { Offer: var offer } => Write(offer),
        _ => throw new InvalidOperationException($"Unforeseen message {message}."),
    };

    /// <summary>A card as it goes out, for the first time or in the place of another.</summary>
    public static OutgoingActivity Write(CardRenderer renderer, CardView view) => OutgoingActivity.Card(renderer.Render(view), view.Summary) with { IsAiGenerated = view.IsAiGenerated };

    /// <summary>By now the effect is committed; a reply that cannot be delivered is noted, and the rest still goes out.</summary>
    private async Task<bool> TryAsync(Func<CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        try
        {
            await send(cancellationToken);
            return true;
        }
        catch (Exception problem) when (IsUndelivered(problem))
        {
            ConversationLog.ReplyNotSent(logger, problem);
            return false;
        }
    }

    private static bool IsUndelivered(Exception problem) => problem is ConnectorException or HttpRequestException or TimeoutException;
}
