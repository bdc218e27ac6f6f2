using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using AllianceBot.Meetings;
using AllianceBot.Pages;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Circulation;

/// <summary>
/// Somebody without Teams suggests a change: as on the cards, they choose the part first and then write what it should say, and
/// why. To choose one changes nothing; a change that was sent uses the link up, and the mail that confirms it brings the next.
/// </summary>
internal sealed class AmendMail : IMailAction
{
    private const string PurposeName = "minutes.amend";

    /// <summary>Of an entry in the list to choose from: a page has more room than a card.</summary>
    private const int ChoiceLength = 300;

    public string Purpose => PurposeName;

    public static MailLink LinkFor(NoticeTurn turn, CirculationView circulation) =>
        new(PurposeName, CirculationNotices.SubjectOf(circulation.Meeting.Id), turn.Say("suggestChangeButton"));

    public async Task<MailQuestion?> AskAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        var (open, voter, problem) = await CirculationMail.FindAsync(turn, cancellationToken);
        if (open is null || voter is null)
            return CirculationMail.Closed(turn, problem!);
        var parts = new MinutesParts(open.Meeting, turn.Phrases, turn.Language);
        return SuggestAmendment.ReadPart(turn.Answer("part"), parts) is { } part
            ? Write(turn, open, parts, part)
            : Choose(turn, open, voter, parts);
    }

    public async Task<MailOutcome> ActAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        if (!turn.Answers.ContainsKey("reason"))
            return new(turn.Answer("part").Length == 0 ? turn.Say("amendPartMissing") : "", IsDone: false);
        var input = new SuggestAmendment.Input
        {
            MeetingId = CirculationMail.IdOf(turn),
            ConversationId = CirculationMail.Nowhere,
            Part = turn.Answer("part"),
            Text = turn.Text,
            Owner = turn.Answer("owner"),
            Due = turn.Answer("due"),
            AgendaPosition = Number(turn.Answer("item")),
            Reason = turn.Answer("reason"),
            SeenSequence = Number(turn.Answer("seen")),
            Strikes = turn.Answer("strikes") == PageField.On,
            Actor = turn.Actor,
            Alliance = turn.Alliance,
            Now = turn.Now,
        };
        switch (await SuggestAmendment.HandleAsync(turn.Db, input, turn.Phrases, cancellationToken))
        {
            case SuggestAmendment.Outcome.Suggested suggested:
                await Notices.AddAsync(turn.Db, AmendmentReceivedNotice.KindName, turn.Reader.PersonId, suggested.AmendmentId.ToString(), turn.Now, cancellationToken);
                return new(turn.Say("amendMailDone", suggested.Number), IsDone: true);
            case SuggestAmendment.Outcome.Stopped stopped:
                return new(CirculationMail.Explain(turn, stopped.Stop), IsDone: true);
            case SuggestAmendment.Outcome.Refused:
                return new(turn.Say("circulationMailNoVoice"), IsDone: true);
            case SuggestAmendment.Outcome.TooMany:
                return new(turn.Say("amendMailTooMany", SuggestAmendment.MostAmendments), IsDone: true);
            case SuggestAmendment.Outcome.WasVoted:
                return new(turn.Say("amendMailWasVoted"), IsDone: false);
            case SuggestAmendment.Outcome.OwnerUnknown { Suggestions.Count: 0 } unknown:
                return new(turn.Say("amendMailOwnerUnknown", TextLimits.Abridge(unknown.Typed, TextLimits.Quote)), IsDone: false);
            case var wrong:
                return new(CirculationReplies.Explain(turn.Say, wrong), IsDone: false);
        }
    }

    private static MailQuestion Choose(MailTurn turn, OpenCirculation open, Voter voter, MinutesParts parts)
    {
        // What organisations voted on stands as they voted on it.
        var entries = parts.All.Where(p => p.Entry.Vote is null).OrderBy(p => !p.IsNumbered)
            .Select(p => (Part: new AmendedPart(p.Entry.Kind, p.Entry.Place), Text: TextLimits.Abridge(parts.Text(p.Entry).ReplaceLineEndings(" "), ChoiceLength)))
            .Select(p => ($"{parts.Name(p.Part)}: {p.Text}", p.Part.Key));
        var additions = CirculationForms.Additions.Select(kind => new AmendedPart(kind, null)).Select(part => (parts.Name(part), part.Key));
        return new(turn.Say("amendHeading", open.Meeting.Number), [open.Meeting.Title, CirculationMail.Until(turn, open.Circulation, voter), turn.Say("amendChooseWhat")], turn.Say("amendContinueButton"))
        {
            Fields = [new(turn.Say("amendPartLabel"), 0) { Name = "part", Kind = PageFieldKind.Choice, Choices = [.. entries, .. additions] }],
        };
    }

    private static MailQuestion Write(MailTurn turn, OpenCirculation open, MinutesParts parts, AmendedPart part)
    {
        var entry = parts.Find(part.Place)?.Entry;
        var current = parts.Current(part);
        var canStrike = part.Place is not null;
        List<PageField> fields =
        [
            PageField.Keep("part", part.Key),
            PageField.Keep("seen", parts.SequenceOf(part)?.ToString(CultureInfo.InvariantCulture) ?? ""),
            new(turn.Say(part.Kind is EntryKind.Attendance ? "amendAttendanceLabel" : "amendTextLabel"), part.Kind is EntryKind.Title ? TextLimits.Title : TextLimits.Note)
            {
                Text = entry is null ? current : entry.Kind is EntryKind.Action ? entry.Text : parts.Text(entry),
                Lines = 5,
                IsRequired = !canStrike,
            },
        ];
        if (canStrike)
            fields.Add(new(turn.Say("amendStrikeChoice"), 0) { Name = "strikes", Kind = PageFieldKind.Tick, IsRequired = false });
        if (part.Kind is EntryKind.Action)
        {
            fields.Add(new(turn.Say("amendOwnerLabel"), TextLimits.Name) { Name = "owner", Kind = PageFieldKind.Line, Text = entry?.OwnerName ?? "", IsRequired = !canStrike });
            fields.Add(new(turn.Say("amendDueLabel"), 0) { Name = "due", Kind = PageFieldKind.Day, Text = IsoDay.Write(entry?.DueDate), IsRequired = !canStrike });
        }

        if (part is { Place: null, Kind: EntryKind.Decision or EntryKind.Action or EntryKind.Info } && Items(open.Meeting) is { Count: > 0 } items)
            fields.Add(new(turn.Say("amendItemLabel"), 0) { Name = "item", Kind = PageFieldKind.Choice, Choices = items, Text = items is [var only] ? only.Value : "", IsRequired = false });
        fields.Add(new(turn.Say("amendReasonLabel"), MinutesAmendment.LongestReason) { Name = "reason" });
        return new(turn.Say("amendPartHeading", open.Meeting.Number, parts.Name(part)), current.Length > 0 ? [turn.Say("amendMailNow", current)] : [], turn.Say("amendSendButton"))
        {
            Fields = fields,
            BackLabel = turn.Say("amendOtherPartButton"),
        };
    }

    private static List<(string Label, string Value)> Items(MeetingRecord meeting) =>
        [.. meeting.Items.Where(i => i.Position is not null).Select(i => ($"{i.Position}. {TextLimits.Abridge(i.Title, ChoiceLength)}", i.Position!.Value.ToString(CultureInfo.InvariantCulture)))];

    private static int? Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
