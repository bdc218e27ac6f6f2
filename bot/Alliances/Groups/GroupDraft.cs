using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>A filled-in form, checked against the people and organisations of the alliance.</summary>
internal abstract record GroupDraft
{
    private GroupDraft() { }

    /// <param name="Organisations">Null to leave them as they are.</param>
    public sealed record Ready(string Name, string Purpose, DateOnly? EndsOn, AllianceMember Coordinator, IReadOnlyList<Guid>? Organisations) : GroupDraft;

    /// <param name="Problem">The first that was found.</param>
    /// <param name="Typed">The words it is about.</param>
    /// <param name="Suggestions">What may have been meant.</param>
    public sealed record Wrong(GroupProblem Problem, string Typed, IReadOnlyList<string> Suggestions) : GroupDraft;

    /// <param name="db">The alliance's rows.</param>
    /// <param name="fields">As filled in.</param>
    /// <param name="group">The group they are for; null for a new one.</param>
    /// <param name="today">In the alliance.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public static async Task<GroupDraft> CheckAsync(AllianceDb db, GroupFields fields, WorkingGroup? group, DateOnly today, CancellationToken cancellationToken)
    {
        if (FindProblem(fields, group, today) is { } problem)
            return problem;
        var folded = TextFolding.Fold(fields.Name);
        if (await db.Set<WorkingGroup>().AnyAsync(g => g.FoldedName == folded && g.ClosedAt == null && (group == null || g.Id != group.Id), cancellationToken))
            return Fail(GroupProblem.NameTaken, fields.Name);

        var (coordinator, unclear) = await FindCoordinatorAsync(db, fields.Coordinator, cancellationToken);
        if (coordinator is null)
            return unclear!;
        var organisations = fields.Members is null ? null : await GroupOrganisations.FindAsync(db, fields.Members, [.. group?.Members.Select(m => m.OrganisationId) ?? []], cancellationToken);
        return organisations is { Wrong: { } wrong }
            ? wrong
            : new Ready(fields.Name, fields.Purpose, IsoDay.Read(fields.EndsOn), coordinator, organisations?.Ids);
    }

    public static Wrong Fail(GroupProblem problem, string typed = "", IReadOnlyList<string>? suggestions = null) => new(problem, typed, suggestions ?? []);

    private static Wrong? FindProblem(GroupFields fields, WorkingGroup? group, DateOnly today) => fields switch
    {
        { Name.Length: 0 } => Fail(GroupProblem.NameMissing),
        { Name.Length: > TextLimits.Name } => Fail(GroupProblem.NameTooLong),
        { Purpose.Length: 0 } => Fail(GroupProblem.PurposeMissing),
        { Purpose.Length: > WorkingGroup.LongestPurpose } => Fail(GroupProblem.PurposeTooLong),
        { EndsOn.Length: > 0 } when IsoDay.Read(fields.EndsOn) is null => Fail(GroupProblem.EndNotADate, fields.EndsOn),
        // A group that is overdue may stay so while something else of it changes.
        { EndsOn.Length: > 0 } when IsoDay.Read(fields.EndsOn) < today && IsoDay.Read(fields.EndsOn) != group?.EndsOn => Fail(GroupProblem.EndPast, fields.EndsOn),
        { Coordinator.Length: 0 } => Fail(GroupProblem.CoordinatorMissing),
        _ => null,
    };

    private static async Task<(AllianceMember? Person, Wrong? Wrong)> FindCoordinatorAsync(AllianceDb db, string given, CancellationToken cancellationToken)
    {
        return await PersonPicker.FindAsync(db, given, cancellationToken) switch
        {
            PersonSearch.Found found => (found.Person, null),
            PersonSearch.Ambiguous several => (null, Fail(GroupProblem.CoordinatorAmbiguous, given, several.Names)),
            // An id from a choice is nothing to quote.
            PersonSearch.Unknown when Guid.TryParse(given, out _) => (null, Fail(GroupProblem.CoordinatorGone)),
            PersonSearch.Unknown nobody => (null, Fail(GroupProblem.CoordinatorUnknown, given, nobody.Suggestions)),
            var other => throw new InvalidOperationException($"Unforeseen search {other}."),
        };
    }
}
