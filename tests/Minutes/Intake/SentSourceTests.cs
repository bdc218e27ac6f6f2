using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AllianceBot.Tests.Conversation.Files;
using AllianceBot.Tests.Conversations;
using Chat = AllianceBot.Tests.Conversation.Files.Chat;

namespace AllianceBot.Tests.Minutes.Intake;

/// <summary>A file sent in the personal chat: answered at once, read up to a size, and refused in one sentence when it is of no use.</summary>
public sealed class SentSourceTests(FilesBot bot) : IClassFixture<FilesBot>
{
    private const string Transcript = """
        WEBVTT

        0:0:5.0 --> 0:0:12.320
        <v Ana>Acordamos pedir una audiencia a la ministra en abril.</v>

        0:1:5.0 --> 0:1:12.320
        <v Luis>Yo me encargo de escribir la carta para el viernes.</v>
        """;

    [Fact]
    public async Task A_card_says_at_once_that_it_is_read_and_is_then_changed()
    {
        var chat = await MeetAsync("sara");
        Serve(Encoding.UTF8.GetBytes(Transcript));

        await chat.SendFileAsync("plenaria.vtt", "vtt", Address);

        var cards = chat.Answers.Where(a => a.Method is "POST" or "PUT").ToList();
        cards.Select(a => a.Method).ShouldBe(["POST", "PUT"]);
        CardListing.Of(cards[0].Card).ShouldBe(["Leyendo plenaria.vtt…", "Esta tarjeta cambiará cuando termine."]);
        CardListing.Of(cards[1].Card).ShouldContain("✓ Leí plenaria.vtt. Intervenciones: 2; personas que hablan: 2.");
        CardListing.Of(cards[1].Card).ShouldContain("Propuestas que esperan respuesta: 2");
    }

    [Fact]
    public async Task All_files_of_a_message_are_read_in_their_order_and_each_is_answered()
    {
        var chat = await MeetAsync("simona");
        bot.Drive.Override = http => http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(http.Request.Path == "/t" ? Transcript : Transcript.Replace("abril", "mayo", StringComparison.Ordinal))).AsTask();

        await chat.SendFilesAsync(("primera.vtt", "vtt", Address), ("foto.png", "png", Address), ("segunda.vtt", "vtt", $"{Address}2"));

        var answers = chat.Answers.Where(a => a.Method is "POST" or "PUT").ToList();
        answers.Select(a => a.Method).ShouldBe(["POST", "PUT", "POST", "POST"]);
        CardListing.Of(answers[0].Card).ShouldBe(["Leyendo primera.vtt, foto.png, segunda.vtt…", "Esta tarjeta cambiará cuando termine."]);
        CardListing.Of(answers[1].Card).ShouldContain("✓ Leí primera.vtt. Intervenciones: 2; personas que hablan: 2.");
        answers[2].Text.ShouldNotBeNull().ShouldContain("foto.png");
        var last = CardListing.Of(answers[3].Card).ToList();
        last.ShouldContain("✓ Leí segunda.vtt. Intervenciones: 2; personas que hablan: 2.");
        last.ShouldContain("1. primera.vtt");
        last.ShouldContain("2. segunda.vtt");
    }

    [Fact]
    public async Task What_becomes_of_one_file_does_not_keep_back_the_others()
    {
        var chat = await MeetAsync("sabina");
        bot.Drive.Override = async http =>
        {
            if (http.Request.Path == "/t")
                http.Response.StatusCode = 403;
            else
                await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Transcript));
        };

        await chat.SendFilesAsync(("primera.vtt", "vtt", Address), ("segunda.vtt", "vtt", $"{Address}2"));

        CardListing.Of(chat.Answers.Single(a => a.Method is "PUT").Card).Last().ShouldBe("No pude descargar primera.vtt. Envíelo otra vez, por favor.");
        CardListing.Of(chat.Answers[^1].Card).ShouldContain("✓ Leí segunda.vtt. Intervenciones: 2; personas que hablan: 2.");
    }

    [Fact]
    public async Task Of_more_files_than_Teams_lets_anybody_send_the_rest_is_told()
    {
        var chat = await MeetAsync("serena");

        await chat.SendFilesAsync([.. Enumerable.Repeat(("foto.png", "png", Address), 11)]);

        var lines = chat.Sentences.ShouldHaveSingleItem().Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldEndWith(" (×10)");
        lines[1].ShouldBe("Tomé los primeros 10 archivos. Envíe el resto en otro mensaje.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_hundred_megabytes_no_more_is_read_than_the_limit(bool saysSo)
    {
        var chat = await MeetAsync($"silvia{saysSo}");
        // Whoever waited for more than the limit, or for any of what is announced as too long, would wait in vain.
        bot.Drive.Override = async http =>
        {
            if (saysSo)
                http.Response.ContentLength = 100_000_000;
            await http.Response.Body.FlushAsync();
            for (var megabytes = 0; !saysSo && megabytes < 26; megabytes++)
                await http.Response.Body.WriteAsync(new byte[1024 * 1024], http.RequestAborted);
            await UploadServer.HangAsync(http);
        };

        await chat.SendFileAsync("plenaria.vtt", "vtt", Address);

        CardListing.Of(chat.Answers[^1].Card).ShouldBe(["Leyendo plenaria.vtt…", "plenaria.vtt pesa más de 25 MB, que es lo máximo que leo."]);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_in_one_sentence_on_the_card()
    {
        var chat = await MeetAsync("sofia");
        foreach (var (name, content) in new (string, byte[])[]
        {
            ("bomba.docx", Bomb()),
            ("rota.docx", [0x50, 0x4B, 3, 4, 0, 0, 0, 1, 2, 3]),
            ("vacia.vtt", []),
            ("foto.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0]),
            ("datos.json", "{\"a\":1}"u8.ToArray()),
        })
        {
            Serve(content);
            await chat.SendFileAsync(name, name.Split('.')[1], Address);
            var shown = CardListing.Of(chat.Answers[^1].Card).ToList();
            shown.Count.ShouldBe(2, name);
            shown[0].ShouldBe($"Leyendo {name}…");
            shown[1].ShouldContain(name);
        }

        await chat.SayAsync("notas");
        CardListing.Of(chat.Answers.Single().Card).ShouldContain(line => line.StartsWith("Todavía no hay nada para esta acta."));
    }

    [Fact]
    public async Task A_transcript_with_scripts_in_it_is_text()
    {
        var chat = await MeetAsync("selma");
        Serve(Encoding.UTF8.GetBytes("WEBVTT\n\n0:0:5.0 --> 0:0:9.0\n<v <script>alert(1)</script>>Acordamos publicar <img src=x onerror=alert(1)> el informe **hoy** [x](https://evil.example).</v>\n\n0:1:5.0 --> 0:1:9.0\n<v Ana>Queda acordado que pedimos una audiencia a la ministra.</v>\n"));

        await chat.SendFileAsync("plenaria.vtt", "vtt", Address);
        await chat.SayAsync("propuestas");

        // Runs of text are shown as they are; in a block of text a client reads Markdown.
        var texts = Elements(chat.Answers.Single().Card).Where(e => e.TryGetProperty("text", out _)).Select(e => (Type: e.GetProperty("type").GetString(), Text: e.GetProperty("text").GetString()!)).ToList();
        texts.ShouldContain(t => t.Text.Contains("informe **hoy** [x](https://evil.example)"));
        texts.Where(t => t.Type != "TextRun" && (t.Text.Contains("evil") || t.Text.Contains("alert"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_drive_that_does_not_give_the_file_is_told_on_the_card()
    {
        var chat = await MeetAsync("sonia");
        bot.Drive.Override = http =>
        {
            http.Response.StatusCode = 403;
            return Task.CompletedTask;
        };
        await chat.SendFileAsync("plenaria.vtt", "vtt", Address);
        CardListing.Of(chat.Answers[^1].Card).ShouldBe(["Leyendo plenaria.vtt…", "No pude descargar plenaria.vtt. Envíelo otra vez, por favor."]);
    }

    private static IEnumerable<JsonElement> Elements(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Elements(p.Value)).Prepend(json),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Elements),
        _ => [],
    };

    private string Address => $"http://127.0.0.1:{bot.Drive.Port}/t";

    private void Serve(byte[] content) => bot.Drive.Override = http => http.Response.Body.WriteAsync(content).AsTask();

    private async Task<Chat> MeetAsync(string user)
    {
        var chat = bot.Chat(user, "es-PE");
        await chat.HoldMeetingAsync("es");
        return chat;
    }

    /// <summary>A Word file whose text unpacks to far more than it weighs.</summary>
    private static byte[] Bomb()
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            var blanks = new byte[1_000_000];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < 60; i++)
                part.Write(blanks);
        }

        return content.ToArray();
    }
}
