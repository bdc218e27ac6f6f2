using System.Text;
using System.Text.Json.Nodes;
using AllianceBot.Cards;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.EndToEnd;

namespace AllianceBot.Tests.Cards;

/// <summary>Every shipped card in the official renderer, in both languages.</summary>
public sealed class RenderingTests(RenderingPage page) : IClassFixture<RenderingPage>
{
    /// <summary>The narrowest a card gets: a side panel, a telephone.</summary>
    private const int Narrow = 300;

    /// <summary>As Teams shows a card in a wide window.</summary>
    private const int Wide = 600;

    /// <summary>Bytes of UTF-16: Teams refuses a message somewhere above 100 KB. Whole messages are measured in MessageSizeTests.</summary>
    private const int SizeLimit = 80_000;

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Usual_and_empty_cards_render_without_a_warning(TextLanguage language)
    {
        CardView[] views = [.. RenderingModels.Usual(language), .. RenderingModels.Empty(language), .. RenderingModels.Help(language)];
        views.Select(v => v.Template).Distinct().Order().ShouldBe(new CardLibrary().Names);
        foreach (var view in views)
        {
            var card = RenderingModels.Render(view);
            card.ShouldNotContain("${");
            card.ShouldNotContain("\\u", customMessage: $"{view.Template} takes six characters for one");
            await RendersWellAsync(view, card);
        }
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task What_people_type_stays_text(TextLanguage language)
    {
        Assert.SkipWhen(RealClient.Missing is not null, RealClient.Missing ?? "");
        foreach (var view in RenderingModels.Worst(language))
        {
            var rendered = await page.RenderAsync(RenderingModels.Render(view), Wide);
            rendered.Warnings.ShouldBeEmpty(view.Template);
            rendered.Markup.ShouldBeEmpty(view.Template);
            rendered.WasHacked.ShouldBeFalse(view.Template);
            string.Concat([rendered.Text, .. rendered.Values]).ShouldContain(RenderingModels.Hostile, Case.Sensitive, view.Template);
        }
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task The_balance_of_five_hundred_organisations_shows_ten_as_text_and_counts_the_rest(TextLanguage language)
    {
        var card = RenderingModels.Render(RenderingModels.LadenBalance(language));
        Encoding.Unicode.GetByteCount(card).ShouldBeLessThan(SizeLimit);
        JsonNode.Parse(card)!["body"]!.AsArray().Count(e => ((string?)e!["type"])!.StartsWith("Chart.", StringComparison.Ordinal) && e["fallback"] is not null).ShouldBe(3);
        Assert.SkipWhen(RealClient.Missing is not null, RealClient.Missing ?? "");
        var rendered = await page.RenderAsync(card, Narrow);
        rendered.Overflowing.ShouldBeEmpty();
        rendered.Markup.ShouldBeEmpty();
        rendered.Text.ShouldContain("490");
        rendered.Text.ShouldContain("**b** _e_ <b>x</b>");
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public void Cards_keep_the_rules_of_Teams(TextLanguage language)
    {
        CardView[] worst = [.. RenderingModels.Worst(language)];
        foreach (var view in (CardView[])[.. RenderingModels.Usual(language), .. RenderingModels.Empty(language), .. worst, .. RenderingModels.Help(language)])
        {
            var json = RenderingModels.Render(view);
            Encoding.Unicode.GetByteCount(json).ShouldBeLessThan(SizeLimit, view.Template);
            var card = JsonNode.Parse(json)!.AsObject();
            ((string?)card["version"]).ShouldBe("1.5");
            (card["actions"]?.AsArray().Count ?? 0).ShouldBeLessThanOrEqualTo(6);
            view.Summary.ShouldNotBeNullOrWhiteSpace();
            foreach (var element in Elements(card))
                KeepsTheRules(element, view.Template);
        }
    }

    [Theory]
    [InlineData(TextLanguage.English, "United Arab Emirates", "Germany", "Georgia")]
    [InlineData(TextLanguage.Spanish, "Emiratos Árabes Unidos", "Alemania", "Georgia")]
    public void Countries_are_called_as_the_language_of_the_card_calls_them(TextLanguage language, params string[] names)
    {
        var card = RenderingModels.Render(RenderingModels.BalanceOfCountries(language, "AE", "DE", "GE"));
        foreach (var name in names)
            card.ShouldContain($"\"{name}\"");
    }

    private async Task RendersWellAsync(CardView view, string card)
    {
        Assert.SkipWhen(RealClient.Missing is not null, RealClient.Missing ?? "");
        var narrow = await page.RenderAsync(card, Narrow);
        narrow.Overflowing.ShouldBeEmpty($"{view.Template} at {Narrow} pixels");
        var rendered = await page.RenderAsync(card, Wide);
        rendered.Warnings.ShouldBeEmpty(view.Template);
        rendered.Overflowing.ShouldBeEmpty(view.Template);
        rendered.Markup.ShouldBeEmpty(view.Template);
    }

    private static void KeepsTheRules(JsonObject element, string template)
    {
        var type = (string?)element["type"] ?? "";
        var where = $"{template}: {element.ToJsonString()}";
        if (type == "TextBlock")
            ((bool?)element["wrap"]).ShouldBe(true, where);
        if (type == "Image")
            ((string?)element["altText"]).ShouldNotBeNullOrWhiteSpace(where);
        if (type.StartsWith("Input.", StringComparison.Ordinal))
        {
            ((string?)element["label"]).ShouldNotBeNullOrWhiteSpace(where);
            if ((bool?)element["isRequired"] == true)
                ((string?)element["errorMessage"]).ShouldNotBeNullOrWhiteSpace(where);
        }

        if (type == "Action.Execute")
        {
            ((string?)element["verb"]).ShouldNotBeNullOrWhiteSpace(where);
            ((string?)element["fallback"]?["type"]).ShouldBe("Action.Submit", where);
        }
    }

    private static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonObject one => [one, .. one.SelectMany(p => Elements(p.Value))],
        JsonArray many => many.SelectMany(Elements),
        _ => [],
    };
}
