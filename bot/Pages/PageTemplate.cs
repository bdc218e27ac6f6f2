using System.Text;
using System.Text.Encodings.Web;

namespace AllianceBot.Pages;

/// <summary>
/// The few things that differ between deployments, put into a page. A line that begins with <c>{{#contact}}</c> is there only
/// when a contact is known, one with <c>{{^contact}}</c> only when none is; <c>operator</c> likewise.
/// </summary>
internal static class PageTemplate
{
    public static string Read(string name)
    {
        using var resource = typeof(PageTemplate).Assembly.GetManifestResourceStream($"pages/{name}")
            ?? throw new InvalidOperationException($"The executable was built without pages/{name}.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static string Fill(string template, PageOperator operatedBy)
    {
        var html = new StringBuilder(template.Length);
        foreach (var line in template.Split('\n'))
            if (Keep(Keep(line, "operator", operatedBy.Name is not null), "contact", operatedBy.Contact is not null) is { } kept)
                html.Append(kept).Append('\n');
        // Encoded text holds no brace, so that nothing put in is taken for a place to fill.
        return html.ToString().TrimEnd('\n')
            .Replace("{{operator}}", Encode(operatedBy.Name ?? ""), StringComparison.Ordinal)
            .Replace("{{contact}}", Contact(operatedBy), StringComparison.Ordinal);
    }

    /// <summary>The text of the page's one heading of the first level.</summary>
    public static string Heading(string body)
    {
        const string Open = "<h1>";
        var start = body.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        return body[start..body.IndexOf("</h1>", start, StringComparison.Ordinal)];
    }

    private static string? Keep(string? line, string name, bool isKnown)
    {
        var text = line?.TrimStart();
        if (text?.StartsWith($"{{{{#{name}}}}}", StringComparison.Ordinal) == true)
            return isKnown ? text[(name.Length + 5)..] : null;
        if (text?.StartsWith($"{{{{^{name}}}}}", StringComparison.Ordinal) == true)
            return isKnown ? null : text[(name.Length + 5)..];
        return line;
    }

    private static string Contact(PageOperator operatedBy) => operatedBy.ContactLink is { } link
        ? $"<a href=\"{Encode(link)}\">{Encode(operatedBy.Contact!)}</a>"
        : Encode(operatedBy.Contact ?? "");

    public static string Encode(string text) =>
        HtmlEncoder.Default.Encode(text).Replace("{", "&#x7B;", StringComparison.Ordinal).Replace("}", "&#x7D;", StringComparison.Ordinal);
}
