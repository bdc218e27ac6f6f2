using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>A version of the charter as it stands, for cards and for paper.</summary>
public sealed record CharterView
{
    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required CharterState State { get; init; }

    public required CharterText Text { get; init; }

    /// <summary>The version it would change or changed; null for the first.</summary>
    public CharterBase? Base { get; init; }

    public CharterProposal? Proposal { get; init; }

    /// <summary>The day it was adopted, rejected or withdrawn.</summary>
    public DateOnly? ClosedOn { get; init; }

    public string? Sha256 { get; init; }

    public string? Location { get; init; }

    public string? RecordName { get; init; }

    /// <summary>The latest lines of the audit trail, the newest first.</summary>
    public IReadOnlyList<ChangeRecord> LatestChanges { get; init; } = [];

    /// <summary>Who may answer by mail alone, while the version is proposed.</summary>
    public IReadOnlyList<MailVoter> ByMail { get; init; } = [];

    /// <summary>Another version that is being worked on; null when there is none.</summary>
    public CharterOpen? Open { get; init; }

    internal static CharterView Of(CharterVersion version, CharterVersion? former, Voters voters, IReadOnlyList<CharterAnswer> counted, AllianceInfo alliance) => new()
    {
        Id = version.Id,
        Number = version.Number,
        State = version.State,
        Text = version.Text,
        Base = former is null ? null : new(former.Number, former.Text),
        Proposal = version.ProposedAt is null ? null : CharterProposal.Of(version, voters, counted, alliance),
        ClosedOn = version.ClosedOn,
        Sha256 = version.Sha256,
        Location = version.Location,
        RecordName = version.RecordName.Length == 0 ? null : version.RecordName,
    };

    /// <summary>Null when this alliance has no such version.</summary>
    internal static async Task<CharterView?> ReadAsync(AllianceDb db, Guid id, AllianceInfo alliance, CancellationToken cancellationToken)
    {
        if (await db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is not { } version)
            return null;
        var former = version.BasedOnId is { } basedOn ? await db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == basedOn, cancellationToken) : null;
        var voters = await Voters.ReadAsync(db, groupId: null, cancellationToken);
        var answers = await db.Set<CharterAnswer>().Where(a => a.VersionId == id).ToListAsync(cancellationToken);
        var open = version.IsOpen ? null : await CharterRecords.FindOpenAsync(db, cancellationToken);
        return Of(version, former, voters, version.ClosedAt is null ? voters.Count(answers) : [.. answers.OrderBy(a => a.VoterName, StringComparer.Ordinal)], alliance) with
        {
            LatestChanges = await db.Set<ChangeRecord>().Where(c => c.Subject == ChangeSubject.Charter && c.SubjectId == id)
                .OrderByDescending(c => c.Id).Take(3).ToListAsync(cancellationToken),
            ByMail = version.State is CharterState.Proposed && voters.AreOrganisations ? await MailVoter.ListAsync(db, cancellationToken) : [],
            Open = open is null ? null : new(open.Id, open.Number, open.State),
        };
    }
}

/// <summary>The version that another one changes.</summary>
public sealed record CharterBase(int Number, CharterText Text);

/// <summary>A version that is being worked on beside the one shown.</summary>
public sealed record CharterOpen(Guid Id, int Number, CharterState State);

/// <summary>How a proposal stands.</summary>
public sealed record CharterProposal
{
    public required string ProposedBy { get; init; }

    /// <summary>The last day to answer.</summary>
    public required DateOnly LastDay { get; init; }

    public required DecisionRule Rule { get; init; }

    public required int QuorumPercent { get; init; }

    /// <summary>False while the alliance has no organisations and each person answers for themselves.</summary>
    public required bool ByOrganisation { get; init; }

    public required Tally Tally { get; init; }

    public required IReadOnlyList<CharterStance> Answers { get; init; }

    /// <summary>Who has not answered; empty once it is closed, because membership goes on changing.</summary>
    public required IReadOnlyList<string> Silent { get; init; }

    internal static CharterProposal Of(CharterVersion version, Voters voters, IReadOnlyList<CharterAnswer> counted, AllianceInfo alliance)
    {
        var answered = counted.Select(a => a.VoterId).ToHashSet();
        return new()
        {
            ProposedBy = version.ProposedByName,
            LastDay = version.LastDay ?? default,
            Rule = version.Rule,
            QuorumPercent = version.QuorumPercent,
            ByOrganisation = counted is [] || version.ClosedAt is null ? voters.AreOrganisations : counted.Any(a => a.VoterId != a.PersonId),
            Tally = voters.Tally(counted) with { Voters = version.VotersAtClose ?? voters.All.Count },
            Answers = [.. counted.Select(a => new CharterStance(a.VoterName, a.Stance, a.Reason, a.PersonName, alliance.ToLocal(a.At), a.RecordedByName))],
            Silent = version.ClosedAt is null ? [.. voters.All.Where(v => !answered.Contains(v.Id)).Select(v => v.Name)] : [],
        };
    }
}

/// <param name="Voter">The organisation.</param>
/// <param name="Reason">Why it objects.</param>
/// <param name="By">The representative who answered.</param>
/// <param name="At">By the alliance's clock.</param>
/// <param name="RecordedBy">Who wrote it down for them; empty for an answer given here.</param>
public sealed record CharterStance(string Voter, Stance Stance, string Reason, string By, DateTime At, string RecordedBy = "")
{
    /// <summary>Whose answer it is, and who recorded it.</summary>
    public string Who(Phrasebook phrases, TextLanguage language) => RecordedBy.Length > 0 ? phrases.Say(language, "charterRecordedBy", By, RecordedBy) : By;
}
