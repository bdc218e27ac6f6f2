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
    public void A_form_is_held_back_by_an_empty_field_only_where_a_button_takes_it()
    {
        // These take what is required, and are no yes.
        string[] taking = ["people.chooseOrganisation", "people.endMail", "minutes.declineAmendment", "proposals.save", "turn.decline"];
        var held = new List<string>();
        foreach (var (_, buttons) in Forms())
            held.AddRange(buttons.Where(button => (string?)button["style"] != "positive" && !TakesNothing(button)).Select(button => (string)button["verb"]!));

        held.ShouldBe(taking, ignoreOrder: true);
    }

    [Fact]
    public void A_form_of_the_rota_has_a_way_out()
    {
        var forms = Forms().Where(form => form.Name.StartsWith("rota/", StringComparison.Ordinal)).ToList();
        forms.Count.ShouldBeGreaterThan(5);
        forms.Where(form => !form.Buttons.Any(TakesNothing)).Select(form => form.Name).ShouldBeEmpty();
    }

    private static bool TakesNothing(JsonObject button) => (string?)button["associatedInputs"] == "none" && (string?)button["fallback"]!["associatedInputs"] == "none";

    /// <summary>The cards on which something must be filled in.</summary>
    private static IEnumerable<(string Name, List<JsonObject> Buttons)> Forms()
    {
        foreach (var name in new CardLibrary().Names)
        {
            using var file = typeof(CardLibrary).Assembly.GetManifestResourceStream(name)!;
            List<JsonObject> parts = [.. Parts(JsonNode.Parse(file))];
            if (parts.Exists(part => part.ContainsKey("isRequired")))
                yield return (name, parts.FindAll(part => part.ContainsKey("fallback") && part.ContainsKey("verb")));
        }
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
