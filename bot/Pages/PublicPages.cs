using System.Security.Cryptography;
using System.Text;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Pages;

/// <summary>One page as it goes out.</summary>
internal sealed record PublicPage(TextLanguage Language, ReadOnlyMemory<byte> Html);

/// <summary>
/// The pages that the Teams package points at: what the bot is, the privacy notice, the terms. Each is written once, at the
/// start, in every language.
/// </summary>
internal sealed class PublicPages
{
    /// <summary>Where each page is served, and the file that holds its text.</summary>
    public static readonly IReadOnlyList<(string Path, string File)> All = [("/", "home"), ("/privacy", "privacy"), ("/terms", "terms")];

    private readonly string _style;
    private readonly PageOperator _operatedBy;
    private readonly Dictionary<(string File, TextLanguage Language), PublicPage> _pages = [];

    public PublicPages(PageOperator operatedBy)
    {
        var style = PageTemplate.Read("pages.css").Trim();
        (_style, _operatedBy) = (style, operatedBy);
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var frame = PageTemplate.Read($"{language.Code()}/frame.html");
            foreach (var (path, file) in All)
                _pages[(file, language)] = new(language, Write(frame, path, PageTemplate.Read($"{language.Code()}/{file}.html"), style, operatedBy));
        }

        // No script, nothing from elsewhere; the one style sheet is known by its hash, so that not even that can be added to.
        ContentSecurityPolicy = Policy(style, "'none'");
        FormPolicy = Policy(style, "'self'");
    }

    public string ContentSecurityPolicy { get; }

    /// <summary>Of a page with a form, which goes to where the page came from.</summary>
    public string FormPolicy { get; }

    public PublicPage Find(string file, TextLanguage language) => _pages[(file, language)];

    /// <summary>A page that asks somebody something.</summary>
    public byte[] Write(TextLanguage language, string path, QuestionPage page) =>
        Write(PageTemplate.Read($"{language.Code()}/frame.html"), path, page.ToHtml(), _style, _operatedBy);

    private static string Policy(string style, string formAction) =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; "
        + $"img-src data:; base-uri 'none'; form-action {formAction}; frame-ancestors 'none'";

    private static byte[] Write(string frame, string path, string text, string style, PageOperator operatedBy)
    {
        var body = PageTemplate.Fill(text, operatedBy);
        var heading = PageTemplate.Heading(body);
        var title = path == "/" ? heading : $"{heading} – AllianceBot";
        return Encoding.UTF8.GetBytes(PageTemplate.Fill(frame, operatedBy)
            .Replace("{{title}}", title, StringComparison.Ordinal)
            .Replace("{{path}}", path, StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{body}}", body, StringComparison.Ordinal));
    }
}
