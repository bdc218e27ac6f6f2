using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>
/// Says who all the co-chairs are from now on; with them the stewardship ends. Whoever saves a form made from another set is
/// told and decides. The same set twice changes nothing.
/// </summary>
public static class NameCoChairs
{
    /// <param name="Chosen">Ids of people; <see cref="FindAsync"/> finds them for names as typed.</param>
    /// <param name="MadeFrom">Who the co-chairs were when the form was made.</param>
    public sealed record Input(IReadOnlyCollection<Guid> Chosen, IReadOnlyList<Guid> MadeFrom, Actor Actor, DateTimeOffset Now)
    {
        /// <summary>The set without themself that the actor was asked about and confirmed; empty when they were not asked.</summary>
        public IReadOnlyList<Guid> Confirmed { get; init; } = [];
    }

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when they were it before.</summary>
        public sealed record Named(IReadOnlyList<CoChair> CoChairs) : Outcome;

        /// <param name="Saved">Who they are by now.</param>
        /// <param name="Wanted">Whom the form names.</param>
        /// <param name="SavedBy">Who named them last; empty when nobody knows.</param>
        public sealed record Conflict(IReadOnlyList<CoChair> Saved, IReadOnlyList<CoChair> Wanted, string SavedBy, DateTimeOffset SavedAt) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <summary>Whoever names these leads no more: they are asked before anything is saved.</summary>
        public sealed record WithoutYou(IReadOnlyList<CoChair> Wanted) : Outcome;

        public sealed record TooFew : Outcome;

        public sealed record TooMany : Outcome;

        public sealed record OfOneOrganisation(IReadOnlyList<CoChair> Sharing) : Outcome;

        public sealed record WithoutOrganisation(IReadOnlyList<CoChair> Unplaced) : Outcome;

        /// <summary>Only mail reaches them: they could not act, nor hear that they may.</summary>
        public sealed record WithoutTeams(string Name) : Outcome;

        public sealed record PersonAmbiguous(string Typed, IReadOnlyList<string> Names) : Outcome;

        /// <summary>Somebody who was chosen is not in the alliance any more.</summary>
        public sealed record PersonGone : Outcome;

        public sealed record PersonUnknown(string Typed, IReadOnlyList<string> Suggestions) : Outcome;
    }

    /// <summary>
    /// The people whom typed names or chosen ids mean, or what stops the naming. Only reads, and before the transaction:
    /// while thousands of names are looked through, nobody else waits.
    /// </summary>
    public static async Task<(IReadOnlyCollection<Guid> Ids, Outcome? Problem)> FindAsync(AllianceDb db, IReadOnlyList<string> given, Actor actor, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, actor, Right.NameCoChairs, null, cancellationToken) is { } refusal)
            return ([], new Outcome.Refused(refusal));
        if (given.Count > CoChairRules.Most)
            return ([], new Outcome.TooMany());
        var ids = new HashSet<Guid>();
        var names = new List<string>();
        foreach (var text in given)
        {
            if (Guid.TryParse(text, out var id))
                ids.Add(id);
            else
                names.Add(text);
        }

        var roster = names.Count > 0 ? await PersonPicker.ReadAsync(db, AlliancePeople.Members(db), cancellationToken) : null;
        foreach (var name in names)
        {
            switch (roster!.Find(name))
            {
                case PersonSearch.Found { Person: { } person } when !Person.IsOfTeams(person.UserId):
                    return ([], new Outcome.WithoutTeams(person.Name));
                case PersonSearch.Found found:
                    ids.Add(found.Person.Id);
                    break;
                case PersonSearch.Ambiguous several:
                    return ([], new Outcome.PersonAmbiguous(several.Typed, several.Names));
                case PersonSearch.Unknown unknown:
                    return ([], new Outcome.PersonUnknown(unknown.Typed, unknown.Suggestions));
            }
        }

        return (ids, null);
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.NameCoChairs, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (input.Chosen.Count > CoChairRules.Most)
            return new Outcome.TooMany();
        // The ids come from the client, or were found a moment ago: somebody may not be here any more.
        var chosen = await AlliancePeople.Members(db).Where(p => input.Chosen.Contains(p.Id)).Select(p => new { p.Id, p.UserId, p.Name }).ToListAsync(cancellationToken);
        if (chosen.Count < input.Chosen.Distinct().Count())
            return new Outcome.PersonGone();
        if (chosen.Find(p => !Person.IsOfTeams(p.UserId)) is { } mail)
            return new Outcome.WithoutTeams(mail.Name);
        var ids = chosen.Select(p => p.Id).ToHashSet();
        var wanted = await CoChairs.DescribeAsync(db, ids, cancellationToken);
        if (FindBrokenRule(wanted, await CoChairs.AllianceHasOrganisationsAsync(db, cancellationToken)) is { } broken)
            return broken;

        var saved = await CoChairs.ReadAsync(db, cancellationToken);
        var now = saved.Select(c => c.Id).ToHashSet();
        if (now.SetEquals(ids))
            return new Outcome.Named(saved);
        if (!now.SetEquals(input.MadeFrom))
            return await ConflictAsync(db, saved, wanted, cancellationToken);
        if (!ids.Contains(input.Actor.Id) && !ids.SetEquals(input.Confirmed))
            return new Outcome.WithoutYou(wanted);
        await SaveAsync(db, input, saved, wanted, cancellationToken);
        return new Outcome.Named(wanted);
    }

    /// <summary>The first rule that these would break.</summary>
    public static Outcome? FindBrokenRule(IReadOnlyList<CoChair> wanted, bool allianceHasOrganisations) => wanted switch
    {
        _ when !CoChairRules.AnAllianceHasAtLeastTwoCoChairs(wanted) => new Outcome.TooFew(),
        _ when CoChairRules.CoChairsComeFromDifferentOrganisations(wanted, allianceHasOrganisations) => null,
        _ when CoChairRules.FindOfOneOrganisation(wanted) is { Count: > 0 } sharing => new Outcome.OfOneOrganisation(sharing),
        _ => new Outcome.WithoutOrganisation(CoChairRules.FindWithoutOrganisation(wanted)),
    };

    private static async Task<Outcome> ConflictAsync(AllianceDb db, IReadOnlyList<CoChair> saved, IReadOnlyList<CoChair> wanted, CancellationToken cancellationToken)
    {
        var (by, at) = await ChangeRecord.FindLatestAsync(db, c => c.Action == "coChairsNamed" || c.Action == "coChairEnded" || c.Action == "personLeft", cancellationToken);
        return new Outcome.Conflict(saved, wanted, by, at ?? default);
    }

    private static async Task SaveAsync(AllianceDb db, Input input, IReadOnlyList<CoChair> before, IReadOnlyList<CoChair> after, CancellationToken cancellationToken)
    {
        var stay = after.Select(c => c.Id).ToHashSet();
        var was = before.Select(c => c.Id).ToHashSet();
        foreach (var holding in await db.Set<RoleHolding>().Where(h => h.Role == Role.CoChair && h.Until == null && !stay.Contains(h.PersonId)).ToListAsync(cancellationToken))
            holding.End(input.Now);
        var added = after.Where(c => !was.Contains(c.Id)).ToList();
        db.AddRange(added.Select(c => RoleHolding.Give(c.Id, Role.CoChair, null, input.Now)));
        var lost = before.Where(c => !stay.Contains(c.Id)).ToList();
        var set = new FieldChange("coChairs", Names(before), Names(after));
        foreach (var (i, coChair) in lost.Concat(added).Index())
            Write(db, input.Actor, coChair, i < lost.Count ? "coChairEnded" : "coChairsNamed", set, input.Now.AddMilliseconds(i));
        // A moment later, so that the trail tells them in this order.
        await Stewardship.EndAsync(db, input.Actor, input.Now.AddMilliseconds(lost.Count + added.Count), cancellationToken);
        foreach (var former in lost)
            await RoleChangeNotice.AddAsync(db, former.Id, new(RoleChange.CoChairEnded, null, "", input.Actor.Name), input.Actor, input.Now, cancellationToken);
        // Somebody may be named, replaced and named again.
        var subject = input.Now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var newcomer in added.Where(c => c.Id != input.Actor.Id))
            await Notices.AddAsync(db, CoChairNotice.KindName, newcomer.Id, subject, input.Now, new CoChairNaming(input.Actor.Name), CoChairJson.Default.CoChairNaming, cancellationToken);
    }

    /// <summary>Each has a line of their own, so that the history of a person tells it.</summary>
    private static void Write(AllianceDb db, Actor by, CoChair coChair, string action, FieldChange set, DateTimeOffset at) => ChangeRecord.Write(db, new Change
    {
        At = at,
        By = by,
        Subject = ChangeSubject.Role,
        SubjectId = coChair.Id,
        SubjectName = coChair.Name,
        Action = action,
        Fields = [set],
    });

    private static string Names(IReadOnlyList<CoChair> coChairs) => string.Join(", ", coChairs.Select(c => c.Label));
}
