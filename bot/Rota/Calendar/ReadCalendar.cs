using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Links;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Calendar;

/// <summary>The turns of the organisation that somebody speaks for, as a calendar that their own one subscribes to.</summary>
internal static class ReadCalendar
{
    /// <summary>Turns that are over stay in it for so many days.</summary>
    private const int PastDays = 90;

    private static readonly LinkKind English = new("calendar", TimeSpan.FromDays(400));
    private static readonly LinkKind Spanish = new("calendario", TimeSpan.FromDays(400));

    /// <summary>Addresses of feeds, in one language; the document's id is the person's. Signed with the alliance's secret, they cannot be guessed.</summary>
    public static LinkKind LinksIn(TextLanguage language) => language is TextLanguage.Spanish ? Spanish : English;

    /// <returns>Null when the person has left, or speaks for nobody any more: then the feed is gone.</returns>
    public static async Task<string?> HandleAsync(AllianceDb db, Guid personId, RotaSetting setting, TextLanguage language, CancellationToken cancellationToken)
    {
        var person = (await RepresentativeRecords.ReadAsync(db, cancellationToken)).FirstOrDefault(s => s.Id == personId);
        if (person is null)
            return null;
        var since = setting.Today.AddDays(-PastDays);
        var turns = await db.Set<RotaTurn>().Where(t => t.OrganisationId == person.OrganisationId && t.Date >= since).OrderBy(t => t.Date).ThenBy(t => t.DutyId).ToListAsync(cancellationToken);
        var duties = await db.Set<RotaDuty>().ToDictionaryAsync(d => d.Id, cancellationToken);
        var notes = await db.Set<RotaTurn>().Where(t => t.HandoverNote != "").OrderBy(t => t.Date).Select(t => new { t.DutyId, t.Date, t.HandoverNote }).ToListAsync(cancellationToken);
        var members = await RotaMembers.ReadAsync(db, cancellationToken);
        var nameOf = await GroupRecords.ReadNamesAsync(db, turns.Select(t => t.GroupId), cancellationToken);
        var entries = turns.Select(t => new TurnCalendarFile.Entry(t, duties[t.DutyId], nameOf(t.GroupId), members.LabelOf(t.OrganisationId), notes.LastOrDefault(n => n.DutyId == t.DutyId && n.Date < t.Date)?.HandoverNote ?? ""));
        return TurnCalendarFile.Write(entries, setting.Alliance, setting.Phrases, language, setting.Now);
    }
}
