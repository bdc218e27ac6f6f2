using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;

namespace AllianceBot.Tests.Conversation.Files;

public sealed partial class FileConsentTests : IClassFixture<FilesBot>
{
    private static int people;
    private readonly FilesBot bot;
    private readonly string who = $"ana{Interlocked.Increment(ref people)}";

    public FileConsentTests(FilesBot bot)
    {
        this.bot = bot;
        bot.Drive.Clear();
    }

    [Theory]
    [InlineData("en", "en-GB", "The minutes of meeting 2026-01 as a Word document", "2026-01-minutes-plenary-draft.docx")]
    [InlineData("es", "es-PE", "El acta de la reunión 2026-01 como documento de Word", "2026-01-acta-plenaria-borrador.docx")]
    public async Task The_offer_is_a_consent_card_in_the_persons_language(string language, string locale, string description, string name)
    {
        var ana = bot.Chat(who, locale);
        var (meeting, _) = await ana.HoldMeetingAsync(language);

        var offer = await ana.AskForFileAsync(meeting);

        var size = offer.GetProperty("content").GetProperty("sizeInBytes").GetInt32();
        size.ShouldBeGreaterThan(2_000);
        var context = $$"""{"file":"minutes","spoken":"{{language}}","meeting":"{{meeting}}"}""";
        Number().Replace(offer.GetRawText(), "2026-01").ShouldBe(
            $$$"""{"contentType":"application/vnd.microsoft.teams.card.file.consent","name":"{{{name}}}","content":{"description":"{{{description}}}","sizeInBytes":{{{size}}},"acceptContext":{{{context}}},"declineContext":{{{context}}}}}""");
    }

    [Fact]
    public async Task Accepting_stores_the_document_shows_it_and_takes_the_offer_away()
    {
        var ana = bot.Chat(who);
        var (meeting, link) = await ana.HoldMeetingAsync();
        var offer = await ana.AskForFileAsync(meeting);

        (await ana.AcceptAsync(offer)).ShouldBe((200, ""));

        var stored = bot.Drive.Files.ShouldHaveSingleItem();
        stored.Length.ShouldBe(offer.GetProperty("content").GetProperty("sizeInBytes").GetInt32());
        stored.ShouldBe(await bot.Client.GetByteArrayAsync(new Uri(link).PathAndQuery));
        using (var document = WordprocessingDocument.Open(new MemoryStream(stored), isEditable: false))
            document.MainDocumentPart!.Document!.InnerText.ShouldContain("Ask for more funds");
        ana.Answers.Count.ShouldBe(2);
        ana.Answers[0].Json.GetProperty("attachments").GetRawText().ShouldBe(
            """[{"contentType":"application/vnd.microsoft.teams.card.file.info","contentUrl":"https://contoso-my.sharepoint.com/personal/ana/Documents/Applications/minutes.docx","name":"minutes.docx","content":{"uniqueId":"1150D938-8870-4044-9F2C-5BBDEBA70C8C","fileType":"docx"}}]""");
        ana.Deleted.ShouldBe(["offer-1"]);
    }

    [Fact]
    public async Task Approved_minutes_go_out_as_the_archive_holds_them()
    {
        var ana = bot.Chat(who);
        var (meeting, _) = await ana.HoldMeetingAsync();
        var card = (await ana.PressAsync("minutes.approve", new JsonObject { ["meeting"] = meeting })).GetProperty("value");
        Chat.Button(card.GetProperty("actions").EnumerateArray(), "minutes.sendFile").GetProperty("title").GetString().ShouldBe("Send me the Word file");

        var offer = await ana.AskForFileAsync(meeting);
        await ana.AcceptAsync(offer);

        Number().Replace(offer.GetProperty("name").GetString()!, "2026-01").ShouldBe("2026-01-minutes-plenary.docx");
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bot.Drive.Files.Single()));
        card.GetRawText().ShouldContain(sha256);
    }

    [Fact]
    public async Task Accepting_twice_stores_the_same_file_twice()
    {
        var ana = bot.Chat(who);
        var offer = await ana.AskForFileAsync((await ana.HoldMeetingAsync()).Meeting);

        await ana.AcceptAsync(offer);
        (await ana.AcceptAsync(offer)).ShouldBe((200, ""));

        bot.Drive.Files.Count.ShouldBe(2);
        bot.Drive.Files[1].ShouldBe(bot.Drive.Files[0]);
    }

    [Theory]
    [InlineData("en", "en-GB", "Nothing was stored. Ask for the file again whenever you want it.")]
    [InlineData("es", "es-PE", "No se guardó nada. Pida el archivo de nuevo cuando lo quiera.")]
    public async Task Declining_stores_nothing_and_takes_the_offer_away(string language, string locale, string sentence)
    {
        var ana = bot.Chat(who, locale);
        var offer = await ana.AskForFileAsync((await ana.HoldMeetingAsync(language)).Meeting);

        (await ana.ConsentAsync("decline", JsonNode.Parse(offer.GetProperty("content").GetProperty("declineContext").GetRawText()))).ShouldBe((200, ""));

        ana.Sentences.ShouldBe([sentence]);
        ana.Deleted.ShouldBe(["offer-1"]);
        bot.Drive.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"file":"minutes","meeting":"00000000-0000-4000-8000-000000000001"}""", "There is no such meeting in this alliance. Write “minutes” to see the latest one.")]
    [InlineData("""{"file":"minutes","meeting":["not","an","id"]}""", "There is no such meeting in this alliance. Write “minutes” to see the latest one.")]
    [InlineData("""{"file":"../../etc/passwd"}""", "I no longer know which file this is. Please ask for it again.")]
    [InlineData("""{"file":7}""", "I no longer know which file this is. Please ask for it again.")]
    [InlineData("\"minutes\"", "I no longer know which file this is. Please ask for it again.")]
    [InlineData("null", "I no longer know which file this is. Please ask for it again.")]
    public async Task A_tampered_offer_gets_a_sentence_and_nothing_is_stored(string context, string sentence)
    {
        var ana = bot.Chat(who);
        await ana.HoldMeetingAsync();

        (await ana.ConsentAsync("accept", JsonNode.Parse(context), bot.Drive.Session)).ShouldBe((200, ""));

        ana.Sentences.ShouldBe([sentence]);
        ana.Deleted.ShouldBeEmpty();
        bot.Drive.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_word_that_cannot_be_read_is_answered_all_the_same()
    {
        var ana = bot.Chat(who);
        var offer = await ana.AskForFileAsync((await ana.HoldMeetingAsync()).Meeting);
        var context = offer.GetProperty("content").GetProperty("acceptContext").GetRawText();

        (await ana.ConsentAsync("accept", JsonNode.Parse(context))).ShouldBe((200, ""));
        ana.Sentences.ShouldBe(["I no longer know which file this is. Please ask for it again."]);
        (await ana.ConsentAsync("perhaps", JsonNode.Parse(context), bot.Drive.Session)).ShouldBe((200, ""));
        ana.Sentences.ShouldBe(["I no longer know which file this is. Please ask for it again."]);
        bot.Drive.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task An_offer_of_another_alliance_is_unknown_here()
    {
        var offer = await bot.Chat(who).AskForFileAsync((await bot.Chat(who).HoldMeetingAsync()).Meeting);
        var luis = bot.Chat($"luis-{who}", "es-PE");
        await luis.SetUpAsync("es");

        await luis.AcceptAsync(offer);

        // The offer's language was English, and the talk about it goes on in English.
        luis.Sentences.ShouldBe(["There is no such meeting in this alliance. Write “minutes” to see the latest one."]);
        bot.Drive.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task Minutes_of_a_running_meeting_are_not_offered_and_not_sent()
    {
        var ana = bot.Chat(who);
        await ana.SetUpAsync("en");
        await ana.SayAsync("start meeting Plenary\n1. Budget");
        var meeting = Meeting().Match(ana.Answers[0].Body).Groups[1].Value;
        Guid.TryParse(meeting, out _).ShouldBeTrue();

        var refusal = (await ana.PressAsync("minutes.sendFile", new JsonObject { ["meeting"] = meeting })).GetProperty("value").GetString();
        ana.Answers.ShouldBeEmpty();
        await ana.ConsentAsync("accept", new JsonObject { ["file"] = "minutes", ["meeting"] = meeting }, bot.Drive.Session);

        refusal.ShouldNotBeNull().ShouldEndWith("is still running. Write “end meeting” first, then “minutes”.");
        ana.Sentences.ShouldBe([refusal]);
        bot.Drive.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task In_a_channel_there_is_no_button_no_offer_and_no_upload()
    {
        var ana = bot.Chat(who, kind: "channel");
        var (meeting, _) = await ana.HoldMeetingAsync();
        ana.Answers[^1].Body.ShouldNotContain("minutes.sendFile");

        var answer = await ana.PressAsync("minutes.sendFile", new JsonObject { ["meeting"] = meeting });
        answer.GetProperty("value").GetString().ShouldBe("I can send files only in a personal chat. Write “minutes” to me there.");
        ana.Answers.ShouldBeEmpty();
        await ana.ConsentAsync("accept", new JsonObject { ["file"] = "minutes", ["meeting"] = meeting }, bot.Drive.Session);
        ana.Sentences.ShouldBe(["I can send files only in a personal chat. Write “minutes” to me there."]);
        bot.Drive.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData("http://localhost:{port}/session?guid=1&tempauth=secret")]
    [InlineData("http://[::1]:{port}/session")]
    [InlineData("http://127.0.0.1@localhost:{port}/session")]
    [InlineData("http://contoso-my.sharepoint.com/upload")]
    [InlineData("https://contoso-my.sharepoint.com:8443/upload")]
    [InlineData("https://sharepoint.com.example.org/upload")]
    [InlineData("https://evil-sharepoint.com/upload")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/session")]
    [InlineData("")]
    public async Task Nothing_is_sent_to_a_place_that_is_no_drive_of_the_persons(string uploadUrl)
    {
        var ana = bot.Chat(who);
        var (meeting, _) = await ana.HoldMeetingAsync();
        var offer = await ana.AskForFileAsync(meeting);

        (await ana.AcceptAsync(offer, uploadUrl.Replace("{port}", $"{bot.Drive.Port}", StringComparison.Ordinal))).ShouldBe((200, ""));

        ana.Sentences.ShouldHaveSingleItem().ShouldMatch(@"^Teams named a place for \S+\.docx that is not your OneDrive, so I sent nothing there\. You can also get it here: https://bot\.example\.org/minutes/\S+$");
        ana.Deleted.ShouldBeEmpty();
        bot.Drive.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_is_never_shown_at_a_place_that_is_no_drive_of_the_persons()
    {
        var ana = bot.Chat(who);
        var (meeting, _) = await ana.HoldMeetingAsync();

        await ana.ConsentAsync("accept", new JsonObject { ["file"] = "minutes", ["meeting"] = meeting }, bot.Drive.Session, "https://phish.example.org/minutes.docx");

        ana.Answers.ShouldHaveSingleItem().Body.ShouldNotContain("phish");
        bot.Drive.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(202)]
    [InlineData(307)]
    [InlineData(0)]
    public async Task An_upload_that_fails_leaves_the_offer_and_says_where_else_the_file_is(int status)
    {
        var ana = bot.Chat(who);
        var (meeting, _) = await ana.HoldMeetingAsync();
        var offer = await ana.AskForFileAsync(meeting);
        bot.Drive.Override = status == 0 ? UploadServer.HangAsync : context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/session?guid=1&tempauth=secret";
            return Task.CompletedTask;
        };

        (await ana.AcceptAsync(offer)).ShouldBe((200, ""));

        ana.Sentences.ShouldHaveSingleItem().ShouldMatch(@"^I could not store \S+\.docx in your OneDrive\. Press the button again in a moment\. You can also get it here: https://bot\.example\.org/minutes/\S+$");
        ana.Answers.ShouldHaveSingleItem().Body.ShouldNotContain("file.info");
        bot.Drive.Requests.ShouldBe(1);

        // And pressing again is enough.
        bot.Drive.Override = null;
        await ana.AcceptAsync(offer);
        bot.Drive.Files.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_failed_upload_is_told_in_Spanish_too()
    {
        var ana = bot.Chat(who, "es-PE");
        var offer = await ana.AskForFileAsync((await ana.HoldMeetingAsync("es")).Meeting);

        await ana.AcceptAsync(offer, "http://127.0.0.1:9/session");

        ana.Sentences.ShouldHaveSingleItem().ShouldMatch(@"^No pude guardar \S+\.docx en su OneDrive\. Presione el botón de nuevo en un momento\. También puede obtenerlo aquí: https://\S+$");
    }

    [GeneratedRegex(@"20\d\d-01")]
    private static partial Regex Number();

    [GeneratedRegex("\"meeting\":\\s*\"([0-9a-f-]{36})\"")]
    private static partial Regex Meeting();
}
