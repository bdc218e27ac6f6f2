using AllianceBot.Conversation;

namespace AllianceBot.Tests.Conversation;

public sealed class TeamsAddressTests
{
    [Theory]
    [InlineData("19:general@thread.tacv2", "1772463600000", "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1772463600000")]
    [InlineData("19:meeting_plenary@thread.v2", "1772463600000", "https://teams.microsoft.com/l/message/19%3Ameeting_plenary%40thread.v2/1772463600000?context=%7B%22contextType%22%3A%22chat%22%7D")]
    [InlineData("19:a/b?c@thread.tacv2", "1", "https://teams.microsoft.com/l/message/19%3Aa%2Fb%3Fc%40thread.tacv2/1")]
    public void A_message_of_a_channel_or_a_chat_has_an_address(string conversation, string message, string address)
    {
        var link = TeamsAddress.OfMessage(conversation, message).ShouldNotBeNull();

        link.AbsoluteUri.ShouldBe(address);
        TeamsAddress.IsOf(link).ShouldBeTrue();
    }

    [Theory]
    [InlineData("19:general@thread.tacv2", "")]
    [InlineData("19:general@thread.tacv2", "f:1772463600000")]
    [InlineData("c0ffee00-playground", "1772463600000")]
    public void What_Teams_does_not_name_has_none(string conversation, string message) => TeamsAddress.OfMessage(conversation, message).ShouldBeNull();
}
