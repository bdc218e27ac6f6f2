using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Conversation;

public sealed class SpokenLanguagesTests
{
    [Fact]
    public void A_language_is_recalled_for_as_long_as_a_talk_goes_on()
    {
        var time = new FakeTimeProvider();
        using var spoken = new SpokenLanguages(time);
        spoken.Remember("29:ana", TextLanguage.Spanish);

        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromMinutes(119));
            spoken.Recall("29:ana").ShouldBe(TextLanguage.Spanish);
        }

        time.Advance(TimeSpan.FromMinutes(121));
        spoken.Recall("29:ana").ShouldBeNull();
    }
}
