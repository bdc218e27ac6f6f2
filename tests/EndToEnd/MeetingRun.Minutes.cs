using System.Security.Cryptography;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>The minutes: draft, Word document, approval, archive.</summary>
internal sealed partial class MeetingRun
{
    public async Task ReadsTheDraftAsync()
    {
        await AskAsync(Typed("minutes"), Say("minutesDraft"));
        var card = await client.WaitForCardAsync(Say("minutesHeading", Number));
        var text = await card.InnerTextAsync();
        text.ShouldContainAll([script.Title, Say("rollCallPresent", Present.Length), .. Present, .. script.Agenda, script.ExtraTopic]);
        text.ShouldContainAll(script.Decision, script.Note, script.LinkLabel, TimeZone);
        text.ShouldContainAll(script.FirstTask, Say("ownerAndDue", FirstOwner, LongDate(FirstDue)), script.SecondTask, Say("ownerAndDue", SecondOwner, LongDate(SecondDue)));
        text.ShouldNotContain(script.Mistake);
        (await client.FollowAsync(script.LinkLabel)).ShouldBe(new Uri(MeetingScript.Link));
        await HasTheWordDocumentAsync(isApproved: false);
    }

    public async Task ApprovesAsync()
    {
        // A second draft, whose button is still there when the first was pressed.
        await AskAsync(Typed("minutes"), Say("minutesDraft"));
        await client.PressAsync(Say("approveButton"));
        var card = await client.WaitForCardAsync("SHA-256");
        var file = Archived.ShouldHaveSingleItem();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file)));
        (await card.InnerTextAsync()).ShouldContainAll(file, sha256, Say("minutesApprovedBy", Starter, LongDate(Today), "").Trim());
        await client.WaitForBotMessageAsync(Say("minutesArchived", Number, Starter, file, sha256));
        await HasTheWordDocumentAsync(isApproved: true);
        WordFile.Read(await File.ReadAllBytesAsync(file)).ShouldContainAll(ExpectedInWord);

        var written = File.GetLastWriteTimeUtc(file);
        await client.PressAsync(Say("approveButton"));
        await client.WaitForNoAsync(Say("approveButton"));
        Archived.ShouldHaveSingleItem();
        File.GetLastWriteTimeUtc(file).ShouldBe(written);
        relay.Said.Count(s => s is { How: "POST" } && s.Words.Any(w => w.Contains(sha256, StringComparison.Ordinal))).ShouldBe(1, "the archive is announced once");
    }

    /// <summary>Every card in sight, as in a wide window and as in a narrow one.</summary>
    public Task PhotographCardsAsync(string prefix) => client.PhotographCardsAsync(prefix, 300, 640);

    public void KeepWord(string path) => File.WriteAllBytes(path, File.ReadAllBytes(Archived[0]));

    /// <summary>What holds for the whole run.</summary>
    public void WentWell()
    {
        relay.Said.Where(s => s is { How: "POST" } && s.Words.Contains(Say("helloTitle"))).GroupBy(s => s.Conversation).ShouldAllBe(place => place.Count() == 1, "one greeting in each place");
        // Folders of the archive are named alike in every language.
        var words = relay.Said.SelectMany(s => s.Words).Select(w => w.Replace(Archived[0], "", StringComparison.Ordinal));
        BotPhrases.FindForeign(script.Language, words).ShouldBeEmpty();
        client.Errors.ShouldBeEmpty();
        bot.Complaints.ShouldBeEmpty();
    }

    private IReadOnlyList<string> Archived => [.. Directory.EnumerateFiles(bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories)];

    private string[] ExpectedInWord =>
    [
        script.Alliance, script.Title, .. script.Agenda, script.ExtraTopic, .. Present, script.Decision, script.Note, script.LinkLabel,
        script.FirstTask, FirstOwner, script.SecondTask, SecondOwner, LongDate(FirstDue), LongDate(SecondDue),
    ];

    private async Task HasTheWordDocumentAsync(bool isApproved)
    {
        using var http = new HttpClient();
        var content = await http.GetByteArrayAsync(await client.FollowAsync(Say("wordButton")));
        var text = WordFile.Read(content);
        text.ShouldContainAll(ExpectedInWord);
        text.ShouldNotContain(script.Mistake);
        BotPhrases.FindForeign(script.Language, [text]).ShouldBeEmpty();
        text.Contains(Say("minutesApprovedBy", Starter, LongDate(Today), "").Trim(), StringComparison.Ordinal).ShouldBe(isApproved);
    }
}
