using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Someone whom only mail reaches becomes known. When the address appears in Teams, they are that person.</summary>
public static class AddRepresentative
{
    /// <summary>What the trail calls it.</summary>
    internal const string Action = "personAdded";

    /// <param name="Organisation">An id from a choice or a name as typed.</param>
    public sealed record Input(Actor Actor, string Name, string Email, string Organisation, string LanguageCode, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Added(string Name, string Organisation) : Outcome;

        /// <summary>The address is somebody's already; nothing was changed.</summary>
        public sealed record AlreadyKnown(string Name) : Outcome;

        public sealed record NameMissing : Outcome;

        public sealed record NameTooLong : Outcome;

        public sealed record EmailInvalid : Outcome;

        public sealed record LanguageUnknown : Outcome;

        public sealed record OrganisationNotFound(OrganisationSearch Search) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static Outcome? FindProblem(Input input) => input switch
    {
        { Name.Length: 0 } => new Outcome.NameMissing(),
        { Name.Length: > TextLimits.Name } => new Outcome.NameTooLong(),
        _ when !MailAddress.IsValid(input.Email) => new Outcome.EmailInvalid(),
        _ when TextLanguageCulture.FromLocale(input.LanguageCode) is null => new Outcome.LanguageUnknown(),
        _ => null,
    };

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRepresentatives, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (FindProblem(input) is { } problem)
            return problem;
        var search = await OrganisationFinder.FindAsync(db, input.Organisation, cancellationToken);
        if (search is not OrganisationSearch.Found { Organisation: { Status: not OrganisationStatus.Left } organisation })
            return new Outcome.OrganisationNotFound(search);
        if (await FindByAddressAsync(db, input.Email, cancellationToken) is { } known)
            // Pressed twice, or sent again: it is as it was wanted.
            return known.Name == input.Name && known.OrganisationId == organisation.Id ? new Outcome.Added(known.Name, organisation.Name) : new Outcome.AlreadyKnown(known.Name);

        var userId = Person.MailUserId(input.Email);
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.UserId == userId, cancellationToken);
        if (person is null)
            db.Add(person = Person.MeetByMail(input.Name, input.Email, input.Now));
        else
            person.Refresh(new RosterMember(userId, null, input.Name, input.Email), input.Now);
        person.Represent(organisation.Id);
        person.ChooseLanguage(TextLanguageCulture.FromLocale(input.LanguageCode)!.Value);
        ChangeRecord.Write(db, new Change
        {
            At = input.Now,
            By = input.Actor,
            Subject = ChangeSubject.Person,
            SubjectId = person.Id,
            SubjectName = person.Name,
            Action = Action,
            // An address is nobody's business but theirs and the co-chairs'.
            Fields = [new("organisation", "", organisation.Name), new("language", "", input.LanguageCode)],
        });
        return new Outcome.Added(person.Name, organisation.Name);
    }

    /// <summary>Whoever is here and has this address, as it is written or as a guest's sign-in name has it.</summary>
    internal static async Task<Person?> FindByAddressAsync(AllianceDb db, string address, CancellationToken cancellationToken)
    {
        // Which of those it is, is compared here and not there: a guest's sign-in name has the address inside, written otherwise.
        var domain = address[(address.IndexOf('@') + 1)..];
        var near = await AlliancePeople.WithMailAt(AlliancePeople.Members(db), domain).ToListAsync(cancellationToken);
        return near.FirstOrDefault(p => string.Equals(MailAddress.Plain(p.Email!), address, StringComparison.OrdinalIgnoreCase));
    }
}
