using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>What a reader in a hurry turns to: all decisions, all tasks, and who vouches for the minutes.</summary>
internal sealed class MinutesClosing(MinutesDocument minutes, MinutesWords words, WordPage page)
{
    private const int NumberWidth = 1500;
    private const int OwnerWidth = 2200;
    private const int DueWidth = 2300;

    public IEnumerable<OpenXmlElement> Build() => [.. Decisions(), .. Tasks(), .. Next(), .. Signatures()];

    private IEnumerable<OpenXmlElement> Decisions()
    {
        yield return Heading(words.Decisions);
        var decisions = Numbered(item => item.Decisions);
        if (decisions.Count == 0)
        {
            yield return WordParagraph.Of(WordStyles.NothingRecorded, words.DecisionsNone);
            yield break;
        }

        var number = page.Column(NumberWidth);
        var table = WordTable.Of(
            words.Decisions, words.DecisionsDescription, [number, page.TextWidth - number], hasHeading: true);
        table.WithRow(true, WordTable.Heading(words.Number), WordTable.Heading(words.DecisionColumn));
        foreach (var (item, position, decision) in decisions)
        {
            table.WithRow(
                false,
                WordTable.Text(new WordPiece(WordText.Line(decision.Number), WordStyles.DecisionLabel, Bookmark: MinutesBookmarks.Decision(item, position))),
                WordTable.Text(decision.Text));
        }

        yield return table;
    }

    private IEnumerable<OpenXmlElement> Tasks()
    {
        yield return Heading(words.Tasks);
        var tasks = Numbered(item => item.Tasks);
        if (minutes.HasIncompleteTasks)
            yield return WordParagraph.Of(WordStyles.Normal, WordPiece.Own(words.TasksIncomplete));
        else if (tasks.Count == 0)
            yield return WordParagraph.Of(WordStyles.NothingRecorded, words.TasksNone);
        if (tasks.Count == 0)
            yield break;

        var (number, owner, due) = (page.Column(NumberWidth), page.Column(OwnerWidth), page.Column(DueWidth));
        var table = WordTable.Of(
            words.Tasks,
            words.TasksDescription,
            [number, page.TextWidth - number - owner - due, owner, due],
            hasHeading: true);
        table.WithRow(
            true,
            WordTable.Heading(words.Number),
            WordTable.Heading(words.Task),
            WordTable.Heading(words.Owner),
            WordTable.Heading(words.DueDate));
        foreach (var (item, position, task) in tasks)
        {
            table.WithRow(
                false,
                WordTable.Text(new WordPiece(WordText.Line(task.Number), WordStyles.DecisionLabel, Bookmark: MinutesBookmarks.Task(item, position))),
                WordTable.Text(task.Text),
                WordTable.Name(WordText.Line(task.Owner)),
                WordTable.Text(WordPiece.Own(words.LongDate(task.DueDate))));
        }

        yield return table;
    }

    private IEnumerable<OpenXmlElement> Next()
    {
        if (minutes.Next is not { } next)
            yield break;
        yield return Heading(words.NextMeeting);
        yield return WordParagraph.Of(WordStyles.Normal, words.NextMeetingOf(next));
    }

    private IEnumerable<OpenXmlElement> Signatures()
    {
        yield return Heading(words.Signatures);
        if (minutes.Approval is { } approval)
        {
            yield return WordParagraph.Of(WordStyles.Approval, WordPiece.Own(words.ApprovedBy(approval)));
            foreach (var sentence in approval.Circulation is { } circulated ? Circulation(circulated) : [])
                yield return WordParagraph.Of(WordStyles.Normal, WordPiece.Own(sentence));
        }

        const int gap = 600;
        var line = (page.TextWidth - gap) / 2;
        yield return WordTable
            .Of(words.Signatures, words.SignaturesDescription, [line, gap, line], hasHeading: false, style: null)
            .WithRow(
                false,
                Signature(minutes.Chair, words.Chair),
                WordTable.Cell(null, WordParagraph.Of(WordStyles.Signature)),
                Signature(minutes.Secretary, words.Secretary));
        // Word wants a paragraph after the last table.
        yield return WordParagraph.Of(WordStyles.Signature);
    }

    /// <summary>What went before the approval, as far as the line above does not say it.</summary>
    private IEnumerable<string> Circulation(MinutesCirculated circulated)
    {
        if (!circulated.IsUnopposed)
            yield return words.Circulated(circulated);
        if (circulated.Accepted > 0)
            yield return words.AmendmentsAccepted(circulated.Accepted);
        if (circulated.VotedAs.Length > 0)
            yield return words.VotedAs(circulated.VotedAs);
    }

    private static TableCell Signature(string? name, string role) => WordTable.Cell(
        null,
        WordParagraph.LeftToRight(WordStyles.SignatureLine, WordText.Line(name)),
        WordParagraph.Of(WordStyles.Signature, WordPiece.Own(role, WordStyles.Quiet)));

    private List<(int Item, int Position, T Value)> Numbered<T>(Func<MinutesAgendaItem, IEnumerable<T>> from) =>
    [
        .. minutes.AgendaItems.Index().SelectMany(
            item => from(item.Item).Index(),
            (item, value) => (item.Index, value.Index, value.Item)),
    ];

    private static Paragraph Heading(string text) =>
        WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(text));
}
