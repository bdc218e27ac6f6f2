using System.Globalization;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>
/// Who is told of a proposed charter by itself: the representatives that it waits for them, and once more the day before the
/// last to those whose organisation is silent; everyone, how it ended. What is withdrawn meanwhile is told to nobody.
/// </summary>
internal static class CharterNotices
{
    /// <summary>By the alliance's clock; each reader's quiet hours come on top.</summary>
    private static readonly TimeOnly ReminderTime = new(9, 0);

    public static async Task AskAsync(AllianceDb db, CharterVersion version, AllianceInfo alliance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = await ListAskedAsync(db, cancellationToken);
        await Notices.AddForAllAsync(db, CharterProposedNotice.KindName, asked, SubjectOf(version), now, cancellationToken);
        // With little time to answer, the proposal itself says all there is to say.
        if (ReminderOf(version.LastDay!.Value, alliance) is var reminder && reminder.ToUtc() > now)
            await Notices.AddForAllAsync(db, CharterReminderNotice.KindName, asked, SubjectOf(version), reminder, cancellationToken);
    }

    /// <summary>Somebody speaks for another organisation now: what is proposed waits for them too. Whether that has answered is seen when it is told.</summary>
    public static async Task AskNewcomerAsync(AllianceDb db, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await CharterRecords.FindOpenAsync(db, cancellationToken) is not { State: CharterState.Proposed, LastDay: { } lastDay } version
            || await AllianceSettings.ReadAsync(db, cancellationToken) is not { } settings)
            return;
        await Notices.AddAsync(db, CharterProposedNotice.KindName, personId, SubjectOf(version), now, cancellationToken);
        if (ReminderOf(lastDay, settings.Info) is var reminder && reminder.ToUtc() > now)
            await Notices.AddAsync(db, CharterReminderNotice.KindName, personId, SubjectOf(version), reminder, cancellationToken);
    }

    public static async Task TellResultAsync(AllianceDb db, CharterVersion version, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Notices.AddForAllAsync(db, CharterResultNotice.KindName, await InTeams(db).Select(p => p.Id).ToListAsync(cancellationToken), SubjectOf(version), now, cancellationToken);

    /// <summary>The version that a notice is about.</summary>
    public static Task<CharterVersion?> FindAsync(NoticeTurn turn, CancellationToken cancellationToken) => Guid.TryParse(turn.SubjectId, out var id)
        ? turn.Db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken)
        : Task.FromResult<CharterVersion?>(null);

    private static async Task<IReadOnlyList<Guid>> ListAskedAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var members = db.Set<Organisation>().Where(o => o.Status == OrganisationStatus.Member).Select(o => o.Id);
        return await members.AnyAsync(cancellationToken)
            ? await InTeams(db).Where(p => p.OrganisationId != null && members.Contains(p.OrganisationId.Value)).Select(p => p.Id).ToListAsync(cancellationToken)
            : await InTeams(db).Select(p => p.Id).ToListAsync(cancellationToken);
    }

    private static IQueryable<Person> InTeams(AllianceDb db) =>
        db.Set<Person>().Where(p => p.LeftAt == null && p.IsMember && !p.UserId.StartsWith(Person.MailPrefix)).OrderBy(p => p.Id);

    private static WallClock ReminderOf(DateOnly lastDay, AllianceInfo alliance) => new(lastDay.AddDays(-1), ReminderTime, alliance.TimeZone);

    private static string SubjectOf(CharterVersion version) => version.Id.ToString("D", CultureInfo.InvariantCulture);
}
