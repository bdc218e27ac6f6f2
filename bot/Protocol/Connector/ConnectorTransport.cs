using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using AllianceBot.Protocol.Auth;
using Microsoft.Extensions.Options;

namespace AllianceBot.Protocol.Connector;

/// <summary>One request to the channel's service, before it is sent.</summary>
internal readonly record struct ConnectorRequest(HttpMethod Method, Uri Address, string Conversation, RequestKind Kind, string Tenant, PooledBuffer? Body);

/// <summary>Sends requests: in turn, with a token where one may go, again where that is safe.</summary>
internal sealed partial class ConnectorTransport(
    ConnectorHttp http,
    ServiceUrlPolicy serviceUrls,
    BotTokenSource tokens,
    RequestLimiter limiter,
    IOptions<ConnectorOptions> options,
    TimeProvider time,
    ILogger<ConnectorTransport> logger)
{
    private const int LongestAnswer = 8 * 1024 * 1024;
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private readonly ConnectorOptions options = options.Value;

    /// <summary>The body of a successful answer; the caller disposes of it.</summary>
    /// <exception cref="ConnectorException">The request failed, after the attempts the rules allow.</exception>
    // This and what it calls run in every turn and are awaited once: their state is worth reusing.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PooledBuffer> SendAsync(ConnectorRequest request, CancellationToken cancellationToken)
    {
        var withToken = serviceUrls.Decide(request.Address) switch
        {
            TokenDecision.SendToken => true,
            TokenDecision.WithoutToken => false,
            _ => throw new ConnectorException($"Nothing is sent to {request.Address.GetLeftPart(UriPartial.Authority)}: it is not a known service host.", code: "ServiceUrlNotAllowed"),
        };
        // One limit for all that follows: turns, the token, attempts and the pauses between them.
        var started = time.GetTimestamp();
        using var patience = new CancellationTokenSource(options.MaxTotalTime, time);
        using var caller = CancelWith(patience, cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                await limiter.WaitAsync(request.Conversation, request.Kind, request.Tenant, Remaining(started), patience.Token);
                var authorization = withToken ? await tokens.GetAsync(patience.Token) : null;
                var (answer, failure) = await AttemptAsync(request, authorization, patience.Token);
                if (answer is not null)
                    return answer;
                var delay = failure.Exception!.RetryAfter ?? RetryRules.Backoff(attempt);
                if (!failure.MayRetry || attempt >= options.MaxAttempts || delay > Remaining(started))
                    throw failure.Exception;
                Retrying(request.Method.Method, failure.Exception.StatusCode, attempt, delay);
                await Task.Delay(delay, time, patience.Token);
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectorException($"{request.Address.Authority} did not answer in time: {options.MaxTotalTime.TotalSeconds:0.#} s are over.", code: "TimedOut", inner: e);
        }
    }

    private TimeSpan Remaining(long started) =>
        options.MaxTotalTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : options.MaxTotalTime - time.GetElapsedTime(started);

    private static CancellationTokenRegistration CancelWith(CancellationTokenSource source, CancellationToken other) =>
        other.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(PooledBuffer? Answer, Failure Failure)> AttemptAsync(ConnectorRequest request, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.AttemptTimeout, time);
        using var caller = CancelWith(patience, cancellationToken);
        using var message = new HttpRequestMessage(request.Method, request.Address);
        message.Headers.Authorization = authorization;
        if (request.Body is { } body)
            message.Content = new ReadOnlyMemoryContent(body.Memory) { Headers = { ContentType = Json } };
        try
        {
            using var response = await http.SendAsync(message, patience.Token);
            var answer = await ReadAsync(response.Content, patience.Token);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent)
                return (answer, default);
            using (answer)
                return (null, new Failure(RetryRules.MayRetry(request.Method, response.StatusCode), ConnectorError.From(response, answer.Span, time.GetUtcNow())));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // The connection may not have let go of the body yet.
            request.Body?.Doubt();
            cancellationToken.ThrowIfCancellationRequested();
            var reason = e is OperationCanceledException ? "did not answer in time" : "could not be reached";
            var error = new ConnectorException($"{request.Address.Authority} {reason}: {e.Message}", inner: e);
            return (null, new Failure(RetryRules.IsIdempotent(request.Method), error));
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<PooledBuffer> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new PooledBuffer(1024);
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken);
            int read;
            while ((read = await stream.ReadAsync(buffer.GetMemory(), cancellationToken)) > 0)
            {
                buffer.Advance(read);
                if (buffer.Length > LongestAnswer)
                    throw new HttpRequestException($"The answer is longer than {LongestAnswer} bytes.");
            }

            return buffer;
        }
        catch
        {
            buffer.Doubt();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} failed with {Status}; attempt {Attempt}, again in {Delay}")]
    private partial void Retrying(string method, HttpStatusCode? status, int attempt, TimeSpan delay);

    private readonly record struct Failure(bool MayRetry, ConnectorException? Exception);
}
