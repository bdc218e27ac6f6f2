using AllianceBot.Alliances.Links;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Errata;

/// <summary>Corrections of approved minutes: asked for by command or by button, stored and archived beside them.</summary>
public sealed class ErrataFeature(Archivist archivist, ErratumToArchive toArchive, SignedLinks links, TimeProvider time) : IFeature
{
    private const int QuoteLength = 300;

    /// <summary>As many as "del acta de la reunión número" has.</summary>
    private const int MostWordsBefore = 6;

    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("erratum", AskByNameAsync));
        registry.AddVerbInAlliance("minutes.askErratum", (turn, ct) => AskAsync(turn, turn.Data.Id("meeting"), text: "", ct));
        registry.AddVerbInAlliance("minutes.erratum", IssueAsync);
    }

    /// <summary>"erratum 2026-03: what is wrong" fills the form in; nothing is issued before somebody saw it.</summary>
    private static async Task<Reply> AskByNameAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (number, text) = ReadNumberAndText(turn.Text.Trim());
        var asked = new DraftMinutes.Input(number, turn.Place, turn.Alliance);
        return await turn.ReadAsync((db, ct) => DraftMinutes.HandleAsync(db, asked, ct), cancellationToken) switch
        {
            DraftMinutes.Outcome.Drafted drafted => await AskAsync(turn, drafted.Minutes.MeetingId, text, cancellationToken),
            var other => Reply.Say(MinutesFeature.Explain(turn, other)),
        };
    }

    /// <summary>
    /// "for the minutes of meeting 2026-03: …" names the meeting before it says what is wrong; what follows a colon is what is wrong. A number behind
    /// many words stands within the text, which is then kept whole.
    /// </summary>
    private static (string Number, string Text) ReadNumberAndText(string typed)
    {
        var end = typed.AsSpan().IndexOfAny(':', '\n');
        if (TypedNumber.Find(end < 0 ? typed : typed[..end]) is { } number)
        {
            var isAhead = typed.AsSpan(0, number.Start).Count(' ') <= MostWordsBefore;
            return (number.Typed, isAhead ? typed[number.End..].TrimStart(' ', '\n', ':', ',', ';', '.', '/', '-', '–') : typed);
        }

        var first = typed.Split([' ', '\n', ':'], 2);
        return first[0].Any(char.IsAsciiDigit) ? (first[0], first is [_, var rest] ? rest.Trim(' ', ':', '\n') : "") : ("", typed);
    }

    private static async Task<Reply> AskAsync(Turn turn, Guid? meetingId, string text, CancellationToken cancellationToken)
    {
        var (meeting, errata, stop) = await turn.ReadAsync((db, ct) => FindAsync(db, meetingId, turn, ct), cancellationToken);
        return meeting is null ? Reply.Say(Explain(turn, stop!)) : Reply.Show(ErratumForm.Of(turn, meeting, errata, new(text, Part: "", Problem: "")));
    }

    private async Task<Reply> IssueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var data = turn.Data;
        var input = new IssueErratum.Input(
            data.Id("meeting"), turn.Place.ConversationId, data.Text("part"), data.Text("text"), data.Number("count"), turn.Actor, turn.Alliance, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => IssueErratum.HandleAsync(db, input, turn.Phrases, ct), cancellationToken);
        if (outcome is IssueErratum.Outcome.Issued issued)
            return await ShowIssuedAsync(turn, issued);
        var (meeting, errata, stop) = await turn.ReadAsync((db, ct) => FindAsync(db, input.MeetingId, turn, ct), cancellationToken);
        return meeting is null
            ? Reply.Say(Explain(turn, stop!))
            : Reply.Replace(ErratumForm.Of(turn, meeting, errata, new(input.Text, input.Part, Explain(turn, outcome))));
    }

    /// <summary>The erratum stands by now: what follows from it does not stop because the caller hung up.</summary>
    private async Task<Reply> ShowIssuedAsync(Turn turn, IssueErratum.Outcome.Issued issued)
    {
        var cancellationToken = CancellationToken.None;
        await Task.WhenAny(archivist.ArchiveAsync(toArchive, turn.Alliance.Id, issued.ErratumId, cancellationToken), Task.Delay(MinutesFeature.LongestWait, time, cancellationToken));
        var minutes = await turn.ReadAsync((db, ct) => MinutesView.ReadAsync(db, issued.MeetingId, turn.Alliance, ct), cancellationToken)
            ?? throw new InvalidOperationException("Minutes that were just corrected cannot be found.");
        var card = await links.CardAsync(turn, minutes, cancellationToken);
        return Reply.Replace(card).AndSay(minutes.Errata.Single(e => e.Id == issued.ErratumId) is { Sha256: { } sha256, Location: { } location }
            ? turn.SayToAll("erratumArchived", issued.Number, minutes.Document.MeetingNumber, turn.Person.Name, location, sha256)
            : turn.SayToAll("erratumArchivePending", issued.Number, minutes.Document.MeetingNumber, turn.Person.Name));
    }

    private static async Task<(MeetingRecord? Meeting, int Errata, IssueErratum.Outcome? Stop)> FindAsync(AllianceDb db, Guid? meetingId, Turn turn, CancellationToken cancellationToken)
    {
        if (meetingId is not { } id || await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
            return (null, 0, new IssueErratum.Outcome.MeetingUnknown());
        var stop = await IssueErratum.FindStopAsync(db, meeting, turn.Place.ConversationId, turn.Actor, cancellationToken);
        return stop is null ? (meeting, await IssueErratum.CountAsync(db, id, cancellationToken), null) : (null, 0, stop);
    }

    private static string Explain(Turn turn, IssueErratum.Outcome outcome) => outcome switch
    {
        IssueErratum.Outcome.MeetingUnknown => turn.Say("meetingUnknown"),
        IssueErratum.Outcome.HeldElsewhere elsewhere => turn.Say("minutesHeldElsewhere", elsewhere.Number),
        IssueErratum.Outcome.NotApproved draft => turn.Say("erratumNotApproved", draft.Number),
        IssueErratum.Outcome.Refused refused => refused.Refusal.Describe(turn),
        IssueErratum.Outcome.TextMissing => turn.Say("erratumTextMissing"),
        IssueErratum.Outcome.TextTooLong tooLong => turn.Say("amendTooLong", tooLong.Length, MinutesErratum.LongestText),
        IssueErratum.Outcome.PartUnknown => turn.Say("erratumPartMissing"),
        IssueErratum.Outcome.Conflict conflict => turn.Say("erratumConflict", conflict.ByName, TextLimits.Abridge(conflict.Text, QuoteLength)),
        IssueErratum.Outcome.TooMany many => turn.Say("erratumTooMany", many.Number),
        _ => throw new InvalidOperationException($"No reply was foreseen for {outcome}."),
    };
}
