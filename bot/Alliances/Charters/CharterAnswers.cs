using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>Answers as they are given: rules that hold whoever writes them down.</summary>
internal static class CharterAnswers
{
    /// <summary>Answers of those who may not answer (any more) are left out.</summary>
    public static IReadOnlyList<CharterAnswer> Count(this Voters voters, IEnumerable<CharterAnswer> answers)
    {
        var ids = voters.All.Select(v => v.Id).ToHashSet();
        return [.. answers.Where(a => ids.Contains(a.VoterId)).OrderBy(a => a.VoterName, StringComparer.Ordinal)];
    }

    public static Tally Tally(this Voters voters, IReadOnlyList<CharterAnswer> counted) => new(
        voters.All.Count,
        counted.Count(a => a.Stance is Stance.Adopts),
        counted.Count(a => a.Stance is Stance.Objects),
        counted.Count(a => a.Stance is Stance.Abstains));

    /// <summary>
    /// The organisation, other than this one, that a person has answered for. Whoever moves takes no vote along: the answer
    /// stays with the organisation it was given for, and the person has none left for another.
    /// </summary>
    public static Task<string?> FindOtherAsync(AllianceDb db, Guid versionId, Guid personId, Guid voterId, CancellationToken cancellationToken) =>
        db.Set<CharterAnswer>().Where(a => a.VersionId == versionId && a.PersonId == personId && a.VoterId != voterId)
            .Select(a => a.VoterName).FirstOrDefaultAsync(cancellationToken);

    /// <returns>Whether it says something else than before.</returns>
    public static async Task<bool> SayAsync(
        AllianceDb db, CharterVersion version, Voter voter, Stance stance, string reason, Answerer answerer, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = await db.Set<CharterAnswer>().SingleOrDefaultAsync(a => a.VersionId == version.Id && a.VoterId == voter.Id, cancellationToken);
        var before = answer is null ? ("", "") : (answer.Stance.ToString(), answer.Reason);
        if (answer is null)
            db.Add(answer = CharterAnswer.Of(version.Id, voter.Id));
        if (!answer.Say(voter.Name, stance, reason, answerer, now))
            return false;
        CharterTrail.Write(
            db, version, actor, answerer.RecordedByName.Length > 0 ? "charterAnswerRecorded" : "charterAnswered", now,
            new FieldChange("charterOrganisation", "", voter.Name),
            new FieldChange("charterAnswer", before.Item1, stance.ToString()),
            new FieldChange("charterReason", before.Item2, reason));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
