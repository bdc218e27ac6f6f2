using AllianceBot.Conversation.Language;
using AllianceBot.Pages;
using Microsoft.AspNetCore.Http.Metadata;

namespace AllianceBot.Delivery.Mail;

public static class MailEndpoints
{
    /// <summary>Answers the links of mails.</summary>
    public static void MapMailLinks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(MailLinks.Kind.Route, [HttpMethods.Get, HttpMethods.Head], async (string token, HttpContext http, MailPages pages, CancellationToken cancellationToken) =>
            await WriteAsync(http, await pages.AskAsync(token, Chosen(http), cancellationToken)));
        endpoints.MapPost(MailLinks.Kind.Route, async (string token, HttpContext http, MailPages pages, CancellationToken cancellationToken) =>
        {
            if (await ReadAnswersAsync(http.Request, cancellationToken) is not { } answers)
            {
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            await WriteAsync(http, await pages.ActAsync(token, answers, Chosen(http), cancellationToken));
        }).WithMetadata(new FormSizeLimit());
    }

    /// <summary>No form of ours is longer.</summary>
    private sealed class FormSizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => MailPages.LongestForm;
    }

    /// <summary>Null when it is no form of ours.</summary>
    private static async Task<IReadOnlyDictionary<string, string>?> ReadAnswersAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return null;
        try
        {
            return (await request.ReadFormAsync(cancellationToken)).ToDictionary(field => field.Key, field => (field.Value is [var first, ..] ? first ?? "" : "").ReplaceLineEndings("\n").Trim());
        }
        catch (Exception problem) when (problem is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static TextLanguage? Chosen(HttpContext http) => TextLanguageCulture.FromLocale(http.Request.Query["lang"]);

    private static async Task WriteAsync(HttpContext http, MailPage page)
    {
        http.Response.StatusCode = page.Status;
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        await PagesRegistration.WriteAsync(http, page.Page, page.Policy);
    }
}
