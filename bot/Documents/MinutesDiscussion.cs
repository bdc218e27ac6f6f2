using AllianceBot.Conversation.Language;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>The heart of the minutes: under each agenda item what was said, agreed and taken on.</summary>
internal sealed class MinutesDiscussion(MinutesDocument minutes, MinutesWords words, WordLinks links)
{
    private int _bookmarks;

    public IEnumerable<OpenXmlElement> Build()
    {
        yield return WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(words.Discussion));
        if (minutes.AgendaItems.Count == 0)
        {
            yield return WordParagraph.Of(WordStyles.NothingRecorded, words.DiscussionNone);
        }

        foreach (var (index, item) in minutes.AgendaItems.Index())
        {
            foreach (var element in Item(item, index))
            {
                yield return element;
            }
        }
    }

    private IEnumerable<OpenXmlElement> Item(MinutesAgendaItem item, int index)
    {
        yield return Bookmarked(Heading(item), MinutesBookmarks.Item(index));
        if (item is { Notes: [], Decisions: [], Tasks: [] })
        {
            yield return WordParagraph.Of(
                WordStyles.Note, WordPiece.Tab, WordPiece.Own(words.ItemNothingRecorded, WordStyles.Quiet));
        }

        foreach (var note in item.Notes)
        {
            yield return Note(note);
        }

        foreach (var (number, decision) in item.Decisions.Index())
        {
            yield return Bookmarked(Decision(decision), MinutesBookmarks.Decision(index, number));
        }

        foreach (var (number, task) in item.Tasks.Index())
        {
            yield return Bookmarked(Task(task), MinutesBookmarks.Task(index, number));
        }
    }

    private Paragraph Heading(MinutesAgendaItem item)
    {
        var title = WordText.Line(item.Title);
        if (item.Number is { } number)
        {
            return WordParagraph.Of(WordStyles.Heading2, WordPiece.Own($"{number}."), WordPiece.Tab, title);
        }

        return WordParagraph.Of(WordStyles.Heading2, title.Length > 0 ? title : item.IsBeforeFirst ? words.BeforeFirst : words.OtherMatters);
    }

    private Paragraph Note(MinutesNote note)
    {
        var text = PrintableText.Clean(note.Text);
        var address = WordText.Line(note.Url);
        if (text.Length == 0)
        {
            text = address;
        }

        var target = address.Length > 0 || note.Kind is not MinutesNoteKind.Link ? address : text;
        List<WordPiece> pieces =
        [
            WordPiece.Own(note.At is { } at ? MinutesWords.Clock(at) : "", WordStyles.Quiet),
            WordPiece.Tab,
            .. words.Label(note.Kind) is { } label ? [WordPiece.Own(label, WordStyles.DecisionLabel), WordPiece.Own(" ")] : Array.Empty<WordPiece>(),
            links.IdOf(target) is { } link ? new WordPiece(text, WordStyles.Hyperlink, Link: link) : text,
            .. Vote(note.Vote),
            .. Origin(note.Origin),
        ];
        if (WordText.Line(note.Author) is { Length: > 0 } author)
        {
            pieces.AddRange([WordPiece.LineBreak, new WordPiece(author, WordStyles.Quiet)]);
        }

        // On paper, and before anyone presses it, the reader sees where a link leads.
        if (address.Length > 0 && text != address)
        {
            pieces.AddRange([WordPiece.Dot, WordPiece.Own(address, WordStyles.Quiet)]);
        }

        if (WordText.Line(note.Footnote) is { Length: > 0 } footnote)
        {
            pieces.AddRange([WordPiece.LineBreak, new WordPiece(footnote, WordStyles.Quiet)]);
        }

        return WordParagraph.Of(WordStyles.Note, [.. pieces]);
    }

    private Paragraph Decision(MinutesDecision decision) => WordParagraph.Of(
        WordStyles.Decision,
        [
            WordPiece.Own(words.DecisionNumbered(WordText.Line(decision.Number)), WordStyles.DecisionLabel),
            WordPiece.LineBreak,
            decision.Text,
            .. Vote(decision.Vote),
            .. Origin(decision.Origin),
        ]).Indented(WordStyles.BarIndent);

    private IEnumerable<WordPiece> Vote(MinutesVote? vote)
    {
        if (vote is null)
            yield break;
        yield return WordPiece.LineBreak;
        yield return new(WordText.Line(words.VoteOf(vote)), WordStyles.Quiet);
    }

    private IEnumerable<WordPiece> Origin(MinutesOrigin? origin)
    {
        if (origin is null)
            yield break;
        yield return WordPiece.LineBreak;
        yield return new(words.OriginOf(origin), WordStyles.Quiet);
    }

    private Paragraph Task(MinutesTask task) => WordParagraph.Of(
        WordStyles.TaskItem,
        [
            WordPiece.Own(words.TaskNumbered(WordText.Line(task.Number)), WordStyles.DecisionLabel),
            WordPiece.LineBreak,
            task.Text,
            WordPiece.LineBreak,
            new(WordText.Line(task.Owner), WordStyles.Quiet),
            WordPiece.Dot,
            WordPiece.Own(words.Due(task.DueDate), WordStyles.Quiet),
            .. Origin(task.Origin),
        ]).Indented(WordStyles.BarIndent);

    private Paragraph Bookmarked(Paragraph paragraph, string name) => paragraph.WithBookmark(name, ++_bookmarks);
}
