using System.Reflection;
using System.Text;
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

    private sealed class EmbeddedFiles(params (string Name, string Content)[] files) : Assembly
    {
        public override string[] GetManifestResourceNames() => [.. files.Select(file => file.Name)];

        public override Stream GetManifestResourceStream(string name) =>
            new MemoryStream(Encoding.UTF8.GetBytes(files.Single(file => file.Name == name).Content));
    }
}
