using System.Buffers.Text;
using System.Net;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Links;
using AllianceBot.Meetings;
using AllianceBot.Minutes;
using AllianceBot.Storage;
using AllianceBot.Tests.Alliances;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Minutes;

/// <summary>A link to a document opens for those who were given it, for as long as it says, and for nobody else.</summary>
public sealed class MinutesLinkTests(TwoAlliances two) : IClassFixture<TwoAlliances>
{
    [Fact]
    public async Task A_link_that_was_given_opens_the_document()
    {
        using var response = await GetAsync(await TokenAsync(two.HersId));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_changed_in_any_byte_opens_nothing()
    {
        var token = Base64Url.DecodeFromChars(await TokenAsync(two.HersId));
        for (var i = 0; i < token.Length; i++)
        {
            var forged = (byte[])token.Clone();
            forged[i] ^= 1;
            await ShouldNotOpenAsync(Base64Url.EncodeToString(forged), $"byte {i}");
        }
    }

    [Fact]
    public async Task A_link_cut_short_or_made_longer_opens_nothing()
    {
        var token = await TokenAsync(two.HersId);
        for (var length = 1; length < token.Length; length++)
            await ShouldNotOpenAsync(token[..length], $"{length} characters");
        await ShouldNotOpenAsync(token + "A", "one more");
        await ShouldNotOpenAsync(token + token, "twice");
        await ShouldNotOpenAsync("..%2F..%2Fetc%2Fpasswd", "a path");
        await ShouldNotOpenAsync(new string('A', token.Length), "all zero");
        await ShouldNotOpenAsync(Uri.EscapeDataString(new string('ñ', token.Length)), "letters of no token");
    }

    [Fact]
    public async Task A_link_opens_nothing_after_its_time()
    {
        var secret = (await SettingsAsync(two.HersId)).LinkSecret;
        var meeting = await EndedMeetingAsync(two.HersId);
        var before = new FakeTimeProvider(two.Bot.Time.GetUtcNow() - MinutesDownload.Links.Lifetime);
        await ShouldNotOpenAsync(Token(new SignedLinks(RunningBot.PublicUrl, before).Create(MinutesDownload.Links, two.HersId, meeting, secret)), "expired just now");
        before.Advance(TimeSpan.FromSeconds(2));
        using var response = await GetAsync(Token(new SignedLinks(RunningBot.PublicUrl, before).Create(MinutesDownload.Links, two.HersId, meeting, secret)));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_alliances_secret_opens_no_document_of_another()
    {
        var (links, meeting) = (two.Bot.Services.GetRequiredService<SignedLinks>(), await EndedMeetingAsync(two.HersId));
        var otherSecret = (await SettingsAsync(two.OthersId)).LinkSecret;
        await ShouldNotOpenAsync(Token(links.Create(MinutesDownload.Links, two.OthersId, meeting, otherSecret)), "her meeting as the other alliance's");
        await ShouldNotOpenAsync(Token(links.Create(MinutesDownload.Links, two.HersId, meeting, otherSecret)), "her meeting with the other alliance's secret");
        await ShouldNotOpenAsync(Token(links.Create(MinutesDownload.Links, Guid.NewGuid(), meeting, otherSecret)), "an alliance that is not");
    }

    [Fact]
    public async Task A_link_to_another_kind_of_document_opens_no_minutes()
    {
        var (links, meeting) = (two.Bot.Services.GetRequiredService<SignedLinks>(), await EndedMeetingAsync(two.HersId));
        var other = new LinkKind("organisations", MinutesDownload.Links.Lifetime);
        await ShouldNotOpenAsync(Token(links.Create(other, two.HersId, meeting, (await SettingsAsync(two.HersId)).LinkSecret)), "another kind");
    }

    [Fact]
    public async Task A_meeting_that_still_runs_has_no_document()
    {
        await using var db = two.Store.OpenForReading(two.HersId);
        var running = await db.Set<Meeting>().Where(m => m.Status == MeetingStatus.Running).Select(m => m.Id).SingleAsync(TestContext.Current.CancellationToken);
        var links = two.Bot.Services.GetRequiredService<SignedLinks>();
        await ShouldNotOpenAsync(Token(links.Create(MinutesDownload.Links, two.HersId, running, (await SettingsAsync(two.HersId)).LinkSecret)), "running");
    }

    private async Task ShouldNotOpenAsync(string token, string why)
    {
        using var response = await GetAsync(token);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound, why);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty(why);
    }

    private Task<HttpResponseMessage> GetAsync(string token) =>
        two.Bot.Client.GetAsync(new Uri($"/minutes/{token}", UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<string> TokenAsync(Guid allianceId) =>
        Token(two.Bot.Services.GetRequiredService<SignedLinks>().Create(MinutesDownload.Links, allianceId, await EndedMeetingAsync(allianceId), (await SettingsAsync(allianceId)).LinkSecret));

    private async Task<Guid> EndedMeetingAsync(Guid allianceId)
    {
        await using var db = two.Store.OpenForReading(allianceId);
        return await db.Set<Meeting>().Where(m => m.Status == MeetingStatus.Ended).Select(m => m.Id).FirstAsync(TestContext.Current.CancellationToken);
    }

    private async Task<AllianceSettings> SettingsAsync(Guid allianceId)
    {
        await using AllianceDb db = two.Store.OpenForReading(allianceId);
        return (await AllianceSettings.ReadAsync(db, TestContext.Current.CancellationToken))!;
    }

    private static string Token(string? link) => link![(link!.LastIndexOf('/') + 1)..];
}
