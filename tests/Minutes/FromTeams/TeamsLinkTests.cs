using AllianceBot.Minutes.FromTeams;
using AllianceBot.Tests.Graph;
using CsCheck;

namespace AllianceBot.Tests.Minutes.FromTeams;

/// <summary>Links to Teams meetings as people paste them.</summary>
public sealed class TeamsLinkTests
{
    [Fact]
    public void A_long_link_says_who_organised()
    {
        var (link, others, _) = TeamsLink.TakeFrom($"2026-03 {FakeGraph.LongLink}");

        (link!.OrganiserId, link.JoinMeetingId).ShouldBe((FakeGraph.Organiser, null));
        link.Addresses.ShouldBe([FakeGraph.LongLink]);
        others.ShouldBe("2026-03 ", "Digits within a link are no number of a meeting.");
    }

    [Fact]
    public void A_short_link_has_digits()
    {
        var (link, others, _) = TeamsLink.TakeFrom($"<{FakeGraph.ShortLink}> 2026-03");

        (link!.OrganiserId, link.JoinMeetingId, others).ShouldBe((null, "2345678901234", "<> 2026-03"));
    }

    [Theory]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3Ameeting_plenary%40thread.v2/0?context=%7B%22Tid%22%3A%225F3C1A52-6C0E-4B0E-9D57-0C2F6F5B7A10%22%2C%22Oid%22%3A%22748D2CBB-3B55-40ED-8C34-2EAE5932B22A%22%7D")]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19:meeting_plenary@thread.v2/0?tenantId=1&amp;context=%7b%22Tid%22%3a%225f3c1a52-6c0e-4b0e-9d57-0c2f6f5b7a10%22%2c%22Oid%22%3a%22748d2cbb-3b55-40ed-8c34-2eae5932b22a%22%7d")]
    [InlineData("https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19%253ameeting_plenary%2540thread.v2%2F0%3Fcontext%3D%257b%2522Tid%2522%253a%25225f3c1a52-6c0e-4b0e-9d57-0c2f6f5b7a10%2522%252c%2522Oid%2522%253a%2522748d2cbb-3b55-40ed-8c34-2eae5932b22a%2522%257d&data=05%7C02&sdata=x%3D&reserved=0")]
    public void However_it_was_escaped_it_is_also_tried_as_Teams_writes_it(string pasted) =>
        TeamsLink.TakeFrom(pasted).Link!.Addresses.ShouldContain(FakeGraph.LongLink);

    [Theory]
    [InlineData("https://example.org/l/meetup-join/19%3ameeting_plenary%40thread.v2/0?context=%7b%22Tid%22%3a%225f3c1a52-6c0e-4b0e-9d57-0c2f6f5b7a10%22%2c%22Oid%22%3a%22748d2cbb-3b55-40ed-8c34-2eae5932b22a%22%7d")]
    [InlineData("https://teams.microsoft.com.evil.example/meet/2345678901234")]
    [InlineData("http://teams.microsoft.com/meet/2345678901234")]
    [InlineData("https://teams.microsoft.com/meet/23456789a1234")]
    [InlineData("https://teams.microsoft.com/meet/1")]
    [InlineData("https://teams.microsoft.com/l/channel/19%3ageneral%40thread.tacv2/General")]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3ameeting_plenary%40thread.v2/0")]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3ameeting_plenary%40thread.v2/0?context=%7b")]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3ameeting_plenary%40thread.v2/0?context=[]")]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3ameeting_plenary%40thread.v2/0?context=%7b%22Tid%22%3a1%2c%22Oid%22%3anull%7d")]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3ameeting_plenary%40thread.v2/'or%20true?context=%7b%22Tid%22%3a%225f3c1a52-6c0e-4b0e-9d57-0c2f6f5b7a10%22%2c%22Oid%22%3a%22748d2cbb-3b55-40ed-8c34-2eae5932b22a%22%7d")]
    [InlineData("https://nam02.safelinks.protection.outlook.com/?url=nothing")]
    [InlineData("https://")]
    public void Anything_else_is_no_link_to_a_meeting(string pasted)
    {
        var (link, _, hasAddress) = TeamsLink.TakeFrom(pasted);

        link.ShouldBeNull();
        hasAddress.ShouldBe(pasted != "https://");
    }

    [Fact]
    public void No_text_is_too_strange() =>
        Gen.Select(Gen.String, Gen.OneOf("", "https://", "https://teams.microsoft.com/l/meetup-join/", "https://teams.microsoft.com/meet/", "https://a.safelinks.protection.outlook.com/?url="), Gen.String)
            .Sample((before, address, after) => TeamsLink.TakeFrom(before + address + after).Others.Length <= (before + address + after).Length);
}
