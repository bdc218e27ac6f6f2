using AllianceBot.Alliances;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;

namespace AllianceBot.Tasks.Digest;

/// <summary>What a week brought, on request and by itself.</summary>
public sealed class DigestFeature : IFeature
{
    public void Register(ConversationRegistry registry) => registry.AddInAlliance(new Command("digest", async (turn, ct) => Reply.Show(await ReadAsync(turn.ForThePlace, ct))));

    private static async Task<CardView> ReadAsync(Turn turn, CancellationToken cancellationToken) => DigestCards.Card(
        Voice.Of(turn), await turn.ReadAsync((db, ct) => ReadDigest.HandleAsync(db, turn.Alliance, turn.Phrases, turn.Language, turn.Today, since: null, turn.Now, ct), cancellationToken));
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

    /// <summary>Nothing on another day than its own: the next one begins where the last that was sent ended, so that what an outage took away is told a week later.</summary>
    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (IsoDay.Read(turn.SubjectId) != turn.Today || await AllianceSettings.ReadAsync(turn.Db, cancellationToken) is not { } settings)
            return null;
        var told = await Notices.LatestSentAsync(turn.Db, KindName, turn.Reader.PersonId, cancellationToken) ?? settings.FoundedAt;
        var since = DateOnly.FromDateTime(turn.Alliance.ToLocal(told));
        var digest = await ReadDigest.HandleAsync(turn.Db, turn.Alliance, phrases, turn.Language, turn.Today, since, turn.Now, cancellationToken);
        return digest.IsEmpty ? null : new ReplyMessage.Card(DigestCards.Card(Voice.Of(turn), digest));
    }
}

/// <summary>
/// Sees that the digest of the week is put down for each alliance that is set up; whether there is something to say, its writer finds. What that costs
/// grows with the number of alliances: around Monday a small transaction an hour for each, and once a week a row and a reading of what is in it.
/// </summary>
public sealed partial class DigestSweep(AllianceStore store, TimeProvider time, ILogger<DigestSweep> logger) : Sweep(time, TimeSpan.FromHours(1))
{
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        // Somewhere on earth it is Monday from Sunday noon of UTC to Tuesday noon; put down twice, it is one.
        if (Time.GetUtcNow().DayOfWeek is not (DayOfWeek.Sunday or DayOfWeek.Monday or DayOfWeek.Tuesday))
            return;
        await ForEachAsync(await FindAsync(cancellationToken), (allianceId, ct) => store.WriteAsync(allianceId, AddAsync, ct), cancellationToken);
    }

    private async Task<bool> AddAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        if (await AllianceSettings.ReadAsync(db, cancellationToken) is not { Info: var alliance } settings)
            return false;
        var today = DateOnly.FromDateTime(alliance.ToLocal(Time.GetUtcNow()));
        // What began today has no week behind it.
        return today.DayOfWeek is DayOfWeek.Monday && DateOnly.FromDateTime(alliance.ToLocal(settings.FoundedAt)) < today
            && await AlliancePlaces.FindForAllAsync(db, cancellationToken) is { } place
            && await Notices.AddForPlaceAsync(db, DigestNotice.KindName, place, IsoDay.Write(today), new WallClock(today, DigestNotice.Hour, alliance.TimeZone), "{}", cancellationToken);
    }

    private async Task<List<Guid>> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        return await AllianceSettings.FindSetUpAsync(db, cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The digest could not be put down; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
