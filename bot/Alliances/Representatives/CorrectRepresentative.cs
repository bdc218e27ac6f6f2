using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>What was written down of somebody without Teams is put right: name, address, language. Their organisation is set as anybody's is.</summary>
public static class CorrectRepresentative
{
    /// <param name="Version">Of the person the form was made from.</param>
    public sealed record Input(Actor Actor, Guid? PersonId, int Version, string Name, string Email, string LanguageCode, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when it was so before.</summary>
        public sealed record Corrected(string Name) : Outcome;

        /// <summary>They have left, or have Teams by now and are called as Teams calls them.</summary>
        public sealed record PersonUnknown : Outcome;

        public sealed record Wrong(AddRepresentative.Outcome Problem) : Outcome;

        /// <summary>Corrected meanwhile otherwise; nothing was changed.</summary>
        public sealed record Conflict(int Version, string SavedBy, DateTimeOffset? SavedAt, IReadOnlyList<(string Field, string Given, string Saved)> Differences) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRepresentatives, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await FindAsync(db, input.PersonId, cancellationToken) is not { } person)
            return new Outcome.PersonUnknown();
        if (AddRepresentative.FindProblem(new(input.Actor, input.Name, input.Email, "", input.LanguageCode, input.Now)) is { } problem)
            return new Outcome.Wrong(problem);
        if (await FindNamesakeAsync(db, person, input.Email, cancellationToken) is { } known)
            return new Outcome.Wrong(new AddRepresentative.Outcome.AlreadyKnown(known));

        var language = TextLanguageCulture.FromLocale(input.LanguageCode)!.Value;
        var differences = Compare(person, input, language);
        if (differences.Count > 0 && input.Version != person.Version)
            return await ConflictAsync(db, person, differences, cancellationToken);
        if (differences.Count > 0)
            Save(db, person, input, language);
        return new Outcome.Corrected(person.Name);
    }

    /// <summary>Someone who is here and whom only mail reaches.</summary>
    internal static Task<Person?> FindAsync(AllianceDb db, Guid? id, CancellationToken cancellationToken) =>
        AlliancePeople.Members(db).SingleOrDefaultAsync(p => p.Id == id && p.UserId.StartsWith(Person.MailPrefix), cancellationToken);

    private static async Task<string?> FindNamesakeAsync(AllianceDb db, Person person, string address, CancellationToken cancellationToken)
    {
        if (await AddRepresentative.FindByAddressAsync(db, address, cancellationToken) is { } known && known.Id != person.Id)
            return known.Name;
        // An address may be that of somebody who has left.
        var userId = Person.MailUserId(address);
        return await db.Set<Person>().Where(p => p.UserId == userId && p.Id != person.Id).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken);
    }

    private static List<(string Field, string Given, string Saved)> Compare(Person person, Input input, TextLanguage language)
    {
        List<(string Field, string Given, string Saved)> fields =
        [
            ("personName", input.Name, person.Name),
            ("email", input.Email, person.Email ?? ""),
            ("language", language.Code(), person.ChosenLanguage?.Code() ?? ""),
        ];
        return fields.FindAll(f => f.Given != f.Saved);
    }

    private static async Task<Outcome> ConflictAsync(AllianceDb db, Person person, List<(string, string, string)> differences, CancellationToken cancellationToken)
    {
        var (by, at) = await ChangeRecord.FindLatestAsync(db, c => c.SubjectId == person.Id, cancellationToken);
        return new Outcome.Conflict(person.Version, by, at, differences);
    }

    private static void Save(AllianceDb db, Person person, Input input, TextLanguage language)
    {
        var before = person.Name;
        person.Correct(input.Name, input.Email, language);
        ChangeRecord.Write(db, new Change
        {
            At = input.Now,
            By = input.Actor,
            Subject = ChangeSubject.Person,
            SubjectId = person.Id,
            SubjectName = person.Name,
            Action = "personCorrected",
            Fields = [new("personName", before, person.Name)],
        });
    }
}
