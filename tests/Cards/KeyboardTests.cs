using AllianceBot.Conversation.Language;
using AllianceBot.Tests.EndToEnd;

namespace AllianceBot.Tests.Cards;

/// <summary>What is pressed with a mouse is reached with Tab and pressed with Enter, and says what it is.</summary>
public sealed class KeyboardTests(RenderingPage page) : IClassFixture<RenderingPage>
{
    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Every_row_of_the_list_of_organisations_opens_from_the_keyboard(TextLanguage language)
    {
        Assert.SkipWhen(RealClient.Missing is not null, RealClient.Missing ?? "");
        var list = RenderingModels.Usual(language).First(view => view.Template == "alliances/organisations.json");

        var pressed = await page.PressThroughAsync(RenderingModels.Render(list));

        foreach (var name in new[] { "CARE", "Red de Mujeres" })
            pressed.ShouldContain(action => action.Title == RenderingModels.Say(language, "openOrganisation", "RM") && action.Shown.Contains(name), customMessage: name);
        pressed.ShouldAllBe(action => action.Label.Length > 0, "A screen reader says the label.");
    }
}
