using System.Text;
using AllianceBot.Documents;
using CsCheck;

namespace AllianceBot.Tests.Documents;

/// <summary>Tables as text: what is written comes back, and what spreadsheets write is understood.</summary>
public sealed class CsvTableTests
{
    /// <summary>Anything, and often what the format is made of.</summary>
    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.OneOf('"', ',', ';', '\t', '\r', '\n', ' ', 'a', 'ñ', '=', '+', '-', '@', '\'', '\uFEFF'), 0, 12],
        Gen.OneOf("", "sep=;", "sep=,x", "\uFEFF", "=HYPERLINK(\"http://evil.example\",\"x\")", "ش", "👩🏽‍🌾", "\"", "\r\n"));

    private static readonly Gen<string[][]> Table = Cell.Array[1, 6].Array[0, 8];

    [Fact]
    public void What_is_written_is_read_back_whatever_the_cells_hold() =>
        Table.Sample(rows => CsvTable.Read(CsvTable.Write(rows)).Select(r => r.Cells.ToArray()).ToArray().ShouldBe(rows));

    [Fact]
    public void A_byte_order_mark_before_it_changes_nothing() =>
        Table.Sample(rows => CsvTable.Read("\uFEFF" + CsvTable.Write(rows)).Select(r => r.Cells.ToArray()).ToArray().ShouldBe(rows));

    [Fact]
    public void Any_text_is_read_or_has_an_open_quotation_mark() => Cell.Array[0, 20].Select(parts => string.Concat(parts)).Sample(text =>
    {
        try
        {
            var records = CsvTable.Read(text);
            records.Select(r => r.Line).ShouldBe(records.Select(r => r.Line).Distinct().Order());
        }
        catch (UnclosedQuoteException problem)
        {
            problem.Line.ShouldBeGreaterThan(0);
        }
    });

    [Fact]
    public void A_guarded_cell_is_no_formula_and_loses_nothing() => Cell.Sample(cell =>
    {
        var guarded = FormulaGuard.Add(cell);
        (guarded.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(guarded[0], StringComparison.Ordinal)).ShouldBeFalse();
        FormulaGuard.Remove(guarded).ShouldBe(cell);
        // Where lists are separated by semicolons, Excel cuts a cell of ours there, quotation marks or not.
        guarded.Split(';', ',', '\t', '\r', '\n').Select(part => part.TrimStart('"')).ShouldAllBe(part => part.Length == 0 || !"=+-@＝＋－＠".Contains(part[0]));
    });

    [Theory]
    [InlineData("b;=1+1;c", "b;'=1+1;c")]
    [InlineData("b;\"=1+1\"", "b;'\"=1+1\"")]
    [InlineData("a, -5 degrees; x", "a, -5 degrees; x")]
    public void A_cell_is_guarded_wherever_a_spreadsheet_may_cut_it(string cell, string guarded) => FormulaGuard.Add(cell).ShouldBe(guarded);

    [Theory]
    [InlineData("'")]
    [InlineData("'Ndrangheta")]
    [InlineData("O'Higgins")]
    [InlineData("")]
    public void What_is_no_formula_stays_as_it_is(string cell)
    {
        FormulaGuard.Add(cell).ShouldBe(cell);
        FormulaGuard.Remove(cell).ShouldBe(cell);
    }

    [Theory]
    [InlineData("a,b\n1,2")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a\tb\r1\t2\r")]
    [InlineData("\uFEFFa;b\n\n\n1;2\n\n")]
    [InlineData("sep=;\r\na;b\r\n1;2")]
    [InlineData("\"a\";\"b\"\n\"1\";2")]
    public void Spreadsheets_separate_cells_and_lines_as_they_like(string text) =>
        CsvTable.Read(text).Select(r => string.Join('|', r.Cells)).ShouldBe(["a|b", "1|2"]);

    [Fact]
    public void A_heading_with_a_comma_in_quotation_marks_does_not_mislead() =>
        CsvTable.Read("name;\"sector, kind, type\"\nCARE;ngo").Select(r => r.Cells.Count).ShouldBe([2, 2]);

    [Fact]
    public void Lines_are_counted_as_in_the_file()
    {
        var records = CsvTable.Read("name\n\"one\r\ntwo\nthree\"\r\nfour\r\n\r\nfive");
        records.Select(r => (r.Line, r.Cells[0])).ShouldBe([(1, "name"), (2, "one\r\ntwo\nthree"), (5, "four"), (7, "five")]);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_found_where_it_opens() =>
        Should.Throw<UnclosedQuoteException>(() => CsvTable.Read("name,sector\nCARE,ngo\nOxfam,\"ngo\nPlan,ngo")).Line.ShouldBe(3);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void A_file_is_read_in_the_encoding_it_was_saved_in(string name, bool hasMark)
    {
        var encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        byte[] file = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Fundación Ñandú – «Perú»")];
        CsvTable.Decode(file).TrimStart('\uFEFF').ShouldBe("Fundación Ñandú – «Perú»");
    }
}
