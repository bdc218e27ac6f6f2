using System.Net;
using System.Text.RegularExpressions;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Graph;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AllianceBot.Tests.Delivery.Mail;

public sealed class SqliteMailTests() : MailTests(new SqliteDatabase());

public sealed class PostgresMailTests() : MailTests(new PostgresDatabase());

/// <summary>Somebody whom only mail reaches is asked for a turn, and answers by the links of the mail.</summary>
public abstract partial class MailTests(TestDatabase database) : IAsyncLifetime
{
    private const string Organisation = "Tejedoras <b>& Co</b>";
    private RunningBot _bot = null!;
    private FakeGraph _graph = null!;
    private Guid _alliance;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AllianceStore Store => _bot.Services.GetRequiredService<AllianceStore>();

    private string MailFolder => Path.Combine(_bot.Folder, "mail");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        await database.InitializeAsync();
        _graph = await FakeGraph.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_graph is not null)
            await _graph.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_mail_says_what_the_card_says_and_a_press_accepts_the_turn_once()
    {
        var mail = await AskedAsync();
        mail.To.ToString().ShouldBe("\"Rosa Mamani\" <rosa@tejedoras.example>");
        mail.Subject!.ShouldNotContain("\n");
        mail.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        mail.TextBody!.ShouldContain(Organisation);
        mail.HtmlBody!.ShouldNotContain("<b>");
        mail.HtmlBody!.ShouldContain("Tejedoras &lt;b&gt;&amp; Co&lt;/b&gt;");
        var (accept, _) = LinksOf(mail);

        // Programs that check mail open every link, and more than once.
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Get])
        {
            using var request = new HttpRequestMessage(method, Local(accept));
            using var opened = await _bot.Client.SendAsync(request, Cancellation);
            opened.StatusCode.ShouldBe(HttpStatusCode.OK);
            opened.Headers.CacheControl!.NoStore.ShouldBeTrue();
            opened.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        }

        (await TurnAsync()).State.ShouldBe(TurnState.AllAsked);
        (await GetAsync(accept)).Body.ShouldContain("<form method=\"post\">");

        (await PostAsync(accept)).ShouldBe((HttpStatusCode.OK, Words("turnMailAccepted")));
        var turn = await TurnAsync();
        turn.State.ShouldBe(TurnState.Accepted);
        turn.PersonName.ShouldBe("Rosa Mamani");

        (await PostAsync(accept)).ShouldBe((HttpStatusCode.Gone, Words("mailLinkUsed")));
        (await GetAsync(accept)).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Pressed_by_many_at_once_it_acts_once()
    {
        var (accept, _) = LinksOf(await AskedAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(accept)));
        answers.Count(a => a.Status is HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.Status is HttpStatusCode.Gone).ShouldBe(7);
    }

    [Fact]
    public async Task To_decline_takes_a_reason_and_until_there_is_one_the_link_still_works()
    {
        var (_, decline) = LinksOf(await AskedAsync());
        (await PostAsync(decline)).ShouldBe((HttpStatusCode.OK, Words("turnReasonMissing")));
        (await PostAsync(decline, new string('x', 5000))).Status.ShouldBe(HttpStatusCode.OK);
        using (var tooLong = await _bot.Client.PostAsync(Local(decline), new FormUrlEncodedContent([new("text", new string('x', 70_000))]), Cancellation))
            tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "no form of ours is so long");
        (await TurnAsync()).State.ShouldBe(TurnState.AllAsked);

        (await PostAsync(decline, "All of us are at the <harvest>")).ShouldBe((HttpStatusCode.OK, Words("turnMailDeclined")));
        var turn = await TurnAsync();
        turn.State.ShouldBe(TurnState.Offered);
        turn.Reason.ShouldBe("All of us are at the <harvest>");
        (await PostAsync(decline, "Once more")).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task What_is_not_genuine_or_has_expired_is_not_found_with_no_word_why()
    {
        var (accept, _) = LinksOf(await AskedAsync());
        var token = accept.Segments[^1];
        var forged = new Uri($"/answer/{(token[40] == 'A' ? token[..40] + 'B' : token[..40] + 'A')}{token[41..]}", UriKind.Relative);
        foreach (var wrong in (Uri[])[forged, new("/answer/x", UriKind.Relative), new($"/answer/{token}x", UriKind.Relative)])
        {
            (await GetAsync(wrong)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await PostAsync(wrong)).ShouldBe((HttpStatusCode.NotFound, Words("mailLinkUnknown")));
        }

        // Signed for answers, it opens no document.
        (await GetAsync(new($"/minutes/{token}", UriKind.Relative))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var refused = await _bot.Client.PostAsync(Local(accept), json, Cancellation);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        _bot.Time.Advance(TimeSpan.FromDays(31));
        (await PostAsync(accept)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await TurnAsync()).PersonId.ShouldBeNull();
    }

    [Fact]
    public async Task Sent_again_after_a_crash_it_is_the_same_mail_with_the_same_links()
    {
        var first = await AskedAsync();
        var (accept, _) = LinksOf(first);
        (await PostAsync(accept)).Status.ShouldBe(HttpStatusCode.OK);
        await Store.WriteAsync(_alliance, (db, ct) => db.Set<RotaTurn>().ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TurnState.AllAsked).SetProperty(t => t.PersonId, (Guid?)null), ct), Cancellation);
        await Store.WriteAsync(_alliance, (db, ct) => db.Set<Notice>().Where(n => n.State == NoticeState.Sent && n.Kind == "turnAsk").ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Pending), ct), Cancellation);
        await _bot.DeliverAsync();

        var again = Mails().ShouldHaveSingleItem();
        again.MessageId.ShouldBe(first.MessageId);
        (await PostAsync(LinksOf(again).Accept)).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Somebody_who_reads_Spanish_gets_a_Spanish_mail_and_page()
    {
        var mail = await AskedAsync(TextLanguage.Spanish);
        mail.Body!.Headers["Content-Language"].ShouldBe("es");
        mail.TextBody!.ShouldContain("Yo me encargo");
        var (accept, _) = LinksOf(mail);
        (await GetAsync(accept)).Body.ShouldContain("<html lang=\"es\">");
        (await GetAsync(new Uri($"{accept.AbsolutePath}?lang=en", UriKind.Relative))).Body.ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task With_Graph_it_is_sent_from_the_mailbox_that_was_named()
    {
        await AskAsync(TextLanguage.English, [.. _graph.Settings, "--Mail:From=secretariat@alliance.example"]);
        _graph.Complaints.ShouldBeEmpty();
        var (from, mime) = _graph.Mails.ShouldHaveSingleItem();
        from.ShouldBe("secretariat@alliance.example");
        var mail = await MimeMessage.LoadAsync(new MemoryStream(mime), Cancellation);
        mail.From.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe("secretariat@alliance.example");
        LinksOf(mail).Accept.AbsolutePath.ShouldStartWith("/answer/");
        Directory.Exists(MailFolder).ShouldBeFalse();
    }

    [Theory]
    [InlineData(400, "ErrorInvalidRecipients", NoticeState.Parked)]
    [InlineData(429, "ApplicationThrottled", NoticeState.Pending)]
    [InlineData(503, "ServiceUnavailable", NoticeState.Pending)]
    public async Task What_Graph_refuses_is_parked_and_where_it_fails_it_is_asked_again_later(int status, string code, NoticeState state)
    {
        _graph.Override = async (_, http) =>
        {
            await FakeGraph.FailAsync(http, status, code, retryAfter: status == 429 ? "7" : null);
            return true;
        };
        await AskAsync(TextLanguage.English, [.. _graph.Settings, "--Mail:From=secretariat@alliance.example"]);
        _graph.Requests.Count.ShouldBe(1);
        await using var db = Store.OpenForReading(_alliance);
        (await db.Set<Notice>().SingleAsync(n => n.Kind == "turnAsk", Cancellation)).State.ShouldBe(state);
    }

    private async Task<MimeMessage> AskedAsync(TextLanguage language = TextLanguage.English)
    {
        await AskAsync(language, []);
        return Mails().ShouldHaveSingleItem();
    }

    /// <summary>A turn of an organisation with nobody in Teams is near.</summary>
    private async Task AskAsync(TextLanguage language, string[] settings)
    {
        _bot = await RunningBot.StartAsync(settings: [.. database.Settings.Where(s => !s.StartsWith("--Storage:DataFolder", StringComparison.Ordinal)), .. settings]);
        await new Room(_bot, TextLanguage.English).SetUpAsync();
        await using (var db = Store.OpenAcrossAlliances())
            _alliance = await db.Set<Alliance>().IgnoreQueryFilters().Select(a => a.AllianceId).SingleAsync(Cancellation);
        var now = _bot.Time.GetUtcNow();
        await Store.WriteAsync(_alliance, (db, _) =>
        {
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            var organisation = AllianceBot.Alliances.Organisations.Organisation.Create(new OrganisationFacts { Name = Organisation, Sector = Sector.LocalNgo }, now, today.AddYears(-1));
            var rosa = Person.MeetByMail("Rosa Mamani", "rosa@tejedoras.example", now);
            rosa.Represent(organisation.Id);
            rosa.ChooseLanguage(language);
            var duty = RotaDuty.Create(new DutyFacts { Name = "Coffee", Rhythm = Rhythm.Meeting }, now);
            db.AddRange(organisation, rosa, duty, RotaTurn.Plan(duty.Id, Rhythm.Meeting, today.AddDays(20), 0, organisation.Id, now));
            return Task.FromResult(true);
        }, Cancellation);
        await _bot.DeliverAsync();
    }

    private List<MimeMessage> Mails() => [.. Directory.EnumerateFiles(MailFolder, "*.eml").Select(path => MimeMessage.Load(path))];

    private static (Uri Accept, Uri Decline) LinksOf(MimeMessage mail)
    {
        var links = Address().Matches(mail.TextBody!).Select(m => new Uri(new Uri(m.Value).AbsolutePath, UriKind.Relative)).ToList();
        links.Count.ShouldBe(2);
        return (Absolute(links[0]), Absolute(links[1]));
    }

    private static Uri Absolute(Uri path) => new(new Uri(RunningBot.PublicUrl), path);

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(Uri address)
    {
        using var answer = await _bot.Client.GetAsync(Local(address), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <returns>The sentence that the page says.</returns>
    private async Task<(HttpStatusCode Status, string Sentence)> PostAsync(Uri address, string? text = null)
    {
        using var form = new FormUrlEncodedContent(text is null ? [] : [new("text", text)]);
        using var answer = await _bot.Client.PostAsync(Local(address), form, Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        var sentences = Paragraph().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        return (answer.StatusCode, Problem().Match(page) is { Success: true } problem ? WebUtility.HtmlDecode(problem.Groups[1].Value) : sentences[0]);
    }

    private static Uri Local(Uri address) => new(address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString, UriKind.Relative);

    private string Words(string key) => _bot.Services.GetRequiredService<AllianceBot.Conversation.Phrasebook>().Say(TextLanguage.English, key);

    private async Task<RotaTurn> TurnAsync()
    {
        await using var db = Store.OpenForReading(_alliance);
        return await db.Set<RotaTurn>().SingleAsync(Cancellation);
    }

    [GeneratedRegex("https://bot\\.example/answer/[A-Za-z0-9_-]+")]
    private static partial Regex Address();

    [GeneratedRegex("<p>([^<]+)</p>")]
    private static partial Regex Paragraph();

    [GeneratedRegex("<p class=\"problem\"[^>]*>([^<]+)</p>")]
    private static partial Regex Problem();
}
