using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Delivery;

/// <summary>
/// Tells whoever leads who was not reached, and why; once a day at most, and nothing of what they were to be told. Each tells what was parked since it was put down: what is
/// parked while one waits, that one tells, and what is parked later, the next.
/// </summary>
internal sealed class ParkedNotice(INoticeReaders readers) : INoticeWriter
{
    public const string KindName = "parked";

    private const int MostLines = 10;

    /// <summary>What fails, fails together: some are gathered first.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Of several that are parked at once, the one that puts it down need not be the first.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    /// <returns>True, for what it is added to goes on.</returns>
    public static async Task<bool> TellAsync(AllianceDb db, INoticeReaders readers, ClaimedNotice parked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Whoever cannot be told this cannot be told that either.
        if (parked.Kind == KindName)
            return true;
        foreach (var leader in await readers.LeadersAsync(db, cancellationToken))
        {
            if (leader != parked.RecipientId)
                await TellAsync(db, leader, now, cancellationToken);
        }

        return true;
    }

    /// <summary>Where one waits, as for somebody who is away, that is enough. Where that of the day is through, or on its way, another comes a day later.</summary>
    private static async Task TellAsync(AllianceDb db, Guid leader, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Looked at again: somebody else may have added it meanwhile.
        if (await IsWaitingAsync() || await AddAsync(now, dueIn: Gathering) || await IsWaitingAsync())
            return;
        await AddAsync(now + Day, dueIn: TimeSpan.Zero);

        Task<bool> IsWaitingAsync() => Notices.IsAnyWaitingAsync(db, KindName, leader, now, cancellationToken);

        Task<bool> AddAsync(DateTimeOffset of, TimeSpan dueIn) => Notices.AddAsync(
            db, KindName, leader, of.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), of + dueIn, new ParkedSince(now), ParkedNoticeJson.Default.ParkedSince, cancellationToken);
    }

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var since = (turn.Read(ParkedNoticeJson.Default.ParkedSince).At ?? turn.FirstDueAt - Day) - AtOnce;
        var parked = await turn.Db.Set<Notice>().Where(n => n.State == NoticeState.Parked && n.Why != null && n.Kind != KindName && n.SettledAt >= since && n.RecipientId != turn.Reader.PersonId)
            .OrderBy(n => n.Id).Select(n => new { n.RecipientId, n.PlaceId, Why = n.Why!.Value }).ToListAsync(cancellationToken);
        if (parked.Count == 0)
            return null;
        var lines = new List<string>();
        foreach (var one in parked.Distinct().Take(MostLines))
        {
            var who = one.PlaceId.Length > 0 ? turn.Say("parkedPlace") : await readers.NameAsync(turn.Db, one.RecipientId, cancellationToken);
            lines.Add(turn.Say("parkedLine", who ?? "–", turn.Say($"parkedWhy.{one.Why}")));
        }

        var more = parked.Distinct().Count() - lines.Count;
        if (more > 0)
            lines.Add(turn.Say("parkedMore", more));
        return new ReplyMessage.Text($"{turn.Say("parkedTitle")}\n{string.Join('\n', lines)}\n{turn.Say("parkedWhat")}");
    }
}

/// <param name="At">When what is to be told began; null in one that was put down before this was kept.</param>
internal sealed record ParkedSince(DateTimeOffset? At);

[JsonSerializable(typeof(ParkedSince))]
internal sealed partial class ParkedNoticeJson : JsonSerializerContext;
