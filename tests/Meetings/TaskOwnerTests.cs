using AllianceBot.Alliances;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Meetings;

/// <summary>A person answers for a task. Teams lets people mention more than persons.</summary>
public sealed class TaskOwnerTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData(TextLanguage.English, "19:9a1c0e7d2b6f4c58@thread.tacv2", "Water Group")]
    [InlineData(TextLanguage.Spanish, "19:9a1c0e7d2b6f4c58@thread.tacv2", "Grupo del Agua")]
    [InlineData(TextLanguage.English, "28:0f3d6c1a-7a52-4b1e-9b5f-7f8a1c2d3e4f", "Polly Poll")]
    [InlineData(TextLanguage.Spanish, "28:0f3d6c1a-7a52-4b1e-9b5f-7f8a1c2d3e4f", "Encuestas")]
    public async Task A_channel_or_a_bot_owns_no_task(TextLanguage language, string id, string name)
    {
        var room = await MeetAsync(language);

        var heard = await room.SayMentioningAsync(room.Ana, TaskOf(language, name), id, name);

        heard.Sentences.ShouldHaveSingleItem().ShouldNotStartWith("✓");
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Set<MeetingEntry>().IgnoreQueryFilters().AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await db.Set<Person>().IgnoreQueryFilters().Select(p => p.Name).ToListAsync(TestContext.Current.CancellationToken)).ShouldNotContain(name);
    }

    [Theory]
    [InlineData(TextLanguage.English, "Rosa Díaz")]
    [InlineData(TextLanguage.Spanish, "Rosa Díaz")]
    public async Task Somebody_whom_nobody_met_yet_does_when_mentioned(TextLanguage language, string name)
    {
        var room = await MeetAsync(language);

        var heard = await room.SayMentioningAsync(room.Ana, TaskOf(language, name), "29:rosa-diaz", name);

        heard.Sentences.ShouldHaveSingleItem().ShouldStartWith("✓");
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Set<MeetingEntry>().IgnoreQueryFilters().SingleAsync(TestContext.Current.CancellationToken)).OwnerName.ShouldBe(name);
    }

    [Theory]
    [InlineData(TextLanguage.English, "I will send the letter by Friday 5pm", "send the letter (5pm)")]
    [InlineData(TextLanguage.English, "me: send the letter by Friday", "send the letter")]
    [InlineData(TextLanguage.English, "Quispe: send the letter by Friday", "send the letter")]
    [InlineData(TextLanguage.English, "Ana, Luis send the letter by Friday", "send the letter (with Luis Rojas)")]
    [InlineData(TextLanguage.English, "Ana and Luis: send the letter by Friday", "send the letter (with Luis Rojas)")]
    [InlineData(TextLanguage.Spanish, "yo: enviar la carta el viernes a las 5 pm", "enviar la carta (a las 5 pm)")]
    [InlineData(TextLanguage.Spanish, "Me encargo de enviar la carta para el viernes", "enviar la carta")]
    [InlineData(TextLanguage.Spanish, "Quispe: enviar la carta para el viernes", "enviar la carta")]
    [InlineData(TextLanguage.Spanish, "Ana y Luis enviarán la carta el viernes", "enviarán la carta (con Luis Rojas)")]
    [InlineData(TextLanguage.Spanish, "yo y Luis Rojas: enviar la carta para el viernes", "enviar la carta (con Luis Rojas)")]
    public async Task The_writer_and_all_who_are_named_are_in_the_task(TextLanguage language, string typed, string text)
    {
        var room = new Room(_bot, language);
        await room.MeetAsync();
        await room.SayAsync(room.Luis, $"{room.Word("info")} .");

        var heard = await room.SayAsync(room.Ana, $"{room.Word("action")} {typed}");

        heard.Sentences.ShouldHaveSingleItem().ShouldStartWith("✓");
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        var task = await db.Set<MeetingEntry>().IgnoreQueryFilters().SingleAsync(entry => entry.Kind == EntryKind.Action, TestContext.Current.CancellationToken);
        (task.OwnerName, task.Text).ShouldBe(("Ana Quispe", text));
    }

    private static string TaskOf(TextLanguage language, string owner) => language is TextLanguage.Spanish
        ? $"#tarea @{owner} enviar la carta para el viernes"
        : $"#action @{owner} send the letter by Friday";

    private async Task<Room> MeetAsync(TextLanguage language)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();
        await room.SayAsync(room.Ana, $"{room.Word("startMeeting")}\nBudget");
        return room;
    }
}
