using System.Net;
using Microsoft.Extensions.Options;

namespace AllianceBot.Conversation.Files;

/// <summary>
/// Fetches a file that a person sent. The address comes from outside and is itself the permission: its host is checked, no
/// token goes with it, and it is never logged.
/// </summary>
internal sealed partial class FileDownload(IOptions<FilesOptions> options, UploadHosts hosts, TimeProvider time, ILogger<FileDownload> logger) : IDisposable
{
    private const int Portion = 64 * 1024;

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    /// <param name="downloadUrl">As the client says.</param>
    /// <param name="largest">In bytes; of a larger file at most one portion more is read.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    public async Task<SentContent> GetAsync(string downloadUrl, int largest, CancellationToken cancellationToken)
    {
        if (hosts.Find(downloadUrl) is not { } address)
        {
            LogRefused(logger);
            return new SentContent.Unreachable();
        }

        using var timeout = new CancellationTokenSource(options.Value.DownloadTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await _http.SendAsync(request, either.Token);
            if (response.StatusCode is HttpStatusCode.OK)
                return await ReadAsync(response.Content, largest, either.Token);
            LogAnswered(logger, address.Host, response.StatusCode);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogFailed(logger, address.Host, problem);
        }

        return new SentContent.Unreachable();
    }

    public void Dispose() => _http.Dispose();

    private static async Task<SentContent> ReadAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > largest)
            return new SentContent.TooLarge();
        await using var source = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var portion = new byte[Portion];
        // What was announced is not believed: reading stops at the limit.
        for (int count; (count = await source.ReadAsync(portion, cancellationToken)) > 0;)
        {
            if (read.Length + count > largest)
                return new SentContent.TooLarge();
            read.Write(portion, 0, count);
        }

        return new SentContent.Whole(read.ToArray());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file was sent from an address that is not of Microsoft 365")]
    private static partial void LogRefused(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Host} did not give a file that was sent: {Status}")]
    private static partial void LogAnswered(ILogger logger, string host, HttpStatusCode status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file that was sent could not be fetched from {Host}")]
    private static partial void LogFailed(ILogger logger, string host, Exception problem);
}
