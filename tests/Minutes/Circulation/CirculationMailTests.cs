using System.Net;
using System.Text.RegularExpressions;
using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace AllianceBot.Tests.Minutes.Circulation;

public sealed class SqliteCirculationMailTests() : CirculationMail(new SqliteDatabase());

public sealed class PostgresCirculationMailTests() : CirculationMail(new PostgresDatabase());

/// <summary>Minutes in circulation for somebody whom only mail reaches: the same notices, the same rights, by links that work once.</summary>
public abstract partial class CirculationMail(TestDatabase database) : CirculationStage, IAsyncLifetime
{
    protected override string[] Settings => [.. database.Settings.Where(s => !s.StartsWith("--Storage:DataFolder", StringComparison.Ordinal))];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        await database.InitializeAsync();
        await InitializeAsync();
        await WriteAsync(async db =>
        {
            var tejedoras = await db.Set<Organisation>().SingleAsync(o => o.Name == "Tejedoras", Cancel);
            var rosa = Person.MeetByMail("Rosa <b>Mamani</b>", "rosa@tejedoras.example", Bot.Time.GetUtcNow());
            rosa.Represent(tejedoras.Id);
            rosa.ChooseLanguage(TextLanguage.English);
            db.Add(rosa);
        });
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Bot is not null)
            await DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_draft_comes_as_a_Word_document_with_the_last_day_and_whose_clock_counts_it()
    {
        await CirculateAsync();
        await Bot.DeliverAsync();

        var mail = Mails().ShouldHaveSingleItem();
        mail.To.ToString().ShouldContain("rosa@tejedoras.example");
        mail.TextBody!.ShouldContain("Until the end of 9 March 2026 (by the clock of America/Lima)");
        mail.HtmlBody!.ShouldNotContain("<b>");
        var attached = mail.Attachments.OfType<MimePart>().ShouldHaveSingleItem();
        using var content = new MemoryStream();
        await attached.Content!.DecodeToAsync(content, Cancel);
        using var document = WordprocessingDocument.Open(content, isEditable: false);
        document.MainDocumentPart!.Document!.InnerText.ShouldContain("We ask for 2 %.");
        Listing((await Room.SayAsync(Room.Ana, "circulate minutes")).Card).ShouldNotContain("Tejedoras: Rosa");
    }

    [Fact]
    public async Task Opened_by_whatever_checks_mail_nothing_happens_and_pressed_it_signs_off_for_the_organisation_once()
    {
        var link = await LinkAsync("No changes");
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Get])
        {
            using var request = new HttpRequestMessage(method, link);
            using var opened = await Bot.Client.SendAsync(request, Cancel);
            opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await ReadAsync(db => db.Set<MinutesAssent>().CountAsync(Cancel))).ShouldBe(0);
        (await PostAsync(link)).Body.ShouldContain("Tejedoras wants nothing changed");
        (await PostAsync(link)).Status.ShouldBe(HttpStatusCode.Gone);
        var assent = await ReadAsync(db => db.Set<MinutesAssent>().SingleAsync(Cancel));
        (assent.VoterName, assent.PersonName).ShouldBe(("Tejedoras", "Rosa <b>Mamani</b>"));
        (await ReadAsync(db => db.Set<ChangeRecord>().CountAsync(c => c.Action == "minutesNoChanges", Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_is_suggested_in_two_steps_and_only_the_last_uses_the_link_up()
    {
        var link = await LinkAsync("Suggest a change");
        (await PostAsync(link)).Body.ShouldContain("Choose what should change from the list.");
        var (part, seen) = await PartAsync(link, "We ask for 2 %.");
        (await PostAsync(link, ("part", part), ("seen", seen), ("text", "We ask for <3> %."), ("reason", ""))).Body.ShouldContain("We ask for &lt;3&gt; %.");
        (await ReadAsync(db => db.Set<MinutesAmendment>().CountAsync(Cancel))).ShouldBe(0);

        (await PostAsync(link, ("part", part), ("seen", seen), ("text", "We ask for <3> %."), ("reason", "That was said."))).Body.ShouldContain("recorded under number 1");
        (await PostAsync(link, ("part", part), ("seen", seen), ("text", "Again."), ("reason", "Again."))).Status.ShouldBe(HttpStatusCode.Gone);
        var amendment = await ReadAsync(db => db.Set<MinutesAmendment>().SingleAsync(Cancel));
        (amendment.Text, amendment.SuggestedFor, amendment.SuggestedByName).ShouldBe(("We ask for <3> %.", "Tejedoras", "Rosa <b>Mamani</b>"));
        var change = await ReadAsync(db => db.Set<ChangeRecord>().SingleAsync(c => c.Action == "amendmentSuggested", Cancel));
        change.PersonName.ShouldBe("Rosa <b>Mamani</b>");

        await Bot.DeliverAsync();
        Told("A change is suggested").ShouldNotBeEmpty("Whoever holds the minutes is told in Teams.");
        var confirmed = Mails().Single(m => m.Subject!.StartsWith("Your change has arrived", StringComparison.Ordinal));
        confirmed.HtmlBody!.ShouldContain("We ask for &lt;3&gt; %.");
        LinksOf(confirmed).Keys.ShouldBe(["Suggest a change", "Take back"], ignoreOrder: true);
        (await PostAsync(LinksOf(confirmed)["Take back"])).Status.ShouldBe(HttpStatusCode.OK);
        (await ReadAsync(db => db.Set<MinutesAmendment>().SingleAsync(Cancel))).State.ShouldBe(AmendmentState.Withdrawn);
    }

    [Fact]
    public async Task What_changed_while_she_wrote_is_shown_before_anything_is_sent()
    {
        var link = await LinkAsync("Suggest a change");
        var (part, seen) = await PartAsync(link, "We ask for 2 %.");
        var other = await SuggestAsync(Room.Luis, "We ask for 2 %.", "We ask for 5 %.");
        (await AnswerAsync(Room.Ana, other, isAccepted: true)).Sentences.ShouldBeEmpty();

        var (_, body) = await PostAsync(link, ("part", part), ("seen", seen), ("text", "We ask for 3 %."), ("reason", "That was said."));
        body.ShouldContain("It says now: We ask for 5 %.");
        body.ShouldContain("We ask for 3 %.</textarea>");
        (await ReadAsync(db => db.Set<MinutesAmendment>().CountAsync(Cancel))).ShouldBe(1);
        var fresh = Hidden("seen").Match(body).Groups[1].Value;
        (await PostAsync(link, ("part", part), ("seen", fresh), ("text", "We ask for 3 %."), ("reason", "That was said."))).Body.ShouldContain("recorded under number 2");
    }

    [Fact]
    public async Task When_the_window_has_ended_the_page_says_so_and_nothing_is_taken()
    {
        var (change, agree) = (await LinkAsync("Suggest a change"), await LinkAsync("No changes"));
        var (part, seen) = await PartAsync(change, "We ask for 2 %.");
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 5, 0, 0, TimeSpan.Zero));

        (await GetAsync(change)).ShouldContain("ended on 9 March 2026");
        (await GetAsync(change)).ShouldNotContain("<form");
        (await PostAsync(change, ("part", part), ("seen", seen), ("text", "Late."), ("reason", "Late."))).Body.ShouldContain("ended on 9 March 2026");
        (await PostAsync(agree)).Body.ShouldContain("ended on 9 March 2026");
        (await ReadAsync(db => db.Set<MinutesAmendment>().CountAsync(Cancel))).ShouldBe(0);
        (await ReadAsync(db => db.Set<MinutesAssent>().CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_speaks_for_nobody_any_more_is_told_so()
    {
        var link = await LinkAsync("No changes");
        await WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Email == "rosa@tejedoras.example", Cancel)).RepresentNobody());

        (await GetAsync(link)).ShouldContain("You cannot answer with this link");
        (await PostAsync(link)).Body.ShouldContain("You cannot answer with this link");
        (await ReadAsync(db => db.Set<MinutesAssent>().CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task She_reads_of_the_answer_the_approval_and_the_correction_each_once()
    {
        var link = await LinkAsync("Suggest a change");
        var (part, seen) = await PartAsync(link, "We ask for 2 %.");
        await PostAsync(link, ("part", part), ("seen", seen), ("text", "We ask for 3 %."), ("reason", "That was said."));
        var amendment = await ReadAsync(db => db.Set<MinutesAmendment>().SingleAsync(Cancel));
        await AnswerAsync(Room.Ana, amendment, isAccepted: true);
        await AtAsync(3, 10, 9);
        await AtAsync(3, 10, 10);
        await PressAsync(Room.Ana, "minutes.erratum", ("part", "minutes"), ("text", "The place was <Lima>."), ("count", "0"));
        await AtAsync(3, 10, 11);

        var mails = Mails().OrderBy(m => m.Date).Select(m => m.Subject!.Split(':')[0]).ToList();
        // What was answered before it could be confirmed is not confirmed any more.
        mails.ShouldBe(["Minutes to read", "Your change was accepted", "Minutes approved", "Erratum 1 to the minutes of meeting 2026-01"], ignoreOrder: true);
        var approved = Mails().Single(m => m.Subject!.StartsWith("Minutes approved", StringComparison.Ordinal));
        approved.Attachments.ShouldHaveSingleItem();
        var erratum = Mails().Single(m => m.Subject!.StartsWith("Erratum", StringComparison.Ordinal));
        erratum.Attachments.OfType<MimePart>().ShouldHaveSingleItem().FileName.ShouldBe("2026-01-minutes-erratum-1.docx");
        erratum.HtmlBody!.ShouldContain("The place was &lt;Lima&gt;.");
    }

    [Fact]
    public async Task Minutes_approved_by_hand_reach_her_and_those_of_a_private_place_do_not()
    {
        await PressAsync(Room.Ana, "minutes.approve");
        await Bot.DeliverAsync();
        Mails().ShouldHaveSingleItem().TextBody!.ShouldContain("Approved by Ana Quispe on 2 March 2026");

        Meeting = await HoldAsync(Room.Private(Room.Ana), "#info Between us.");
        await Room.PressAsync(Room.Ana, "minutes.approve", new() { ["meeting"] = Meeting }, Room.Private(Room.Ana));
        await Room.PressAsync(Room.Ana, "minutes.erratum", new() { ["meeting"] = Meeting, ["part"] = "minutes", ["text"] = "Still between us.", ["count"] = "0" }, Room.Private(Room.Ana));
        (await ApprovedAsync()).ShouldNotBeNull();
        await Bot.DeliverAsync();
        Mails().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Taken_back_and_circulated_again_she_is_told_each_time()
    {
        var first = await LinkAsync("No changes");
        await PressAsync(Room.Ana, "minutes.withdraw");
        await Bot.DeliverAsync();
        (await GetAsync(first)).ShouldContain("not in circulation any more");
        await CirculateAsync();
        await Bot.DeliverAsync();

        Mails().Count(m => m.Subject!.StartsWith("Minutes to read", StringComparison.Ordinal)).ShouldBe(2);
        Mails().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Where_the_mail_was_refused_the_card_names_her()
    {
        await CirculateAsync();
        await WriteAsync(db => db.Set<Notice>().Where(n => n.Kind == "minutesCirculated").ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Parked), Cancel));

        Listing((await Room.SayAsync(Room.Ana, "circulate minutes")).Card).ShouldContain("Tejedoras: Rosa");
    }

    private async Task<Uri> LinkAsync(string label)
    {
        if (!await ReadAsync(db => db.Set<MinutesCirculation>().AnyAsync(Cancel)))
            await CirculateAsync();
        await Bot.DeliverAsync();
        return LinksOf(Mails().Single(m => m.Subject!.StartsWith("Minutes to read", StringComparison.Ordinal)))[label];
    }

    /// <summary>The first step: which part, and what stands there.</summary>
    private async Task<(string Part, string Seen)> PartAsync(Uri link, string words)
    {
        var choice = Regex.Match(await GetAsync(link), $"value=\"([^\"]*)\"[^>]*>[^<]*{Regex.Escape(words)}", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var (status, body) = await PostAsync(link, ("part", choice));
        status.ShouldBe(HttpStatusCode.OK);
        return (choice, Hidden("seen").Match(body).Groups[1].Value);
    }

    private static Regex Hidden(string name) => new($"name=\"{name}\" value=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    private List<MimeMessage> Mails() => Directory.Exists(Path.Combine(Bot.Folder, "mail")) ? [.. Directory.EnumerateFiles(Path.Combine(Bot.Folder, "mail"), "*.eml").Select(path => MimeMessage.Load(path))] : [];

    private static Dictionary<string, Uri> LinksOf(MimeMessage mail) =>
        Link().Matches(mail.TextBody!.ReplaceLineEndings("\n")).ToDictionary(m => m.Groups["label"].Value, m => new Uri(new Uri(m.Groups["address"].Value).PathAndQuery, UriKind.Relative));

    private async Task<string> GetAsync(Uri link)
    {
        using var answer = await Bot.Client.GetAsync(link, Cancel);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(Uri link, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await Bot.Client.PostAsync(link, form, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    [GeneratedRegex("^(?<label>[^\\n]+):\\n(?<address>https://bot\\.example/answer/[A-Za-z0-9_-]+)$", RegexOptions.Multiline)]
    private static partial Regex Link();
}
