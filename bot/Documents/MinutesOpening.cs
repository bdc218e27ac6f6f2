using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>What comes before the discussion: title, facts, attendance, agenda.</summary>
internal sealed class MinutesOpening(MinutesDocument minutes, MinutesWords words, WordPage page)
{
    private const int FactLabelWidth = 2200;

    // A shorter list reads better in one column than in two stumps.
    private const int LongestSingleColumn = 6;

    private bool _hasSections;

    public IEnumerable<OpenXmlElement> Build() => [.. Title(), Facts(), .. Attendance(), .. Agenda()];

    private IEnumerable<OpenXmlElement> Title()
    {
        yield return WordParagraph.Of(WordStyles.AllianceName, WordText.Line(minutes.AllianceName));
        yield return WordParagraph.Of(
            WordStyles.Title, WordPiece.Own(words.MinutesNumbered(WordText.Line(minutes.MeetingNumber))));
        yield return WordParagraph.Of(WordStyles.Subtitle, WordText.Line(minutes.Title));
    }

    private Table Facts()
    {
        var label = page.Column(FactLabelWidth);
        var table = WordTable.Of(
            words.Facts, words.FactsDescription, [label, page.TextWidth - label], hasHeading: false);
        if (!string.IsNullOrWhiteSpace(minutes.WorkingGroup))
        {
            AddFact(words.WorkingGroup, WordText.Line(minutes.WorkingGroup));
        }

        if (minutes.IsDated)
        {
            AddFact(words.Date, WordPiece.Own(words.LongDate(minutes.StartedAt)));
            if (!string.IsNullOrWhiteSpace(minutes.TimeZone))
            {
                AddFact(words.Time, WordPiece.Own(words.TimeIn(words.Times(minutes.StartedAt, minutes.EndedAt), WordText.Line(minutes.TimeZone))));
            }
        }

        if (!string.IsNullOrWhiteSpace(minutes.Place))
        {
            AddFact(words.Place, minutes.Place);
        }

        if (!string.IsNullOrWhiteSpace(minutes.StartedBy))
        {
            AddFact(words.StartedBy, WordText.Line(minutes.StartedBy));
        }

        if (!string.IsNullOrWhiteSpace(minutes.Chair))
        {
            AddFact(words.Chair, WordText.Line(minutes.Chair));
        }

        AddFact(words.Present, WordPiece.Own(AttendanceCount()));
        if (minutes.Quorum is { } quorum)
        {
            AddFact(words.Quorum, WordPiece.Own(words.QuorumOf(quorum)));
        }

        AddFact(words.Status, WordPiece.Own(Status()));
        return table;

        void AddFact(string label, WordPiece value) =>
            table.WithRow(false, WordTable.Heading(label), WordTable.Name(value));
    }

    private string Status() => minutes switch
    {
        { Approval: { } approval } => words.ApprovedBy(approval),
        { OpenProposals: > 0 } => $"{words.DraftStatus}. {words.ProposalsWaiting(minutes.OpenProposals)}",
        _ => words.DraftStatus,
    };

    private string AttendanceCount()
    {
        var organisations = minutes.Present
            .Select(attendee => WordText.Line(attendee.Organisation))
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Count();
        if (minutes.Present.Count == 0)
        {
            return words.AttendanceNone;
        }

        var people = words.People(minutes.Present.Count);
        return organisations == 0 ? people : $"{people}, {words.Organisations(organisations)}";
    }

    private IEnumerable<OpenXmlElement> Attendance()
    {
        var heading = WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(words.Attendance));
        var notes = minutes.AttendanceNotes.Select(note => WordParagraph.Of(WordStyles.Normal, WordPiece.Own($"{words.AttendanceCorrection}: "), note));
        IEnumerable<Paragraph> present = minutes.Present.Count == 0
            ? [heading, WordParagraph.Of(WordStyles.NothingRecorded, words.AttendanceNone)]
            : Listing(heading, [.. minutes.Present.Select(Attendee)]);
        return
        [
            .. present,
            .. Below(words.Apologies, [.. minutes.Apologies.Select(Attendee)]),
            .. Below(words.Absent, [.. minutes.Absent.Select((name, index) => Attendee(new(name), index))]),
            .. notes,
        ];
    }

    private IEnumerable<Paragraph> Below(string heading, IReadOnlyList<Paragraph> list) => list.Count == 0
        ? []
        : Listing(WordParagraph.Of(WordStyles.PartHeading, WordPiece.Own(heading)), list);

    /// <summary>A long list stands in two columns, for which what is above it ends a section of its own.</summary>
    private IEnumerable<Paragraph> Listing(Paragraph heading, IReadOnlyList<Paragraph> list)
    {
        if (list.Count > LongestSingleColumn)
        {
            EndSection(heading, _hasSections ? page.ContinuedSection(columns: 1) : page.FirstSection());
            _hasSections = true;
            EndSection(list[^1], page.ContinuedSection(columns: 2));
        }

        return [heading, .. list];
    }

    private static Paragraph Attendee(MinutesAttendee attendee, int index)
    {
        var organisation = WordText.Line(attendee.Organisation);
        WordPiece[] name = [WordPiece.Own($"{index + 1}", WordStyles.Quiet), WordPiece.Tab, WordText.Line(attendee.Name)];
        return WordParagraph.LeftToRight(
            WordStyles.AttendeeItem,
            organisation.Length == 0 ? name : [.. name, WordPiece.LineBreak, new(organisation, WordStyles.Quiet)]);
    }

    private static void EndSection(Paragraph last, SectionProperties section) =>
        last.ParagraphProperties!.SectionProperties = section;

    private IEnumerable<OpenXmlElement> Agenda()
    {
        yield return WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(words.Agenda));
        var any = false;
        foreach (var (index, item) in minutes.AgendaItems.Index())
        {
            if (item.Number is { } number)
            {
                any = true;
                yield return WordParagraph.Of(
                    WordStyles.AgendaItem,
                    WordPiece.Own($"{number}."),
                    WordPiece.Tab,
                    new WordPiece(WordText.Line(item.Title), Bookmark: MinutesBookmarks.Item(index)));
            }
        }

        if (!any)
        {
            yield return WordParagraph.Of(WordStyles.NothingRecorded, words.AgendaNone);
        }
    }
}
