using AllianceBot.Minutes.Drafting;

namespace AllianceBot.DrafterTraining;

/// <summary>What a proposal is to the scorer: its kind, the spans of its evidence, and the owner of a task.</summary>
internal sealed record Candidate(bool IsTask, IReadOnlyList<(double Start, double End)> Evidence, string? Owner = null)
{
    public static Candidate Of(Proposal proposal) => new(
        proposal.Kind is DraftedKind.Task, [.. proposal.Evidence.Select(quote => (quote.Start!.Value.TotalSeconds, quote.End!.Value.TotalSeconds))], proposal.Owner);
}

/// <summary>Counts as <c>score_minutes.py</c> does: 12 proposals, 5 spans of 60 s each, widened by 10 s.</summary>
internal sealed class Score
{
    private const int MostProposals = 12;

    private int _gold;
    private int _met;
    private int _proposals;
    private int _right;
    private int _rightKind;
    private int _owned;
    private int _owner;

    public double Recall => _gold == 0 ? 0 : (double)_met / _gold;

    public double Precision => _proposals == 0 ? 0 : (double)_right / _proposals;

    public double F1 => Recall + Precision == 0 ? 0 : 2 * Recall * Precision / (Recall + Precision);

    public double Kind => _right == 0 ? 0 : (double)_rightKind / _right;

    public double Owner => _owned == 0 ? 0 : (double)_owner / _owned;

    public int Proposals => _proposals;

    public void Add(Meeting meeting, IEnumerable<Candidate> ranked)
    {
        var proposals = ranked.Take(MostProposals).ToList();
        _gold += meeting.Gold.Count;
        _proposals += proposals.Count;
        _met += meeting.Gold.Count(item => proposals.Exists(proposal => Meets(proposal, item)));
        var right = proposals.Where(proposal => meeting.Gold.Any(item => Meets(proposal, item))).ToList();
        _right += right.Count;
        _rightKind += right.Count(proposal => meeting.Gold.Any(item => item.IsTask == proposal.IsTask && Meets(proposal, item)));
        foreach (var item in meeting.Gold.Where(item => item.IsTask && proposals.Exists(proposal => Meets(proposal, item))))
        {
            var named = meeting.Participants.Where(name => item.Text.Contains(name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named.Count != 1)
                continue;
            _owned++;
            if (proposals.Exists(p => p.IsTask && Meets(p, item) && string.Equals(p.Owner, named[0], StringComparison.OrdinalIgnoreCase)))
                _owner++;
        }
    }

    public static bool Meets(Candidate proposal, GoldItem item) =>
        proposal.Evidence.Take(5).Any(span => item.Times.Any(time => time >= span.Start - 10 && time <= Math.Min(span.End, span.Start + 60) + 10));

    public override string ToString() =>
        FormattableString.Invariant($"F1 {F1:0.000}  recall {Recall:0.000}  precision {Precision:0.000}  kind {Kind:0.000}  owner {Owner:0.000} ({_owned})  proposals {_proposals}");
}
