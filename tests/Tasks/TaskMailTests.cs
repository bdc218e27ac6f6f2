using System.Net;
using System.Text.RegularExpressions;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
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
        var asked = LinksOf(Mails().ShouldHaveSingleItem());
        asked.Count.ShouldBe(2);
        (await PostAsync(asked[0])).ShouldContain("Ya es su tarea");
        (await _tasks.OnlyItemAsync(Cancellation)).State.ShouldBe(ActionItemState.Open);
        // It was answered: the other link of the same question does nothing any more.
        (await PostAsync(asked[1], "No.")).ShouldNotContain("Gracias por avisar");

        await _tasks.PassAsync(1);
        var reminder = Mails().Single(mail => LinksOf(mail).Count == 3);
        reminder.TextBody!.ShouldContain("bring the <b>big</b> banner");
        reminder.HtmlBody!.ShouldNotContain("<b>big");
        var links = LinksOf(reminder);
        (await PostAsync(links[2])).ShouldContain("para que los demás puedan continuar");
        (await PostAsync(links[1])).ShouldContain("Pospuesta una semana");
        (await PostAsync(links[0])).ShouldContain("La tarea está cerrada");
        var done = await _tasks.OnlyItemAsync(Cancellation);
        (done.State, done.SettledByName, done.Snoozes).ShouldBe((ActionItemState.Done, "Rosa Mamani", 1));
    }

    private List<MimeMessage> Mails() => [.. Directory.EnumerateFiles(Path.Combine(_bot.Folder, "mail"), "*.eml").Select(path => MimeMessage.Load(path))];

    private static List<Uri> LinksOf(MimeMessage mail) => [.. Address().Matches(mail.TextBody!).Select(m => new Uri(new Uri(m.Value).PathAndQuery, UriKind.Relative))];

    /// <returns>The page that answers a press.</returns>
    private async Task<string> PostAsync(Uri link, string? text = null)
    {
        using var form = new FormUrlEncodedContent(text is null ? [] : [new("text", text)]);
        using var answer = await _bot.Client.PostAsync(link, form, Cancellation);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [GeneratedRegex("https://bot\\.example/answer/[A-Za-z0-9_-]+")]
    private static partial Regex Address();
}
