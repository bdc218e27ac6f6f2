using AllianceBot.Graph;
using AllianceBot.Protocol.Auth;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace AllianceBot.Tests.Graph;

/// <summary>What the section <c>Graph</c> may say, and that a wrong setting is named at the start.</summary>
public sealed class GraphOptionsTests
{
    private const string Good = "Graph:Enabled=true|Graph:Organisers:0=748d2cbb-3b55-40ed-8c34-2eae5932b22a|Bot:AppId=app";

    [Theory]
    [InlineData("Graph:BaseUrl", "Graph:BaseUrl=http://graph.microsoft.com/v1.0")]
    [InlineData("Graph:BaseUrl", "Graph:BaseUrl=https://graph.microsoft.com.evil.example/v1.0")]
    [InlineData("Graph:BaseUrl", "Graph:BaseUrl=https://evilgraph.microsoft.com/v1.0")]
    [InlineData("Graph:BaseUrl", "Graph:BaseUrl=https://user@graph.microsoft.com/v1.0")]
    [InlineData("Graph:BaseUrl", "Graph:BaseUrl=https://graph.microsoft.com:8443/v1.0")]
    [InlineData("Graph:BaseUrl", "Graph:BaseUrl=https://graph.microsoft.com/v1.0?a=b")]
    [InlineData("Graph:BaseUrl", "Graph:BaseUrl=graph.microsoft.com")]
    [InlineData("Graph:BaseUrl", "Graph:BaseUrl=http://127.0.0.1:5000/v1.0")]
    [InlineData("Bot:AppId", "Bot:AppId=")]
    [InlineData("Graph:Organisers", "Graph:Organisers:0=")]
    [InlineData("Graph:Organisers", "Graph:Organisers:0=secretariat@alliance.example")]
    [InlineData("Graph:Organisers", "Graph:Organisers:1={748d2cbb-3b55-40ed-8c34-2eae5932b22a}")]
    [InlineData("Graph:Timeout", "Graph:Timeout=00:00:01")]
    [InlineData("Graph:Timeout", "Graph:Timeout=00:05:00")]
    public void A_wrong_setting_is_named(string named, string settings) =>
        Should.Throw<OptionsValidationException>(() => Read($"{Good}|{settings}")).Message.ShouldContain(named);

    [Theory]
    [InlineData("Graph:BaseUrl=https://graph.microsoft.us/v1.0", "https://graph.microsoft.us/.default")]
    [InlineData("Graph:BaseUrl=https://graph.microsoft.com/v1.0/", "https://graph.microsoft.com/.default")]
    [InlineData("Graph:BaseUrl=", "https://graph.microsoft.com/.default")]
    public void National_clouds_have_hosts_of_their_own(string settings, string scope) =>
        GraphHosts.ScopeOf(GraphHosts.Find(Read($"{Good}|{settings}").BaseUrl, isDevelopment: false)!).ShouldBe(scope);

    [Fact]
    public void In_Development_a_server_of_this_machine_will_do() =>
        Read($"{Good}|Bot:AppId=|Graph:BaseUrl=http://127.0.0.1:5000/v1.0", Environments.Development).Enabled.ShouldBeTrue();

    [Fact]
    public void Of_what_is_off_nothing_is_asked() => Read("Graph:BaseUrl=nonsense|Graph:Timeout=00:00:00").Enabled.ShouldBeFalse();

    private static GraphOptions Read(string settings, string environment = "Production")
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Split('|').Select(pair => pair.Split('=', 2)).GroupBy(pair => pair[0]).ToDictionary(pair => pair.Key, string? (pair) => pair.Last()[1])).Build());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        services.AddOptions<BotOptions>().BindConfiguration("Bot");
        services.AddGraph();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<GraphOptions>>().Value;
    }
}
