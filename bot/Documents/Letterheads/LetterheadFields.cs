using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static AllianceBot.Documents.Letterheads.LetterheadMarkup;

namespace AllianceBot.Documents.Letterheads;

/// <summary>
/// Fields (ECMA-376, part 1, 17.16): those that count pages stay. Of every other one, which could fetch, run or change something,
/// the text that it showed last stays.
/// </summary>
internal static partial class LetterheadFields
{
    public static bool IsCount(string? code) => code is not null && Count().IsMatch(code);

    /// <summary>Whether what is left of a header or footer has the number of the page.</summary>
    public static bool HasPageNumber(XElement part) => PageNumber().IsMatch(string.Join(
        ' ', part.Descendants(Word + "fldSimple").Select(field => (string?)field.Attribute(Word + "instr")).Append(string.Concat(part.Descendants(Word + "instrText").Select(code => code.Value)))));

    /// <summary>Takes the marks of all other fields out of a header or footer.</summary>
    public static void Settle(XElement part)
    {
        var open = new Stack<Field>();
        foreach (var element in part.Descendants().Where(e => e.Name == Word + "fldChar" || e.Name == Word + "instrText").ToList())
        {
            var kind = element.Name == Word + "instrText" ? "code" : (string?)element.Attribute(Word + "fldCharType");
            if (kind is "begin")
                open.Push(new Field());
            if (!open.TryPeek(out var field) || kind is not ("begin" or "code" or "separate" or "end"))
            {
                element.Remove();
                continue;
            }

            field.Marks.Add(element);
            field.IsInCode &= kind is not "separate";
            if (kind is "code" && field.IsInCode)
                field.Code.Append(element.Value);
            if (kind is "end")
                open.Pop().SettleUnless(isCount: IsCount(field.Code.ToString()));
        }

        foreach (var field in open)
            field.SettleUnless(isCount: false);
    }

    private sealed class Field
    {
        public List<XElement> Marks { get; } = [];

        public StringBuilder Code { get; } = new();

        public bool IsInCode { get; set; } = true;

        public void SettleUnless(bool isCount)
        {
            if (!isCount)
                Marks.ForEach(mark => mark.Remove());
        }
    }

    [GeneratedRegex(@"^\s*(PAGE|NUMPAGES|SECTIONPAGES)(\s+\\\*\s*\w+)*\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Count();

    [GeneratedRegex(@"\bPAGE\b", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
