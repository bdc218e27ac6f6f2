using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace AllianceBot.Minutes.Wording;

/// <summary>Opens the model that the settings name.</summary>
internal static class AiChat
{
    public static IChatClient Open(AiOptions options)
    {
        var sockets = new SocketsHttpHandler
        {
            // What people said goes to the address that was configured and to no other.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.None,
        };
        var http = new HttpClient(new AnswerLimit(sendsKey: options.ApiKey is not null) { InnerHandler = sockets }) { Timeout = Timeout.InfiniteTimeSpan };
        var settings = new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint!),
            Transport = new HttpClientPipelineTransport(http),
            // A failure costs the wording alone; waiting for a second attempt would cost the reader's time.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            // The time for the whole draft is kept where the requests are made.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        return new ChatClient(options.Model, new ApiKeyCredential(options.ApiKey ?? "none"), settings).AsIChatClient();
    }

    /// <summary>Reads answers up to a limit, whatever length they announce.</summary>
    private sealed class AnswerLimit(bool sendsKey) : DelegatingHandler
    {
        private const int Most = 256 * 1024;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!sendsKey)
                request.Headers.Authorization = null;
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                if (response.Content.Headers.ContentLength > Most)
                    throw new HttpRequestException("The answer is longer than any that was asked for.");
                await response.Content.LoadIntoBufferAsync(Most, cancellationToken);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}
