using System.Net;
using System.Net.Sockets;
using AllianceBot.Protocol.Auth;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Schema;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Protocol.Auth;

/// <summary>The bot with an identity, sending to the real host names of Teams, which here lead to this machine.</summary>
public sealed class OutboundTokenTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/amer/";
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private TokenServer tokens = null!;
    private RecordingConnector service = null!;

    public async ValueTask InitializeAsync()
    {
        tokens = await TokenServer.StartAsync();
        service = await RecordingConnector.StartAsync(TokenServer.Certificate);
    }

    public async ValueTask DisposeAsync()
    {
        await tokens.DisposeAsync();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task The_token_comes_by_client_credentials_from_the_tenant_of_the_bot()
    {
        var options = new BotOptions { AppId = TokenServer.AppId, TenantId = TokenServer.Tenant, ClientSecret = TokenServer.Secret };
        using var http = new HttpClient(TokenServer.Trusting());
        await using var bot = await StartAsync(BotCredential.Create(options, tokens.Authority, new HttpClientTransport(http)));

        await SendAsync(bot);

        tokens.Refusals.ShouldBeEmpty();
        service.Requests.Single().Authorization.ShouldBe("Bearer token-1");
        service.Requests.Single().Path.ShouldBe("/amer/v3/conversations/a%3A1/activities");
    }

    [Fact]
    public async Task Everybody_shares_one_token_until_shortly_before_it_ends()
    {
        await using var bot = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => SendAsync(bot, conversation: $"a:{i}")));
        tokens.Given.ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromSeconds(1));
        await SendAsync(bot);
        tokens.Given.ShouldBe(1);

        time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(bot);
        tokens.Given.ShouldBe(2);
        service.Requests.Select(request => request.Authorization).Distinct().ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task What_is_left_of_a_token_serves_while_the_token_server_is_down()
    {
        await using var bot = await StartAsync();
        await SendAsync(bot);
        tokens.IsDown = true;
        time.Advance(TimeSpan.FromMinutes(57));
        await SendAsync(bot);

        time.Advance(TimeSpan.FromMinutes(4));
        (await Should.ThrowAsync<ConnectorException>(SendAsync(bot))).Code.ShouldBe("NoToken");

        tokens.IsDown = false;
        await SendAsync(bot);
        service.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_token_server_that_never_answers_takes_no_longer_than_a_request_may()
    {
        using var silence = new TcpListener(IPAddress.Loopback, 0);
        silence.Start();
        var observed = new ObservedTime();
        var options = new BotOptions { AppId = TokenServer.AppId, TenantId = TokenServer.Tenant, ClientSecret = TokenServer.Secret };
        using var http = new HttpClient(TokenServer.Trusting());
        var credential = BotCredential.Create(options, new Uri($"https://{silence.LocalEndpoint}/"), new HttpClientTransport(http));
        await using var bot = await StartAsync(credential, observed);
        var sending = Enumerable.Range(0, 3).Select(i => SendAsync(bot, conversation: $"a:{i}")).ToList();
        using var unanswered = await silence.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        observed.Advance(TimeSpan.FromSeconds(60));

        foreach (var one in sending)
            (await Should.ThrowAsync<ConnectorException>(one.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System))).Code.ShouldBeOneOf("TimedOut", "NoToken");
        service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_left_of_a_token_serves_while_the_token_server_is_silent()
    {
        var observed = new ObservedTime();
        var isSilent = false;
        var asked = new TaskCompletionSource();
        await using var bot = await StartAsync(
            DelegatedTokenCredential.Create(
                (_, _) => throw new NotSupportedException(),
                async (_, stop) =>
                {
                    if (isSilent)
                    {
                        asked.TrySetResult();
                        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
                    }

                    return new AccessToken("token-1", observed.GetUtcNow().AddHours(1));
                }),
            observed);
        await SendAsync(bot);
        isSilent = true;
        observed.Advance(TimeSpan.FromMinutes(57));

        var fetching = SendAsync(bot);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
        await SendAsync(bot, conversation: "a:2").WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
        service.Requests.Count.ShouldBe(2);
        observed.Advance(TimeSpan.FromSeconds(20));
        await fetching.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);

        service.Requests.Select(request => request.Authorization).ShouldBe(["Bearer token-1", "Bearer token-1", "Bearer token-1"]);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("http://smba.trafficmanager.net/amer/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    public async Task A_token_never_leaves_for_a_host_off_the_list(string serviceUrl)
    {
        await using var bot = await StartAsync();

        (await Should.ThrowAsync<ConnectorException>(SendAsync(bot, serviceUrl))).Code.ShouldBe("ServiceUrlNotAllowed");

        tokens.Given.ShouldBe(0);
        service.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://botframework.com/")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://emea.ng.teams.microsoft.com/")]
    [InlineData("https://SMBA.trafficmanager.net/")]
    [InlineData("https://smba.partner.example/")]
    public async Task A_token_goes_to_the_hosts_on_the_list_and_those_added(string serviceUrl)
    {
        await using var bot = await StartAsync();
        await SendAsync(bot, serviceUrl);
        service.Requests.Single().Authorization.ShouldBe("Bearer token-1");
    }

    [Fact]
    public async Task In_the_cloud_of_the_United_States_government_scope_and_hosts_are_its_own()
    {
        var scopes = new List<string>();
        var credential = DelegatedTokenCredential.Create(
            (_, _) => throw new NotSupportedException(),
            (request, _) =>
            {
                scopes.AddRange(request.Scopes);
                return ValueTask.FromResult(new AccessToken("token-us", time.GetUtcNow().AddHours(1)));
            });
        await using var bot = await StartAsync(credential, cloud: BotCloud.USGovernment);

        await SendAsync(bot, "https://smba.infra.gov.teams.microsoft.us/teams");
        (await Should.ThrowAsync<ConnectorException>(SendAsync(bot))).Code.ShouldBe("ServiceUrlNotAllowed");

        scopes.ShouldBe(["https://api.botframework.us/.default"]);
        service.Requests.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer token-us");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_token()
    {
        service.Plan(new ConnectorAnswer(307) { Location = "https://evil.example/v3/conversations/a/activities" });
        await using var bot = await StartAsync();
        (await Should.ThrowAsync<ConnectorException>(SendAsync(bot))).StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        service.Requests.Count.ShouldBe(1);
    }

    private static Task<ResourceResponse> SendAsync(TestBot bot, string serviceUrl = ServiceUrl, string conversation = "a:1") =>
        bot.Services.GetRequiredService<ConnectorClient>().SendAsync(
            new ConversationReference { ServiceUrl = serviceUrl, ChannelId = "msteams", Conversation = new ConversationAccount { Id = conversation } },
            OutgoingActivity.Message("hello"));

    private Task<TestBot> StartAsync(TokenCredential? credential = null, TimeProvider? clock = null, BotCloud cloud = BotCloud.Public)
    {
        var handler = ConnectorHttp.CreateHandler();
        handler.SslOptions = TokenServer.Trusting().SslOptions;
        handler.ConnectCallback = async (_, stop) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, new Uri(service.ServiceUrl).Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        };
        return TestBot.StartAsync(
            settings: new() { ["Bot:AppId"] = TokenServer.AppId, ["Bot:TenantId"] = TokenServer.Tenant, ["Bot:ClientSecret"] = TokenServer.Secret, ["Bot:AllowedServiceHosts:0"] = "partner.example", ["Bot:Cloud"] = cloud.ToString() },
            services: services => services
                .AddSingleton(clock ?? time)
                .AddSingleton(new ConnectorHttp(handler))
                .AddSingleton(new CredentialSource(() => credential ?? new PlainCredential(tokens, time))),
            environment: "Production");
    }
}
