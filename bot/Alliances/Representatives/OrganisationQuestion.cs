using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>“Which organisation are you from?”, asked once of whoever has not said, once there are organisations to choose from.</summary>
internal sealed class OrganisationQuestion : INoticeWriter
{
    public const string KindName = "organisationQuestion";

    public string Kind => KindName;

    public bool IsOptional => true;

    public Promise Promise => Promise.AtLeastOnce;

    public static Task<bool> AskAsync(AllianceDb db, Guid personId, DateTimeOffset at, CancellationToken cancellationToken) =>
        Notices.AddAsync(db, KindName, personId, "", at, cancellationToken);

    public static Task<bool> CanBeAskedAsync(AllianceDb db, CancellationToken cancellationToken) =>
        db.Set<Organisation>().AnyAsync(o => o.Status != OrganisationStatus.Left, cancellationToken);

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var person = await turn.Db.Set<Person>().SingleAsync(p => p.Id == turn.Reader.PersonId, cancellationToken);
        if (person.OrganisationId is not null || !await CanBeAskedAsync(turn.Db, cancellationToken))
            return null;
        var view = await RepresentedOrganisation.ReadAsync(turn.Db, person, cancellationToken);
        return new ReplyMessage.Card(RepresentativeCards.AskOrganisation(Voice.Of(turn), view));
    }
}

/// <summary>What the question shows.</summary>
/// <param name="Now">The organisation they represent; null for none.</param>
/// <param name="Guess">A guess from their mail address, where there is one and none is known.</param>
/// <param name="Choices">Null when there are too many to show.</param>
internal sealed record RepresentedOrganisation(Organisation? Now, Organisation? Guess, IReadOnlyList<Choice>? Choices)
{
    public static async Task<RepresentedOrganisation> ReadAsync(AllianceDb db, Person person, CancellationToken cancellationToken)
    {
        var now = person.OrganisationId is { } id ? await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) : null;
        var guess = now is null ? await OrganisationGuess.FindAsync(db, person.Email, cancellationToken) : null;
        return new RepresentedOrganisation(now, guess, await OrganisationFinder.ListChoicesAsync(db, cancellationToken));
    }
}

/// <summary>
/// Finds those who were never asked, however they came to be known and whenever the organisations were added. They are asked
/// an hour later, so that whoever enters the organisations has entered them all.
/// </summary>
internal sealed partial class OrganisationQuestionSweep(AllianceStore store, TimeProvider time, ILogger<OrganisationQuestionSweep> logger)
    : Sweep(time, TimeSpan.FromMinutes(10))
{
    private const int MostAtOnce = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        var people = (await FindAsync(cancellationToken)).ToLookup(p => p.AllianceId, p => p.Id);
        await ForEachAsync(people.Select(alliance => alliance.Key), (allianceId, ct) => store.WriteAsync(allianceId, (db, own) => AskAsync(db, people[allianceId], own), ct), cancellationToken);
    }

    private async Task<bool> AskAsync(AllianceDb db, IEnumerable<Guid> people, CancellationToken cancellationToken)
    {
        foreach (var person in people)
            await OrganisationQuestion.AskAsync(db, person, Time.GetUtcNow() + Patience, cancellationToken);
        return true;
    }

    private async Task<List<(Guid AllianceId, Guid Id)>> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        var people = await (
            from person in AlliancePeople.Members(db).IgnoreQueryFilters()
            join alliance in db.Set<Alliance>() on person.AllianceId equals alliance.AllianceId
            where person.OrganisationId == null && !person.RepresentsNobody && alliance.Name != null && !person.UserId.StartsWith(Person.MailPrefix)
                && db.Set<Organisation>().Any(o => o.AllianceId == person.AllianceId && o.Status != OrganisationStatus.Left)
                && !Notices.RecipientsOf(db, OrganisationQuestion.KindName).Contains(person.Id)
            orderby person.Id
            select new { person.AllianceId, person.Id }).Take(MostAtOnce).ToListAsync(cancellationToken);
        return [.. people.Select(p => (p.AllianceId, p.Id))];
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for people to ask for their organisation failed; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
