using System.Text.Json.Serialization;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>The last who led has left: whoever can take the alliance in hand now is told, each for themself, for nobody else is there to be.</summary>
internal sealed class NobodyLeadsNotice : INoticeWriter
{
    public const string KindName = "nobodyLeads";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public static async Task AddAsync(AllianceDb db, string lastNames, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ofMembers = await WithTeams(Standings.OfMembers(db)).ToListAsync(cancellationToken);
        // Where no member is left it is for whoever is there.
        var told = ofMembers.Count > 0 ? ofMembers : await WithTeams(AlliancePeople.Members(db)).ToListAsync(cancellationToken);
        var subject = now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var person in told)
            await Notices.AddAsync(db, KindName, person, subject, now, new LastLeaders(lastNames), LastLeadersJson.Default.LastLeaders, cancellationToken);
    }

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        // Somebody may have come forward before this one was reached.
        await Stewardship.Leaders(turn.Db).AnyAsync(cancellationToken)
            ? null
            : new ReplyMessage.Card(Card(Voice.Of(turn), turn.Read(LastLeadersJson.Default.LastLeaders).Names));

    public static CardView Card(Voice voice, string names)
    {
        var heading = voice.Say("nobodyLeadsTitle");
        var model = new NoticeModel(
            heading, voice.Alliance.Name ?? "", voice.Say("whoCanNobodyLeads"), [NoticeCards.Section(voice, voice.Say("nobodyLeadsLast"), [names], new CardBudget())], voice.Say("nobodyLeadsNext"));
        return NoticeCards.View(voice, model, $"{heading}: {voice.Alliance.Name}");
    }

    private static IQueryable<Guid> WithTeams(IQueryable<Person> people) => people.Where(p => !p.UserId.StartsWith(Person.MailPrefix)).Select(p => p.Id);
}

/// <param name="Names">Of those who led and have left.</param>
internal sealed record LastLeaders(string Names);

[JsonSerializable(typeof(LastLeaders))]
internal sealed partial class LastLeadersJson : JsonSerializerContext;
