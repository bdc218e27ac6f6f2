using System.Globalization;
using AllianceBot.Conversation.Language;
using Microsoft.Playwright;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>Where people meet in the Playground.</summary>
public enum MeetingPlace
{
    Channel,
    PersonalChat,
}

/// <summary>
/// One meeting from the bot's arrival to the archive, as people live it. Every step waits for what the bot shows and goes on from there.
/// </summary>
internal sealed partial class MeetingRun : IAsyncDisposable
{
    private const string Bot = "AllianceBot";
    private const string Starter = "Lucía Fernández";
    private const string Second = "Mateo Ríos";
    private const string TimeZone = "America/Lima";

    private readonly MeetingPlace place;
    private readonly MeetingScript script;
    private readonly PlaygroundRelay relay;
    private readonly BotProcess bot;
    private readonly PlaygroundClient client;
    private bool hasBegun;

    private MeetingRun(MeetingPlace place, MeetingScript script, PlaygroundRelay relay, BotProcess bot, PlaygroundClient client) =>
        (this.place, this.script, this.relay, this.bot, this.client) = (place, script, relay, bot, client);

    /// <summary>Sharper, and in a channel all that belongs together in one thread.</summary>
    private bool IsForPictures { get; init; }

    public static async Task<MeetingRun> StartAsync(PlaygroundFixture fixture, MeetingPlace place, TextLanguage language, bool forPictures = false)
    {
        var script = MeetingScript.In(language);
        var bot = await BotProcess.StartAsync();
        var client = await fixture.OpenAsync(bot, script.Locale, forPictures ? 2 : 1);
        return new MeetingRun(place, script, fixture.Relay, bot, client) { IsForPictures = forPictures };
    }

    /// <summary>Takes a picture of where the bot said what that phrase begins with.</summary>
    public Task PhotographAsync(string path, string phrase, int? cardWidth = null) => client.PhotographAsync(path, Say(phrase, Number), cardWidth);

    public async Task IsGreetedAsync()
    {
        await (place is MeetingPlace.Channel ? client.OpenChannelAsync("Propuestas") : client.OpenPersonalChatAsync());
        await client.WaitForBotMessageAsync(Say("helloTitle"));
        // Teams announces one arrival in several ways, and may do so again.
        await client.RaiseAsync("install");
        await client.RaiseAsync("botAdded");
    }

    public async Task IsToldWhatComesFirstAsync()
    {
        await AskAsync(Typed("startMeeting"), Say("notSetUp"));
        await AskAsync(Typed("help"), Say("helpIntroNotSetUp"));
    }

    public async Task SetsUpTheAllianceAsync()
    {
        await AskAsync(Typed("setUp"), Say("setUpWhat"));
        await client.FillAsync(Say("setUpName"), "");
        var presses = Presses;
        await client.PressInVainAsync(Say("saveButton"));
        await client.WaitForCardAsync(Say("setUpNameMissing"));
        await client.FillAsync(Say("setUpName"), script.Alliance);
        await client.ChooseAsync(Say("setUpLanguage"), Say(script.Language is TextLanguage.Spanish ? "languageSpanish" : "languageEnglish"));
        await client.ChooseAsync(Say("setUpTimeZone"), TimeZone);
        await client.PressAsync(Say("saveButton"));
        var ready = await client.WaitForCardAsync(Say("readyHeading"));
        (await ready.InnerTextAsync()).ShouldContainAll(script.Alliance, TimeZone, Say("readyNext"));
        (Presses - presses).ShouldBe(1, "what the card itself refuses is not sent");
    }

    public async Task IsToldTheRightOrderAsync()
    {
        await AskAsync(Typed("minutes"), Say("minutesNoMeeting"));
        await AskAsync(Typed("endMeeting"), Say("noneRunning"));
        await AskAsync($"{Typed("decision")} {script.Decision}", Say("noneRunning"));
        await AskAsync(script.SlipOfTheFingers, Say("didYouMean", script.SlipOfTheFingers, Typed("startMeeting")));
    }

    public async Task StartsTheMeetingInOneMessageAsync()
    {
        await WriteAsync($"{Typed("startMeeting")}: {script.Title}\n{string.Join('\n', script.Agenda)}", asReply: false);
        await ReadsTheAgendaAsync();
    }

    public async Task StartsTheMeetingByCardAsync()
    {
        await AskAsync(Typed("startMeeting"), Say("askAgendaWhy"));
        await client.FillAsync(Say("askAgendaName"), script.Title);
        await client.PressInVainAsync(Say("startMeetingButton"));
        await client.WaitForCardAsync(Say("agendaMissing"));
        await client.FillAsync(Say("askAgendaItems"), string.Join('\n', script.Agenda));
        await client.PressAsync(Say("startMeetingButton"));
        await ReadsTheAgendaAsync();
    }

    public async Task AnswersTheRollCallAsync()
    {
        await client.PressAsync(Say("presentButton"));
        await client.WaitForCardAsync(Say("rollCallPresent", 1));
        if (place is not MeetingPlace.Channel)
            return;
        client.ActAs(Second);
        await client.PressAsync(Say("presentButton"));
        var card = await client.WaitForCardAsync(Say("rollCallPresent", 2));
        (await card.InnerTextAsync()).ShouldContain($"{Starter}, {Second}");
        client.ActAs(null);
    }

    public async Task RecordsWhatIsAgreedAsync()
    {
        await AskAsync($"{Typed("topic")} 1", Say("topicOpened", 1, script.Agenda[0]), asReply: true);
        await AskAsync($"{Typed("decision")} {script.Decision}", Say("recorded.Decision"), asReply: true);
        await AskAsync($"{Typed("topic")} {script.Agenda[1].ToUpperInvariant()}", Say("topicOpened", 2, script.Agenda[1]));
        await AskAsync($"{Typed("info")} {script.Note}", Say("recorded.Info"), asReply: true);
        await AskAsync($"{Typed("info")} {script.Mistake}", Say("recorded.Info"), asReply: true);
        await AskAsync(Typed("undo"), Say("undone", script.Mistake), asReply: true);
        await AskAsync($"{Typed("link")} {MeetingScript.Link} {script.LinkLabel}", Say("recorded.Link"));
    }

    /// <summary>The few lines that say what the bot is for.</summary>
    public async Task RecordsTheEssentialsAsync()
    {
        await AskAsync($"{Typed("topic")} 1", Say("topicOpened", 1, script.Agenda[0]));
        await AskAsync($"{Typed("decision")} {script.Decision}", Say("recorded.Decision"));
        await AskAsync($"{Typed("action")} {FirstOwnerAsTyped} {script.FirstTask} {By(FirstDue)}", Say("actionRecorded", FirstOwner, script.FirstTask, LongDate(FirstDue)));
    }

    public async Task AssignsTasksAsync()
    {
        await AskAsync($"{Typed("action")} {script.SecondTask} {By(SecondDue)}", Say("actionOwnerMissing"));
        await AskAsync($"{Typed("action")} @Ximena {script.SecondTask.ToLower(script.Language.Culture())} {By(SecondDue)}", Say("actionOwnerUnknown", "Ximena"));
        await AskAsync($"{Typed("action")} {FirstOwnerAsTyped} {script.FirstTask}", Say("actionDateMissing"));
        await AskAsync($"{Typed("action")} {FirstOwnerAsTyped} {script.FirstTask} {By(FirstDue)}", Say("actionRecorded", FirstOwner, script.FirstTask, LongDate(FirstDue)));
        await AskAsync($"{Typed("action")} {SecondOwner} {script.SecondTask} {By(SecondDue)}", Say("actionRecorded", SecondOwner, script.SecondTask, LongDate(SecondDue)), asReply: true);
        await AskAsync($"{Typed("topic")} {script.ExtraTopic}", Say("topicAdded", 4, script.ExtraTopic), asReply: true);
    }

    public async Task EndsTheMeetingAsync()
    {
        await AskAsync(Typed("minutes"), Say("minutesUnderWay"));
        await AskAsync(Typed("startMeeting") + "\n1. X", Say("alreadyRunning", Number));
        await AskAsync(Typed("endMeeting"), Say("meetingEnded", Number, Present.Length, 1, 2));
        hasBegun = false;
        await AskAsync($"{Typed("decision")} {script.Decision}", Say("noneRunning"));
    }

    public async ValueTask DisposeAsync()
    {
        // Shown when the test failed: what was heard and said, and what the bot had to say about it.
        var log = TestContext.Current.TestOutputHelper;
        log?.WriteLine(string.Join('\n', relay.Heard.Select(a => $"heard {a["type"]} {a["action"]}{a["name"]} {a["text"]} in {a["conversation"]?["id"]}")));
        log?.WriteLine(string.Join('\n', relay.Said.Select(s => $"said {s.How} {s.Conversation} {s.Status} {string.Join(" ", s.Words.Take(1))}")));
        log?.WriteLine(string.Join('\n', [.. client.Errors, bot.Output]));
        await client.DisposeAsync();
        await bot.DisposeAsync();
    }

    private string[] Present => place is MeetingPlace.Channel ? [Starter, Second] : [Starter];

    private string FirstOwner => place is MeetingPlace.Channel ? Second : Starter;

    /// <summary>A real mention where the Playground offers one: its personal chat does not.</summary>
    private string FirstOwnerAsTyped => place is MeetingPlace.Channel ? $"@[{Second}]" : $"@{Starter}";

    /// <summary>Written out, without a mention: in a channel anyone on the team's list, in a personal chat oneself.</summary>
    private string SecondOwner => place is MeetingPlace.Channel ? "Carmen Ortega" : Starter;

    private static DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    private static DateOnly FirstDue { get; } = Today.AddDays(12);

    private static DateOnly SecondDue { get; } = Today.AddDays(25);

    private static string Number { get; } = string.Create(CultureInfo.InvariantCulture, $"{Today.Year}-01");

    private int Presses => relay.Heard.Count(a => a["name"]?.GetValue<string>() == "adaptiveCard/action");

    private async Task ReadsTheAgendaAsync()
    {
        var card = await client.WaitForCardAsync(Say("meetingHeading", Number));
        (await card.InnerTextAsync()).ShouldContainAll([script.Title, .. script.Agenda, Starter, Say("rollCallHint")]);
        hasBegun = true;
    }

    /// <summary>Writes and waits for what the bot says to it.</summary>
    private async Task<ILocator> AskAsync(string text, string answer, bool asReply = false)
    {
        await WriteAsync(text, asReply);
        return await client.WaitForBotMessageAsync(answer);
    }

    private Task WriteAsync(string text, bool asReply) => place switch
    {
        MeetingPlace.PersonalChat => client.SendAsync(text),
        _ when asReply || (IsForPictures && hasBegun) => client.ReplyAsync($"@[{Bot}] {text}"),
        _ => client.SendAsync($"@[{Bot}] {text}"),
    };

    private string Typed(string command) => Say($"{command}.words").Split(';')[0];

    private string Say(string key, params ReadOnlySpan<object?> values) => BotPhrases.Say(script.Language, key, values);

    private string By(DateOnly date) => string.Format(CultureInfo.InvariantCulture, script.DueFormat, date.ToString(script.DayFormat, script.Language.Culture()));

    private string LongDate(DateOnly date) => date.ToString(Say("longDate"), script.Language.Culture());
}
