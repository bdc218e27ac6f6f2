using AllianceBot.Minutes.Wording;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Minutes.Wording;

public sealed class AiOptionsTests
{
    [Theory]
    [InlineData("Ai:Endpoint", "Ai:Endpoint=models")]
    [InlineData("Ai:Endpoint", "Ai:Endpoint=http://models.example.org/v1")]
    [InlineData("Ai:Endpoint", "Ai:Endpoint=ftp://localhost/v1")]
    [InlineData("Ai:Endpoint", "Ai:Endpoint=https://user:secret@models.example.org/v1")]
    [InlineData("Ai:Endpoint", "Ai:Endpoint=https://models.example.org/v1?key=secret")]
    [InlineData("Ai:Model", "Ai:Endpoint=https://models.example.org/v1|Ai:Model= ")]
    [InlineData("Ai:ApiKey", "Ai:Endpoint=https://models.example.org/v1|Ai:ApiKey=sec\r\nret")]
    [InlineData("Ai:Timeout", "Ai:Endpoint=https://models.example.org/v1|Ai:Timeout=00:00:00")]
    [InlineData("Ai:Timeout", "Ai:Endpoint=https://models.example.org/v1|Ai:Timeout=00:10:00")]
    public void A_wrong_setting_is_named_and_no_secret_is_repeated(string named, string settings)
    {
        var refused = Should.Throw<OptionsValidationException>(() => Open(settings));

        refused.Message.ShouldContain(named);
        refused.Message.ShouldNotContain("secret");
        refused.Message.ShouldNotContain("ret\"");
    }

    [Theory]
    [InlineData("Ai:Endpoint=https://models.example.org/v1", true)]
    [InlineData("Ai:Endpoint=http://localhost:11434/v1", true)]
    [InlineData("Ai:Endpoint=http://127.0.0.1:8080", true)]
    [InlineData("Ai:Endpoint= |Ai:ApiKey=", false)]
    [InlineData("Ai:Model=small", false)]
    public void A_model_is_there_when_an_endpoint_is(string settings, bool isOn) => Open(settings).IsOn.ShouldBe(isOn);

    private static MinutesRewording Open(string settings) => WordingStage.Open(new FakeTimeProvider(), [("Ai:Model", "small"), .. settings.Split('|').Select(setting => setting.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);
}
