using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>People join. Those who join an alliance that is at work are welcomed, and asked where they are from.</summary>
public static class TakeInNewcomers
{
    /// <summary>The very news that somebody joined may be what made them known.</summary>
    private static readonly TimeSpan JustMet = TimeSpan.FromMinutes(5);

    /// <summary>The welcome shows what their organisation has to do, so it waits until they have said where they are from; not for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <param name="Joined">Whom Teams announced.</param>
    /// <param name="Roster">All who are there, with their names; null when it was not read.</param>
    public sealed record Input(AllianceInfo Alliance, IReadOnlyList<RosterMember> Joined, IReadOnlyList<RosterMember>? Roster, DateTimeOffset Now);

    /// <returns>How many were not here before.</returns>
    public static async Task<int> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var (newcomers, _) = await AlliancePeople.MeetAsync(db, [.. input.Roster ?? [], .. input.Joined], input.Now, cancellationToken);
        if (!input.Alliance.IsSetUp)
            return newcomers.Count;
        var joined = input.Joined.Select(m => m.UserId).ToList();
        var recent = await db.Set<Person>().Where(p => joined.Contains(p.UserId) && p.FirstSeenAt >= input.Now - JustMet).ToListAsync(cancellationToken);
        var mayAsk = await OrganisationQuestion.CanBeAskedAsync(db, cancellationToken);
        foreach (var person in newcomers.Where(p => joined.Contains(p.UserId)).Union(recent))
        {
            var isAsked = mayAsk && person is { OrganisationId: null, RepresentsNobody: false };
            if (isAsked)
                await OrganisationQuestion.AskAsync(db, person.Id, input.Now, cancellationToken);
            await Welcome.AddAsync(db, person.Id, isAsked ? input.Now + Patience : input.Now, cancellationToken);
        }

        return newcomers.Count;
    }
}
