using AllianceBot.Alliances;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks.Digest;

/// <summary>What a week brought, on request and by itself.</summary>
public sealed class DigestFeature : IFeature
{
    public void Register(ConversationRegistry registry) => registry.AddInAlliance(new Command("digest", async (turn, ct) => Reply.Show(await ReadAsync(turn.ForThePlace, ct))));

    private static async Task<CardView> ReadAsync(Turn turn, CancellationToken cancellationToken) => DigestCards.Card(
        Voice.Of(turn), await turn.ReadAsync((db, ct) => ReadDigest.HandleAsync(db, turn.Alliance, turn.Phrases, turn.Language, turn.Today, turn.Now, ct), cancellationToken));
}

/// <summary>The digest that comes by itself: on Mondays, where the alliance as a whole reads, and only when there is something to say.</summary>
internal sealed class DigestNotice(Phrasebook phrases) : INoticeWriter
{
    public const string KindName = "digest";

    /// <summary>After a weekend and before people plan their week.</summary>
    public static readonly TimeOnly Hour = new(9, 0);

    public string Kind => KindName;

    public bool IsOptional => false;

    /// <summary>Everybody reads it, twice would look careless, and whoever misses it asks for it: <c>digest</c>.</summary>
    public Promise Promise => Promise.AtMostOnce;

    /// <summary>Nothing on another day than its own: after an outage a stale one says nothing that the next does not.</summary>
    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (IsoDay.Read(turn.SubjectId) != turn.Today)
            return null;
        var digest = await ReadDigest.HandleAsync(turn.Db, turn.Alliance, phrases, turn.Language, turn.Today, turn.Now, cancellationToken);
        return digest.IsEmpty ? null : new ReplyMessage.Card(DigestCards.Card(Voice.Of(turn), digest));
    }
}

/// <summary>Sees that the digest of the week is put down for each alliance.</summary>
public sealed partial class DigestSweep(AllianceStore store, TimeProvider time, ILogger<DigestSweep> logger) : Sweep(time, TimeSpan.FromHours(1))
{
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        // Somewhere on earth it is Monday from Sunday noon of UTC to Tuesday noon; put down twice, it is one.
        if (Time.GetUtcNow().DayOfWeek is not (DayOfWeek.Sunday or DayOfWeek.Monday or DayOfWeek.Tuesday))
            return;
        foreach (var allianceId in await FindAsync(cancellationToken))
            await store.WriteAsync(allianceId, AddAsync, cancellationToken);
    }

    private async Task<bool> AddAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        if (await AllianceSettings.ReadAsync(db, cancellationToken) is not { Info: { IsSetUp: true } alliance } || await AlliancePlaces.FindForAllAsync(db, cancellationToken) is not { } place)
            return false;
        var today = DateOnly.FromDateTime(alliance.ToLocal(Time.GetUtcNow()));
        return today.DayOfWeek is DayOfWeek.Monday
            && await Notices.AddForPlaceAsync(db, DigestNotice.KindName, place, IsoDay.Write(today), new WallClock(today, DigestNotice.Hour, alliance.TimeZone), "{}", cancellationToken);
    }

    /// <summary>Alliances with tasks that are open or were closed lately: a digest without any is not sent by itself.</summary>
    private async Task<List<Guid>> FindAsync(CancellationToken cancellationToken)
    {
        var since = Time.GetUtcNow().AddDays(-8);
        await using var db = store.OpenAcrossAlliances();
        return await db.Set<ActionItem>().IgnoreQueryFilters().Where(t => t.SettledAt == null || t.SettledAt >= since).Select(t => t.AllianceId).Distinct().ToListAsync(cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The digest could not be put down; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
