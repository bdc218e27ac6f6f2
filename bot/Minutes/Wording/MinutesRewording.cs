using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Wording.Checks;
using Microsoft.Extensions.AI;

namespace AllianceBot.Minutes.Wording;

/// <summary>
/// Puts what a draft proposes into the words of minutes, in the language of the minutes, by a language model where one is configured. Each sentence is held
/// against its evidence (<see cref="WordingCheck"/>); what does not stand up, or does not come, keeps the words of the draft.
/// </summary>
public sealed partial class MinutesRewording
{
    /// <summary>Sentences in one request.</summary>
    internal const int Batch = 8;

    /// <summary>Sentences of one meeting, the likeliest first; the others stand as they were said. So one meeting costs at most six requests, however long it was.</summary>
    internal const int Most = 48;

    private const int AtOnce = 2;

    private readonly WordingModel? _model;
    private readonly AiOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MinutesRewording> _logger;

    // Ticks of UTC.
    private long _pausedUntil;

    /// <param name="chat">Null where none is configured.</param>
    internal MinutesRewording(IChatClient? chat, AiOptions options, TimeProvider time, ILogger<MinutesRewording> logger)
    {
        _model = chat is null ? null : new WordingModel(chat, time);
        (_options, _time, _logger) = (options, time, logger);
    }

    /// <summary>Whether a model is configured.</summary>
    public bool IsOn => _model is not null;

    /// <returns>
    /// The draft with a wording for each proposal and open question. Without a model it is the draft as it was. Nothing else of it changes, and a failing service
    /// is no error here: it is noted in the log, and the wordings are the texts of the draft.
    /// </returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> called it off.</exception>
    public async Task<DraftedMinutes> RewordAsync(DraftedMinutes draft, TextLanguage language, CancellationToken cancellationToken)
    {
        if (_model is null)
            return draft;
        var run = new Run([.. draft.Proposals.Select(WordingItem.Of), .. draft.Questions.Select(WordingItem.Of)], draft.Speakers, language);
        await WordAsync(_model, run, cancellationToken);
        return draft with
        {
            Proposals = [.. draft.Proposals.Select((proposal, at) => proposal with { Wording = run.Wording(at) })],
            Questions = [.. draft.Questions.Select((question, at) => question with { Wording = run.Wording(draft.Proposals.Count + at) })],
        };
    }

    private async Task WordAsync(WordingModel model, Run run, CancellationToken cancellationToken)
    {
        if (run.Asked.Count == 0)
            return;
        if (_time.GetUtcNow().Ticks < Interlocked.Read(ref _pausedUntil))
        {
            LogPaused(_logger, run.Asked.Count);
            return;
        }

        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await Parallel.ForEachAsync(run.Asked.Chunk(Batch), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = either.Token },
                async (batch, ct) => await WordAsync(model, run, batch, ct));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            run.Fail("timeout");
        }

        cancellationToken.ThrowIfCancellationRequested();
        LogDone(_logger, run.Taken, run.Asked.Count, run.Refusals, run.Failure ?? "none");
    }

    private async Task WordAsync(WordingModel model, Run run, int[] batch, CancellationToken cancellationToken)
    {
        // A service that has just refused is not pressed with the rest.
        if (run.Failure is not null)
            return;
        try
        {
            run.Take(batch, await model.AskAsync([.. batch.Select(at => run.Items[at])], run.Language, cancellationToken));
        }
        catch (ModelFailedException failed)
        {
            run.Fail(failed.Message);
            if (failed.Pause is { } pause)
                Interlocked.Exchange(ref _pausedUntil, (_time.GetUtcNow() + pause).Ticks);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A language model worded {Taken} of {Asked} sentences of a draft; refused: {Refused}; failure: {Failure}")]
    private static partial void LogDone(ILogger logger, int taken, int asked, string refused, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "The language model asked for a pause; {Asked} sentences of a draft keep their own words")]
    private static partial void LogPaused(ILogger logger, int asked);

    /// <summary>One draft on its way.</summary>
    private sealed class Run(List<WordingItem> items, IReadOnlyList<string> speakers, TextLanguage language)
    {
        private readonly HashSet<string> _people = MeetingNames.Of(speakers, items);
        private readonly string?[] _sentences = new string?[items.Count];
        private readonly SortedDictionary<WordingFault, int> _refused = [];
        private volatile string? _failure;

        public List<WordingItem> Items => items;

        public TextLanguage Language => language;

        /// <summary>Those the model is asked for.</summary>
        public IReadOnlyList<int> Asked { get; } = [.. Enumerable.Range(0, items.Count).Where(at => !SpeechToMachines.IsIn(items[at])).Take(Most)];

        /// <summary>Why a request failed, in a word; null while none did.</summary>
        public string? Failure => _failure;

        public int Taken => _sentences.Count(sentence => sentence is not null);

        /// <summary>How many sentences broke which rule.</summary>
        public string Refusals => _refused.Count == 0 ? "none" : string.Join(", ", _refused.Select(entry => $"{entry.Key} {entry.Value}"));

        public void Fail(string why) => _failure ??= why;

        public void Take(int[] batch, string answer)
        {
            var sentences = WordingAnswer.Read(answer, batch.Length);
            for (var place = 0; place < batch.Length; place++)
            {
                if (sentences[place] is not { } sentence)
                    continue;
                if (WordingCheck.Find(items[batch[place]], sentence, language, _people) is { } fault)
                    Refuse(fault);
                else
                    _sentences[batch[place]] = sentence;
            }
        }

        public DraftedWording Wording(int at) => _sentences[at] is { } sentence ? new(sentence, IsGenerated: true) : new(items[at].Text, IsGenerated: false);

        private void Refuse(WordingFault fault)
        {
            lock (_refused)
                _refused[fault] = _refused.GetValueOrDefault(fault) + 1;
        }
    }
}
