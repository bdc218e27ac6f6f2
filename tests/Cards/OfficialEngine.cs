using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace AllianceBot.Tests.Cards;

/// <summary>The official JavaScript engine, asked once for all the cases.</summary>
public sealed class OfficialEngine
{
    private const string Variable = "ALLIANCEBOT_TEST_NODE_MODULES";

    private readonly Lazy<Dictionary<string, JsonNode>> answers = new(Ask);

    public static readonly IReadOnlyList<TemplateCase> Cases = [.. TemplateCase.ReadAll(Path.Combine(Folder(), "Templates"))];

    /// <summary>What the engine made of a case, or why it gave up.</summary>
    public (JsonNode? Card, string? Refusal) Expand(string name)
    {
        Assert.SkipUnless(NodeModules() is not null, $"{Variable} does not name a node_modules folder with adaptivecards-templating in it");
        var answer = answers.Value[name];
        return (answer["card"], (string?)answer["refusal"]);
    }

    private static Dictionary<string, JsonNode> Ask()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder(), "official-engine.mjs"), NodeModules()!])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["TZ"] = "UTC", ["LC_ALL"] = "en_US.UTF-8" },
        };
        using var node = Process.Start(start)!;
        var input = new JsonArray([.. Cases.Select(one => one.Source.DeepClone())]);
        node.StandardInput.Write(input.ToJsonString());
        node.StandardInput.Close();
        var output = JsonNode.Parse(node.StandardOutput.ReadToEnd())!.AsArray();
        node.WaitForExit();
        return Cases.Zip(output).ToDictionary(pair => pair.First.Name, pair => pair.Second!);
    }

    private static string? NodeModules() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path && Directory.Exists(Path.Combine(path, "adaptivecards-templating"))
            ? path
            : null;

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
