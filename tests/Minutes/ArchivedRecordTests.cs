using System.Net;
using System.Text.Json;
using AllianceBot.Alliances;
using AllianceBot.Archive;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Documents;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Minutes;

/// <summary>A record that is in the way, that is gone, that is not what was approved: people are told, and nothing false is handed out.</summary>
public sealed class ArchivedRecordTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_name_that_other_bytes_have_taken_is_left_to_them()
    {
        var room = new Room(_bot, TextLanguage.English);
        var card = await HoldMeetingAsync(room, room.General);
        var before = "What an older database had approved."u8.ToArray();
        await _bot.Services.GetRequiredService<IArchive>().WriteOnceAsync(
            new ArchiveAddress(await AllianceAsync(), "minutes/2026/2026-01-minutes.docx"),
            before,
            new ArchiveMetadata { Title = "2026-01 minutes", ContentType = "text/plain" },
            TestContext.Current.CancellationToken);

        var approved = (await room.PressAsync(room.Ana, card, "minutes.approve")).Card;

        var files = Records();
        files.Select(Path.GetFileName).ShouldBe(["2026-01-minutes-2.docx", "2026-01-minutes.docx"], ignoreOrder: true);
        File.ReadAllBytes(files.Single(f => f.EndsWith("minutes.docx", StringComparison.Ordinal))).ShouldBe(before);
        using var response = await GetAsync(approved);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
            .ShouldBe(File.ReadAllBytes(files.Single(f => f.EndsWith("-2.docx", StringComparison.Ordinal))));
        response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("2026-01-minutes-2.docx");
        approved.GetRawText().ShouldContain("2026-01-minutes-2.docx");
    }

    [Fact]
    public async Task A_taken_name_of_full_length_is_shortened_for_its_number()
    {
        var room = new Room(_bot, TextLanguage.English);
        var title = new string('a', 99);
        var card = await HoldMeetingAsync(room, room.General, title);
        var taken = $"2026-01-minutes-{title}.docx";
        taken.Length.ShouldBe(ArchiveName.MaxLength);
        await _bot.Services.GetRequiredService<IArchive>().WriteOnceAsync(
            new ArchiveAddress(await AllianceAsync(), $"minutes/2026/{taken}"),
            "What an older database had approved."u8.ToArray(),
            new ArchiveMetadata { Title = title, ContentType = "text/plain" },
            TestContext.Current.CancellationToken);

        await room.PressAsync(room.Ana, card, "minutes.approve");

        Records().Select(Path.GetFileName).ShouldBe([taken, $"2026-01-minutes-{title[..^2]}-2.docx"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("#decision We pay 100\u202E001\u202C dollars.", "We pay 100001 dollars.")]
    [InlineData("#info \u2067שלום\u2069 a\u0007\u200Fb.", "שלום a\u200Fb.")]
    [InlineData("#link https://alliance.example/a The \u202Eletter", "The letter")]
    [InlineData("#topic Votes \u2066of\u2069 today", "Votes of today")]
    [InlineData("#action Ana Quispe: send \u202Eit by Friday", "send it")]
    public async Task What_is_approved_on_the_card_is_what_is_archived(string said, string recorded)
    {
        var room = new Room(_bot, TextLanguage.English);
        var card = await HoldMeetingAsync(room, room.General, "Our \u202Emeeting", said);
        CardListing.Of(card).ShouldContain(line => line.Contains(recorded, StringComparison.Ordinal));
        CardListing.Of(card).ShouldContain("Our meeting");

        await room.PressAsync(room.Ana, card, "minutes.approve");

        using var document = WordprocessingDocument.Open(Records().ShouldHaveSingleItem(), isEditable: false);
        var printed = PrintedText.Body(document.MainDocumentPart!);
        printed.ShouldContain(recorded);
        printed.ShouldContain("Our meeting");
    }

    [Fact]
    public async Task An_entry_of_nothing_that_shows_is_empty()
    {
        var room = new Room(_bot, TextLanguage.English);
        await HoldMeetingAsync(room, room.General);
        await room.SayAsync(room.Ana, "start meeting\nBudget");
        (await room.SayAsync(room.Ana, "#decision \u202E\u202C")).Sentences.ShouldNotContain(s => s.StartsWith('✓'));
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task A_record_that_is_gone_is_said_to_be_gone(TextLanguage language)
    {
        var (room, approved, offer) = await ApproveAsync(language);
        File.Delete(Records().ShouldHaveSingleItem());

        await ShouldSayAsync(room, approved, offer, HttpStatusCode.Gone, "recordMissing");
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task A_record_that_was_changed_is_not_handed_out(TextLanguage language)
    {
        var (room, approved, offer) = await ApproveAsync(language);
        var file = Records().ShouldHaveSingleItem();
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllBytes(file, bytes);

        await ShouldSayAsync(room, approved, offer, HttpStatusCode.Conflict, "recordTampered");
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Another_record_put_in_its_place_with_all_that_proves_it_is_not_handed_out(TextLanguage language)
    {
        var (room, approved, offer) = await ApproveAsync(language);
        var archive = _bot.Services.GetRequiredService<IArchive>();
        var alliance = await AllianceAsync();
        var entry = await archive.ListAsync(alliance, cancellationToken: TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        File.Delete(Records().ShouldHaveSingleItem());
        await archive.WriteOnceAsync(entry.Address, "We agreed to something else."u8.ToArray(), entry.Metadata, TestContext.Current.CancellationToken);

        await ShouldSayAsync(room, approved, offer, HttpStatusCode.Conflict, "recordTampered");
    }

    /// <summary>Behind the link, in answer to the button, and to a yes that comes after an offer made in better days.</summary>
    private async Task ShouldSayAsync(Room room, JsonElement approved, JsonElement offer, HttpStatusCode status, string phrase)
    {
        using var response = await GetAsync(approved);
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(room.Phrase(phrase));

        var chat = room.Private(room.Ana);
        var asked = await room.PressAsync(room.Ana, approved, "minutes.sendFile", chat);
        asked.Sentences.ShouldBe([room.Phrase(phrase)]);
        asked.Cards.ShouldBeEmpty();
        (await room.AcceptFileAsync(room.Ana, offer)).Sentences.ShouldBe([room.Phrase(phrase)]);
    }

    /// <returns>The card of the approved minutes, and an offer of their file that nobody has answered yet.</returns>
    private async Task<(Room Room, JsonElement Approved, JsonElement Offer)> ApproveAsync(TextLanguage language)
    {
        var room = new Room(_bot, language);
        var chat = room.Private(room.Ana);
        var card = await HoldMeetingAsync(room, chat);
        var approved = (await room.PressAsync(room.Ana, card, "minutes.approve", chat)).Card;
        using var response = await GetAsync(approved);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var offer = (await room.PressAsync(room.Ana, approved, "minutes.sendFile", chat)).Card;
        return (room, approved, offer);
    }

    /// <returns>The card with the draft.</returns>
    private static async Task<JsonElement> HoldMeetingAsync(Room room, Chat where, string title = "", string? said = null)
    {
        await room.PressAsync(room.Ana, "alliance.setUp", new() { ["name"] = "Alianza Cumbre", ["language"] = room.Language.Code(), ["timeZone"] = "America/Lima" }, where);
        await room.SayAsync(room.Ana, $"{room.Word("startMeeting")}{(title.Length > 0 ? $" {title}\n" : "\n")}Budget", where);
        await room.SayAsync(room.Ana, said ?? $"{room.Word("decision")} We agree.", where);
        await room.SayAsync(room.Ana, room.Word("endMeeting"), where);
        return (await room.SayAsync(room.Ana, room.Word("minutes"), where)).Card;
    }

    private async Task<Guid> AllianceAsync()
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<Alliance>().IgnoreQueryFilters().Select(a => a.AllianceId).SingleAsync(TestContext.Current.CancellationToken);
    }

    private string[] Records() => Directory.GetFiles(_bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories);

    private Task<HttpResponseMessage> GetAsync(JsonElement card)
    {
        var link = card.GetProperty("actions").EnumerateArray().Select(a => a.TryGetProperty("url", out var url) ? url.GetString() : null).Single(url => url is not null)!;
        return _bot.Client.GetAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
