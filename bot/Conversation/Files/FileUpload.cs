using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace AllianceBot.Conversation.Files;

/// <summary>
/// Puts a file into the upload session that the person's client opened. The address is itself the permission: no token goes
/// with it, and it is never logged.
/// </summary>
internal sealed partial class FileUpload(IOptions<FilesOptions> options, TimeProvider time, ILogger<FileUpload> logger) : IDisposable
{
    /// <summary>The most that one request to an upload session may carry, in bytes (Graph, driveItem: createUploadSession).</summary>
    private const int LargestRequest = 60 * 1024 * 1024;

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    /// <returns>Whether the file is stored now.</returns>
    public async Task<bool> PutAsync(Uri address, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.Length is 0 or >= LargestRequest)
        {
            LogUnfit(logger, content.Length);
            return false;
        }

        using var timeout = new CancellationTokenSource(options.Value.UploadTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ReadOnlyMemoryContent(content) };
        request.Content.Headers.ContentLength = content.Length;
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            // 202 would mean that the session waits for more, and the whole file was sent.
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created)
                return true;
            LogRefused(logger, address.Host, response.StatusCode);
            return false;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogFailed(logger, address.Host, problem);
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of {Size} bytes does not go out in one upload")]
    private static partial void LogUnfit(ILogger logger, int size);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Host} did not take a file: {Status}")]
    private static partial void LogRefused(ILogger logger, string host, HttpStatusCode status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file could not be uploaded to {Host}")]
    private static partial void LogFailed(ILogger logger, string host, Exception problem);
}
