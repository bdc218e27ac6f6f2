using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>Tells a representative that a proposed charter waits for their organisation's answer.</summary>
internal sealed class CharterProposedNotice : INoticeWriter
{
    public const string KindName = "charterProposed";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CharterQuestion.FindAsync(turn, cancellationToken) is { } question ? new ReplyMessage.Card(CharterNoticeCards.Proposed(turn, question)) : null;
}

/// <summary>Reminds a representative on the day before the last, while their organisation is silent.</summary>
internal sealed class CharterReminderNotice : INoticeWriter
{
    public const string KindName = "charterReminder";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CharterQuestion.FindAsync(turn, cancellationToken) is { } question ? new ReplyMessage.Card(CharterNoticeCards.Reminder(turn, question)) : null;
}

/// <summary>A proposed charter as it waits for one reader's answer.</summary>
/// <param name="Voter">The organisation they answer for; their own name while there are none.</param>
/// <param name="ByMail">For whoever leads: organisations that can answer by mail alone.</param>
internal sealed record CharterQuestion(CharterVersion Version, string Voter, bool ByOrganisation, IReadOnlyList<MailVoter> ByMail)
{
    /// <summary>Null when it waits no longer: it is over or withdrawn, the organisation has answered, or they represent none that may.</summary>
    public static async Task<CharterQuestion?> FindAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (await CharterNotices.FindAsync(turn, cancellationToken) is not { State: CharterState.Proposed } version || version.LastDay < turn.Today)
            return null;
        var voters = await Voters.ReadAsync(turn.Db, groupId: null, cancellationToken);
        var person = await turn.Db.Set<Person>().SingleAsync(p => p.Id == turn.Reader.PersonId, cancellationToken);
        if (voters.Of(person.Id, person.OrganisationId) is not { } voter
            || await turn.Db.Set<CharterAnswer>().AnyAsync(a => a.VersionId == version.Id && a.VoterId == voter.Id, cancellationToken))
            return null;
        var leads = await turn.Db.Set<RoleHolding>().AnyAsync(h => h.PersonId == person.Id && h.Until == null && h.GroupId == null, cancellationToken);
        return new(version, voter.Name, voters.AreOrganisations, leads && voters.AreOrganisations ? await MailVoter.ListAsync(turn.Db, cancellationToken) : []);
    }
}
