using AllianceBot.Alliances.Representatives;
using CsCheck;

namespace AllianceBot.Tests.Alliances.Representatives;

/// <summary>What a mail address tells of an organisation, and what it must not.</summary>
public sealed class MailAddressTests
{
    private static readonly string[] Countries = ["es", "fr", "de", "com.mx", "com.ar", "com.br", "com.pe", "co.uk", "co.jp", "it", "cl", "com"];

    private static readonly Gen<string> Labels = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"], 1, 12];

    private static readonly Gen<string> Names = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz.+_-'0123456789"], 1, 20];

    [Theory]
    [InlineData("ana@care.org", "care.org")]
    [InlineData("Ana.Quispe@CARE.org", "care.org")]
    [InlineData("ana_care.org#EXT#@tenant.onmicrosoft.com", "care.org")]
    [InlineData("ana_maria_care.org#ext#@tenant.onmicrosoft.com", "care.org")]
    [InlineData("ana@salud.gob.pe", "salud.gob.pe")]
    [InlineData("ana@ñandú.example", "ñandú.example")]
    [InlineData("ana_gmail.com#EXT#@tenant.onmicrosoft.com", null)]
    [InlineData("ana@gmail.com", null)]
    [InlineData("ana@mail.yahoo.com", null)]
    [InlineData("ana@me.com", null)]
    [InlineData("ana", null)]
    [InlineData("@care.org", null)]
    [InlineData("ana@", null)]
    [InlineData("ana@localhost", null)]
    [InlineData("#EXT#", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_domain_of_an_organisation(string? address, string? domain) => MailAddress.OrganisationDomain(address).ShouldBe(domain);

    [Theory]
    [InlineData("gmailer.org")]
    [InlineData("outlook.ngo.example")]
    [InlineData("yahoo-foundation.org")]
    [InlineData("live.care.org")]
    public void A_name_like_a_provider_s_is_not_one(string domain) => MailAddress.OrganisationDomain($"ana@{domain}").ShouldBe(domain);

    [Fact]
    public void Mail_for_anybody_tells_nothing_in_whatever_country()
    {
        var providers = Gen.OneOf("gmail", "hotmail", "outlook", "yahoo", "live", "icloud", "Yahoo", "HOTMAIL");
        Gen.Select(Names, providers, Gen.OneOf(Countries), Gen.Bool).Sample((name, provider, country, isGuest) =>
            MailAddress.OrganisationDomain(isGuest ? $"{name}_{provider}.{country}#EXT#@t.onmicrosoft.com" : $"{name}@{provider}.{country}").ShouldBeNull());
    }

    [Fact]
    public void A_guest_s_sign_in_name_tells_what_the_address_tells()
    {
        Gen.Select(Names, Labels, Labels).Sample((name, label, top) =>
        {
            var domain = $"{label}.{top}";
            MailAddress.OrganisationDomain($"{name}_{domain}#EXT#@tenant.onmicrosoft.com").ShouldBe(MailAddress.OrganisationDomain($"{name}@{domain}"));
            MailAddress.Plain($"{name}_{domain}#EXT#@tenant.onmicrosoft.com").ShouldBe($"{name}@{domain}");
        });
    }

    [Fact]
    public void Nothing_anybody_sends_breaks_it()
    {
        var anything = Gen.OneOf(Gen.String, Gen.Select(Gen.String, Gen.OneOf("@", "#EXT#", "_", ".", "@.", "_@#ext#"), Gen.String).Select((a, b, c) => a + b + c));
        anything.Sample(text =>
        {
            var domain = MailAddress.OrganisationDomain(text);
            if (domain is not null)
                MailAddress.OrganisationDomain($"x@{domain}").ShouldBe(domain);
            if (MailAddress.IsValid(text))
                text.Count(c => c == '@').ShouldBe(1);
        });
    }

    [Theory]
    [InlineData("ana@care.org", true)]
    [InlineData("a+b.c@sub.care.org", true)]
    [InlineData("ana@care", false)]
    [InlineData("ana care.org", false)]
    [InlineData("ana@@care.org", false)]
    [InlineData("ana@care.org\nbcc:x@y.z", false)]
    [InlineData("\"a\"<x@y.z>", false)]
    [InlineData("=HYPERLINK(\"x\")@y.z", false)]
    [InlineData("ana@care.org.", false)]
    [InlineData("ana@-care.org", false)]
    public void An_address_that_can_be_written_to(string address, bool isValid) => MailAddress.IsValid(address).ShouldBe(isValid);
}
