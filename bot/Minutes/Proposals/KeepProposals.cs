using AllianceBot.Alliances;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Intake;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Proposals;

/// <summary>How many proposals of a meeting wait for an answer.</summary>
/// <param name="Notes">What was turned down among them.</param>
internal sealed record KeptProposals(int Decisions, int Tasks, int Notes, int Questions)
{
    /// <summary>The draft is before the members, or approved: nothing new was kept, whatever there was to propose.</summary>
    public bool IsClosed { get; init; }

    public int Total => Decisions + Tasks + Notes + Questions;
}

/// <summary>
/// Lays what a draft proposes beside what there is: what people settled or edited stays as they left it, what the draft no
/// longer has goes, and what is new is added. Minutes that went to the members meanwhile, or were approved, take nothing: nobody could
/// accept it.
/// </summary>
internal static class KeepProposals
{
    public sealed record Input(MeetingMaterial Material, DraftedMinutes Draft, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Kept(KeptProposals Proposals) : Outcome;

        /// <summary>A source came or went while this draft was made.</summary>
        public sealed record Outdated : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var meetingId = input.Material.Meeting.Id;
        var sources = await MeetingSource.InOrder(db, meetingId).Select(s => s.Id).ToListAsync(cancellationToken);
        if (!sources.SequenceEqual(input.Material.SourceIds))
            return new Outcome.Outdated();

        var known = await db.Set<MinutesProposal>().Where(p => p.MeetingId == meetingId).ToListAsync(cancellationToken);
        var isClosed = await MinutesCirculation.IsUnderWayAsync(db, meetingId, cancellationToken) || await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == meetingId, cancellationToken);
        if (!isClosed)
            known = await UpdateAsync(db, input, known, cancellationToken);
        var open = known.Where(p => p.State is ProposalState.Open).ToLookup(p => p.Kind);
        var (decisions, tasks, questions) = (open[ProposalKind.Decision].Count(), open[ProposalKind.Task].Count(), open[ProposalKind.Question].Count());
        return new Outcome.Kept(new(decisions, tasks, open.Sum(kind => kind.Count()) - decisions - tasks - questions, questions) { IsClosed = isClosed });
    }

    private static async Task<List<MinutesProposal>> UpdateAsync(AllianceDb db, Input input, List<MinutesProposal> known, CancellationToken cancellationToken)
    {
        var members = await PersonPicker.ReadAsync(db, cancellationToken);
        var findings = new ProposalFindings(input.Material, input.Draft, members).All.ToDictionary(finding => finding.Key, StringComparer.Ordinal);
        var next = known.Select(p => p.Number).DefaultIfEmpty().Max();
        foreach (var proposal in known.Where(p => p.State is ProposalState.Open).ToList())
        {
            if (findings.TryGetValue(proposal.Key, out var finding))
            {
                proposal.Find(finding);
            }
            else if (!proposal.IsEdited)
            {
                db.Remove(proposal);
                known.Remove(proposal);
            }
        }

        var keys = known.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in findings.Values.Where(f => !keys.Contains(f.Key)).Take(Math.Max(0, MinutesProposal.Most - known.Count)))
        {
            var proposal = MinutesProposal.Of(input.Material.Meeting.Id, ++next, finding, input.Now);
            db.Add(proposal);
            known.Add(proposal);
        }

        return known;
    }
}
