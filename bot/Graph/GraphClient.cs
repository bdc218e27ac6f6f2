using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using AllianceBot.Protocol.Auth;
using AllianceBot.Protocol.Connector;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace AllianceBot.Graph;

/// <summary>
/// Asks Microsoft Graph as the bot's own application. GET may be repeated: after 429 and 503 as long as <c>Retry-After</c> says
/// (learn.microsoft.com/graph/throttling), after other failures of the service after a growing pause, a few times in all. How long all of it may take is the caller's to say.
/// </summary>
internal sealed partial class GraphClient(
    GraphHttp http,
    CredentialSource credential,
    IOptions<GraphOptions> options,
    IHostEnvironment environment,
    TimeProvider time,
    ILogger<GraphClient> logger)
{
    private const int MostAttempts = 4;
    private const int MostPages = 50;
    private const int LargestJson = 2 * 1024 * 1024;
    private const int LargestError = 16 * 1024;
    private const int Portion = 64 * 1024;

    /// <summary>Of one request with its answer.</summary>
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(40);

    /// <summary>The longest pause that somebody waits for at a card.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 32 };

    private readonly Uri? _base = GraphHosts.Find(options.Value.BaseUrl, environment.IsDevelopment());

    /// <summary>All items of a collection, page by page (learn.microsoft.com/graph/paging).</summary>
    /// <param name="path">Below the address of Graph, escaped.</param>
    /// <param name="most">How many at most; the rest is left out.</param>
    /// <exception cref="GraphException">A page could not be read.</exception>
    public async IAsyncEnumerable<JsonElement> ListAsync(string path, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (address, given) = (AddressOf(path), 0);
        for (var pages = 1; ; pages++)
        {
            var page = Parse(await GetAsync(address, "application/json", LargestJson, cancellationToken));
            foreach (var item in GraphJson.List(page, "value"))
            {
                if (given++ == most)
                    yield break;
                yield return item;
            }

            if (GraphJson.Text(page, "@odata.nextLink") is not { Length: > 0 } next || pages == MostPages)
                yield break;
            address = NextPage(next);
        }
    }

    /// <summary>The bytes of what lies there.</summary>
    /// <param name="path">Below the address of Graph, escaped.</param>
    /// <param name="accept">The media type asked for.</param>
    /// <param name="largest">In bytes; of a longer answer at most one portion more is read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GraphException">It could not be read.</exception>
    public Task<byte[]> GetAsync(string path, string accept, int largest, CancellationToken cancellationToken) =>
        GetAsync(AddressOf(path), accept, largest, cancellationToken);

    /// <summary>Posts a text and wants nothing back. It is tried once: nobody knows whether what failed was done.</summary>
    /// <param name="path">Below the address of Graph, escaped.</param>
    /// <param name="text">The body, as <c>text/plain</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GraphException">It was not taken, or that is not known.</exception>
    public async Task PostTextAsync(string path, string text, CancellationToken cancellationToken)
    {
        CheckEnabled();
        using var body = new StringContent(text, System.Text.Encoding.ASCII, "text/plain");
        await AttemptAsync(HttpMethod.Post, AddressOf(path), "application/json", body, LargestJson, cancellationToken);
    }

    private Uri AddressOf(string path) => new($"{Base.AbsoluteUri.TrimEnd('/')}/{path}");

    private Uri Base => _base ?? throw new InvalidOperationException("Graph:BaseUrl was not checked before it was used.");

    /// <summary>The link comes with an answer: with it the token goes nowhere but where it went before.</summary>
    private Uri NextPage(string link)
    {
        var isOurs = Uri.TryCreate(link, UriKind.Absolute, out var next) && next.UserInfo.Length == 0
            && next.GetLeftPart(UriPartial.Authority).Equals(Base.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
            && next.AbsolutePath.StartsWith($"{Base.AbsolutePath.TrimEnd('/')}/", StringComparison.OrdinalIgnoreCase);
        return isOurs ? next! : throw new GraphException(GraphFailure.Unreadable, "nextLink");
    }

    private async Task<byte[]> GetAsync(Uri address, string accept, int largest, CancellationToken cancellationToken)
    {
        CheckEnabled();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(HttpMethod.Get, address, accept, body: null, largest, cancellationToken);
            }
            catch (GraphException problem) when (attempt < MostAttempts && problem.Failure is GraphFailure.Throttled or GraphFailure.Unavailable && (problem.RetryAfter ?? TimeSpan.Zero) <= LongestPause)
            {
                var pause = problem.RetryAfter ?? RetryRules.Backoff(attempt);
                LogAgain(logger, problem.Code, attempt, pause);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    private void CheckEnabled()
    {
        if (!options.Value.Enabled)
            throw new InvalidOperationException("Nothing is sent to Microsoft Graph unless Graph:Enabled says so.");
    }

    private async Task<byte[]> AttemptAsync(HttpMethod method, Uri address, string accept, HttpContent? body, int largest, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongestAttempt, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(method, address) { Content = body };
            request.Headers.Authorization = await TokenAsync(either.Token);
            request.Headers.Accept.ParseAdd(accept);
            using var response = await http.SendAsync(request, either.Token);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted)
                return await ReadAsync(response.Content, largest, either.Token);
            var problem = GraphError.From(response, await ReadErrorAsync(response.Content, either.Token), time.GetUtcNow());
            LogRefused(logger, address.AbsolutePath.Split('/')[^1], (int)response.StatusCode, problem.Code, RequestId(response));
            throw problem;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var isSlow = problem is OperationCanceledException;
            LogUnreachable(logger, problem);
            throw new GraphException(GraphFailure.Unavailable, isSlow ? "timeout" : "unreachable", problem);
        }
    }

    /// <summary>Azure.Identity keeps tokens until shortly before they expire.</summary>
    private async Task<AuthenticationHeaderValue> TokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential.Value.GetTokenAsync(new TokenRequestContext([GraphHosts.ScopeOf(Base)]), cancellationToken);
            return new AuthenticationHeaderValue("Bearer", token.Token);
        }
        catch (Exception problem) when (problem is AuthenticationFailedException or ArgumentException or IOException or CryptographicException)
        {
            // Refused, out of reach, or a certificate that cannot be read.
            LogNoToken(logger, problem);
            throw new GraphException(GraphFailure.NotAllowed, "NoToken", problem);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > largest)
            throw new GraphException(GraphFailure.TooLarge, "tooLarge");
        await using var source = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var portion = new byte[Portion];
        // What was announced is not believed: reading stops at the limit.
        for (int count; (count = await source.ReadAsync(portion, cancellationToken)) > 0;)
        {
            if (read.Length + count > largest)
                throw new GraphException(GraphFailure.TooLarge, "tooLarge");
            read.Write(portion, 0, count);
        }

        return read.ToArray();
    }

    private static async Task<byte[]> ReadErrorAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(content, LargestError, cancellationToken);
        }
        catch (GraphException)
        {
            return [];
        }
    }

    private static JsonElement Parse(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer, Shallow);
            return json.RootElement.ValueKind is JsonValueKind.Object ? json.RootElement.Clone() : throw new JsonException("The answer is no object.");
        }
        catch (JsonException problem)
        {
            throw new GraphException(GraphFailure.Unreadable, "json", problem);
        }
    }

    private static string RequestId(HttpResponseMessage response) => response.Headers.TryGetValues("request-id", out var ids) ? string.Join(' ', ids) : "none";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Microsoft Graph did not give {What}: {Status} {Code}, request id {RequestId}")]
    private static partial void LogRefused(ILogger logger, string what, int status, string code, string requestId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Microsoft Graph failed with {Code}; attempt {Attempt}, again in {Pause}")]
    private static partial void LogAgain(ILogger logger, string code, int attempt, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Microsoft Graph could not be reached in time")]
    private static partial void LogUnreachable(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The bot could not get a token for Microsoft Graph")]
    private static partial void LogNoToken(ILogger logger, Exception problem);
}
