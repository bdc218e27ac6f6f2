using System.Net;
using System.Text.RegularExpressions;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AllianceBot.Tests.Tasks;

/// <summary>Somebody whom only mail reaches takes a task on, is reminded, and says what became of it, by the links of mails alone.</summary>
public sealed partial class TaskMailTests : IAsyncLifetime
{
    private readonly SqliteDatabase _database = new();
    private RunningBot _bot = null!;
    private Room _room = null!;
    private TaskRoom _tasks = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _bot = await RunningBot.StartAsync(settings: [.. _database.Settings.Where(s => !s.StartsWith("--Storage:DataFolder", StringComparison.Ordinal))]);
        _room = new Room(_bot, TextLanguage.English);
        _room.Roster(_room.Ana, _room.Luis);
        await _room.SetUpAsync();
        _tasks = new TaskRoom(_bot, _room);
        await _tasks.WriteAsync((db, _, _) =>
        {
            var now = _bot.Time.GetUtcNow();
            var organisation = Organisation.Create(new OrganisationFacts { Name = "Weavers", Sector = Sector.LocalNgo }, now, DateOnly.FromDateTime(now.UtcDateTime));
            var rosa = Person.MeetByMail("Rosa Mamani", "rosa@weavers.example", now);
            rosa.Represent(organisation.Id);
            rosa.ChooseLanguage(TextLanguage.Spanish);
            db.AddRange(organisation, rosa);
            return Task.FromResult(true);
        }, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_task_is_accepted_put_off_and_closed_by_links_in_the_readers_language()
    {
        await _room.SayAsync(_room.Ana, "task Rosa Mamani bring the <b>big</b> banner by 4 March");
        await _bot.DeliverAsync();
        var asked = Mails().ShouldHaveSingleItem();
        Buttons(asked).ShouldBe(["taskAcceptButton", "taskDateButton", "taskHandOverButton", "taskDeclineButton"]);
        (await PostAsync(Link(asked, "taskAcceptButton"))).ShouldContain("Ya es su tarea");
        (await _tasks.OnlyItemAsync(Cancellation)).State.ShouldBe(ActionItemState.Open);
        // It was answered: the other link of the same question does nothing any more.
        (await PostAsync(Link(asked, "taskDeclineButton"), ("text", "No."))).ShouldNotContain("Gracias por avisar");

        await _tasks.PassAsync(1);
        var reminder = Mails().Single(mail => Buttons(mail).Contains("taskDoneButton"));
        Buttons(reminder).ShouldBe(["taskDoneButton", "taskTomorrowButton", "taskWeekButton", "taskHelpButton", "taskDateButton", "taskHandOverButton"]);
        reminder.TextBody!.ShouldContain("bring the <b>big</b> banner");
        reminder.HtmlBody!.ShouldNotContain("<b>big");
        (await GetAsync(Link(reminder, "taskHelpButton"))).ShouldContain(Say("taskFormHelpRead"));
        (await PostAsync(Link(reminder, "taskHelpButton"))).ShouldContain("para que los demás puedan continuar");
        (await PostAsync(Link(reminder, "taskTomorrowButton"))).ShouldContain("Pospuesta hasta mañana");
        (await _tasks.OnlyItemAsync(Cancellation)).SnoozedUntil.ShouldBe(new DateOnly(2026, 3, 4));
        (await PostAsync(Link(reminder, "taskWeekButton"))).ShouldContain("Pospuesta una semana");
        (await PostAsync(Link(reminder, "taskDoneButton"), ("text", "It hangs at the door."))).ShouldContain("La tarea está cerrada");
        var done = await _tasks.OnlyItemAsync(Cancellation);
        (done.State, done.SettledByName, done.Snoozes, done.Note).ShouldBe((ActionItemState.Done, "Rosa Mamani", 2, "It hangs at the door."));
    }

    [Fact]
    public async Task What_has_no_date_is_accepted_with_one_by_the_same_link()
    {
        await AskAsync(due: null);
        var accept = Link(Mails().ShouldHaveSingleItem(), "taskAcceptButton");
        (await GetAsync(accept)).ShouldContain("id=\"date\"");
        var again = await PostAsync(accept);
        again.ShouldContain(Say("taskWrong.DateMissing"));
        again.ShouldContain("id=\"date\"");
        (await PostAsync(accept, ("date", "2026-02-27"))).ShouldContain(Say("taskWrong.DatePast"));
        (await PostAsync(accept, ("date", "2026-03-20"))).ShouldContain("Ya es su tarea");
        var item = await _tasks.OnlyItemAsync(Cancellation);
        (item.State, item.DueDate).ShouldBe((ActionItemState.Open, new DateOnly(2026, 3, 20)));
    }

    [Fact]
    public async Task What_is_asked_with_a_day_that_passes_is_accepted_with_another_by_the_same_link()
    {
        await AskAsync(due: new DateOnly(2026, 3, 4));
        var accept = Link(Mails().ShouldHaveSingleItem(), "taskAcceptButton");
        (await GetAsync(accept)).ShouldNotContain("id=\"date\"");
        _bot.Time.Advance(TimeSpan.FromDays(5));
        (await PostAsync(accept)).ShouldContain("id=\"date\"");
        await PostAsync(accept, ("date", "2026-03-20"));
        (await _tasks.OnlyItemAsync(Cancellation)).DueDate.ShouldBe(new DateOnly(2026, 3, 20));
    }

    [Fact]
    public async Task Another_date_is_asked_for_by_mail_and_the_answer_comes_by_mail()
    {
        await AskAsync(due: new DateOnly(2026, 3, 20));
        (await PostAsync(Link(Mails().ShouldHaveSingleItem(), "taskDateButton"), ("date", "2026-03-27"), ("text", "The printer is closed."))).ShouldContain(Say("taskMailDone.Date"));
        var asked = await _tasks.OnlyItemAsync(Cancellation);
        (asked.State, asked.DateAskedFor, asked.Note).ShouldBe((ActionItemState.Proposed, new DateOnly(2026, 3, 27), "The printer is closed."));
        await _tasks.PressAsync(_room.Ana, "task.agree", asked);
        await _bot.DeliverAsync();
        // What is hers by now has its links in that mail too.
        Buttons(Mails().Single(mail => mail.TextBody!.Contains(Say("taskNews.DateAgreed", "Ana Quispe"), StringComparison.Ordinal))).ShouldContain("taskDoneButton");
    }

    [Fact]
    public async Task Whoever_speaks_for_the_owners_organisation_steps_in_by_mail()
    {
        await OpenOfLuisAsync(due: new DateOnly(2026, 3, 3));
        await _tasks.PassAsync(8);
        var told = Mails().Single(mail => mail.TextBody!.Contains(Say("tasksOthersTitle"), StringComparison.Ordinal));
        Buttons(told).ShouldBe(["taskDoneButton", "taskHelpButton", "taskDateButton", "taskHandOverButton"]);
        (await GetAsync(Link(told, "taskHelpButton"))).ShouldContain("Luis Rojas");
        (await PostAsync(Link(told, "taskHelpButton"), ("text", "The key."))).ShouldContain(Say("taskMailDone.Help"));
        (await _tasks.OnlyItemAsync(Cancellation)).HelpNeeded.ShouldBe("The key.");
        (await PostAsync(Link(told, "taskDoneButton"))).ShouldContain("La tarea está cerrada");
        var done = await _tasks.OnlyItemAsync(Cancellation);
        (done.State, done.SettledByName).ShouldBe((ActionItemState.Done, "Rosa Mamani"));
    }

    [Fact]
    public async Task Of_what_nobody_has_accepted_yet_no_other_asks_for_another_date()
    {
        await AskLuisAsync(due: new DateOnly(2026, 3, 20));
        await _tasks.PassAsync(8);
        Buttons(Mails().Single(mail => mail.TextBody!.Contains(Say("tasksOthersTitle"), StringComparison.Ordinal))).ShouldBe(["taskHandOverButton"]);
    }

    [Fact]
    public async Task Whoever_speaks_for_another_organisation_by_then_does_nothing_by_an_old_link()
    {
        await OpenOfLuisAsync(due: new DateOnly(2026, 3, 3));
        await _tasks.PassAsync(8);
        var done = Link(Mails().Single(mail => mail.TextBody!.Contains(Say("tasksOthersTitle"), StringComparison.Ordinal)), "taskDoneButton");
        await _tasks.WriteAsync(async (db, _, ct) =>
        {
            (await db.Set<Person>().SingleAsync(p => p.Name == "Rosa Mamani", ct)).Represent(null);
            return true;
        }, Cancellation);
        (await GetAsync(done)).ShouldContain(Say("mailLinkOver"));
        (await PostAsync(done)).ShouldContain(Say("taskMailGone"));
        (await _tasks.OnlyItemAsync(Cancellation)).State.ShouldBe(ActionItemState.Open);
    }

    [Fact]
    public async Task A_late_task_is_handed_over_by_a_name_and_with_another_date()
    {
        await OpenOfLuisAsync(due: new DateOnly(2026, 3, 3));
        await _tasks.PassAsync(8);
        var handOver = Link(Mails().Single(mail => mail.TextBody!.Contains(Say("tasksOthersTitle"), StringComparison.Ordinal)), "taskHandOverButton");
        (await PostAsync(handOver, ("person", "Ana Quizpe"), ("date", "2026-03-20"))).ShouldContain(Say("taskOwnerDidYouMean", "Ana Quizpe", "Ana Quispe"));
        (await PostAsync(handOver, ("person", "Ana Quispe"))).ShouldContain(Say("taskWrong.DatePast"));
        (await PostAsync(handOver, ("person", "Ana Quispe"), ("date", "2026-03-20"))).ShouldContain(Say("taskMailDone.HandOver"));
        var item = await _tasks.OnlyItemAsync(Cancellation);
        (item.State, item.OwnerName, item.DueDate).ShouldBe((ActionItemState.Proposed, "Ana Quispe", new DateOnly(2026, 3, 20)));
    }

    [Fact]
    public async Task Whoever_hands_a_task_to_themselves_is_told_that_it_is_theirs()
    {
        await OpenOfLuisAsync(due: new DateOnly(2026, 3, 3));
        await _tasks.PassAsync(8);
        var handOver = Link(Mails().Single(mail => mail.TextBody!.Contains(Say("tasksOthersTitle"), StringComparison.Ordinal)), "taskHandOverButton");
        (await PostAsync(handOver, ("person", "Rosa Mamani"), ("date", "2026-03-20"))).ShouldContain(Say("taskMailDone.Take"));
        var item = await _tasks.OnlyItemAsync(Cancellation);
        (item.State, item.OwnerName).ShouldBe((ActionItemState.Open, "Rosa Mamani"));
    }

    [Fact]
    public void Every_deed_has_its_words()
    {
        foreach (var deed in Enum.GetNames<TaskMailDeed>())
            foreach (var key in (string[])[$"taskMail.{deed}", $"taskMailDone.{deed}", $"task{deed}Button"])
                Say(key).ShouldNotBeNullOrEmpty();
    }

    /// <summary>Rosa is asked by Ana to print the posters.</summary>
    private async Task AskAsync(DateOnly? due)
    {
        await _tasks.WriteAsync(async (db, alliance, ct) =>
        {
            var setting = await TaskSetting.ReadAsync(db, alliance, _bot.Time.GetUtcNow(), ct);
            var ana = (await AlliancePeople.ReadAsync(db, ct)).Single(p => p.Name == "Ana Quispe");
            var rosa = await db.Set<Person>().SingleAsync(p => p.Name == "Rosa Mamani", ct);
            var item = ActionItem.Propose(new NewActionItem { Text = "print the posters", DueDate = due, ProposedBy = new Actor(ana.Id, ana.Name, Standing.None) }, setting.Now);
            item.Ask(new(rosa.Id, rosa.Name, rosa.OrganisationId), due, setting.NextStep, setting.Now);
            db.Add(item);
            await TaskCalls.AskAsync(db, item, item.Id.ToString(), setting.Now, ct);
            return true;
        }, Cancellation);
        await _bot.DeliverAsync();
    }

    /// <summary>An open task of Luis, who speaks for Rosa's organisation.</summary>
    private async Task OpenOfLuisAsync(DateOnly due)
    {
        await AskLuisAsync(due);
        await _tasks.WriteAsync(async (db, alliance, ct) =>
        {
            var setting = await TaskSetting.ReadAsync(db, alliance, _bot.Time.GetUtcNow(), ct);
            (await db.Set<ActionItem>().SingleAsync(ct)).Accept(due, ChaseCalendar.FirstStep(due, setting.StepDays, setting.Today));
            return true;
        }, Cancellation);
    }

    private Task<bool> AskLuisAsync(DateOnly due) => _tasks.WriteAsync(async (db, alliance, ct) =>
    {
        var setting = await TaskSetting.ReadAsync(db, alliance, _bot.Time.GetUtcNow(), ct);
        var weavers = (await db.Set<Organisation>().SingleAsync(ct)).Id;
        var luis = await db.Set<Person>().SingleAsync(p => p.Name == "Luis Rojas", ct);
        luis.Represent(weavers);
        var item = ActionItem.Propose(new NewActionItem { Text = "print the posters", DueDate = due }, setting.Now);
        item.Ask(new(luis.Id, luis.Name, weavers), due, setting.NextStep, setting.Now);
        db.Add(item);
        return true;
    }, Cancellation);

    private List<MimeMessage> Mails() => [.. Directory.EnumerateFiles(Path.Combine(_bot.Folder, "mail"), "*.eml").Select(path => MimeMessage.Load(path))];

    /// <summary>The keys of the buttons that a mail has as links, in their order.</summary>
    private IReadOnlyList<string> Buttons(MimeMessage mail) =>
        [.. Links().Matches(mail.TextBody!).Select(m => Enum.GetNames<TaskMailDeed>().Select(deed => $"task{deed}Button").Single(key => Say(key) == m.Groups["button"].Value))];

    private Uri Link(MimeMessage mail, string button) =>
        new(new Uri(Links().Matches(mail.TextBody!).Single(m => m.Groups["button"].Value == Say(button)).Groups["address"].Value).PathAndQuery, UriKind.Relative);

    /// <summary>A phrase in Rosa's language.</summary>
    private string Say(string key, params object?[] values) => _bot.Services.GetRequiredService<Phrasebook>().Say(TextLanguage.Spanish, key, values);

    private async Task<string> GetAsync(Uri link) => WebUtility.HtmlDecode(await _bot.Client.GetStringAsync(link, Cancellation));

    /// <returns>The page that answers a press.</returns>
    private async Task<string> PostAsync(Uri link, params (string Field, string Value)[] filledIn)
    {
        using var form = new FormUrlEncodedContent(filledIn.Select(f => KeyValuePair.Create(f.Field, f.Value)));
        using var answer = await _bot.Client.PostAsync(link, form, Cancellation);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [GeneratedRegex("^(?<button>[^:\\n]+): [^\\n]+:\\r?\\n(?<address>https://bot\\.example/answer/[A-Za-z0-9_-]+)", RegexOptions.Multiline)]
    private static partial Regex Links();
}
