using System.Text.Json.Serialization;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Delivery;

namespace AllianceBot.Alliances.Charters;

/// <summary>The cards about a proposed charter that come unasked, in the reader's language; their button leads to the charter of that alliance.</summary>
internal static class CharterNoticeCards
{
    public static CardView Proposed(NoticeTurn turn, CharterQuestion question)
    {
        var what = turn.Say(question.ByOrganisation ? "charterNoticeProposed" : "charterNoticeProposedToPerson", question.Version.Number, Date(turn, question.Version.LastDay!.Value));
        var heading = turn.Say(question.ByOrganisation ? "charterNoticeTitle" : "charterNoticeTitleToPerson");
        return Card(turn, question.Version.Id, heading, question.Voter, what, turn.Say("charterNoticeAnswerButton"),
        [
            NoticeCards.Section(Voice.Of(turn), turn.Say("charterNoticeBy"), [question.Version.ProposedByName], new CardBudget()),
            NoticeCards.Section(Voice.Of(turn), turn.Say("charterNoticeByMail"), question.ByMail.Select(v => v.Organisation).Distinct(), new CardBudget()),
        ]);
    }

    public static CardView Reminder(NoticeTurn turn, CharterQuestion question)
    {
        var lastDay = question.Version.LastDay!.Value;
        // It may have had to wait for somebody's morning.
        var heading = turn.Say(lastDay == turn.Today ? "charterReminderTitleToday" : "charterReminderTitle");
        return Card(turn, question.Version.Id, heading, question.Voter, turn.Say("charterReminderWhat", question.Version.Number, Date(turn, lastDay)), turn.Say("charterNoticeAnswerButton"), []);
    }

    public static CardView Result(NoticeTurn turn, CharterView charter, CharterProposal proposal)
    {
        var isAdopted = charter.State is not CharterState.Rejected;
        var sentences = CharterStatus.Explain(proposal, charter, turn.Phrases, turn.Language);
        return Card(
            turn, charter.Id, turn.Say(isAdopted ? "charterResultAdopted" : "charterResultRejected"), turn.Say("charterHeading", charter.Number),
            string.Join(' ', sentences), turn.Say("charterNoticeSeeButton"), []);
    }

    private static CardView Card(NoticeTurn turn, Guid versionId, string heading, string subject, string what, string button, List<NoticeSection> sections)
    {
        sections.RemoveAll(s => s.Lines.Count == 0);
        var model = new CharterNoticeModel(turn.Alliance.Id.ToString(), versionId.ToString(), heading, $"{subject} · {turn.Alliance.Name}", what, sections, button);
        return new("alliances/charter-notice.json", CardModel.Of(model, CharterNoticeJson.Default.CharterNoticeModel), turn.Language, $"{heading}: {turn.Alliance.Name}");
    }

    private static string Date(NoticeTurn turn, DateOnly day) => CharterStatus.Date(day, turn.Phrases, turn.Language);
}

/// <param name="Subject">Whom or what it is about: people's text.</param>
/// <param name="Text">Sentences of ours.</param>
internal sealed record CharterNoticeModel(string Alliance, string Id, string Heading, string Subject, string Text, IReadOnlyList<NoticeSection> Sections, string Button);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CharterNoticeModel))]
internal sealed partial class CharterNoticeJson : JsonSerializerContext;
