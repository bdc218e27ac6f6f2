using System.ClientModel;
using System.Globalization;
using System.Net;
using AllianceBot.Conversation.Language;
using Microsoft.Extensions.AI;

namespace AllianceBot.Minutes.Wording;

/// <summary>A request that brought no answer. It says why in a word, never with what the service wrote: that may hold what people said.</summary>
internal sealed class ModelFailedException(string why) : Exception(why)
{
    /// <summary>Of HTTP; 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>How long the service wants to be left alone; null when it did not say so.</summary>
    public TimeSpan? Pause { get; init; }
}

/// <summary>Asks a language model for sentences.</summary>
internal sealed class WordingModel(IChatClient chat, TimeProvider time)
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // Some services refuse a schema or a temperature; then nobody is asked with them again.
    private volatile bool _isPlain;

    /// <returns>What the model answered, unchecked.</returns>
    /// <exception cref="ModelFailedException">There is no answer.</exception>
    /// <exception cref="OperationCanceledException">It was called off, or took too long.</exception>
    public async Task<string> AskAsync(IReadOnlyList<WordingItem> items, TextLanguage language, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.System, WordingPrompt.Instruction), new(ChatRole.User, WordingPrompt.Write(items, language))];
        if (!_isPlain)
        {
            try
            {
                return await AskAsync(messages, Precise(), cancellationToken);
            }
            catch (ModelFailedException refused) when (refused.Status is 400 or 422)
            {
                _isPlain = true;
            }
        }

        return await AskAsync(messages, new ChatOptions(), cancellationToken);
    }

    private static ChatOptions Precise() => new() { Temperature = 0, ResponseFormat = ChatResponseFormat.ForJsonSchema(WordingPrompt.AnswerSchema, "sentences") };

    private async Task<string> AskAsync(ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return (await chat.GetResponseAsync(messages, options, cancellationToken)).Text;
        }
        catch (ClientResultException problem) when (problem.Status != 0)
        {
            throw new ModelFailedException(problem.Status.ToString(CultureInfo.InvariantCulture)) { Status = problem.Status, Pause = Pause(problem) };
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The library throws what it likes at an answer that is not of the protocol.
            throw new ModelFailedException((problem.InnerException ?? problem).GetType().Name);
        }
    }

    private TimeSpan? Pause(ClientResultException problem)
    {
        if ((HttpStatusCode)problem.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
            return null;
        var asked = UsualPause;
        if (problem.GetRawResponse() is { } response && response.Headers.TryGetValue("Retry-After", out var text))
        {
            if (int.TryParse(text, CultureInfo.InvariantCulture, out var seconds))
                asked = TimeSpan.FromSeconds(seconds);
            else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var until))
                asked = until - time.GetUtcNow();
        }

        return TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, LongestPause.Ticks));
    }
}
