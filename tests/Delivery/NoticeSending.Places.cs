using AllianceBot.Conversation;
using AllianceBot.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Delivery;

/// <summary>What everybody in a channel or group chat reads.</summary>
public abstract partial class NoticeSending
{
    [Fact]
    public async Task A_notice_for_a_place_is_a_message_of_its_own_there_at_any_hour_in_the_language_of_the_alliance()
    {
        // 22:00 in Lima.
        _bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 3, 3, 0, 0, TimeSpan.Zero));
        var general = _room.General.ConversationId;
        await AddForPlaceAsync(general);
        await AddForPlaceAsync("19:elsewhere@thread.tacv2");
        await SayingAsync(new Saying("digest", turn => $"{turn.PlaceId} {turn.Language} {turn.Reader.PersonId == Guid.Empty}"));

        var sent = _bot.Teams.Requests.Where(r => r.Body.Contains(" English True", StringComparison.Ordinal)).ShouldHaveSingleItem();
        sent.Path.ShouldBe($"/v3/conversations/{Uri.EscapeDataString(general)}/activities");
        sent.Body.ShouldContain($"{general} English True");
        await using var db = Store.OpenForReading(_alliance);
        var kept = await db.Set<Notice>().Where(n => n.Kind == "digest").OrderBy(n => n.Id).ToListAsync(Cancellation);
        kept.Select(n => n.State).ShouldBe([NoticeState.Sent, NoticeState.Parked]);
        kept[0].MessageId.ShouldNotBeNullOrEmpty();
        kept[1].Note.ShouldBe("The bot is not in that place.");
    }

    private Task<bool> AddForPlaceAsync(string place) =>
        Store.WriteAsync(_alliance, (db, ct) => Notices.AddForPlaceAsync(db, "digest", place, "week 10", _bot.Time.GetUtcNow(), ct), Cancellation);

    /// <summary>Delivers what is due, of kinds that only this test has.</summary>
    private async Task SayingAsync(params INoticeWriter[] writers)
    {
        var delivery = ActivatorUtilities.CreateInstance<NoticeDelivery>(_bot.Services, ActivatorUtilities.CreateInstance<NoticeSender>(_bot.Services, (IEnumerable<INoticeWriter>)writers));
        while (await delivery.DeliverAsync(readersAtOnce: 1, Cancellation) > 0)
        {
        }
    }

    private sealed record Saying(string Kind, Func<NoticeTurn, string?> Text) : INoticeWriter
    {
        public bool IsOptional => false;

        public Promise Promise => Promise.AtLeastOnce;

        public Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
            Task.FromResult<ReplyMessage?>(Text(turn) is { } text ? new ReplyMessage.Text(text) : null);
    }
}
