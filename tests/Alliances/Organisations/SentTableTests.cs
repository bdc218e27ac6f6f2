using System.Text;
using System.Text.Json.Nodes;
using AllianceBot.Tests.Conversation.Files;
using AllianceBot.Tests.Conversations;
using Chat = AllianceBot.Tests.Conversation.Files.Chat;

namespace AllianceBot.Tests.Alliances.Organisations;

/// <summary>A table sent as a file in the personal chat: fetched from Microsoft 365 alone, up to a size, and previewed.</summary>
public sealed class SentTableTests(FilesBot bot) : IClassFixture<FilesBot>
{
    private const string Table = "nombre;sector\r\nFundación Ñandú;fundación\r\n";

    [Fact]
    public async Task A_table_is_previewed_and_then_taken_in()
    {
        var chat = await ChatAsync("paula");
        Serve(Encoding.Latin1.GetBytes(Table));

        await chat.SendFileAsync("socias.csv", "csv", Address);

        CardListing.Of(chat.Answers.Single().Card).ShouldBe(["# Lo que se importaría", "Nuevas: 1 · Cambiadas: 0 · Sin cambios: 0 · Errores: 0", "Línea 2: Fundación Ñandú  nueva", "sector: «fundación»; peso: «1»; situación: «miembro»", "[Importar] [Cancelar]"]);
        var import = Chat.Button(chat.Answers.Single().Card.GetProperty("actions").EnumerateArray(), "organisations.import").GetProperty("data");
        await chat.PressAsync("organisations.import", JsonNode.Parse(import.GetRawText())!.AsObject());
        await chat.SayAsync("organización nandu");
        CardListing.Of(chat.Answers.Single().Card).ShouldContain("Fundación Ñandú");
    }

    [Theory]
    [InlineData("http://intranet.example/t.csv")]
    [InlineData("https://evil-sharepoint.com/t.csv")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    public async Task A_file_from_anywhere_else_is_not_fetched(string address)
    {
        var chat = await ChatAsync("pedro");
        bot.Drive.Clear();
        await chat.SendFileAsync("socias.csv", "csv", address);
        chat.Sentences.Single().ShouldStartWith("No pude descargar «socias.csv».");
        bot.Drive.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_over_a_megabyte_is_not_read_whether_it_says_so_or_not(bool saysSo)
    {
        var chat = await ChatAsync("petra");
        bot.Drive.Override = async http =>
        {
            if (saysSo)
                http.Response.ContentLength = 5_000_000;
            for (var i = 0; i < 50; i++)
                await http.Response.Body.WriteAsync(new byte[100_000]);
        };
        await chat.SendFileAsync("socias.csv", "csv", Address);
        chat.Sentences.ShouldBe(["Este archivo es más grande de lo que puede ser una lista de organizaciones; no se leyó nada."]);
    }

    [Fact]
    public async Task A_drive_that_refuses_or_sends_elsewhere_is_told()
    {
        var chat = await ChatAsync("pablo");
        bot.Drive.Override = http =>
        {
            http.Response.Redirect($"http://127.0.0.1:{bot.Drive.Port}/elsewhere");
            return Task.CompletedTask;
        };
        await chat.SendFileAsync("socias.csv", "csv", Address);
        chat.Sentences.Single().ShouldStartWith("No pude descargar «socias.csv».");
    }

    [Fact]
    public async Task A_text_is_a_table_when_its_first_line_names_the_columns()
    {
        var chat = await ChatAsync("paola");
        Serve(Encoding.UTF8.GetBytes(Table));
        await chat.SendFileAsync("socias.txt", "txt", Address);
        CardListing.Of(chat.Answers[^1].Card).ShouldContain("# Lo que se importaría");

        Serve("Nombre: Fundación Ñandú\nSe acuerda invitarla a la alianza."u8.ToArray());
        await chat.SendFileAsync("apuntes.txt", "txt", Address);
        CardListing.Of(chat.Answers[^1].Card).ShouldContain("Todavía no hay ninguna reunión a la que esto pueda servir. Inicie una con «iniciar reunión» y envíelo entonces.");
    }

    [Fact]
    public async Task A_file_of_another_kind_is_named()
    {
        var chat = await ChatAsync("perla");
        await chat.SendFileAsync("socias.pdf", "pdf", Address);
        chat.Sentences.ShouldBe(["No puedo hacer nada con «socias.pdf». Archivos que recibo aquí: csv, docx, dotx, json, md, srt, tsv, txt, vtt."]);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("ods")]
    public async Task With_a_workbook_it_is_said_how_to_make_a_table_of_it(string kind)
    {
        var chat = await ChatAsync("petrona");
        await chat.SendFileAsync($"socias.{kind}", kind, Address);
        chat.Sentences.ShouldHaveSingleItem().ShouldContain("Guardar como");
    }

    private string Address => $"http://127.0.0.1:{bot.Drive.Port}/t.csv";

    private void Serve(byte[] content) => bot.Drive.Override = http => http.Response.Body.WriteAsync(content).AsTask();

    private async Task<Chat> ChatAsync(string user)
    {
        var chat = bot.Chat(user, "es-PE");
        await chat.SetUpAsync("es");
        return chat;
    }
}
