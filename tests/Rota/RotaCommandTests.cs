using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using AllianceBot.CommandLine;
using NJsonSchema;

namespace AllianceBot.Tests.Rota;

/// <summary>The verb <c>rota</c>: a file in, a file out, and one sentence when something is wrong.</summary>
public sealed class RotaCommandTests : IDisposable
{
    private const string Good = """
        {"meetings": ["2026-01-13", "2026-01-27", "2026-02-10"],
         "organisations": [{"id": "CARE Perú", "weight": 2.5, "cap": 0.5}, {"id": "Agua Viva", "from": "2026-01-01", "to": "2026-12-31", "unavailable": ["2026-02-10"]}, {"id": "MINSA", "weight": null}],
         "duties": [{"id": "chair"}, {"id": "minutes", "holders": 1, "eligible": ["CARE Perú", "MINSA"]}],
         "exclusions": [["chair", "minutes"]]}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rota");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("en", "The cap of “CARE Perú”")]
    [InlineData("es", "El tope de «CARE Perú»")]
    public async Task A_rota_and_its_report_keep_to_their_schemas_and_notes_are_in_the_language_asked_for(string language, string note)
    {
        var path = Path.Combine(_folder.FullName, "out.json");
        var (code, printed, error) = await RunAsync("--in", File(Good), "--json", path, "--language", language);

        (code, printed, error).ShouldBe((0, "", ""));
        (await SchemaAsync("rota-in")).Validate(Good).ShouldBeEmpty();
        var json = await System.IO.File.ReadAllTextAsync(path);
        (await SchemaAsync("rota-out")).Validate(json).ShouldBeEmpty();
        var rota = JsonNode.Parse(json)!;
        rota["assignments"]!.AsArray().Select(a => (a!["meeting"]!.GetValue<string>(), a["duty"]!.GetValue<string>())).ShouldBe(
            [("2026-01-13", "chair"), ("2026-01-13", "minutes"), ("2026-01-27", "chair"), ("2026-01-27", "minutes"), ("2026-02-10", "chair"), ("2026-02-10", "minutes")]);
        rota["report"]!.AsArray().Select(line => line!["organisation"]!.GetValue<string>()).ShouldBe(["CARE Perú", "Agua Viva", "MINSA"]);
        rota["report"]!.AsArray().Sum(line => line!["load"]!.GetValue<double>()).ShouldBe(6);
        rota["report"]!.AsArray().Sum(line => line!["share"]!.GetValue<double>()).ShouldBe(6, 1e-5);
        rota["maxDeviation"]!.GetValue<double>().ShouldBeLessThan(rota["bound"]!.GetValue<double>());
        rota["notes"]!.AsArray().ShouldContain(n => n!.GetValue<string>().StartsWith(note, StringComparison.Ordinal));
        json.ShouldContain("Perú");
    }

    [Fact]
    public async Task Without_a_file_to_write_it_is_printed_and_twice_the_same()
    {
        var (_, once, _) = await RunAsync("--in", File(Good));
        var (_, again, _) = await RunAsync("--in", File("\uFEFF" + Good));
        JsonNode.Parse(once)!["bound"]!.GetValue<double>().ShouldBe(1);
        again.ShouldBe(once);
    }

    [Theory]
    [InlineData("[]", "rota.json: $ has to be an object.")]
    [InlineData("{\"meetings\": [", "rota.json: this is not JSON (line 1, place 15).")]
    [InlineData("", "rota.json: this is not JSON (line 1, place 1).")]
    [InlineData("{\"duties\": [], \"organisations\": []}", "rota.json: meetings is missing.")]
    [InlineData("{\"meetings\": [], \"organisations\": [], \"duties\": [], \"organizations\": []}", "rota.json: organizations is no field that I know.")]
    [InlineData("{\"meetings\": {}, \"organisations\": [], \"duties\": []}", "rota.json: meetings has to be a list.")]
    [InlineData("{\"meetings\": [\"13/01/2026\"], \"organisations\": [], \"duties\": []}", "rota.json: meetings[0] has to be a day such as 2026-03-24.")]
    [InlineData("{\"meetings\": [], \"organisations\": [{\"id\": \"a\"}, {\"id\": \"b\", \"weight\": \"2\"}], \"duties\": []}", "rota.json: organisations[1].weight has to be a number.")]
    [InlineData("{\"meetings\": [], \"organisations\": [{\"weight\": 1e999, \"id\": \"b\"}], \"duties\": []}", "rota.json: organisations[0].weight has to be a number.")]
    [InlineData("{\"meetings\": [], \"organisations\": [{\"id\": 7}], \"duties\": []}", "rota.json: organisations[0].id has to be text that is not empty.")]
    [InlineData("{\"meetings\": [], \"organisations\": [], \"duties\": [{\"id\": \"chair\", \"holders\": 1.5}]}", "rota.json: duties[0].holders has to be a whole number.")]
    [InlineData("{\"meetings\": [], \"organisations\": [], \"duties\": [], \"exclusions\": [[\"chair\"]]}", "rota.json: exclusions[0] has to be a pair of two duties.")]
    [InlineData("{\"meetings\": [], \"organisations\": [{\"id\": \"a\"}], \"duties\": [{\"id\": \"chair\"}]}", "rota.json: There are no meetings: give at least one day.")]
    public async Task What_is_wrong_with_the_file_is_said_in_one_sentence_with_its_place(string content, string sentence)
    {
        var path = Path.Combine(_folder.FullName, "out.json");
        var (code, _, error) = await RunAsync("--in", File(content), "--json", path);

        (code, error.TrimEnd()).ShouldBe((1, sentence));
        System.IO.File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task What_cannot_be_planned_is_refused_in_Spanish_too_each_reason_on_a_line()
    {
        var (code, printed, error) = await RunAsync("--language", "es", "--in", File("""{"meetings": ["2026-01-13"], "organisations": [{"id": "a", "weight": 0}, {"id": "a", "cap": 2}], "duties": [{"id": "acta"}]}"""));

        (code, printed).ShouldBe((1, ""));
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).ShouldBe(
        [
            "rota.json: Dos organizaciones tienen el id «a»: cambie o quite una.",
            "rota.json: «a» tiene el peso 0: un peso es mayor que 0; para no darle turnos, quite la organización.",
            "rota.json: «a» tiene el tope 2: un tope es mayor que 0 y no pasa de 1; 0.25 es la cuarta parte de los turnos.",
        ]);
    }

    [Theory]
    [InlineData("There is nothing to plan from: give --in.")]
    [InlineData("'--out' is no option of rota; 'help' lists them.", "--out", "x")]
    [InlineData("--in needs a value.", "--in")]
    [InlineData("There is no file “nowhere.json”.", "--in", "nowhere.json")]
    [InlineData("No hay con qué planificar: indique --in.", "--language", "es")]
    [InlineData("«--out» no es una opción de rota; «help» las enumera.", "--language", "es", "--out", "x")]
    [InlineData("'fr' is no language of mine: en or es.", "--in", "x", "--language", "fr")]
    [InlineData("--in can be given once.", "--in", "a", "--in", "b")]
    public async Task Wrong_arguments_are_said_in_one_sentence(string sentence, params string[] arguments)
    {
        var (code, printed, error) = await RunAsync(arguments);

        (code, error.TrimEnd(), printed).ShouldBe((2, sentence, ""));
    }

    [Fact]
    public async Task The_executable_knows_the_verb_and_its_help_lists_it()
    {
        var (code, printed) = await ExecuteAsync("rota", "--in", File(Good));
        code.ShouldBe(0);
        (await SchemaAsync("rota-out")).Validate(printed).ShouldBeEmpty();
        (await ExecuteAsync("help")).Printed.ShouldContain(RotaCommand.Usage.Split('\n')[0]);
    }

    private static async Task<(int Code, string Printed)> ExecuteAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(RotaCommand).Assembly.Location, .. arguments]) { RedirectStandardOutput = true })!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, printed);
    }

    private static async Task<JsonSchema> SchemaAsync(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "AllianceBot.sln")))
            folder = folder.Parent!;
        return await JsonSchema.FromFileAsync(Path.Combine(folder.FullName, "docs", $"{name}.schema.json"));
    }

    private static async Task<(int Code, string Printed, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = await RotaCommand.RunAsync(arguments, () => output, error);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private string File(string content)
    {
        var path = Path.Combine(_folder.FullName, "rota.json");
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
