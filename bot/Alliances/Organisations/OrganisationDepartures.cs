using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Organisations leave. Their representatives are told, and whoever leads the alliance, but for the one who recorded it.</summary>
internal static class OrganisationDepartures
{
    /// <summary>Whether a change is a departure.</summary>
    public static bool IsOne(Organisation organisation, OrganisationFacts before) => organisation.Status is OrganisationStatus.Left && before.Status is not OrganisationStatus.Left;

    /// <param name="db">The transaction of the change.</param>
    /// <param name="left">Those that left at once, as they are now; may be none.</param>
    /// <param name="by">Who recorded it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task TellAsync(AllianceDb db, IReadOnlyList<Organisation> left, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (left.Count == 0)
            return;
        var recorder = by.Id;
        var ids = left.Select(o => (Guid?)o.Id).ToList();
        var representatives = await db.Set<Person>().Where(p => ids.Contains(p.OrganisationId) && p.LeftAt == null && p.IsMember && p.Id != recorder)
            .Select(p => new { p.Id, p.OrganisationId }).ToListAsync(cancellationToken);
        foreach (var own in representatives)
            await AddAsync(own.Id, [.. left.Where(o => o.Id == own.OrganisationId)]);
        var leaders = await (
            from holding in db.Set<RoleHolding>()
            join holder in db.Set<Person>() on holding.PersonId equals holder.Id
            where holding.Until == null && holding.GroupId == null && holder.LeftAt == null && holder.Id != recorder
            select holder.Id).Distinct().ToListAsync(cancellationToken);
        foreach (var leader in leaders.Except(representatives.Select(own => own.Id)))
            await AddAsync(leader, left);

        // One may come back and leave again.
        Task<bool> AddAsync(Guid reader, IReadOnlyList<Organisation> told) => Notices.AddAsync(
            db, OrganisationLeftNotice.KindName, reader, $"{told[0].Id}/{told[0].Version.ToString(CultureInfo.InvariantCulture)}", now,
            new OrganisationsLeft([.. told.Select(o => o.Id)], by.Name), OrganisationLeftJson.Default.OrganisationsLeft, cancellationToken);
    }
}

/// <summary>Tells somebody that an organisation left the alliance, and what that means for them.</summary>
internal sealed class OrganisationLeftNotice : INoticeWriter
{
    public const string KindName = "organisationLeft";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    /// <summary>Nothing when they are back before anybody was told.</summary>
    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var told = turn.Read(OrganisationLeftJson.Default.OrganisationsLeft);
        var left = await turn.Db.Set<Organisation>().Where(o => told.Ids.Contains(o.Id) && o.Status == OrganisationStatus.Left).OrderBy(o => o.FoldedName)
            .Select(o => new { o.Id, o.Name }).ToListAsync(cancellationToken);
        if (left.Count == 0)
            return null;
        var people = await (
            from person in turn.Db.Set<Person>()
            where person.OrganisationId != null && told.Ids.Contains(person.OrganisationId.Value) && person.LeftAt == null && person.IsMember
            orderby person.Name
            select new { person.Id, person.Name }).ToListAsync(cancellationToken);
        var groups = await turn.Db.Set<WorkingGroup>().Where(g => g.ClosedAt == null && g.Members.Any(m => told.Ids.Contains(m.OrganisationId))).OrderBy(g => g.FoldedName)
            .Select(g => g.Name).ToListAsync(cancellationToken);
        return new ReplyMessage.Card(Card(
            Voice.Of(turn), [.. left.Select(o => o.Name)], told.By, people.Any(p => p.Id == turn.Reader.PersonId), [.. people.Select(p => p.Name)], groups));
    }

    public static CardView Card(Voice voice, IReadOnlyList<string> organisations, string by, bool isReadersOwn, IReadOnlyList<string> people, IReadOnlyList<string> groups)
    {
        var budget = new CardBudget();
        var heading = voice.Say(isReadersOwn ? "organisationLeftYours" : organisations.Count > 1 ? "organisationLeftTitleSeveral" : "organisationLeftTitle");
        List<NoticeSection> sections =
        [
            NoticeCards.Section(voice, voice.Say("organisationLeftSeveral"), organisations.Count > 1 ? organisations : [], budget),
            NoticeCards.Section(voice, voice.Say("organisationLeftBy"), by.Length > 0 ? [by] : [], budget),
            NoticeCards.Section(voice, voice.Say("organisationLeftPeople"), isReadersOwn ? [] : people, budget),
            NoticeCards.Section(voice, voice.Say("organisationLeftGroups"), groups, budget),
        ];
        sections.RemoveAll(section => section.Lines.Count == 0);
        var subject = organisations.Count == 1 ? organisations[0] : voice.Alliance.Name ?? "";
        var model = new NoticeModel(
            heading, subject, isReadersOwn ? voice.Say("organisationLeftWhatYours") : "", sections, voice.Say(isReadersOwn ? "organisationLeftEndYours" : "organisationLeftEnd"));
        return NoticeCards.View(voice, model, $"{heading}: {subject}");
    }
}

/// <param name="Ids">Of those that left at once.</param>
/// <param name="By">The name of whoever recorded it.</param>
internal sealed record OrganisationsLeft(IReadOnlyList<Guid> Ids, string By);

[JsonSerializable(typeof(OrganisationsLeft))]
internal sealed partial class OrganisationLeftJson : JsonSerializerContext;
