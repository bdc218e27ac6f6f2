using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Meetings;

namespace AllianceBot.Minutes.Drafting;

/// <summary>What is known of a drafted meeting besides what was said.</summary>
/// <param name="Title">Such as the name of the file it was drafted from.</param>
/// <param name="Number">Empty where nobody gave one.</param>
/// <param name="Present">Who was there, as far as anybody knows.</param>
public sealed record DraftedMeeting(string Title, string Number, DateOnly? Day, TimeSpan Length, IReadOnlyList<string> Present, IReadOnlyList<string> Agenda, TextLanguage Language)
{
    /// <summary>As clocks showed where it was, with the name of that time; null where nobody knows, and times then count from the start.</summary>
    public (TimeOnly Start, string TimeZone)? Clock { get; init; }

    /// <summary>Null where nobody said.</summary>
    public string? Place { get; init; }
}

/// <summary>Lays a draft out as the minutes that are printed: facts stand as decisions and tasks, and a proposal says that it is one.</summary>
public static class DraftDocument
{
    public const string Resources = "AllianceBot.Minutes.Drafting.DraftingWords";

    public static MinutesDocument Write(DraftedMinutes draft, DraftedMeeting meeting, Phrasebook phrases)
    {
        var page = new Page(draft, meeting, phrases);
        int?[] outside = [null];
        return new MinutesDocument
        {
            AllianceName = "",
            Language = meeting.Language.Code(),
            MeetingNumber = meeting.Number,
            Title = meeting.Title,
            StartedAt = page.Start,
            EndedAt = page.Start + meeting.Length,
            IsDated = meeting.Day is not null,
            TimeZone = meeting.Clock?.TimeZone ?? "",
            Place = meeting.Place,
            StartedBy = "",
            Present = [.. meeting.Present.Select(name => new MinutesAttendee(name))],
            HasIncompleteTasks = page.HasIncompleteTasks,
            AgendaItems = [.. Enumerable.Range(0, meeting.Agenda.Count).Select(item => (int?)item).Concat(outside.Where(_ => page.HasAny(null))).Select(page.Item)],
        };
    }

    private sealed class Page(DraftedMinutes draft, DraftedMeeting meeting, Phrasebook phrases)
    {
        private int _decisions;
        private int _tasks;

        /// <summary>Midnight where nobody knows: the clock then shows how far into the meeting something was said.</summary>
        public DateTime Start { get; } = (meeting.Day ?? DateOnly.MinValue).ToDateTime(meeting.Clock?.Start ?? TimeOnly.MinValue);

        public bool HasIncompleteTasks => draft.Facts.Any(f => f.Kind is EntryKind.Action && !IsTask(f));

        public bool HasAny(int? topic) => draft.Facts.Any(f => f.Topic == topic) || draft.Proposals.Any(p => p.Topic == topic) || draft.Questions.Any(q => q.Topic == topic);

        public MinutesAgendaItem Item(int? topic) => new()
        {
            Number = topic + 1,
            Title = topic is { } item ? meeting.Agenda[item] : "",
            Notes = [.. Notes(topic).OrderBy(note => note.At)],
            Decisions = [.. draft.Facts.Where(f => f.Topic == topic && f.Kind is EntryKind.Decision).Select(f => new MinutesDecision(Numbered($"D{++_decisions}"), f.Text))],
            // A task without an owner and a date does not count yet: it is printed as a note.
            Tasks = [.. draft.Facts.Where(f => f.Topic == topic && IsTask(f)).Select(f => new MinutesTask(Numbered($"T{++_tasks}"), f.Text, f.Owner!, f.Due!.Value))],
        };

        private IEnumerable<MinutesNote> Notes(int? topic) =>
        [
            .. draft.Proposals.Where(p => p.Topic == topic).Select(p => Note(p.Kind is DraftedKind.Task ? "draftProposedTask" : "draftProposedDecision", p.Text, p.Owner, Due(p.Due, p.DuePhrase), p.Sentence, p.Wording)),
            .. draft.Facts.Where(f => f.Topic == topic && f.Kind is EntryKind.Action && !IsTask(f)).Select(f => Note("draftTask", f.Text, f.Owner, Due(f.Due, f.DuePhrase), f.Evidence)),
            .. draft.Facts.Where(f => f.Topic == topic && f.Kind is EntryKind.Rejected).Select(f => Note("draftRejected", f.Text, null, null, f.Evidence)),
            .. draft.Facts.Where(f => f.Topic == topic && f.IsNote).Select(Note),
            .. draft.Questions.Where(q => q.Topic == topic).Select(q => Note("draftQuestion", q.Text, null, null, q.Evidence, q.Wording)),
        ];

        /// <summary>What was written before the start has a time of its own only where the clock is known.</summary>
        private DateTime TimeOf(Evidence evidence) =>
            evidence.Start is { } at && (at > TimeSpan.Zero || meeting.Clock is not null) && Start - DateTime.MinValue >= -at ? Start + at : Start;

        private string Numbered(string entry) => meeting.Number.Length > 0 ? $"{meeting.Number}/{entry}" : entry;

        private static bool IsTask(DraftedFact fact) => fact is { Kind: EntryKind.Action, Owner: not null, Due: not null };

        private string? Due(DateOnly? due, string phrase) => due?.ToString(meeting.Language is TextLanguage.Spanish ? "d 'de' MMMM 'de' yyyy" : "d MMMM yyyy", meeting.Language.Culture()) ?? (phrase.Length > 0 ? phrase : null);

        /// <summary>As it was written: its tag says what it is.</summary>
        private MinutesNote Note(DraftedFact fact)
        {
            var link = fact.Kind is EntryKind.Link ? LinkText.Parse(fact.Text) : null;
            return new MinutesNote
            {
                At = TimeOf(fact.Evidence),
                Author = fact.Evidence.Speaker,
                Kind = fact.Kind switch
                {
                    EntryKind.Link => MinutesNoteKind.Link,
                    EntryKind.Idea => MinutesNoteKind.Idea,
                    EntryKind.Help => MinutesNoteKind.Help,
                    _ => MinutesNoteKind.Info,
                },
                Text = link?.Label ?? fact.Text,
                Url = link?.Address,
            };
        }

        private MinutesNote Note(string key, string text, string? owner, string? due, Evidence evidence, DraftedWording? wording = null)
        {
            var generated = wording is { IsGenerated: true } ? wording.Text : null;
            // The asterisk leads to the footnote, which has the words of the draft.
            var said = phrases.Say(meeting.Language, key, generated is null ? text : generated + "*");
            var (by, until) = (owner is null ? "" : phrases.Say(meeting.Language, "draftOwner", owner), due is null ? "" : phrases.Say(meeting.Language, "draftDue", due));
            return new MinutesNote
            {
                At = TimeOf(evidence),
                Author = evidence.Speaker,
                Text = string.Join(' ', new[] { said, by, until }.Where(part => part.Length > 0)),
                Footnote = generated is null ? "" : phrases.Say(meeting.Language, "draftGenerated", text),
            };
        }
    }
}
