using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Protocol;

namespace AllianceBot.Tests.Meetings;

/// <summary>The roll call that everyone sees, while many press at once.</summary>
public sealed partial class RollCallUpdateTests
{
    [Fact]
    public async Task The_newest_state_is_the_last_to_arrive()
    {
        await using var bot = await RunningBot.StartAsync();
        var room = new Room(bot);
        var meeting = await room.MeetAsync();
        bot.Teams.Clear();
        bot.Teams.Plan(new ConnectorAnswer(429) { RetryAfter = "1" });

        // The first update is turned away and waits; meanwhile somebody else presses.
        var first = bot.PostAsync(Press(room, meeting, 1));
        await bot.Teams.NextAsync();
        var second = bot.PostAsync(Press(room, meeting, 2));
        await PassAsync(bot, Task.WhenAll(first, second));
        await PassAsync(bot, UntilAsync(bot, () => Counts(bot).LastOrDefault() == 3));

        // Turned away, sent again, and once more for the second.
        Counts(bot)[^1].ShouldBe(3);
        Counts(bot).ShouldBeInOrder();
    }

    [Fact]
    public async Task A_room_that_presses_at_once_leaves_room_for_answers()
    {
        await using var bot = await RunningBot.StartAsync(settings: "--Connector:RateLimits:Enabled=true");
        var room = new Room(bot);
        var meeting = await room.MeetAsync();
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        bot.Teams.Clear();

        var presses = Enumerable.Range(1, 80).Select(i => bot.PostAsync(Press(room, meeting, i))).ToList();
        var note = bot.PostAsync(room.Write(room.Ana, "#info While they press."));
        await PassAsync(bot, Task.WhenAll([.. presses, note]));
        await PassAsync(bot, UntilAsync(bot, () => Counts(bot).LastOrDefault() == 81));

        Counts(bot).Count.ShouldBeLessThan(30);
        bot.Teams.Requests.Count(r => r.Method == "POST" && r.Text == room.Phrase("recorded.Info")).ShouldBe(1);
        bot.Log.Errors.ShouldBeEmpty();
    }

    private static JsonObject Press(Room room, Guid meeting, int person)
    {
        var press = room.Press(room.Luis, "meeting.present", new() { ["meeting"] = meeting.ToString() });
        press["from"] = new JsonObject { ["id"] = $"29:p{person}", ["name"] = $"Person {person}" };
        return press;
    }

    /// <summary>How many are present by each update, in the order they came.</summary>
    private static List<int> Counts(RunningBot bot) =>
        [.. bot.Teams.Requests.Where(r => r.Method == "PUT").Select(r => int.Parse(Present().Match(r.Body).Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture))];

    private static async Task UntilAsync(RunningBot bot, Func<bool> isSo)
    {
        while (!isSo())
            await bot.Teams.NextAsync();
    }

    /// <summary>Time goes by, a little at a time, until it is done.</summary>
    private static async Task PassAsync(RunningBot bot, Task task)
    {
        while (!task.IsCompleted)
        {
            bot.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        await task;
    }

    [GeneratedRegex("Present: (?<n>[0-9]+)")]
    private static partial Regex Present();
}
