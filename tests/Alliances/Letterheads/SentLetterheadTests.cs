using System.IO.Compression;
using System.Text.Json.Nodes;
using AllianceBot.Documents.Letterheads;
using AllianceBot.Tests.Conversation.Files;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Documents.Letterheads;
using Chat = AllianceBot.Tests.Conversation.Files.Chat;

namespace AllianceBot.Tests.Alliances.Letterheads;

/// <summary>A template sent in the personal chat: kept, printed on, taken off; or refused in one sentence.</summary>
public sealed class SentLetterheadTests(FilesBot bot) : IClassFixture<FilesBot>
{
    [Fact]
    public async Task A_draft_is_printed_on_it_and_what_was_approved_with_it_keeps_it()
    {
        var chat = bot.Chat("lena", "es-PE");
        var (meeting, link) = await chat.HoldMeetingAsync("es");
        (await ReadAsync(link)).ShouldNotContain("word/media/letterhead1.png");

        await SendAsync(chat, TemplateFile.Usual);
        CardListing.Of(chat.Answers[^1].Card).ShouldSatisfyAllConditions(
            card => card.ShouldContain("# Membrete"),
            card => card.ShouldContain("Desde ahora este es el membrete de la alianza."),
            card => card.ShouldContain("Membrete 2026.dotx"),
            card => card.ShouldContain("[Quitarlo]"));
        (await ReadAsync(link)).ShouldContain("word/media/letterhead1.png");
        var approved = Link(await chat.PressAsync("minutes.approve", new JsonObject { ["meeting"] = meeting })) ?? link;

        await chat.SayAsync("membrete");
        await chat.PressAsync("letterhead.remove", Button(chat));
        CardListing.Of(chat.Answers[^1].Card).ShouldContain("Se quitó el membrete «Membrete 2026.dotx».");
        (await ReadAsync(approved)).ShouldContain("word/media/letterhead1.png");

        await chat.SayAsync("iniciar reunión Otra\n1. Presupuesto");
        await chat.SayAsync("terminar reunión");
        await chat.SayAsync("acta");
        (await ReadAsync(Link(chat.Answers[^1].Card)!)).ShouldNotContain("word/media/letterhead1.png");
        await chat.SayAsync("historial");
        CardListing.Of(chat.Answers[^1].Card).ShouldSatisfyAllConditions(
            card => card.ShouldContain(line => line.StartsWith("Se puso el membrete Membrete 2026.dotx", StringComparison.Ordinal)),
            card => card.ShouldContain(line => line.StartsWith("Se quitó el membrete Membrete 2026.dotx", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_button_of_an_earlier_card_takes_off_nothing_else()
    {
        var chat = await ChatAsync("lino");
        await SendAsync(chat, TemplateFile.Usual);
        var button = Button(chat);
        await SendAsync(chat, TemplateFile.Usual, "Otro.dotx");

        await chat.PressAsync("letterhead.remove", button);

        CardListing.Of(chat.Answers[^1].Card).ShouldSatisfyAllConditions(card => card.ShouldContain("Otro.dotx"), card => card.ShouldContain("Alguien cambió esto entretanto; así está ahora."));
        await chat.PressAsync("letterhead.remove", []);
        await chat.SayAsync("hoja membretada");
        CardListing.Of(chat.Answers[^1].Card).ShouldContain("Otro.dotx");
    }

    [Fact]
    public async Task What_was_left_out_of_it_is_said()
    {
        var chat = await ChatAsync("lidia");
        await SendAsync(chat, TemplateFile.Usual.With("word/media/logo.png", "not a picture"));
        CardListing.Of(chat.Answers[^1].Card).ShouldContain(line => line.StartsWith("Imágenes o dibujos que no pude tomar", StringComparison.Ordinal) && line.Contains(": 2.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_refused_changes_nothing_and_is_told_in_one_sentence()
    {
        var chat = await ChatAsync("luz");
        await SendAsync(chat, TemplateFile.Usual.With("word/vbaProject.bin", [1]));
        chat.Answers[^1].Body.ShouldContain("porque contiene macros");
        bot.Drive.Override = http => http.Response.Body.WriteAsync(new byte[LetterheadReader.LargestFile + 1]).AsTask();
        await chat.SendFileAsync("a.dotx", "dotx", Address);
        chat.Answers[^1].Body.ShouldContain("pasa de 2 MB");
        bot.Drive.Override = http => http.Response.Body.WriteAsync("nada"u8.ToArray()).AsTask();
        await chat.SendFileAsync("a.dotx", "dotx", Address);
        chat.Answers[^1].Body.ShouldContain("no es una plantilla de Word");
        await chat.SendFileAsync("a.dotm", "dotm", Address);
        chat.Sentences.ShouldHaveSingleItem().ShouldContain("contienen macros");

        await chat.SayAsync("membrete");
        CardListing.Of(chat.Answers[^1].Card).ShouldContain(line => line.StartsWith("La alianza no tiene membrete", StringComparison.Ordinal));
    }

    private string Address => $"http://127.0.0.1:{bot.Drive.Port}/t.dotx";

    private async Task SendAsync(Chat chat, TemplateFile template, string name = "Membrete 2026.dotx")
    {
        var content = template.ToBytes();
        bot.Drive.Override = http => http.Response.Body.WriteAsync(content).AsTask();
        await chat.SendFileAsync(name, "dotx", Address);
    }

    private static JsonObject Button(Chat chat) =>
        JsonNode.Parse(Chat.Button(chat.Answers[^1].Card.GetProperty("actions").EnumerateArray(), "letterhead.remove").GetProperty("data").GetRawText())!.AsObject();

    private static string? Link(System.Text.Json.JsonElement card) =>
        card.TryGetProperty("actions", out var actions) ? actions.EnumerateArray().Where(a => a.TryGetProperty("url", out _)).Select(a => a.GetProperty("url").GetString()).FirstOrDefault() : null;

    /// <summary>The parts of the document behind a link.</summary>
    private async Task<IReadOnlyList<string>> ReadAsync(string link)
    {
        var content = await bot.Client.GetByteArrayAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative));
        using var zip = new ZipArchive(new MemoryStream(content));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private async Task<Chat> ChatAsync(string user)
    {
        var chat = bot.Chat(user, "es-PE");
        await chat.SetUpAsync("es");
        return chat;
    }
}
