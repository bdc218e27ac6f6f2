namespace AllianceBot.Minutes.Drafting;

/// <summary>
/// Drafts minutes from what was said: no service, no clock, no chance. The same input gives the same draft; time and memory grow with the text. What people
/// recorded with a tag is a fact, what is inferred is a proposal, and nothing is in the draft that is not in a source.
/// </summary>
public static class MinutesDrafter
{
    public static DraftedMinutes Draft(DraftingInput input) => Draft(input, DrafterModel.Shipped);

    internal static DraftedMinutes Draft(DraftingInput input, DrafterModel model)
    {
        var talk = new Talk(input.Utterances.SelectMany(TagWords.Part));
        var cues = new TalkCues(talk, CueLexicon.Shipped);
        var roster = new Roster(talk, input.Present);
        var taken = new bool[talk.Count];
        var facts = TagLines.Read(talk, roster, input, taken);
        var topics = new TopicAligner(talk, cues, input.Agenda, facts.Undone).Align();
        var judge = new UtteranceJudge(talk, cues, roster, model);
        var owners = new OwnerFinder(talk, cues, roster);
        var stretches = ProposalPicker.Pick(talk, judge, owners, model.Calibration, taken);
        return new DraftedMinutes
        {
            Topics = [.. input.Agenda.Select((title, item) => new DraftedTopic(item + 1, title, Stretches(talk, topics, item)))],
            Facts = [.. facts.Facts.Select(entry => entry.Fact with { Topic = TopicOf(topics[entry.At]) })],
            Proposals = [.. stretches.Select(stretch => Propose(talk, owners, stretch, input) with { Topic = TopicOf(topics[stretch.Anchor]) })],
            Questions = [.. OpenQuestions.Find(talk, cues, taken).Select(at => (At: at, Question: new OpenQuestion(SpokenText.Tidy(talk.Said[at].Text), null, Quote(talk, at, at))))
                .Concat(facts.Motions).OrderBy(entry => entry.At).Select(entry => entry.Question with { Topic = TopicOf(topics[entry.At]) })],
            Speakers = [.. talk.Speakers.Where(name => name.Length > 0)],
        };
    }

    internal static Evidence Quote(Talk talk, int first, int last) =>
        new(talk.Said[first].Start, End(talk, first, last), talk.Said[first].Speaker, SpokenText.Join(talk, first, last), talk.Said[first].Link);

    private static Proposal Propose(Talk talk, OwnerFinder owners, Stretch stretch, DraftingInput input)
    {
        var (first, last) = SpokenText.Whole(talk, stretch.Anchor);
        var sentence = Quote(talk, first, last);
        var text = sentence.Text;
        var (due, phrase) = stretch.IsTask ? SpokenDate.Find(text, input) : (null, "");
        return new Proposal
        {
            Kind = stretch.IsTask ? DraftedKind.Task : DraftedKind.Decision,
            Text = SpokenText.Tidy(text),
            Score = Math.Round(stretch.Score, 3),
            Owner = stretch.IsTask ? owners.Find(stretch.Anchor) : null,
            Due = due,
            DuePhrase = phrase,
            Sentence = sentence,
            // What the sentence has taken in is not quoted twice.
            Evidence = [.. stretch.Quotes.Where(at => at == stretch.Anchor || at < first || at > last)
                .Select(at => at == stretch.Anchor ? sentence : Quote(talk, at, at))],
        };
    }

    private static List<TopicStretch> Stretches(Talk talk, int[] topics, int item)
    {
        var stretches = new List<TopicStretch>();
        for (var at = 0; at < topics.Length; at++)
        {
            if (topics[at] != item)
                continue;
            var first = at;
            while (at + 1 < topics.Length && topics[at + 1] == item)
                at++;
            stretches.Add(new(talk.Said[first].Start, End(talk, first, at), at - first + 1));
        }
        return stretches;
    }

    /// <summary>As the source has it: a written message ends when it begins.</summary>
    private static TimeSpan? End(Talk talk, int first, int last) =>
        talk.Said[first].Start is null ? null : talk.Said[last].End ?? talk.Said[last].Start ?? talk.Said[first].Start;

    private static int? TopicOf(int item) => item < 0 ? null : item;
}
