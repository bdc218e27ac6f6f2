using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Delivery;

/// <summary>Tells whoever leads who was not reached, and why; once a day at most, and nothing of what they were to be told.</summary>
internal sealed class ParkedNotice(INoticeReaders readers) : INoticeWriter
{
    public const string KindName = "parked";

    private const int MostLines = 10;

    /// <summary>What fails, fails together: some are gathered first.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public string Kind => KindName;

    public bool IsOptional => false;

    /// <returns>True, for what it is added to goes on.</returns>
    public static async Task<bool> TellAsync(AllianceDb db, INoticeReaders readers, ClaimedNotice parked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Whoever cannot be told this cannot be told that either.
        if (parked.Kind == KindName)
            return true;
        var day = now.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var leader in await readers.LeadersAsync(db, cancellationToken))
        {
            if (leader != parked.RecipientId)
                await Notices.AddAsync(db, KindName, leader, day, now + Gathering, cancellationToken);
        }

        return true;
    }

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var since = turn.Now - Day;
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
