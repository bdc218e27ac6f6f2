using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;

namespace AllianceBot.Minutes.Drafting;

/// <param name="Facts">Each with its utterance, in the order of time; what an undo took back is not among them.</param>
/// <param name="Motions">What was put to the vote, each with its utterance: what came of it nobody counted here.</param>
/// <param name="Undone">The utterances whose tags were taken back.</param>
internal sealed record TaggedFacts(IReadOnlyList<(int At, DraftedFact Fact)> Facts, IReadOnlyList<(int At, OpenQuestion Question)> Motions, IReadOnlySet<int> Undone);

/// <summary>What people recorded themselves, by lines that begin with a tag.</summary>
internal static class TagLines
{
    public static TaggedFacts Read(Talk talk, Roster roster, DraftingInput input, bool[] isTagged)
    {
        var people = roster.Names.Select((name, at) => new KnownPerson(at.ToString(System.Globalization.CultureInfo.InvariantCulture), name)).ToList();
        var recorded = new List<(int At, DraftedFact? Fact)>();
        var motions = new List<(int At, OpenQuestion Question)>();
        var undone = new List<int>();
        for (var at = 0; at < talk.Count; at++)
        {
            var said = talk.Said[at];
            if (TagWords.Find(said.Text) is not var (tag, length))
                continue;
            isTagged[at] = true;
            var text = said.Text[length..].Trim(' ', ':', '-', '\t');
            if (tag is Tag.Undo && recorded is [.., var last])
            {
                undone.Add(last.At);
                recorded.RemoveAt(recorded.Count - 1);
            }
            // What says nothing is not recorded, and cannot be taken back.
            if (tag is Tag.Undo or Tag.Answer or Tag.Unrecorded || (text.Length == 0 && tag is not Tag.Chair))
                continue;
            var evidence = MinutesDrafter.Quote(talk, at, at);
            if (tag is Tag.Motion)
                motions.Add((at, new OpenQuestion(text, null, evidence) { IsMotion = true }));
            else
                recorded.Add((at, tag is Tag.Task ? Task(text, roster.Find(said.Speaker) is { } writer ? people[writer] : null, people, input, evidence) : Fact(tag, said.Text, text, evidence)));
        }
        return new([.. recorded.Where(entry => entry.Fact is not null).Select(entry => (entry.At, entry.Fact!))], motions, undone.ToHashSet());
    }

    private static DraftedFact? Fact(Tag tag, string line, string text, Evidence evidence) => tag switch
    {
        Tag.Decision => new() { Kind = EntryKind.Decision, Text = text, Evidence = evidence },
        Tag.Rejection => new() { Kind = EntryKind.Rejected, Text = text, Evidence = evidence },
        Tag.Info => new() { Kind = EntryKind.Info, Text = text, Evidence = evidence },
        Tag.Link => new() { Kind = EntryKind.Link, Text = text, Evidence = evidence },
        Tag.Idea => new() { Kind = EntryKind.Idea, Text = text, Evidence = evidence },
        Tag.Help => new() { Kind = EntryKind.Help, Text = text, Evidence = evidence },
        // Of the chair and of the next meeting the tag is half of what is said.
        Tag.Chair or Tag.NextMeeting when text.Length > 0 => new() { Kind = EntryKind.Info, Text = line[line.IndexOf('#', StringComparison.Ordinal)..].Trim(), Evidence = evidence },
        _ => null,
    };

    private static DraftedFact Task(string text, KnownPerson? writer, List<KnownPerson> people, DraftingInput input, Evidence evidence)
    {
        var draft = ActionItemGrammar.Parse(text, [], people, input.Day ?? SpokenDate.AnyDay, input.Language, writer: writer);
        return new DraftedFact
        {
            Kind = EntryKind.Action,
            Text = draft.Text.Length > 0 ? draft.Text : text,
            Owner = draft is ActionItemDraft.OwnerAmbiguous or ActionItemDraft.OwnerUnknown ? null : draft.Owner?.Name,
            Due = input.Day is null ? null : draft.Due,
            DuePhrase = draft.DuePhrase,
            Evidence = evidence,
        };
    }
}
