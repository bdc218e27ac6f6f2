using System.Collections.Frozen;
using System.Globalization;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;

namespace AllianceBot.Alliances.Organisations;

/// <summary>A row of a file.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Draft">What it says; columns that the file lacks say nothing.</param>
/// <param name="HasTooManyCells">More cells than the heading has columns: they cannot be told apart.</param>
public sealed record OrganisationRow(int Line, OrganisationDraft Draft, bool HasTooManyCells);

/// <summary>Organisations as a table of text, for spreadsheets: what goes out can come back in.</summary>
internal abstract record OrganisationTable
{
    private OrganisationTable() { }

    public const int MostRows = 1000;

    /// <param name="Rows">In their order.</param>
    /// <param name="UnknownColumns">Headings that mean nothing here.</param>
    public sealed record Readable(IReadOnlyList<OrganisationRow> Rows, IReadOnlyList<string> UnknownColumns) : OrganisationTable;

    public sealed record Unreadable(OrganisationProblem Problem) : OrganisationTable;

    private static readonly string[] Columns = ["name", "short_name", "sector", "country", "weight", "status", "joined_on", "left_on", "languages", "logo"];

    /// <summary>What else the columns may be called in a file; capitals, accents, spaces and underscores do not matter.</summary>
    private static readonly (string Word, string Column)[] OtherHeadings =
    [
        ("organisation", "name"), ("organization", "name"), ("nombre", "name"), ("organización", "name"),
        ("acronym", "short_name"), ("nombre corto", "short_name"), ("sigla", "short_name"), ("siglas", "short_name"),
        ("kind", "sector"), ("type", "sector"), ("tipo", "sector"),
        ("país", "country"), ("peso", "weight"), ("estado", "status"), ("estatus", "status"), ("situación", "status"),
        ("joined", "joined_on"), ("ingreso", "joined_on"), ("fecha de ingreso", "joined_on"),
        ("left", "left_on"), ("salida", "left_on"), ("fecha de salida", "left_on"),
        ("language", "languages"), ("idiomas", "languages"), ("idioma", "languages"), ("lenguas", "languages"),
        ("logo address", "logo"), ("logotipo", "logo"),
    ];

    private static readonly FrozenDictionary<string, string> Headings = Columns.Select(column => (Word: column, Column: column)).Concat(OtherHeadings)
        .ToFrozenDictionary(heading => Key(heading.Word), heading => heading.Column);

    public static string Write(IEnumerable<Organisation> organisations, OrganisationVocabulary vocabulary, TextLanguage language) =>
        CsvTable.Write(organisations.Select(o => Cells(o, vocabulary, language)).Prepend([.. Columns.Select(column => vocabulary.Column(language, column))])
            .Select(row => row.Select(FormulaGuard.Add).ToList()));

    /// <summary>Whether the first line names the columns of such a table, and at least two.</summary>
    public static bool HasHeading(string text)
    {
        try
        {
            var known = CsvTable.Read(text.Split('\n')[0]) is [var heading, ..] ? heading.Cells.Select(cell => Headings.GetValueOrDefault(Key(cell))).OfType<string>().ToList() : [];
            return known.Contains("name") && known.Count > 1;
        }
        catch (UnclosedQuoteException)
        {
            return false;
        }
    }

    public static OrganisationTable Read(string text)
    {
        try
        {
            var records = CsvTable.Read(text);
            return records.Count > 0 ? Read(records[0], records.Skip(1)) : new Unreadable(new("importEmpty"));
        }
        catch (UnclosedQuoteException problem)
        {
            return new Unreadable(new("importQuoteOpen", problem.Line));
        }
    }

    private static OrganisationTable Read(CsvRecord heading, IEnumerable<CsvRecord> records)
    {
        var columns = heading.Cells.Select(cell => Headings.GetValueOrDefault(Key(cell))).ToList();
        if (!columns.Contains("name"))
            return new Unreadable(new("importNameColumnMissing"));
        if (columns.OfType<string>().GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
            return new Unreadable(new("importColumnTwice", twice));
        // A spreadsheet leaves lines of empty cells behind.
        var rows = records.Where(record => record.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))).Select(record => Row(columns, record)).ToList();
        return rows.Count switch
        {
            0 => new Unreadable(new("importEmpty")),
            > MostRows => new Unreadable(new("importTooManyRows", rows.Count, MostRows)),
            _ => new Readable(rows, [.. heading.Cells.Where((cell, i) => columns[i] is null && !string.IsNullOrWhiteSpace(cell))]),
        };
    }

    private static OrganisationRow Row(List<string?> columns, CsvRecord record)
    {
        return new OrganisationRow(
            record.Line,
            new OrganisationDraft
            {
                Name = Cell("name") ?? "",
                ShortName = Cell("short_name"),
                Sector = Cell("sector"),
                Country = Cell("country"),
                Weight = Cell("weight"),
                Status = Cell("status"),
                JoinedOn = Day("joined_on"),
                LeftOn = Day("left_on"),
                Languages = Cell("languages"),
                Logo = Cell("logo"),
            },
            record.Cells.Skip(columns.Count).Any(cell => !string.IsNullOrWhiteSpace(cell)));

        // An empty cell leaves a day as it is.
        string? Day(string column) => Cell(column) is { } cell && !string.IsNullOrWhiteSpace(cell) ? cell : null;

        string? Cell(string column) => columns.IndexOf(column) is >= 0 and var at && at < record.Cells.Count ? FormulaGuard.Remove(record.Cells[at]) : null;
    }

    private static string[] Cells(Organisation organisation, OrganisationVocabulary vocabulary, TextLanguage language) =>
    [
        organisation.Name,
        organisation.ShortName,
        vocabulary.Say(language, organisation.Sector),
        vocabulary.Country(language, organisation.Country),
        organisation.Weight.ToString("0.###", CultureInfo.InvariantCulture),
        vocabulary.Say(language, organisation.Status),
        IsoDay.Write(organisation.JoinedOn),
        IsoDay.Write(organisation.LeftOn),
        organisation.Languages,
        organisation.LogoAddress,
    ];

    private static string Key(string text) => string.Concat(TextFolding.Fold(text).Where(char.IsLetterOrDigit));
}
