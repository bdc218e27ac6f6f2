using System.Net.Mail;

namespace AllianceBot.Pages;

/// <summary>Who answers for this deployment, as the settings <c>Bot:OperatorName</c> and <c>Bot:OperatorContact</c> say; null where they do not.</summary>
internal sealed record PageOperator(string? Name, string? Contact)
{
    public static PageOperator From(IConfiguration configuration) =>
        new(Given(configuration["Bot:OperatorName"]), Given(configuration["Bot:OperatorContact"]));

    /// <summary>Where a press on the contact leads: a mail address or a web address; null for a text such as a telephone number.</summary>
    public string? ContactLink => Contact switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" => uri.AbsoluteUri,
        var text when MailAddress.TryCreate(text, out var mail) && mail.Address == text => "mailto:" + Uri.EscapeDataString(text).Replace("%40", "@", StringComparison.Ordinal),
        _ => null,
    };

    private static string? Given(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();
}
