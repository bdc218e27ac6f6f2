using System.Collections.Concurrent;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace AllianceBot.Alliances;

/// <summary>
/// Finds the alliance and the person behind an activity, and remembers the answer for a short while: a busy channel asks
/// the same question for every message.
/// </summary>
public sealed class AllianceDirectory(AllianceStore store, TimeProvider time) : IAllianceDirectory, IDisposable
{
    /// <summary>How long another instance's change of name or language may go unseen. Own changes are seen at once.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    /// <summary>How long nobody is asked again about somebody from outside.</summary>
    private static readonly TimeSpan OutsiderMemory = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _whereabouts = new(new MemoryCacheOptions { SizeLimit = 50_000, Clock = new CacheClock(time) });
    private readonly ConcurrentDictionary<Guid, long> _versions = new();
    private long _changes;

    /// <summary>How long it is taken as given that somebody in a personal chat still belongs to the alliance.</summary>
    private static readonly TimeSpan Confirmed = TimeSpan.FromDays(1);

    public ValueTask<Whereabouts> FindAsync(
        Place place, RosterMember speaker, string? locale, string? timeZone, AskMembership? isMemberOf, CancellationToken cancellationToken)
    {
        return _whereabouts.TryGetValue((place.ConversationId, speaker.UserId), out Remembered? known)
            && known!.Version == Version(known.Whereabouts.Alliance.Id)
            && (known.Whereabouts.HasOwnMembers || !place.HasOwnMembers)
            ? ValueTask.FromResult(known.Whereabouts)
            : new(LookUpAsync(place, speaker, locale, timeZone, isMemberOf, cancellationToken));
    }

    public async Task<Guid?> FindAllianceAsync(Place place, string userId, CancellationToken cancellationToken) =>
        _whereabouts.TryGetValue((place.ConversationId, userId), out Remembered? known)
            ? known!.Whereabouts.Alliance.Id
            : (await FindAllianceAsync(place, userId, isMemberOf: null, cancellationToken))?.Id;

    public async Task<bool> IsKnownAsync(Place place, CancellationToken cancellationToken)
    {
        var home = HomeOf(place);
        await using var db = store.OpenAcrossAlliances();
        return await db.Set<Alliance>().IgnoreQueryFilters().AnyAsync(a => a.Home == home, cancellationToken);
    }

    public async Task<bool> IsMemberAnywhereAsync(string userId, CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        return await Memberships.Of(db, userId).AnyAsync(cancellationToken);
    }

    public async Task<string?> FindNameAsync(Guid allianceId, string userId, CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        var own = await Memberships.Of(db, userId).Select(m => new { m.Alliance.AllianceId, m.Alliance.Name }).ToListAsync(cancellationToken);
        return own.FirstOrDefault(a => a.AllianceId == allianceId)?.Name;
    }

    /// <summary>Call after changing the settings of an alliance, its people or its groups.</summary>
    public void Forget(Guid allianceId)
    {
        // Counted first: whoever sees the new version sees also that something changed.
        Interlocked.Increment(ref _changes);
        _versions.AddOrUpdate(allianceId, 1, (_, version) => version + 1);
    }

    public void Dispose() => _whereabouts.Dispose();

    private async Task<Whereabouts> LookUpAsync(
        Place place, RosterMember speaker, string? locale, string? timeZone, AskMembership? isMemberOf, CancellationToken cancellationToken)
    {
        // Before anything is read, and so before it is known which alliance it will be.
        var changes = Interlocked.Read(ref _changes);
        var alliance = await FindAllianceAsync(place, speaker.UserId, isMemberOf, cancellationToken)
            ?? await FoundAllianceAsync(place, locale, timeZone, cancellationToken);
        place = await RecallKindAsync(alliance.Id, place, cancellationToken);
        var version = Version(alliance.Id);
        var person = await FindSpeakerAsync(alliance, place, speaker, isMemberOf, cancellationToken);
        var whereabouts = new Whereabouts(alliance, person, await FindGroupAsync(alliance.Id, place, cancellationToken)) { HasOwnMembers = place.HasOwnMembers };
        // What changed meanwhile may have been read as it was before.
        if (Interlocked.Read(ref _changes) == changes)
        {
            _whereabouts.Set((place.ConversationId, speaker.UserId), new Remembered(whereabouts, version),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = person.Standing == Standing.None ? OutsiderMemory : Memory });
        }

        return whereabouts;
    }

    private async Task<AllianceInfo?> FindAllianceAsync(Place place, string userId, AskMembership? isMemberOf, CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        if (place.Kind is PlaceKind.Personal && await FindByMembershipAsync(db, place, userId, isMemberOf, cancellationToken) is { } own)
            return own.ToInfo();
        var home = HomeOf(place);
        var alliance = await db.Set<Alliance>().IgnoreQueryFilters().SingleOrDefaultAsync(a => a.Home == home, cancellationToken);
        return alliance?.ToInfo();
    }

    /// <summary>
    /// The alliance that somebody's personal chat is about. Teams does not always tell when somebody leaves, so once a day it
    /// is asked whether they still are in that alliance's home.
    /// </summary>
    private async Task<Alliance?> FindByMembershipAsync(AllianceDb db, Place place, string userId, AskMembership? isMemberOf, CancellationToken cancellationToken)
    {
        foreach (var (person, alliance) in await Memberships.Of(db, userId).ToListAsync(cancellationToken))
        {
            var now = time.GetUtcNow();
            if (isMemberOf is null || alliance.Home == place.ConversationId || now - person.ConfirmedAt < Confirmed)
                return alliance;
            var isMember = await isMemberOf(alliance.Home, cancellationToken);
            if (isMember is not null)
                await store.WriteAsync(alliance.AllianceId, (own, ct) => AlliancePeople.ConfirmAsync(own, person.Id, isMember.Value, now, ct), cancellationToken);
            if (isMember is not false)
                return alliance;
        }

        return null;
    }

    private Task<AllianceInfo> FoundAllianceAsync(Place place, string? locale, string? timeZone, CancellationToken cancellationToken)
    {
        var zone = timeZone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not null ? timeZone : "Etc/UTC";
        var alliance = Alliance.Found(HomeOf(place), TextLanguageCulture.FromLocale(locale) ?? TextLanguage.English, zone, time.GetUtcNow());
        return store.WriteAsync(alliance.AllianceId, async (db, ct) =>
        {
            // The first two messages of a place may arrive together.
            var existing = await db.Set<Alliance>().IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(a => a.Home == alliance.Home, ct);
            if (existing is null)
                db.Add(alliance);
            return (existing ?? alliance).ToInfo();
        }, cancellationToken);
    }

    /// <summary>
    /// Whoever speaks where the whole alliance is belongs to it. A channel with members of its own may be shared with outsiders,
    /// and be left open to whoever left the team: there Teams is asked, once a day for those whom it named before. Of an outsider
    /// the name is known, and no more.
    /// </summary>
    private async Task<PersonInfo> FindSpeakerAsync(AllianceInfo alliance, Place place, RosterMember speaker, AskMembership? isMemberOf, CancellationToken cancellationToken)
    {
        await using var db = store.OpenForReading(alliance.Id);
        // Also who has left, or is known from a mention alone.
        var known = await db.Set<Person>().SingleOrDefaultAsync(p => p.UserId == speaker.UserId, cancellationToken);
        var member = known is { IsMember: true, LeftAt: null } ? known : null;
        if (place is not { HasOwnMembers: true, TeamId: { } home } || (member is not null && time.GetUtcNow() - member.ConfirmedAt < Confirmed))
            return member?.IsCalled(speaker) is true ? await DescribeAsync(db, member, cancellationToken) : await MeetPersonAsync(alliance.Id, speaker, cancellationToken);
        switch (isMemberOf is null ? null : await isMemberOf(home, cancellationToken))
        {
            case true:
                return await MeetPersonAsync(alliance.Id, speaker, cancellationToken);
            // Teams does not tell: what is known holds.
            case null when member is not null:
                return await DescribeAsync(db, member, cancellationToken);
            case false when member is not null:
                await store.WriteAsync(alliance.Id, (own, ct) => AlliancePeople.ConfirmAsync(own, member.Id, isMember: false, time.GetUtcNow(), ct), cancellationToken);
                Forget(alliance.Id);
                break;
        }

        var outsider = known?.Id ?? (await store.WriteAsync(alliance.Id, (own, ct) => AlliancePeople.EnsureAsync(own, speaker, time.GetUtcNow(), ct), cancellationToken)).Id;
        return new PersonInfo(outsider, known?.Name ?? speaker.Name, speaker.UserId, ChosenLanguage: null);
    }

    /// <summary>Teams does not tell with every message that a channel has members of its own. It stays one: what is said there does not get before everyone by a message that is silent about it.</summary>
    private async Task<Place> RecallKindAsync(Guid allianceId, Place place, CancellationToken cancellationToken)
    {
        if (place.Kind is not PlaceKind.Channel || place.IsGeneralChannel)
            return place;
        await using var db = store.OpenForReading(allianceId);
        var isRecalled = await db.Set<KnownPlace>().AnyAsync(p => p.ConversationId == place.ConversationId && p.HasOwnMembers, cancellationToken);
        if (place.HasOwnMembers && !isRecalled)
        {
            await store.WriteAsync(allianceId, async (own, ct) =>
            {
                var known = await own.Set<KnownPlace>().SingleOrDefaultAsync(p => p.ConversationId == place.ConversationId, ct);
                if (known is null)
                    own.Add(known = new KnownPlace { ConversationId = place.ConversationId, Kind = place.Kind });
                return known.HasOwnMembers = true;
            }, cancellationToken);
            // Others' messages here may have been silent about it until now.
            Forget(allianceId);
        }

        return place with { HasOwnMembers = place.HasOwnMembers || isRecalled };
    }

    private async Task<GroupInfo?> FindGroupAsync(Guid allianceId, Place place, CancellationToken cancellationToken)
    {
        if (place.Kind is not PlaceKind.Channel || place.IsGeneralChannel)
            return null;
        await using var db = store.OpenForReading(allianceId);
        return await db.Set<WorkingGroup>().Where(g => g.ConversationId == place.ConversationId && g.ClosedAt == null)
            .Select(g => new GroupInfo(g.Id, g.Name)).SingleOrDefaultAsync(cancellationToken);
    }

    private Task<PersonInfo> MeetPersonAsync(Guid allianceId, RosterMember speaker, CancellationToken cancellationToken) =>
        store.WriteAsync(allianceId, async (db, ct) => await DescribeAsync(db, await AlliancePeople.MeetAsync(db, speaker, time.GetUtcNow(), ct), ct), cancellationToken);

    private static async Task<PersonInfo> DescribeAsync(AllianceDb db, Person person, CancellationToken cancellationToken) =>
        person.ToInfo() with { Standing = await Standings.ReadAsync(db, person, cancellationToken) };

    /// <summary>What an alliance is found by: the team, or the chat where there is no team.</summary>
    internal static string HomeOf(Place place) => place is { Kind: PlaceKind.Channel, TeamId: { } team } ? team : place.ConversationId;

    private long Version(Guid allianceId) => _versions.GetValueOrDefault(allianceId);

    private sealed record Remembered(Whereabouts Whereabouts, long Version);
}
