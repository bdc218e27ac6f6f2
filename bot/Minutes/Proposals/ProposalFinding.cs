using AllianceBot.Alliances;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>A proposal as a draft has it.</summary>
internal sealed record ProposalFinding
{
    public required string Key { get; init; }

    public required ProposalKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>A language model put it so.</summary>
    public bool IsGenerated { get; init; }

    public required double Score { get; init; }

    public string? OwnerName { get; init; }

    public Guid? OwnerId { get; init; }

    public DateOnly? DueDate { get; init; }

    public string DuePhrase { get; init; } = "";

    public required int? AgendaPosition { get; init; }

    public required EntrySource SaidIn { get; init; }

    public required IReadOnlyList<ProposalQuote> Quotes { get; init; }
}

/// <summary>What a draft has to propose for a record: nothing that stands in it already, each sentence once, the likeliest first.</summary>
internal sealed class ProposalFindings(MeetingMaterial material, DraftedMinutes draft, PersonRoster members)
{
    /// <summary>How much of the shorter one's words two texts share that say the same.</summary>
    private const double SameText = 0.8;
    private const int FewestWords = 3;

    /// <summary>What says twice as much says something else: "aplazar la aprobación del presupuesto hasta mayo" is not "aprobar el presupuesto".</summary>
    private const int LongestSame = 2;

    /// <summary>Of a word: "pedimos" and "pedir" are one.</summary>
    private const int Stem = 4;

    private readonly ILookup<bool, HashSet<string>> _recorded = material.Meeting.Items.SelectMany(item => item.Entries)
        .ToLookup(entry => entry.Kind is EntryKind.Decision or EntryKind.Action, entry => Content($"{entry.Text} {entry.Url}"));

    private readonly Dictionary<(TimeSpan?, string), SourceKind> _sources = material.Input.Utterances
        .GroupBy(said => (said.Start, said.Speaker)).ToDictionary(same => same.Key, same => same.First().Source);

    private readonly List<int> _positions = [.. material.Meeting.Items.Select(item => item.Position).OfType<int>()];

    public IReadOnlyList<ProposalFinding> All
    {
        get
        {
            var questions = Questions().ToList();
            var open = questions.Select(question => question.Key).ToHashSet(StringComparer.Ordinal);
            // What says of itself that it is not decided is no decision, however much it sounds like one.
            var proposals = Proposals().Where(proposal => proposal.Kind is not ProposalKind.Decision || !open.Contains(proposal.Key));
            return [.. Facts().Concat(proposals).Concat(questions).DistinctBy(finding => finding.Key)];
        }
    }

    /// <summary>Tags of a chat that nobody wrote to the bot: as sure as a tag is, and still for a person to take into the record. Decisions and tasks come before the rest.</summary>
    private IEnumerable<ProposalFinding> Facts() =>
        from fact in draft.Facts
        let isAgreed = fact.Kind is EntryKind.Decision or EntryKind.Action
        where !material.Recorded.Contains(fact.Evidence.Text) && !IsRecorded(fact.Text, isAgreed)
        select Find(KindOf(fact.Kind), fact.Text, isAgreed ? 1 : 0, fact.Owner, (fact.Due, fact.DuePhrase), fact.Topic, fact.Evidence, []);

    private IEnumerable<ProposalFinding> Proposals() =>
        from proposal in draft.Proposals
        where !IsRecorded(proposal.Text, isAgreed: true)
        select Worded(Find(proposal.Kind is DraftedKind.Task ? ProposalKind.Task : ProposalKind.Decision, proposal.Text, proposal.Score, proposal.Owner, (proposal.Due, proposal.DuePhrase), proposal.Topic, proposal.Sentence, proposal.Evidence), proposal.Wording);

    private IEnumerable<ProposalFinding> Questions() =>
        from question in draft.Questions
        where !question.IsMotion || !(IsRecorded(question.Text, isAgreed: true) || IsRecorded(question.Text, isAgreed: false))
        select Worded(Find(ProposalKind.Question, question.Text, 0, null, (null, ""), question.Topic, question.Evidence, []), question.Wording);

    private static ProposalFinding Worded(ProposalFinding finding, DraftedWording? wording) =>
        wording is { IsGenerated: true } ? finding with { Text = TextLimits.Cut(wording.Text, TextLimits.Note), IsGenerated = true } : finding;

    private ProposalFinding Find(ProposalKind kind, string text, double score, string? owner, (DateOnly? Date, string Phrase) due, int? topic, Evidence sentence, IEnumerable<Evidence> more)
    {
        var member = owner is null ? null : MemberCalled(owner);
        return new()
        {
            Key = MinutesProposal.KeyOf(sentence.Text),
            Kind = kind,
            Text = TextLimits.Cut(text, TextLimits.Note),
            Score = score,
            OwnerName = owner is null ? null : TextLimits.Cut(member?.Name ?? owner, TextLimits.Name),
            OwnerId = member?.Id,
            DueDate = due.Date,
            DuePhrase = TextLimits.Cut(due.Phrase, TextLimits.Name),
            AgendaPosition = topic is { } item && item < _positions.Count ? _positions[item] : null,
            SaidIn = _sources.GetValueOrDefault((sentence.Start, sentence.Speaker), SourceKind.Notes) switch
            {
                SourceKind.Transcript => EntrySource.Transcript,
                SourceKind.Chat => EntrySource.Chat,
                _ => EntrySource.Notes,
            },
            Quotes = [.. more.Where(quote => quote != sentence).Prepend(sentence).Take(ProposalQuote.Most).Select(Quote)],
        };
    }

    /// <summary>The one member of that name; a first name alone means one of those who were there, and nobody from elsewhere who has it too.</summary>
    private AllianceMember? MemberCalled(string name) =>
        members.Find(name) is PersonSearch.Found { Person: var person } && (name.Trim().Contains(' ', StringComparison.Ordinal) || material.Meeting.PresentNames.Contains(person.Name)) ? person : null;

    private static ProposalQuote Quote(Evidence said) => new(
        said.Start?.TotalSeconds,
        TextLimits.Cut(said.Speaker, TextLimits.Name),
        TextLimits.Abridge(said.Text, ProposalQuote.LongestText),
        said.Link is { Scheme: "http" or "https", AbsoluteUri.Length: <= 2000 } link ? link.AbsoluteUri : null);

    private static ProposalKind KindOf(EntryKind kind) => kind switch
    {
        EntryKind.Decision => ProposalKind.Decision,
        EntryKind.Action => ProposalKind.Task,
        EntryKind.Rejected => ProposalKind.Rejected,
        EntryKind.Link => ProposalKind.Link,
        EntryKind.Idea => ProposalKind.Idea,
        EntryKind.Help => ProposalKind.Help,
        _ => ProposalKind.Info,
    };

    /// <param name="text">What may stand in the record.</param>
    /// <param name="isAgreed">Among decisions and tasks; otherwise among the rest.</param>
    private bool IsRecorded(string text, bool isAgreed)
    {
        var words = Content(text);
        return _recorded[isAgreed].Any(entry => HaveSameNumbers(entry, words) && (Math.Min(entry.Count, words.Count) >= FewestWords
            ? entry.Count(words.Contains) >= SameText * Math.Min(entry.Count, words.Count) && Math.Max(entry.Count, words.Count) <= LongestSame * Math.Min(entry.Count, words.Count)
            : entry.SetEquals(words) && words.Count > 0));
    }

    /// <summary>Two decisions of the same words about 3 % and 5 % are two.</summary>
    private static bool HaveSameNumbers(HashSet<string> one, HashSet<string> other) =>
        one.Where(IsNumber).ToHashSet(StringComparer.Ordinal) is var numbers && (numbers.Count == 0 || !other.Any(IsNumber) || numbers.SetEquals(other.Where(IsNumber)));

    /// <summary>The beginnings of the words that carry a sentence, longer than articles and the like, and the numbers in it.</summary>
    private static HashSet<string> Content(string text) =>
        [.. MinutesProposal.Words(text).Where(word => word.Length >= Stem || IsNumber(word)).Select(word => IsNumber(word) || word.Length <= Stem ? word : word[..Stem])];

    private static bool IsNumber(string word) => word.Any(char.IsDigit);
}
