using System.Collections.Frozen;

namespace AllianceBot.Alliances.Representatives;

/// <summary>What a mail address tells, or a guest's sign-in name, which has the address inside.</summary>
internal static class MailAddress
{
    /// <summary>RFC 5321, 4.5.3.1.3: the longest address that is delivered.</summary>
    public const int Longest = 254;

    private const string GuestMark = "#EXT#";

    /// <summary>Mail for anybody, under many countries' domains: <c>yahoo.es</c>, <c>hotmail.com.ar</c>, <c>outlook.com</c>.</summary>
    private static readonly FrozenSet<string> PublicNames = FrozenSet.ToFrozenSet(
    [
        "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "ymail", "rocketmail", "aol", "icloud", "gmx", "yandex", "zoho", "protonmail", "proton", "tutanota",
    ]);

    private static readonly FrozenSet<string> PublicDomains = FrozenSet.ToFrozenSet(
    [
        "me.com", "mac.com", "pm.me", "mail.com", "mail.ru", "web.de", "tuta.io", "hey.com", "fastmail.com", "qq.com", "163.com", "126.com",
        "terra.com", "terra.com.br", "terra.com.pe", "terra.es", "uol.com.br", "bol.com.br", "ukr.net", "i.ua", "inbox.ru", "list.ru", "bk.ru",
    ]);

    /// <summary>As it is written to: <c>ana_care.org#EXT#@tenant.onmicrosoft.com</c> is <c>ana@care.org</c>.</summary>
    public static string Plain(string address)
    {
        var text = address.Trim();
        var mark = text.IndexOf(GuestMark, StringComparison.OrdinalIgnoreCase);
        if (mark < 0)
            return text;
        // A domain has no underscore, so the last one stands for the sign between the two.
        var name = text[..mark];
        var at = name.LastIndexOf('_');
        return at > 0 ? $"{name[..at]}@{name[(at + 1)..]}" : name;
    }

    public static bool IsValid(string address) =>
        address.Length <= Longest
        && address.IndexOf('@') is > 0 and var at
        && at == address.LastIndexOf('@')
        && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or ',' or ';' or ':' or '(' or ')' or '[' or ']' or '\\')
        && IsDomain(address[(at + 1)..]);

    /// <summary>The domain in lower case; null when there is none, or it is one of mail for anybody, which tells nothing of an organisation.</summary>
    public static string? OrganisationDomain(string? address)
    {
        if (address is null || Plain(address) is var plain && plain.LastIndexOf('@') is var at && at <= 0)
            return null;
        var domain = plain[(at + 1)..].ToLowerInvariant().TrimEnd('.');
        return IsDomain(domain) && !IsPublic(domain) ? domain : null;
    }

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return domain.Length <= 253 && labels.Length > 1
            && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark || c == '-'));
    }

    /// <summary>Also below such a domain: <c>mail.yahoo.com</c>.</summary>
    private static bool IsPublic(string domain)
    {
        var labels = domain.Split('.');
        for (var i = 0; i < labels.Length - 1; i++)
        {
            var isUnderCountry = labels[(i + 1)..] is [_] or ["com" or "co" or "net" or "org" or "gob" or "ne", _];
            if (PublicNames.Contains(labels[i]) && isUnderCountry || PublicDomains.Contains(string.Join('.', labels[i..])))
                return true;
        }

        return false;
    }
}
