using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Wording;
using AllianceBot.Tests.Cards;
using AllianceBot.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>The service as it is shipped: a model is there only when it is configured, and what it wrote is labelled.</summary>
public sealed class WordingRegistrationTests(ShippedBot bot) : IClassFixture<ShippedBot>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true, "--Ai:Endpoint=https://models.example.org/v1", "--Ai:Model=small")]
    public async Task The_service_has_a_model_when_one_is_configured(bool isOn, params string[] settings)
    {
        await using var app = Serving.Build([.. settings, "--Logging:LogLevel:Default=None"]);

        app.Services.GetRequiredService<MinutesRewording>().IsOn.ShouldBe(isOn);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start()
    {
        await using var app = Serving.Build(["--Ai:Endpoint=http://models.example.org", "--Ai:Model=small", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);

        (await Should.ThrowAsync<OptionsValidationException>(() => app.StartAsync())).Message.ShouldContain("Ai:Endpoint");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_card_that_a_model_had_a_hand_in_is_sent_as_such(bool isGenerated)
    {
        var card = RenderingModels.Help(TextLanguage.English)[0] with { IsAiGenerated = isGenerated };

        ReplySender.Write(new CardRenderer(bot.Cards, bot.Phrases), card).IsAiGenerated.ShouldBe(isGenerated);
    }
}
