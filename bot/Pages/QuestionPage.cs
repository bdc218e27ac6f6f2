using System.Globalization;
using System.Text;

namespace AllianceBot.Pages;

/// <summary>A page that says something and may ask for a press; all of it is text, which is encoded here.</summary>
/// <param name="Heading">A few words.</param>
/// <param name="Sentences">A paragraph each.</param>
internal sealed record QuestionPage(string Heading, IReadOnlyList<string> Sentences)
{
    /// <summary>What is wrong with what was sent.</summary>
    public string? Problem { get; init; }

    /// <summary>What the press is called; null where there is nothing to press.</summary>
    public string? Button { get; init; }

    /// <summary>What is to be written; null for nothing.</summary>
    public string? FieldLabel { get; init; }

    public int FieldLength { get; init; }

    public string FieldText { get; init; } = "";

    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append("<h1>").Append(PageTemplate.Encode(Heading)).Append("</h1>\n");
        foreach (var sentence in Sentences.Where(s => s.Length > 0))
            html.Append("<p>").Append(PageTemplate.Encode(sentence)).Append("</p>\n");
        if (Problem is not null)
            html.Append("<p class=\"problem\" role=\"alert\" id=\"problem\">").Append(PageTemplate.Encode(Problem)).Append("</p>\n");
        if (Button is null)
            return html.ToString();
        html.Append("<form method=\"post\">\n");
        if (FieldLabel is not null)
        {
            html.Append("<p><label for=\"text\">").Append(PageTemplate.Encode(FieldLabel)).Append("</label>\n<textarea id=\"text\" name=\"text\" rows=\"3\" required maxlength=\"")
                .Append(FieldLength.ToString(CultureInfo.InvariantCulture)).Append('"').Append(Problem is null ? ">" : " aria-invalid=\"true\" aria-describedby=\"problem\">")
                .Append(PageTemplate.Encode(FieldText)).Append("</textarea></p>\n");
        }

        return html.Append("<p><button type=\"submit\">").Append(PageTemplate.Encode(Button)).Append("</button></p>\n</form>\n").ToString();
    }
}
