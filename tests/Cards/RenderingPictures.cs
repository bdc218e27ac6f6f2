using AllianceBot.Conversation.Language;
using AllianceBot.Tests.EndToEnd;

namespace AllianceBot.Tests.Cards;

/// <summary>
/// Every card in the official renderer, narrow and wide, to look at; into the folder that ALLIANCEBOT_TEST_PICTURES names.
/// Run as <see cref="Pictures"/> says.
/// </summary>
public sealed class RenderingPictures(RenderingPage page) : IClassFixture<RenderingPage>
{
    [Theory(Explicit = true)]
    [InlineData(TextLanguage.English, 300)]
    [InlineData(TextLanguage.English, 700)]
    [InlineData(TextLanguage.Spanish, 300)]
    [InlineData(TextLanguage.Spanish, 700)]
    public async Task Every_card_to_look_at(TextLanguage language, int width)
    {
        var folder = Environment.GetEnvironmentVariable("ALLIANCEBOT_TEST_PICTURES");
        Assert.SkipWhen(folder is null || RealClient.Missing is not null, RealClient.Missing ?? "ALLIANCEBOT_TEST_PICTURES names no folder");
        foreach (var (index, view) in RenderingModels.Usual(language).Concat(RenderingModels.Help(language)).Index())
            await page.PhotographAsync(RenderingModels.Render(view), width, Path.Combine(folder!, $"{language}-{width}-{index:D2}-{Path.GetFileNameWithoutExtension(view.Template)}.png"));
    }
}
