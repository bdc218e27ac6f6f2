using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;

namespace AllianceBot.Tests.Tasks;

/// <summary>Ana, who leads, and Luis, each with a chat of their own with the bot. The clock begins on Monday 2 March 2026 at 10:00 in Lima.</summary>
public abstract class TaskStage(TestDatabase database) : IAsyncLifetime
{
    private protected RunningBot Bot { get; private set; } = null!;

    private protected Room Room { get; private set; } = null!;

    private protected TaskRoom Tasks { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        await database.InitializeAsync();
        Bot = await RunningBot.StartAsync(settings: database.Settings);
        Room = new Room(Bot, TextLanguage.English);
        Room.Roster(Room.Ana, Room.Luis);
        await Room.SetUpAsync();
        Tasks = new TaskRoom(Bot, Room);
        await Room.SayAsync(Room.Ana, "my tasks", Room.Private(Room.Ana));
        await Room.SayAsync(Room.Luis, "my tasks", Room.Private(Room.Luis));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Bot is not null)
            await Bot.DisposeAsync();
        await database.DisposeAsync();
    }
}
