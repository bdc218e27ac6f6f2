using AllianceBot.Conversation.Language;
using Microsoft.Net.Http.Headers;

namespace AllianceBot.Pages;

public static class PagesRegistration
{
    /// <summary>Reads <c>Bot:OperatorName</c> and <c>Bot:OperatorContact</c>: who answers for this deployment.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) =>
        services.AddSingleton(provider => new PublicPages(PageOperator.From(provider.GetRequiredService<IConfiguration>())));

    /// <summary>Serves the public pages.</summary>
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.ServiceProvider.GetRequiredService<PublicPages>();
        foreach (var (path, file) in PublicPages.All)
            endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], http => WriteAsync(http, pages, file));
    }

    private static async Task WriteAsync(HttpContext http, PublicPages pages, string file)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=600";
        headers.Vary = HeaderNames.AcceptLanguage;
        await WriteAsync(http, pages.Find(file, LanguageOf(http.Request)), pages.ContentSecurityPolicy);
    }

    /// <summary>Writes a page with what keeps it from loading, or telling, anything else.</summary>
    internal static async Task WriteAsync(HttpContext http, PublicPage page, string policy)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentLanguage = page.Language.Code();
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = page.Html.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
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
