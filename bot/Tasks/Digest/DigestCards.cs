using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Tasks.Digest;

/// <summary>The digest as everyone in the channel reads it: who did something is named, who is late is not.</summary>
internal static class DigestCards
{
    private const int QuoteLength = 200;

    public static CardView Card(Voice voice, WeekDigest digest)
    {
        var budget = new CardBudget();
        var heading = voice.Say("digestHeading");
        List<NoticeSection> sections =
        [
            Section("digestDone", digest.Done.Select(t => Line(t.Text, t.OwnerName))),
            Section("digestDue", digest.Due.Select(t => Line(t.Text, t.OwnerName, voice.Date(t.DueDate!.Value)))),
            Section("digestWaiting", digest.Waiting.Select(t => Line(t.Text))),
            // What somebody wrote to those who can help is not for the channel.
            Section("digestNeedHelp", digest.NeedHelp.Select(t => Line(t.Text))),
            Section("digestProgress", digest.Progress.Select(p => voice.Say(p.Late > 0 ? "digestProgressLate" : "digestProgressLine", p.Group ?? voice.Say("digestWholeAlliance"), p.Done, p.Percent, p.Late))),
            Section("digestDecisions", digest.Decisions.Select(d => $"{TextLimits.Abridge(d.Text, QuoteLength)} ({d.MeetingNumber})")),
            Section("digestMeeting", digest.NextMeeting is { } next ? [next.Details.Length > 0 ? $"{voice.DateWithWeekday(next.Date)}, {next.Details}" : voice.DateWithWeekday(next.Date)] : []),
            Section("digestTurns", digest.Turns),
            Section("digestFairness", digest.Fairness),
        ];
        sections.RemoveAll(s => s.Lines.Count == 0);
        var model = new NoticeModel(heading, voice.Alliance.Name ?? "", voice.Say("digestWhat", voice.Date(digest.From), voice.Date(digest.To)), sections, voice.Say(sections.Count > 0 ? "digestNext" : "digestNothing")) { IsForAll = true };
        return NoticeCards.View(voice, model, $"{heading}: {voice.Alliance.Name}");

        NoticeSection Section(string title, IEnumerable<string> lines) => NoticeCards.Section(voice, voice.Say(title), lines, budget);
    }

    private static string Line(string text, params ReadOnlySpan<string> details)
    {
        var line = TextLimits.Abridge(text, QuoteLength);
        foreach (var detail in details)
            line = detail.Length > 0 ? $"{line} · {detail}" : line;
        return line;
    }
}
