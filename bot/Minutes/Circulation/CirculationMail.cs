using AllianceBot.Alliances;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>What the pages have in common on which somebody without Teams answers minutes in circulation: who may, how long, and why not.</summary>
internal static class CirculationMail
{
    /// <summary>For people without Teams every place is another's: minutes that are read in one alone are none to them.</summary>
    public const string Nowhere = "";

    /// <summary>The circulation that a link is about and for whom its reader speaks; or why there is nothing to answer.</summary>
    public static async Task<(OpenCirculation? Open, Voter? Voter, string? Problem)> FindAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(turn.Db, turn.Actor, Right.AmendMinutes, groupId: null, cancellationToken) is not null)
            return (null, null, turn.Say("circulationMailNoVoice"));
        var (open, voter, stop) = await OpenCirculation.FindForMemberAsync(turn.Db, IdOf(turn), Nowhere, turn.Reader.PersonId, turn.Now, cancellationToken);
        return (open, voter, stop is null ? null : Explain(turn, stop));
    }

    /// <summary>As in Teams, but without what only works there.</summary>
    public static string Explain(MailTurn turn, CirculationStop stop) => stop switch
    {
        CirculationStop.Over over => turn.Say("circulationMailOver", over.Number),
        CirculationStop.WindowPast past => turn.Say("circulationPast", past.Number, CirculationText.Date(past.LastDay, turn.Phrases, turn.Language)),
        CirculationStop.NotCirculated draft => turn.Say("circulationMailNone", draft.Number),
        CirculationStop.OrganisationMissing or CirculationStop.NoVoice => turn.Say("circulationMailNoVoice"),
        _ => turn.Say("mailLinkOver"),
    };

    /// <summary>For whom, until when and by whose clock.</summary>
    public static string Until(MailTurn turn, MinutesCirculation circulation, Voter voter) =>
        turn.Say("circulationMailUntil", voter.Name, CirculationText.Date(circulation.LastDay, turn.Phrases, turn.Language), circulation.TimeZone);

    /// <summary>It is too late, or never was theirs.</summary>
    public static MailQuestion Closed(MailTurn turn, string problem) => new(turn.Alliance.Name ?? "AllianceBot", [problem], Button: null);

    public static Guid? IdOf(MailTurn turn) => Guid.TryParse(turn.SubjectId, out var id) ? id : null;
}

/// <summary>Somebody without Teams says that their organisation wants nothing changed.</summary>
internal sealed class NoChangesMail : IMailAction
{
    private const string PurposeName = "minutes.noChanges";

    public string Purpose => PurposeName;

    public static MailLink LinkFor(NoticeTurn turn, CirculationView circulation) =>
        new(PurposeName, CirculationNotices.SubjectOf(circulation.Meeting.Id), turn.Say("noChangesButton"));

    public async Task<MailQuestion?> AskAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        var (open, voter, problem) = await CirculationMail.FindAsync(turn, cancellationToken);
        return open is null || voter is null
            ? CirculationMail.Closed(turn, problem!)
            : new(turn.Say("noChangesMailHeading", open.Meeting.Number), [open.Meeting.Title, CirculationMail.Until(turn, open.Circulation, voter), turn.Say("noChangesMailWhat")], turn.Say("noChangesButton"));
    }

    public async Task<MailOutcome> ActAsync(MailTurn turn, CancellationToken cancellationToken) =>
        await SayNoChanges.HandleAsync(turn.Db, new(CirculationMail.IdOf(turn), CirculationMail.Nowhere, turn.Actor, turn.Now), cancellationToken) switch
        {
            SayNoChanges.Outcome.Said said => new(turn.Say("noChangesMailDone", said.VoterName), IsDone: true),
            SayNoChanges.Outcome.Stopped stopped => new(CirculationMail.Explain(turn, stopped.Stop), IsDone: true),
            SayNoChanges.Outcome.Refused => new(turn.Say("circulationMailNoVoice"), IsDone: true),
            var other => throw CirculationReplies.Unforeseen(other),
        };
}

/// <summary>Somebody without Teams takes back a change they suggested.</summary>
internal sealed class TakeBackMail : IMailAction
{
    private const string PurposeName = "minutes.withdrawAmendment";

    public string Purpose => PurposeName;

    public static MailLink LinkFor(NoticeTurn turn, MinutesAmendment amendment) => new(PurposeName, amendment.Id.ToString(), turn.Say("amendmentWithdrawButton"));

    public async Task<MailQuestion?> AskAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        var id = CirculationMail.IdOf(turn);
        if (await turn.Db.Set<MinutesAmendment>().SingleOrDefaultAsync(a => a.Id == id && a.SuggestedById == turn.Reader.PersonId, cancellationToken) is not { } amendment
            || await CirculationView.ReadAsync(turn.Db, amendment.MeetingId, turn.Now, cancellationToken) is not { } circulation)
            return null;
        if (amendment.State is not AmendmentState.Open)
            return CirculationMail.Closed(turn, turn.Say($"amendmentAlready.{amendment.State}", amendment.Number, amendment.AnsweredByName));
        var parts = new MinutesParts(circulation.Meeting, turn.Phrases, turn.Language);
        return new(
            turn.Say("takeBackMailHeading"),
            [turn.Say("amendmentAnsweredWhat", amendment.Number, circulation.Meeting.Number, parts.Name(amendment.Part)), parts.Wish(amendment)],
            turn.Say("amendmentWithdrawButton"));
    }

    public async Task<MailOutcome> ActAsync(MailTurn turn, CancellationToken cancellationToken) =>
        await WithdrawAmendment.HandleAsync(turn.Db, new(CirculationMail.IdOf(turn), CirculationMail.Nowhere, turn.Actor, turn.Now), cancellationToken) switch
        {
            WithdrawAmendment.Outcome.Withdrawn => new(turn.Say("takeBackMailDone"), IsDone: true),
            WithdrawAmendment.Outcome.AlreadyAnswered already => new(turn.Say($"amendmentAlready.{already.State}", already.Number, already.By), IsDone: true),
            WithdrawAmendment.Outcome.Stopped stopped => new(CirculationMail.Explain(turn, stopped.Stop), IsDone: true),
            WithdrawAmendment.Outcome.Refused => new(turn.Say("circulationMailNoVoice"), IsDone: true),
            _ => new(turn.Say("mailLinkOver"), IsDone: true),
        };
}
