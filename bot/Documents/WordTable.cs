using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>A ruled table of fixed column widths (in twentieths of a point) that screen readers can name and read out.</summary>
internal static class WordTable
{
    public static Table Of(string caption, string description, ReadOnlySpan<int> widths, bool hasHeading, string? style = WordStyles.MinutesTable)
    {
        var table = new Table(
            new TableProperties
            {
                TableStyle = style is null ? null : new() { Val = style },
                TableWidth = new() { Width = Text(Sum(widths)), Type = TableWidthUnitValues.Dxa },
                TableLayout = new() { Type = TableLayoutValues.Fixed },
                TableCellMarginDefault = new(
                    new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa }),
                TableLook = new() { Val = hasHeading ? "0020" : "0080", FirstRow = hasHeading, FirstColumn = !hasHeading, LastRow = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                TableCaption = new() { Val = caption },
                TableDescription = new() { Val = description },
            });
        var grid = new TableGrid();
        foreach (var width in widths)
        {
            grid.Append(new GridColumn { Width = Text(width) });
        }

        table.Append(grid);
        return table;
    }

    /// <summary>A row that stays on one page; a heading row is repeated at the top of each page the table reaches.</summary>
    public static Table WithRow(this Table table, bool isHeading, params ReadOnlySpan<TableCell> cells)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeading)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);
        var column = 0;
        foreach (var width in table.GetFirstChild<TableGrid>()!.Elements<GridColumn>())
        {
            var cell = cells[column++];
            cell.TableCellProperties!.TableCellWidth = new() { Width = width.Width, Type = TableWidthUnitValues.Dxa };
            row.Append(cell);
        }

        table.Append(row);
        return table;
    }

    public static TableCell Heading(string text) => Cell(
        WordStyles.Pale, WordParagraph.Of(WordStyles.TableHeading, WordPiece.Own(text)).KeepWithNext());

    public static TableCell Text(params ReadOnlySpan<WordPiece> pieces) =>
        Cell(null, WordParagraph.Of(WordStyles.TableText, pieces));

    /// <summary>A short text beside others, which keeps to the left in any script.</summary>
    public static TableCell Name(WordPiece name) =>
        Cell(null, WordParagraph.LeftToRight(WordStyles.TableText, name));

    public static TableCell Cell(string? fill, params ReadOnlySpan<OpenXmlElement> content)
    {
        var cell = new TableCell(new TableCellProperties
        {
            Shading = fill is null ? null : new() { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill },
        });
        foreach (var element in content)
        {
            cell.Append(element);
        }

        return cell;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Sum(ReadOnlySpan<int> widths)
    {
        var sum = 0;
        foreach (var width in widths)
        {
            sum += width;
        }

        return sum;
    }
}
