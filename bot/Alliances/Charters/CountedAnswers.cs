using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>What was answered to a proposal, and what of it counts as things stand.</summary>
/// <param name="Voters">Who may answer.</param>
/// <param name="All">Also of those who may not answer any more.</param>
/// <param name="Counted">Of those who may.</param>
internal sealed record CountedAnswers(Voters Voters, IReadOnlyList<CharterAnswer> All, IReadOnlyList<CharterAnswer> Counted)
{
    public static async Task<CountedAnswers> ReadAsync(AllianceDb db, Guid versionId, CancellationToken cancellationToken)
    {
        var voters = await Voters.ReadAsync(db, groupId: null, cancellationToken);
        var all = await db.Set<CharterAnswer>().Where(a => a.VersionId == versionId).ToListAsync(cancellationToken);
        return new(voters, all, voters.Count(all));
    }
}
