using System.Globalization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Documents.Letterheads;

namespace AllianceBot.Alliances.Charters;

/// <summary>A Word document with its name in the archive.</summary>
internal sealed record CharterRecord(string Name, string Title, string Language, byte[] Content);

/// <summary>The charter on paper: a pure function of the version, the alliance and the answers.</summary>
internal static class CharterPaper
{
    /// <summary>The same version on the same letterhead always gives the same name and bytes.</summary>
    public static CharterRecord Render(CharterView charter, AllianceInfo alliance, Phrasebook phrases, Letterhead? letterhead)
    {
        using var content = new MemoryStream();
        CharterWordWriter.Write(Write(charter, alliance, phrases), content, letterhead);
        var title = phrases.Say(alliance.Language, "charterRecordTitle", charter.Number, alliance.Name);
        var name = phrases.Say(alliance.Language, "charterFileName", charter.Number.ToString("00", CultureInfo.InvariantCulture));
        return new($"charter/{name}", title, alliance.Language.Code(), content.ToArray());
    }

    public static CharterDocument Write(CharterView charter, AllianceInfo alliance, Phrasebook phrases)
    {
        var writing = new Writing(phrases, alliance.Language, new CharterLines(phrases, alliance.Language));
        return new CharterDocument
        {
            AllianceName = alliance.Name ?? "",
            Language = alliance.Language.Code(),
            Version = charter.Number,
            Status = CharterStatus.Describe(charter, phrases, alliance.Language),
            IsAdopted = charter.State is CharterState.Adopted or CharterState.Superseded,
            Parts = writing.Parts(charter.Text, withEmptyOnes: charter.State is CharterState.Draft),
            Adoption = charter.Proposal is { } proposal ? writing.Adoption(proposal, charter) : null,
            Changes = charter.Base is { } former ? writing.Changes(former, charter.Text) : null,
        };
    }

    private sealed record Writing(Phrasebook Phrases, TextLanguage Language, CharterLines Lines)
    {
        /// <param name="text">What it says.</param>
        /// <param name="withEmptyOnes">Whether sections that nobody wrote yet show as such.</param>
        public IReadOnlyList<CharterPart> Parts(CharterText text, bool withEmptyOnes) =>
        [
            .. Enum.GetValues<CharterSection>()
                .Where(section => (withEmptyOnes && LevelOf(section) == 1) || Lines.Of(text, section).Count > 0)
                .Select(section => new CharterPart(Lines.Title(section), LevelOf(section), Lines.Of(text, section), CharterText.IsList(section) || section is CharterSection.WaysOfWorking)),
        ];

        public CharterAdoption Adoption(CharterProposal proposal, CharterView charter) => new(
            [.. CharterStatus.Explain(proposal, charter, Phrases, Language)],
            [.. proposal.Answers.Select(Row)],
            IsOpen: charter.State is CharterState.Proposed);

        public CharterChanges Changes(CharterBase former, CharterText text) => new(
            Phrases.Say(Language, "charterChangesFrom", former.Number),
            [.. Lines.Compare(former.Text, text).Select(section => new CharterChangedPart(section.Title, [.. section.Lines.Select(Line)]))]);

        private CharterAnswerRow Row(CharterStance answer) => new(
            answer.Voter,
            Phrases.Say(Language, $"charterStance.{answer.Stance}"),
            answer.Reason,
            $"{answer.Who(Phrases, Language)}, {answer.At.ToString(Phrases.Say(Language, "longDate"), Language.Culture())}");

        private CharterChangedLine Line(DifferenceLine line) => new(
            Phrases.Say(Language, $"charterLine.{line.Kind}"),
            [.. line.Spans.Select(span => new CharterSpan(Kind(span.Kind), span.Text))]);

        private static CharterSpanKind Kind(EditKind kind) => kind switch
        {
            EditKind.Remove => CharterSpanKind.Removed,
            EditKind.Add => CharterSpanKind.Added,
            _ => CharterSpanKind.Same,
        };

        private static int LevelOf(CharterSection section) => section is CharterSection.Specific or CharterSection.Measurable or CharterSection.Attainable or CharterSection.Realistic or CharterSection.TimeBound ? 2 : 1;
    }
}
