using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Protocol.Connector;

/// <summary>A connector client set up as in the program, with a clock that stands still, and the service it calls.</summary>
public abstract class ConnectorFixture : IAsyncLifetime
{
    private TestBot bot = null!;

    protected ObservedTime Time { get; } = new();

    protected RecordingConnector Service { get; private set; } = null!;

    protected ConnectorClient Client => bot.Services.GetRequiredService<ConnectorClient>();

    protected virtual Dictionary<string, string?> Settings => [];

    protected IServiceProvider Services => bot.Services;

    public async ValueTask InitializeAsync()
    {
        Service = await RecordingConnector.StartAsync();
        bot = await TestBot.StartAsync(settings: Settings, services: services => services.AddSingleton<TimeProvider>(Time));
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected ConversationReference Reference(string conversation = "19:abc@thread.tacv2", string? tenant = "t-1") => new()
    {
        ServiceUrl = Service.ServiceUrl,
        ChannelId = "msteams",
        Conversation = new ConversationAccount { Id = conversation, TenantId = tenant! },
        Bot = new ChannelAccount { Id = "28:bot" },
    };

    protected static OutgoingActivity Hello => OutgoingActivity.Message("hello");
}
