using System.Text;
using System.Text.Json.Nodes;
using AllianceBot.CommandLine;
using AllianceBot.Tests.Minutes.Drafting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.Configuration;
using NJsonSchema;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>The verb <c>minutes</c> with <c>--reword</c>.</summary>
public sealed class RewordFlagTests : IAsyncLifetime
{
    private const string Words = "Se acuerda lo que se dijo.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reword");
    private ModelServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ModelServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_json_says_of_each_proposal_how_the_minutes_would_put_it_and_who_worded_it()
    {
        _server.Say(item => item["kind"]!.GetValue<string>() == "decision" ? Words : null);

        var (code, json, notice) = await RunAsync("--transcript", Transcript(), "--language", "es", "--reword");

        code.ShouldBe(0);
        notice.ShouldContain("A language model worded");
        (await JsonSchema.FromFileAsync(Path.Combine(Corpus.Root, "docs", "minutes-draft.schema.json"))).Validate(json).ShouldBeEmpty();
        var proposals = JsonNode.Parse(json)!["proposals"]!.AsArray();
        proposals.ShouldContain(proposal => proposal!["kind"]!.GetValue<string>() == "decision");
        foreach (var proposal in proposals)
        {
            var isDecision = proposal!["kind"]!.GetValue<string>() == "decision";
            (proposal["generated"]!.GetValue<bool>(), proposal["wording"]!.GetValue<string>()).ShouldBe((isDecision, isDecision ? Words : proposal["text"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task Without_the_flag_nothing_is_asked_and_not_a_byte_differs()
    {
        var (_, before, _) = await RunAsync("--transcript", Transcript(), "--language", "es");

        _server.Requests.ShouldBeEmpty();
        before.ShouldNotContain("wording");
        before.ShouldNotContain("generated");
        var node = JsonNode.Parse((await RunAsync("--transcript", Transcript(), "--language", "es", "--reword")).Json)!;
        foreach (var entry in node["proposals"]!.AsArray().Concat(node["questions"]!.AsArray()))
        {
            entry!.AsObject().Remove("wording").ShouldBeTrue();
            entry.AsObject().Remove("generated").ShouldBeTrue();
        }
        JsonNode.DeepEquals(node, JsonNode.Parse(before)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_service_that_fails_costs_a_notice_and_the_draft_is_written()
    {
        _server.Answer = (_, context) =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };

        var (code, json, notice) = await RunAsync("--transcript", Transcript(), "--language", "es", "--reword");

        code.ShouldBe(0);
        notice.TrimEnd().ShouldEndWith("failure: 401");
        JsonNode.Parse(json)!["proposals"]!.AsArray().ShouldAllBe(proposal => !proposal!["generated"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("es", "Se acuerda lo que se dijo.*", "Redacción generada con IA", "Tal como se dijo: «")]
    [InlineData("en", "It was agreed as it was said.*", "AI-generated wording", "As it was said: “")]
    public async Task The_word_document_marks_what_a_model_worded_and_has_the_words_that_were_said(string language, params string[] printed)
    {
        var path = Path.Combine(_folder.FullName, "acta.docx");
        _server.Say(item => item["kind"]!.GetValue<string>() == "decision" ? printed[0].TrimEnd('*') : null);

        (await RunAsync("--transcript", Transcript(), "--language", language, "--docx", path, "--reword")).Code.ShouldBe(0);

        using var document = WordprocessingDocument.Open(path, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(problem => problem.Description).ShouldBeEmpty();
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        foreach (var words in printed)
            text.ShouldContain(words);
        text.ShouldContain("Entonces quedamos");
    }

    [Fact]
    public async Task A_wrong_setting_is_one_sentence()
    {
        var (code, json, error) = await RunAsync(new ConfigurationBuilder().AddInMemoryCollection([new("Ai:Endpoint", "http://models.example.org")]).Build(), "--transcript", Transcript(), "--reword");

        (code, json).ShouldBe((2, ""));
        error.ShouldStartWith("Ai:Endpoint must be an https address");
    }

    private Task<(int Code, string Json, string Error)> RunAsync(params string[] arguments) =>
        RunAsync(new ConfigurationBuilder().AddInMemoryCollection([new("Ai:Endpoint", _server.Endpoint), new("Ai:Model", "small")]).Build(), arguments);

    private static async Task<(int Code, string Json, string Error)> RunAsync(IConfiguration settings, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = await MinutesCommand.RunAsync(arguments, () => output, error, settings);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private string Transcript()
    {
        var path = Path.Combine(_folder.FullName, "meeting.vtt");
        File.WriteAllText(path, "WEBVTT\n\n" + string.Concat(Drafts.Said(ProposalTests.Alliance).Select(said =>
            FormattableString.Invariant($"{said.Start:hh\\:mm\\:ss\\.fff} --> {said.End:hh\\:mm\\:ss\\.fff}\n<v {said.Speaker}>{said.Text}</v>\n\n"))));
        return path;
    }
}
