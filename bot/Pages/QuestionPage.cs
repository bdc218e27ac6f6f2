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

    /// <summary>What is to be written or chosen before.</summary>
    public IReadOnlyList<PageField> Fields { get; init; } = [];

    /// <summary>What a link to <see cref="Path"/> is called, where the question began there; null for none.</summary>
    public string? BackLabel { get; init; }

    public string Path { get; init; } = "/";

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
        foreach (var field in Fields)
            field.Write(html, hasProblem: Problem is not null);
        html.Append("<p><button type=\"submit\">").Append(PageTemplate.Encode(Button)).Append("</button></p>\n</form>\n");
        if (BackLabel is not null)
            html.Append("<p><a href=\"").Append(PageTemplate.Encode(Path)).Append("\">").Append(PageTemplate.Encode(BackLabel)).Append("</a></p>\n");
        return html.ToString();
    }
}

public enum PageFieldKind
{
    /// <summary>As many lines as it takes.</summary>
    Text,
    Line,

    /// <summary>A day, as <c>2026-03-30</c>.</summary>
    Day,

    /// <summary>One of <see cref="PageField.Choices"/>.</summary>
    Choice,

    /// <summary>On or not; <see cref="PageField.On"/> when it is.</summary>
    Tick,

    /// <summary>Nobody sees it; it comes back as it went.</summary>
    Kept,
}

/// <summary>What is to be written or chosen on a page.</summary>
/// <param name="Label">What is asked for.</param>
/// <param name="MaxLength">In UTF-16 units.</param>
public sealed record PageField(string Label, int MaxLength)
{
    /// <summary>The name of a field that is the only one.</summary>
    public const string OnlyName = "text";

    /// <summary>What a tick sends.</summary>
    public const string On = "true";

    public string Name { get; init; } = OnlyName;

    public PageFieldKind Kind { get; init; }

    /// <summary>What it holds.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether the page can be sent without it.</summary>
    public bool IsRequired { get; init; } = true;

    public int Lines { get; init; } = 3;

    public IReadOnlyList<(string Label, string Value)> Choices { get; init; } = [];

    /// <summary>A field that nobody sees.</summary>
    public static PageField Keep(string name, string text) => new("", 0) { Name = name, Kind = PageFieldKind.Kept, Text = text };

    internal void Write(StringBuilder html, bool hasProblem)
    {
        var (name, label, text) = (PageTemplate.Encode(Name), PageTemplate.Encode(Label), PageTemplate.Encode(Text));
        var marks = $"{(IsRequired ? " required" : "")}{(hasProblem ? " aria-invalid=\"true\" aria-describedby=\"problem\"" : "")}";
        switch (Kind)
        {
            case PageFieldKind.Text:
                html.Append(CultureInfo.InvariantCulture, $"<p><label for=\"{name}\">{label}</label>\n<textarea id=\"{name}\" name=\"{name}\" rows=\"{Lines}\" maxlength=\"{MaxLength}\"{marks}>")
                    // A browser takes one line break after the tag away.
                    .Append('\n').Append(text).Append("</textarea></p>\n");
                break;
            case PageFieldKind.Line:
                html.Append(CultureInfo.InvariantCulture, $"<p><label for=\"{name}\">{label}</label>\n<input type=\"text\" id=\"{name}\" name=\"{name}\" maxlength=\"{MaxLength}\" value=\"{text}\"{marks}></p>\n");
                break;
            case PageFieldKind.Day:
                html.Append(CultureInfo.InvariantCulture, $"<p><label for=\"{name}\">{label}</label>\n<input type=\"date\" id=\"{name}\" name=\"{name}\" value=\"{text}\"{marks}></p>\n");
                break;
            case PageFieldKind.Choice:
                html.Append(CultureInfo.InvariantCulture, $"<fieldset{(hasProblem ? " aria-describedby=\"problem\"" : "")}><legend>{label}</legend>\n");
                foreach (var (title, value) in Choices)
                    html.Append(CultureInfo.InvariantCulture, $"<label><input type=\"radio\" name=\"{name}\" value=\"{PageTemplate.Encode(value)}\"{(IsRequired ? " required" : "")}{(value == Text ? " checked" : "")}> {PageTemplate.Encode(title)}</label>\n");
                html.Append("</fieldset>\n");
                break;
            case PageFieldKind.Tick:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"tick\"><label><input type=\"checkbox\" name=\"{name}\" value=\"{On}\"{(Text == On ? " checked" : "")}> {label}</label></p>\n");
                break;
            default:
                html.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{name}\" value=\"{text}\">\n");
                break;
        }
    }
}
