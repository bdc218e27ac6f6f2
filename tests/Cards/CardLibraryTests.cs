using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using AllianceBot.Cards;

namespace AllianceBot.Tests.Cards;

public sealed class CardLibraryTests
{
    [Fact]
    public void Every_embedded_card_compiles()
    {
        var embedded = typeof(CardLibrary).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal));
        new CardLibrary().Names.ShouldBe(embedded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Cards_are_found_by_folder_and_name_and_rendered()
    {
        var library = new CardLibrary(new EmbeddedFiles(("meetings/roll-call.json", """{"text":"${$host.hello} ${name}"}"""), ("notes.txt", "no card")));

        library.Names.ShouldBe(["meetings/roll-call.json"]);
        Encoding.UTF8.GetString(library.Render("meetings/roll-call.json", Expanding.Json("""{"name":"Ana"}"""), Expanding.Json("""{"hello":"Hola"}"""), Expanding.English))
            .ShouldBe("""{"text":"Hola Ana"}""");
        Should.Throw<KeyNotFoundException>(() => library["meetings/other.json"]).Message.ShouldContain("meetings/other.json");
    }

    [Fact]
    public void The_first_broken_card_stops_the_library()
    {
        var files = new EmbeddedFiles(("b/broken.json", """{"text":"${"}"""), ("c/broken.json", "{"), ("a/good.json", "{}"));

        Should.Throw<CardTemplateException>(() => new CardLibrary(files)).Template.ShouldBe("b/broken.json");
    }

    /// <summary>A client sends no press while a required field is empty, unless the button takes no fields.</summary>
    [Fact]
    public void A_form_can_be_left_without_filling_it_in()
    {
        var (left, stuck) = (0, new List<string>());
        foreach (var name in typeof(CardLibrary).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var file = typeof(CardLibrary).Assembly.GetManifestResourceStream(name)!;
            List<JsonObject> parts = [.. Parts(JsonNode.Parse(file))];
            if (!parts.Exists(part => part.ContainsKey("isRequired")))
                continue;
            foreach (var button in parts.Where(part => part.ContainsKey("fallback") && (string?)part["verb"] is { } verb && (verb.EndsWith(".show", StringComparison.Ordinal) || verb.EndsWith(".open", StringComparison.Ordinal) || verb.EndsWith(".list", StringComparison.Ordinal))))
            {
                left++;
                if ((string?)button["associatedInputs"] != "none" || (string?)button["fallback"]!["associatedInputs"] != "none")
                    stuck.Add($"{name}: {button["title"]}");
            }
        }

        stuck.ShouldBeEmpty();
        left.ShouldBeGreaterThan(10);
    }

    private static IEnumerable<JsonObject> Parts(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(property => Parts(property.Value)).Prepend(part),
        JsonArray list => list.SelectMany(Parts),
        _ => [],
    };

    private sealed class EmbeddedFiles(params (string Name, string Content)[] files) : Assembly
    {
        public override string[] GetManifestResourceNames() => [.. files.Select(file => file.Name)];

        public override Stream GetManifestResourceStream(string name) =>
            new MemoryStream(Encoding.UTF8.GetBytes(files.Single(file => file.Name == name).Content));
    }
}
