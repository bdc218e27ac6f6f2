using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Meetings;

/// <summary>What is typed after <c>#topic</c> opens an item of the agenda when it can, and adds one only when it is new.</summary>
public sealed class AgendaSearchTests : IAsyncLifetime
{
    private const string Agenda = "\nPresupuesto de nutrición\n2026 budget\nJoint statement\nWorking group on water\nWorking group on schools";

    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("1", 1)]
    [InlineData("#1", 1)]
    [InlineData("1.", 1)]
    [InlineData("item 1", 1)]
    [InlineData("Item #2", 2)]
    [InlineData("punto 1", 1)]
    [InlineData("punto nº 2", 2)]
    [InlineData("tema 3", 3)]
    [InlineData("one", 1)]
    [InlineData("Uno", 1)]
    [InlineData("item two", 2)]
    [InlineData("punto dos", 2)]
    [InlineData("2.º", 2)]
    [InlineData("1: First item", 1)]
    [InlineData("1. First item", 1)]
    [InlineData("1) First item", 1)]
    [InlineData("1 - First item", 1)]
    [InlineData("tres: comunicado", 3)]
    [InlineData("3 joint", 3)]
    [InlineData("presupuesto", 1)]
    [InlineData("el presupuesto", 1)]
    [InlineData("NUTRICION", 1)]
    [InlineData("nutrición: presupuesto", 1)]
    [InlineData("budget", 2)]
    [InlineData("the budget", 2)]
    [InlineData("2026", 2)]
    [InlineData("2026 budget", 2)]
    [InlineData("joint", 3)]
    [InlineData("joint statment", 3)]
    [InlineData("presupesto", 1)]
    [InlineData("statment", 3)]
    [InlineData("the shools", 5)]
    [InlineData("1. Joint statement", 3)]
    [InlineData("water", 4)]
    public async Task A_number_or_words_of_a_name_open_the_item(string typed, int position)
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var room = new Room(_bot, language, $"Team {language}");
            await room.MeetAsync(Agenda);

            var title = Agenda.Trim().Split('\n')[position - 1];
            (await room.SayAsync(room.Ana, $"{room.Word("topic")} {typed}")).Sentences.ShouldBe([room.Phrase("topicOpened", position, title)]);
        }
    }

    [Theory]
    [InlineData("2027 plan", "2027 plan")]
    [InlineData("Date of the next meeting", "Date of the next meeting")]
    [InlineData("bud", "bud")]
    [InlineData("wader", "wader")]
    [InlineData("schematics", "schematics")]
    [InlineData("estatement", "estatement")]
    [InlineData("presupuesto 2027", "presupuesto 2027")]
    [InlineData("one more thing", "one more thing")]
    [InlineData("Uno a uno", "Uno a uno")]
    [InlineData("3-year plan", "3-year plan")]
    [InlineData("2.5 million for schools", "2.5 million for schools")]
    [InlineData("3rd quarter", "3rd quarter")]
    [InlineData("Punto de encuentro", "Punto de encuentro")]
    [InlineData("9. Any other business", "Any other business")]
    public async Task What_is_new_joins_the_agenda_and_the_reply_says_so(string typed, string title)
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var room = new Room(_bot, language, $"Team {language}");
            await room.MeetAsync(Agenda);

            (await room.SayAsync(room.Ana, $"{room.Word("topic")} {typed}")).Sentences.ShouldBe([room.Phrase("topicAdded", 6, title)]);
        }
    }

    [Theory]
    [InlineData("Exportación", "Importación")]
    [InlineData("Informe del Grupo A", "Informe del Grupo B")]
    [InlineData("Informe del Grupo B", "Informe del Grupo A")]
    [InlineData("Grupo A de trabajo", "Grupo B de trabajo")]
    [InlineData("Niños", "Niñas")]
    [InlineData("Carta", "Acta")]
    [InlineData("Visita al ministro de salud en mayo", "Visita al ministro de salud en junio")]
    [InlineData("Report of Group C", "Report of Group A")]
    public async Task What_is_called_almost_the_same_is_another_item(string typed, string onAgenda)
    {
        var room = new Room(_bot);
        await room.MeetAsync($"{onAgenda}\nVarios");

        (await room.SayAsync(room.Ana, $"#topic {typed}")).Sentences.ShouldBe([room.Phrase("topicAdded", 3, typed)]);
    }

    [Theory]
    [InlineData("presupesto", "Presupuesto")]
    [InlineData("Declaracion conjnta", "Declaración conjunta")]
    [InlineData("a budgets", "Budgets")]
    [InlineData("Informe del Grupo A", "Informe del Grupo A")]
    [InlineData("grupo a", "Informe del Grupo A")]
    [InlineData("grupo a", "Informes del Grupo A y del Grupo B")]
    [InlineData("higiene y saneamiento", "Saneamiento e higiene")]
    [InlineData("Puno y Juliaca", "Visita a Puno, Juliaca")]
    [InlineData("a visit", "Visit of Group B")]
    [InlineData("informe", "Informe del Grupo A")]
    public async Task A_slip_in_a_long_word_still_opens_the_item(string typed, string onAgenda)
    {
        var room = new Room(_bot);
        await room.MeetAsync($"{onAgenda}\nVarios");

        (await room.SayAsync(room.Ana, $"#topic {typed}")).Sentences.ShouldBe([room.Phrase("topicOpened", 1, onAgenda)]);
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Words_in_several_names_are_asked_about_and_nothing_is_recorded(TextLanguage language)
    {
        var room = new Room(_bot, language);
        await room.MeetAsync(Agenda);

        var heard = await room.SayAsync(room.Ana, $"{room.Word("topic")} working group");

        heard.Sentences.ShouldBe([room.Phrase("topicSeveral", "working group", "4. Working group on water; 5. Working group on schools")]);
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Set<MeetingEntry>().IgnoreQueryFilters().AnyAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("7")]
    [InlineData("0")]
    [InlineData("item 7")]
    [InlineData("siete")]
    public async Task A_number_that_no_item_has_is_told(string typed)
    {
        var room = new Room(_bot);
        await room.MeetAsync(Agenda);

        (await room.SayAsync(room.Ana, $"#topic {typed}")).Sentences.ShouldBe([room.Phrase("topicNoSuchItem", typed == "0" ? 0 : 7, 5)]);
    }
}
