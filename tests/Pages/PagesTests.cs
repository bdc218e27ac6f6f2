using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AllianceBot.CommandLine;
using Microsoft.AspNetCore.Builder;

namespace AllianceBot.Tests.Pages;

public sealed partial class PagesTests(PagesTests.Site site) : IClassFixture<PagesTests.Site>
{
    public static TheoryData<string> Paths => ["/", "/privacy", "/terms"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_is_english_unless_the_browser_asks_for_spanish_first(string path)
    {
        (await site.GetAsync(path)).ShouldBeIn("en");
        (await site.GetAsync(path, "es-PE,es;q=0.9,en;q=0.8")).ShouldBeIn("es");
        (await site.GetAsync(path, "en;q=0.5,es;q=0.7")).ShouldBeIn("es");
        (await site.GetAsync(path, "fr-FR,fr;q=0.9,es;q=0.4")).ShouldBeIn("es");
        (await site.GetAsync(path, "fr, de;q=0.5")).ShouldBeIn("en");
        (await site.GetAsync(path, "es;q=0")).ShouldBeIn("en");
        (await site.GetAsync(path, "?;;=,,")).ShouldBeIn("en");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_link_to_the_other_language_counts_more_than_the_browser(string path)
    {
        var english = await site.GetAsync(path, "en");
        english.Html.ShouldContain($"href=\"{path}?lang=es\"");
        (await site.GetAsync($"{path}?lang=es", "en")).ShouldBeIn("es");
        (await site.GetAsync($"{path}?lang=en", "es")).ShouldBeIn("en");
        (await site.GetAsync($"{path}?lang=xx", "es")).ShouldBeIn("es");
        (await site.GetAsync($"{path}?lang=es&lang=en", "en")).ShouldBeIn("en");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Nothing_but_the_page_and_its_own_style_may_load(string path)
    {
        foreach (var language in (string[])["en", "es"])
        {
            var page = await site.GetAsync($"{path}?lang={language}");
            var policy = page.Response.Headers.GetValues("Content-Security-Policy").Single();
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style().Match(page.Html).Groups[1].Value)));

            policy.ShouldBe($"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            page.Html.ShouldNotContain("<script", Case.Insensitive);
            page.Html.ShouldNotContain(" style=");
            Address().Matches(page.Html).Select(m => m.Groups[1].Value).ShouldAllBe(address => address.StartsWith('/') || address == "#content" || address == "data:,");
            page.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            page.Response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_link_within_the_pages_leads_to_a_page_in_the_language_it_names(string path)
    {
        foreach (var language in (string[])["en", "es"])
        {
            var page = await site.GetAsync($"{path}?lang={language}");
            foreach (var address in Address().Matches(page.Html).Select(m => m.Groups[1].Value).Where(a => a.StartsWith('/')).Distinct())
                (await site.GetAsync(address)).ShouldBeIn(address[^2..]);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_has_one_heading_and_no_place_left_to_fill(string path)
    {
        await using var named = await Site.StartAsync(("OperatorName", "Red Sur"), ("OperatorContact", "datos@redsur.example"));
        foreach (var language in (string[])["en", "es"])
        {
            var page = await site.GetAsync($"{path}?lang={language}");
            Regex.Count(page.Html, "<h1>").ShouldBe(1);
            page.Html.ShouldNotContain("{{");
            (await named.GetAsync($"{path}?lang={language}")).Html.ShouldNotContain("{{");
        }
    }

    [Fact]
    public async Task The_notice_names_who_operates_this_deployment_and_how_to_reach_them()
    {
        await using var named = await Site.StartAsync(("OperatorName", "Red Sur"), ("OperatorContact", "datos@redsur.example"));

        var privacy = await named.GetAsync("/privacy?lang=es");

        privacy.Html.ShouldContain("Este AllianceBot lo administra Red Sur,");
        privacy.Html.ShouldContain("Contacto: <a href=\"mailto:datos@redsur.example\">datos@redsur.example</a>");
        privacy.Html.ShouldNotContain("la organización que lo instaló");
        (await named.GetAsync("/")).Html.ShouldContain("This AllianceBot is operated by Red Sur.");
    }

    [Fact]
    public async Task Without_a_name_the_notice_says_whom_to_ask()
    {
        await using var named = await Site.StartAsync(("OperatorName", "  "), ("OperatorContact", ""));

        var privacy = await named.GetAsync("/privacy");

        privacy.Html.ShouldContain("operated by the organisation that installed it for your alliance");
        privacy.Html.ShouldContain("ask the co-chairs of your alliance");
        privacy.Html.ShouldNotContain("Contact:");
    }

    [Theory]
    [InlineData("https://redsur.example/datos?a=1&b=2", "href=\"https://redsur.example/datos?a=1&amp;b=2\"")]
    [InlineData("datos+ab@redsur.example", "href=\"mailto:datos%2Bab@redsur.example\"")]
    public async Task A_web_or_mail_address_can_be_pressed(string contact, string link)
    {
        await using var named = await Site.StartAsync(("OperatorContact", contact));

        (await named.GetAsync("/privacy")).Html.ShouldContain(link);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("javascript:alert(1)//")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("\"a\\\"><img src=x>\"@redsur.example")]
    [InlineData("https://redsur.example/\"><img src=x>")]
    [InlineData("{{body}}{{style}}{{contact}}</style>")]
    public async Task A_hostile_setting_stays_text(string hostile)
    {
        await using var plain = await Site.StartAsync(("OperatorName", "N"), ("OperatorContact", "C"));
        await using var named = await Site.StartAsync(("OperatorName", hostile), ("OperatorContact", hostile));
        foreach (var path in Paths.Select(row => row.Data))
        {
            var page = await named.GetAsync(path);

            // The same tags as with harmless settings, but for the one link that a contact may be.
            var withoutLink = Regex.Replace(page.Html, "<a href=\"(https|mailto):[^\"<>]*\">(.*?)</a>", "$2");
            Tag().Matches(withoutLink).Select(m => m.Value).ShouldBe(Tag().Matches((await plain.GetAsync(path)).Html).Select(m => m.Value));
            WebUtility.HtmlDecode(page.Html).ShouldContain(hostile);
            page.Html.ShouldNotContain("href=\"javascript");
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task No_other_method_is_allowed(string method)
    {
        foreach (var path in Paths.Select(row => row.Data))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var response = await site.Client.SendAsync(request);

            response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
            response.Content.Headers.Allow.ShouldBe(["GET", "HEAD"], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Head_tells_the_same_as_get_without_the_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/privacy?lang=es");
        using var head = await site.Client.SendAsync(request);
        var page = await site.GetAsync("/privacy?lang=es");

        head.Content.Headers.ContentLength.ShouldBe(Encoding.UTF8.GetByteCount(page.Html));
        head.Content.Headers.ContentType.ShouldBe(page.Response.Content.Headers.ContentType);
        head.Headers.Vary.ShouldBe(["Accept-Language"]);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [GeneratedRegex("<style>(.*)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Address();

    [GeneratedRegex("<[a-zA-Z/!][^>]*>")]
    private static partial Regex Tag();

    /// <summary>The whole bot on a port of this machine, with a database and an archive of its own.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private readonly string folder = Directory.CreateTempSubdirectory("alliancebot-pages-").FullName;
        private WebApplication? app;

        public HttpClient Client { get; } = new();

        public static async Task<Site> StartAsync(params (string Key, string Value)[] settings)
        {
            var site = new Site();
            await site.RunAsync(settings.Select(setting => $"--Bot:{setting.Key}={setting.Value}"));
            return site;
        }

        public async ValueTask InitializeAsync() => await RunAsync([]);

        private async Task RunAsync(IEnumerable<string> settings)
        {
            app = Serving.Build(
                ["--urls=http://127.0.0.1:0", $"--Storage:DataFolder={folder}", $"--Archive:Path={folder}/archive", "--Logging:LogLevel:Default=None", .. settings]);
            await app.StartAsync();
            Client.BaseAddress = new Uri(app.Urls.Single());
        }

        public async Task<Page> GetAsync(string path, string? acceptLanguage = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (acceptLanguage is not null)
                request.Headers.TryAddWithoutValidation("Accept-Language", acceptLanguage);
            var response = await Client.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return new(response, await response.Content.ReadAsStringAsync());
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await app!.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    public sealed record Page(HttpResponseMessage Response, string Html)
    {
        public void ShouldBeIn(string language)
        {
            Html.ShouldContain($"<html lang=\"{language}\">");
            Response.Content.Headers.ContentLanguage.ShouldBe([language]);
            Response.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("text/html", "utf-8"));
        }
    }
}
