using System.Text;
using System.Text.Json.Nodes;
using AllianceBot.CommandLine;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Tests.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.Configuration;
using NJsonSchema;

namespace AllianceBot.Tests.Minutes.Drafting;

/// <summary>The verb <c>minutes</c>: files in, files out, and one sentence when something is wrong.</summary>
public sealed class MinutesCommandTests : IDisposable
{
    private const string NobodyKnown = "Ninguna fuente dice quién asistió, así que nadie figura como asistente; puede dar una lista con --attendance.";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("minutes");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_transcript_a_chat_an_agenda_and_an_attendance_list_become_json_that_keeps_to_its_schema()
    {
        var (code, json, error) = await RunAsync("--transcript", Transcript(), "--chat", Chat(), "--agenda", File("agenda.md", "1. Foro nacional\n2. Carta al ministerio\n"),
            "--attendance", File("present.json", """["Lucía Fernández", "Rosa Quispe", "Pedro Salas", "Irma Ccopa"]"""), "--start", "2026-03-24", "--language", "es");

        error.ShouldBe("");
        code.ShouldBe(0);
        (await SchemaAsync()).Validate(json).ShouldBeEmpty();
        var draft = JsonNode.Parse(json)!;
        draft["version"]!.GetValue<int>().ShouldBe(DraftJson.Version);
        draft["present"]!.AsArray().Select(p => (p!["name"]!.GetValue<string>(), p["spoke"]!.GetValue<bool>())).ShouldContain(("Irma Ccopa", false));
        draft["topics"]!.AsArray().Count.ShouldBe(2);
        json.ShouldContain("Lucía");
        draft["decisions"]![0]!["evidence"]![0]!["start"]!.GetValue<double>().ShouldBe(60);
        draft["decisions"]![0]!["text"]!.GetValue<string>().ShouldBe("La cuota sigue igual");
        draft["proposals"]!.AsArray().ShouldContain(p => p!["kind"]!.GetValue<string>() == "decision" && p["text"]!.GetValue<string>().StartsWith("Entonces quedamos", StringComparison.Ordinal));
        draft["proposals"]!.AsArray().ShouldContain(p => p!["owner"] != null && p["owner"]!.GetValue<string>() == "Rosa Quispe" && p["due"]!.GetValue<string>() == "2026-03-27");
        draft["proposals"]![0]!["evidence"]![0]!["start"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(0);
    }

    [Theory]
    [InlineData("en", "Proposed decision")]
    [InlineData("es", "Propuesta de acuerdo")]
    public async Task The_word_document_is_valid_and_says_what_is_only_proposed(string language, string words)
    {
        var path = Path.Combine(_folder.FullName, "out.docx");
        var (code, _, error) = await RunAsync("--transcript", Transcript(), "--agenda", File("agenda.md", "Foro nacional\nCarta al ministerio\n"), "--language", language, "--docx", path);

        (code, error).ShouldBe((0, ""));
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(problem => problem.Description).ShouldBeEmpty();
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        text.ShouldContain(words);
        // Nobody said on which day it was.
        text.ShouldNotContain("0001");
    }

    [Theory]
    [InlineData(2, "There is nothing to draft from: give --transcript, --chat or --notes.")]
    [InlineData(2, "'--tape' is no option of minutes; 'help' lists them.", "--tape", "x")]
    [InlineData(2, "--transcript needs a value.", "--transcript")]
    [InlineData(2, "There is no file “nowhere.vtt”.", "--transcript", "nowhere.vtt")]
    [InlineData(2, "No existe el archivo «nowhere.vtt».", "--transcript", "nowhere.vtt", "--language", "es")]
    [InlineData(2, "No hay de dónde hacer el acta: indique --transcript, --chat o --notes.", "--language", "es")]
    [InlineData(2, "No entiendo el inicio «ayer»: escríbalo como 2026-03-24 o 2026-03-24T15:00-05:00.", "--transcript", "x", "--language", "es", "--start", "ayer")]
    [InlineData(2, "'fr' is no language of mine: en or es.", "--transcript", "x", "--language", "fr")]
    [InlineData(2, "--reword needs a language model: set Ai__Endpoint and Ai__Model in the environment.", "--transcript", "x", "--reword")]
    [InlineData(2, "--json can be given once.", "--transcript", "x", "--json", "a", "--json", "b")]
    [InlineData(2, "'yesterday' is no start I understand: write it as 2026-03-24 or 2026-03-24T15:00-05:00.", "--transcript", "x", "--start", "yesterday")]
    public async Task What_is_wrong_is_said_in_one_sentence(int exitCode, string sentence, params string[] arguments)
    {
        var (code, json, error) = await RunAsync(arguments);

        (code, error.TrimEnd(), json).ShouldBe((exitCode, sentence, ""));
    }

    [Fact]
    public async Task Notes_given_as_a_transcript_are_read_and_that_is_told()
    {
        var (code, json, error) = await RunAsync("--transcript", File("apuntes.txt", "Acordamos pedir el 2 % del presupuesto.\n"), "--language", "es");

        code.ShouldBe(0);
        Lines(error).ShouldBe(["apuntes.txt no lleva tiempos, como los lleva una transcripción: lo leí como apuntes.", NobodyKnown]);
        json.ShouldContain("2 %");
    }

    [Fact]
    public async Task Whoever_wrote_in_a_chat_is_not_said_to_have_been_there()
    {
        var path = Path.Combine(_folder.FullName, "out.docx");
        var chat = File("export.txt", "20/1/26, 09:00 - Rosa: gracias\n24/3/26, 15:10 - Ana: #acuerdo Firmamos\n24/3/26, 15:12 - Luis: #tarea yo envío la carta el viernes\n");
        var (code, json, error) = await RunAsync("--chat", chat, "--start", "2026-03-24", "--language", "es");
        await RunAsync("--chat", chat, "--start", "2026-03-24", "--language", "es", "--docx", path);

        code.ShouldBe(0);
        Lines(error).ShouldBe(
        [
            "export.txt abarca más que una reunión y se leyó entero: con la hora en --start, como 2026-03-24T15:00-05:00, se omiten los mensajes de otras horas.",
            NobodyKnown,
        ]);
        JsonNode.Parse(json)!["present"]!.AsArray().ShouldBeEmpty();
        JsonNode.Parse(json)!["tasks"]![0]!["owner"]!.GetValue<string>().ShouldBe("Luis");
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        document.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain("No se registró la asistencia.");
    }

    [Theory]
    [InlineData("#tarea pedir las carpas", true)]
    [InlineData("hola a todos", false)]
    public async Task A_task_that_lacks_an_owner_or_a_date_is_not_said_not_to_be_there(string line, bool isTask)
    {
        var path = Path.Combine(_folder.FullName, "out.docx");
        await RunAsync("--chat", File("chat.txt", $"10:05 Ana: {line}\n10:06 Ana: seguimos\n"), "--language", "es", "--docx", path);

        using var document = WordprocessingDocument.Open(path, isEditable: false);
        var printed = PrintedText.Body(document.MainDocumentPart!);
        printed.Contains("Las tareas a las que les falta responsable o fecha", StringComparison.Ordinal).ShouldBe(isTask);
        printed.Contains("No se acordaron tareas", StringComparison.Ordinal).ShouldBe(!isTask);
    }

    [Fact]
    public async Task Whoever_speaks_in_a_transcript_was_there_and_whoever_only_wrote_may_have_been_anywhere()
    {
        var (_, json, error) = await RunAsync("--transcript", Transcript(), "--chat", File("chat.txt", "00:00:10 Eva Ruiz: hola\n00:01:00 Rosa Quispe: sí\n"));

        error.ShouldBe("");
        JsonNode.Parse(json)!["present"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()).ShouldBe(["Lucía Fernández", "Pedro Salas", "Rosa Quispe", "John Miller"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_document_is_called_as_was_asked()
    {
        var path = Path.Combine(_folder.FullName, "out.docx");
        await RunAsync("--transcript", Transcript(), "--title", "Plenaria de <marzo>", "--docx", path);

        using var document = WordprocessingDocument.Open(path, isEditable: false);
        document.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain("Plenaria de <marzo>");
    }

    [Fact]
    public async Task The_document_says_where_it_was_if_that_is_given()
    {
        var path = Path.Combine(_folder.FullName, "out.docx");
        (await RunAsync("--transcript", Transcript(), "--place", "Sede de <Lima>", "--language", "es", "--docx", path)).Error.ShouldBe("");
        using (var document = WordprocessingDocument.Open(path, isEditable: false))
            document.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain("LugarSede de <Lima>");

        await RunAsync("--transcript", Transcript(), "--language", "es", "--docx", path);
        using var without = WordprocessingDocument.Open(path, isEditable: false);
        without.MainDocumentPart!.Document!.Body!.InnerText.ShouldNotContain("Lugar");
    }

    [Fact]
    public async Task A_file_that_is_no_source_is_refused_with_its_name_and_nothing_is_written()
    {
        var picture = Path.Combine(_folder.FullName, "picture.png");
        await System.IO.File.WriteAllBytesAsync(picture, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        var path = Path.Combine(_folder.FullName, "out.json");

        var (code, _, error) = await RunAsync("--transcript", picture, "--json", path);

        code.ShouldBe(1);
        error.ShouldContain("picture.png");
        System.IO.File.Exists(path).ShouldBeFalse();
    }

    private static string[] Lines(string error) => error.TrimEnd().ReplaceLineEndings("\n").Split('\n');

    private static async Task<JsonSchema> SchemaAsync() => await JsonSchema.FromFileAsync(Path.Combine(Corpus.Root, "docs", "minutes-draft.schema.json"));

    private static async Task<(int Code, string Json, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = await MinutesCommand.RunAsync(arguments, () => output, error, new ConfigurationBuilder().Build());
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private string Chat() => File("chat.txt", "00:00:10 Rosa Quispe: hola\n00:01:00 Rosa Quispe: #acuerdo La cuota sigue igual\n");

    private string Transcript() => File("meeting.vtt", "WEBVTT\n\n" + string.Concat(Drafts.Said(ProposalTests.Alliance).Select(said =>
        FormattableString.Invariant($"{said.Start:hh\\:mm\\:ss\\.fff} --> {said.End:hh\\:mm\\:ss\\.fff}\n<v {said.Speaker}>{said.Text}</v>\n\n"))));

    [Fact]
    public async Task What_was_written_before_the_first_message_of_a_chat_without_a_clock_is_no_obstacle()
    {
        var path = Path.Combine(_folder.FullName, "out.docx");
        var (code, _, error) = await RunAsync("--chat", File("chat.txt", "10:05 Ana: hola a todos\n10:04 Luis: #rechazado Un presupuesto propio\n10:06 Ana: seguimos\n"), "--language", "es", "--docx", path);
        (code, error.TrimEnd()).ShouldBe((0, NobodyKnown));
    }

    [Fact]
    public async Task With_the_time_of_the_start_the_document_shows_the_clock_on_the_wall()
    {
        var path = Path.Combine(_folder.FullName, "out.docx");
        await RunAsync("--chat", File("chat.txt", "24/3/26, 15:10 - Ana: #rechazado Un presupuesto propio\n24/3/26, 15:11 - Luis: bien\n"), "--start", "2026-03-24T15:00-05:00", "--docx", path);
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        text.ShouldContain("15:10");
        text.ShouldContain("UTC-05:00");
    }

    [Fact]
    public async Task What_a_chat_holds_by_tag_is_in_the_JSON_and_the_document_and_its_votes_are_told()
    {
        var chat = File("chat.txt", "24/3/26, 15:10 - Ana: #info El presupuesto es 40 000\n24/3/26, 15:11 - Luis: #idea Una canción\n24/3/26, 15:12 - Ana: #enlace La ley https://example.org/ley\n"
            + "24/3/26, 15:13 - Ana: #votación Firmar la carta\n24/3/26, 15:14 - Luis: #voto a favor\n");
        var path = Path.Combine(_folder.FullName, "out.docx");
        var (_, json, error) = await RunAsync("--chat", chat, "--language", "es");
        await RunAsync("--chat", chat, "--language", "es", "--docx", path);

        Lines(error).ShouldBe(["chat.txt: Votos y respuestas a la lista de asistencia, que solo cuento durante una reunión; por favor, registre su resultado: 1", NobodyKnown]);
        (await SchemaAsync()).Validate(json).ShouldBeEmpty();
        JsonNode.Parse(json)!["notes"]!.AsArray().Select(note => (note!["kind"]!.GetValue<string>(), note["text"]!.GetValue<string>())).ShouldBe(
            [("info", "El presupuesto es 40 000"), ("idea", "Una canción"), ("link", "La ley https://example.org/ley")]);
        JsonNode.Parse(json)!["questions"]!.AsArray().Select(q => q!["text"]!.GetValue<string>()).ShouldBe(["Firmar la carta"]);
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        foreach (var printed in new[] { "El presupuesto es 40 000", "Idea: Una canción", "La ley", "Queda abierto: Firmar la carta" })
            text.ShouldContain(printed);
    }

    [Theory]
    [InlineData("en", "Other matters", "Before the first item")]
    [InlineData("es", "Otros asuntos", "Antes del primer punto")]
    public async Task What_belongs_to_no_item_is_not_said_to_come_before_the_first(string language, string others, string before)
    {
        var path = Path.Combine(_folder.FullName, "out.docx");
        await RunAsync("--chat", Chat(), "--language", language, "--docx", path);
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        text.ShouldContain(others);
        text.ShouldNotContain(before);
    }

    [Fact]
    public async Task A_distance_from_UTC_with_minutes_keeps_other_days_out()
    {
        var (_, json, error) = await RunAsync("--chat", File("chat.txt", "24/3/26, 15:10 - Ana: #acuerdo Firmamos\n25/3/26, 15:11 - Luis: #acuerdo Otra cosa\n"), "--start", "2026-03-24T15:00+05:30");
        JsonNode.Parse(json)!["decisions"]!.AsArray().Select(d => d!["text"]!.GetValue<string>()).ShouldBe(["Firmamos"]);
        Lines(error).ShouldBe(["chat.txt: Messages from before or after the meeting, left out: 1", "No source says who was there, so nobody is listed as present; give a list with --attendance."]);
    }
}
