using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Graph;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AllianceBot.Tests.Delivery.Mail;

/// <summary>Documents in mails, up to the size that Graph takes.</summary>
public sealed class MailFileTests : IAsyncLifetime
{
    private const string Address = "https://bot.example/minutes/abc";

    private FakeGraph _graph = null!;
    private RunningBot _bot = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _bot = await RunningBot.StartAsync(settings: [.. _graph.Settings, "--Mail:From=secretariat@alliance.example"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task The_largest_that_is_attached_goes_through_Graph_whole()
    {
        var content = Content(MailWriter.LargestFile);

        var mail = await SendAsync(new("Acta 2026-03.docx", "application/octet-stream", content) { Address = Address }, TextLanguage.Spanish);

        var attached = mail.Attachments.OfType<MimePart>().ShouldHaveSingleItem();
        attached.FileName.ShouldBe("Acta 2026-03.docx");
        using var decoded = new MemoryStream();
        await attached.Content!.DecodeToAsync(decoded, Cancellation);
        decoded.ToArray().ShouldBe(content);
        mail.TextBody!.ShouldContain("Adjunto: Acta 2026-03.docx");
        mail.TextBody!.ShouldNotContain(Address);
    }

    [Theory]
    [InlineData(TextLanguage.English, "Open Acta 2026-03.docx")]
    [InlineData(TextLanguage.Spanish, "Abrir Acta 2026-03.docx")]
    public async Task A_larger_one_is_a_link(TextLanguage language, string label)
    {
        var mail = await SendAsync(new("Acta 2026-03.docx", "application/octet-stream", Content(MailWriter.LargestFile + 1)) { Address = Address }, language);

        mail.Attachments.ShouldBeEmpty();
        mail.TextBody!.ReplaceLineEndings("\n").ShouldContain($"{label}:\n{Address}\n");
        mail.HtmlBody!.ShouldContain($"<a href=\"{Address}\"");
        mail.HtmlBody!.ShouldContain($">{label}</a>");
    }

    [Fact]
    public async Task A_larger_one_without_an_address_says_whom_to_ask()
    {
        var mail = await SendAsync(new("Acta 2026-03.docx", "application/octet-stream", Content(MailWriter.LargestFile + 1)), TextLanguage.Spanish);

        mail.Attachments.ShouldBeEmpty();
        mail.TextBody!.ShouldContain("Pídalo a uno de los copresidentes.");
    }

    /// <summary>Bytes that nothing makes smaller.</summary>
    private static byte[] Content(int size)
    {
        var content = new byte[size];
        new Random(7).NextBytes(content);
        return content;
    }

    /// <returns>As Graph got it.</returns>
    private async Task<MimeMessage> SendAsync(MailFile file, TextLanguage language)
    {
        var alliance = new AllianceInfo { Id = Guid.NewGuid(), Name = "Alianza", Language = language, TimeZone = "America/Lima" };
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenForReading(alliance.Id);
        var reader = NoticeReader.Everybody(alliance) with { Name = "Rosa Mamani", MailAddress = "rosa@tejedoras.example" };
        var turn = new NoticeTurn { Db = db, Reader = reader, SubjectId = "", Data = "", FirstDueAt = _bot.Time.GetUtcNow(), Phrases = _bot.Services.GetRequiredService<Phrasebook>(), Now = _bot.Time.GetUtcNow(), Language = language };
        var notice = new ClaimedNotice(alliance.Id, Guid.NewGuid(), "x", Guid.NewGuid(), "", "", "", 1, 1, _bot.Time.GetUtcNow());
        var carrier = _bot.Services.GetRequiredService<MailCarrier>().Carrier!;
        using var written = _bot.Services.GetRequiredService<MailWriter>().Write(notice, turn, new ReplyMessage.Text("Minutes to read") { MailFile = file }, [], carrier.From);
        await carrier.SendAsync(notice.Id, written, Cancellation);

        _graph.Complaints.ShouldBeEmpty();
        return await MimeMessage.LoadAsync(new MemoryStream(_graph.Mails.ShouldHaveSingleItem().Mime), Cancellation);
    }
}
