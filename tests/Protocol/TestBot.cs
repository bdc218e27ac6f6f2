using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Protocol.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Tests.Protocol;

/// <summary>A bot that is nothing but the protocol and one handler, on a real port of this machine.</summary>
public sealed class TestBot : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestBot(WebApplication app)
    {
        this.app = app;
        var port = new Uri(app.Urls.Single()).Port;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<TestBot> StartAsync(
        Func<TurnContext, CancellationToken, Task<InvokeResponse?>>? onTurn = null,
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        string environment = "Development",
        IPAddress? caller = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<ITurnHandler>(new DelegatedHandler(onTurn ?? ((_, _) => Task.FromResult<InvokeResponse?>(null))));
        services?.Invoke(builder.Services);
        builder.Services.AddActivityProtocol(builder.Configuration);
        var app = builder.Build();
        if (caller is not null)
        {
            app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = caller;
                return next(context);
            });
        }

        app.MapActivityEndpoint("/api/messages");
        await app.StartAsync();
        return new TestBot(app);
    }

    public Task<HttpResponseMessage> PostAsync(string json, string? token = null, Action<HttpRequestMessage>? change = null) =>
        PostAsync(new StringContent(json, Encoding.UTF8, "application/json"), token, change);

    public async Task<HttpResponseMessage> PostAsync(HttpContent body, string? token = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = body };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        change?.Invoke(request);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private sealed class DelegatedHandler(Func<TurnContext, CancellationToken, Task<InvokeResponse?>> onTurn) : ITurnHandler
    {
        public Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken) => onTurn(turn, cancellationToken);
    }
}
