using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Drafting;

/// <param name="Facts">Each with its utterance, in the order of time; what an undo took back is not among them.</param>
/// <param name="Undone">The utterances whose tags were taken back.</param>
internal sealed record TaggedFacts(IReadOnlyList<(int At, DraftedFact Fact)> Facts, IReadOnlySet<int> Undone);

/// <summary>What people recorded themselves, by lines that begin with a tag.</summary>
internal static class TagLines
{
    public static TaggedFacts Read(Talk talk, Roster roster, DraftingInput input, bool[] isTagged)
    {
        var people = roster.Names.Select((name, at) => new KnownPerson(at.ToString(System.Globalization.CultureInfo.InvariantCulture), name)).ToList();
        var recorded = new List<(int At, Tag Tag, DraftedFact? Fact)>();
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
            if (tag is Tag.Undo or Tag.Unrecorded || text.Length == 0)
                continue;
            recorded.Add((at, tag, tag switch
            {
                Tag.Decision or Tag.Rejection => new DraftedFact { Kind = DraftedKind.Decision, Text = text, IsRejected = tag is Tag.Rejection, Evidence = MinutesDrafter.Quote(talk, at, at) },
                Tag.Task => Task(text, roster.Find(said.Speaker) is { } writer ? people[writer] : null, people, input, MinutesDrafter.Quote(talk, at, at)),
                _ => null,
            }));
        }
        return new([.. recorded.Where(entry => entry.Fact is not null).Select(entry => (entry.At, entry.Fact!))], undone.ToHashSet());
    }

    private static DraftedFact Task(string text, KnownPerson? writer, List<KnownPerson> people, DraftingInput input, Evidence evidence)
    {
        var draft = ActionItemGrammar.Parse(text, [], people, input.Day ?? SpokenDate.AnyDay, input.Language, writer: writer);
        return new DraftedFact
        {
            Kind = DraftedKind.Task,
            Text = draft.Text.Length > 0 ? draft.Text : text,
            Owner = draft is ActionItemDraft.OwnerAmbiguous or ActionItemDraft.OwnerUnknown ? null : draft.Owner?.Name,
            Due = input.Day is null ? null : draft.Due,
            DuePhrase = draft.DuePhrase,
            Evidence = evidence,
        };
    }
}
