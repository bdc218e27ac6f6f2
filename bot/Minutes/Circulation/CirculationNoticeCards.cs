using System.Text.Json.Serialization;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Errata;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Circulation;

/// <summary>The cards about minutes in circulation that come unasked, in the reader's language.</summary>
internal static class CirculationNoticeCards
{
    /// <summary>The card of the amendment, and the draft, have all of it.</summary>
    private const int QuoteLength = 1_000;

    public static CardView Circulated(NoticeTurn turn, CirculationView circulation, string voter)
    {
        var (heading, last) = (turn.Say("circulatedNoticeTitle", circulation.Meeting.Number), circulation.Circulation);
        var what = turn.Say("circulatedNoticeWhat", Voice.Of(turn).Date(last.LastDay), last.TimeZone);
        return Card(turn, circulation.Meeting, heading, voter, what, [Section(turn, "circulatedNoticeBy", last.CirculatedByName)], canAmend: true);
    }

    public static CardView Suggested(NoticeTurn turn, CirculationView circulation, MinutesAmendment amendment)
    {
        var parts = Parts(turn, circulation);
        return Card(
            turn, circulation.Meeting, turn.Say("amendmentNoticeTitle", circulation.Meeting.Number), CirculationText.Who(amendment), turn.Say("amendmentNoticeWhat", amendment.Number, parts.Name(amendment.Part)),
            [
                Section(turn, "amendmentNoticeText", parts.Wish(amendment)),
                Section(turn, "amendmentNoticeReason", amendment.Reason),
            ],
            amendment: amendment.Id.ToString());
    }

    public static CardView Answered(NoticeTurn turn, CirculationView circulation, MinutesAmendment amendment)
    {
        var parts = Parts(turn, circulation);
        List<NoticeSection> sections = [Section(turn, "amendmentNoticeText", parts.Wish(amendment))];
        if (amendment.Answer.Length > 0)
            sections.Add(Section(turn, "amendmentNoticeAnswer", amendment.Answer));
        return Card(
            turn, circulation.Meeting, turn.Say($"amendmentAnsweredTitle.{amendment.State}"), amendment.AnsweredByName,
            turn.Say("amendmentAnsweredWhat", amendment.Number, circulation.Meeting.Number, parts.Name(amendment.Part)), sections);
    }

    /// <summary>For whoever suggested a change by mail: what arrived, so that nothing is done in their name unseen.</summary>
    public static CardView Received(NoticeTurn turn, CirculationView circulation, MinutesAmendment amendment)
    {
        var parts = Parts(turn, circulation);
        return Card(
            turn, circulation.Meeting, turn.Say("amendmentReceivedTitle", circulation.Meeting.Number), amendment.SuggestedFor, turn.Say("amendmentReceivedWhat", amendment.Number, parts.Name(amendment.Part)),
            [
                Section(turn, "amendmentNoticeText", parts.Wish(amendment)),
                Section(turn, "amendmentNoticeReason", amendment.Reason),
            ]);
    }

    public static CardView Approved(NoticeTurn turn, MeetingRecord meeting, string approvedBy, DateOnly on) =>
        Card(turn, meeting, turn.Say("unopposedNoticeTitle", meeting.Number), "", turn.Say("approvedNoticeWhat", approvedBy, Voice.Of(turn).Date(on)), []);

    public static CardView Corrected(NoticeTurn turn, MeetingRecord meeting, MinutesErratum erratum, DateOnly on) => Card(
        turn, meeting, turn.Say("erratumNoticeTitle", erratum.Number, meeting.Number), "", turn.Say("erratumNoticeWhat", erratum.IssuedByName, Voice.Of(turn).Date(on)),
        [Section(turn, "erratumNoticeText", erratum.Text)]);

    public static CardView VoteAsked(NoticeTurn turn, CirculationView circulation)
    {
        var asked = circulation.Circulation;
        return Card(
            turn, circulation.Meeting, turn.Say("voteAskedTitle", circulation.Meeting.Number), CirculationText.Who(asked.VoteAskedByName, asked.VoteAskedFor), turn.Say("voteAskedNoticeWhat"),
            [Section(turn, "amendmentNoticeReason", asked.VoteReason)]);
    }

    public static CardView Waiting(NoticeTurn turn, CirculationView circulation) => Card(
        turn, circulation.Meeting, turn.Say("amendmentsWaitTitle", circulation.Meeting.Number), "",
        turn.Say("amendmentsWaitWhat", Voice.Of(turn).Date(circulation.Circulation.LastDay), circulation.OpenAmendments), []);

    public static CardView Unopposed(NoticeTurn turn, CirculationView circulation)
    {
        var voice = Voice.Of(turn);
        var what = turn.Say("unopposedNoticeWhat", voice.Date(circulation.Circulation.CirculatedOn), voice.Date(circulation.Circulation.LastDay));
        return Card(turn, circulation.Meeting, turn.Say("unopposedNoticeTitle", circulation.Meeting.Number), "", what, []);
    }

    private static MinutesParts Parts(NoticeTurn turn, CirculationView circulation) => new(circulation.Meeting, turn.Phrases, turn.Language);

    private static NoticeSection Section(NoticeTurn turn, string title, string line) => NoticeCards.Section(Voice.Of(turn), turn.Say(title), [TextLimits.Abridge(line, QuoteLength)], new CardBudget());

    private static CardView Card(NoticeTurn turn, MeetingRecord meeting, string heading, string subject, string what, IReadOnlyList<NoticeSection> sections, bool canAmend = false, string amendment = "")
    {
        var about = meeting.Title.Length > 0 ? $"{turn.Alliance.Name} · {meeting.Title}" : $"{turn.Alliance.Name}";
        var ending = turn.Say(!turn.IsByMail ? "circulationNoticeEnd" : canAmend ? "circulationMailHow" : "circulationMailEnd");
        var model = new CirculationNoticeModel(
            turn.Alliance.Id.ToString(), meeting.Id.ToString(), heading, subject.Length > 0 ? $"{subject} · {about}" : about, what, sections, canAmend, amendment, ending);
        return new("minutes/circulation-notice.json", CardModel.Of(model, CirculationNoticeJson.Default.CirculationNoticeModel), turn.Language, $"{heading}: {turn.Alliance.Name}");
    }
}

/// <param name="Subject">Whom or what it is about: people's text.</param>
/// <param name="Text">Sentences of ours.</param>
/// <param name="Amendment">The suggested change that waits for the reader's answer; empty for none.</param>
/// <param name="Ending">What else comes unasked.</param>
/// <param name="CanAmend">It asks the reader to read the draft and say something; otherwise it tells how things stand.</param>
internal sealed record CirculationNoticeModel(string Alliance, string Meeting, string Heading, string Subject, string Text, IReadOnlyList<NoticeSection> Sections, bool CanAmend, string Amendment, string Ending);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CirculationNoticeModel))]
internal sealed partial class CirculationNoticeJson : JsonSerializerContext;
