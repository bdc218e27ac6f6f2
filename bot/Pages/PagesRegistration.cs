using AllianceBot.Conversation.Language;
using Microsoft.Net.Http.Headers;

namespace AllianceBot.Pages;

public static class PagesRegistration
{
    /// <summary>
    /// Serves the public pages. Reads <c>Bot:OperatorName</c> and <c>Bot:OperatorContact</c>: who answers for this deployment.
    /// </summary>
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = new PublicPages(PageOperator.From(endpoints.ServiceProvider.GetRequiredService<IConfiguration>()));
        foreach (var (path, file) in PublicPages.All)
            endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], http => WriteAsync(http, pages, file));
    }

    private static async Task WriteAsync(HttpContext http, PublicPages pages, string file)
    {
        var page = pages.Find(file, LanguageOf(http.Request));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = pages.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "public, max-age=600";
        headers.Vary = HeaderNames.AcceptLanguage;
        headers.ContentLanguage = page.Language.Code();
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = page.Html.Length;
        if (HttpMethods.IsGet(http.Request.Method))
            await http.Response.BodyWriter.WriteAsync(page.Html, http.RequestAborted);
    }

    /// <summary>What the reader chose by the link; else the first language of their browser that there is; else English.</summary>
    private static TextLanguage LanguageOf(HttpRequest request) =>
        TextLanguageCulture.FromLocale(request.Query["lang"])
        ?? request.GetTypedHeaders().AcceptLanguage
            .Where(accepted => accepted.Quality is not 0)
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => TextLanguageCulture.FromLocale(accepted.Value.Value))
            .FirstOrDefault(language => language is not null)
        ?? TextLanguage.English;
}
