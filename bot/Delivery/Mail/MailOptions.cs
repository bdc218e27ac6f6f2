using AllianceBot.Graph;
using Microsoft.Extensions.Options;

namespace AllianceBot.Delivery.Mail;

/// <summary>The settings under <c>Mail</c>: how people without Teams are written to.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The mailbox that mails are sent from through Microsoft Graph; without it none are.</summary>
    public string? From { get; set; }

    /// <summary>The folder that mails are put into instead; in Development <c>mail</c> in the data folder unless <see cref="From"/> is set.</summary>
    public string? Folder { get; set; }
}

internal sealed class MailOptionsValidation(IOptions<GraphOptions> graph) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.From))
            return ValidateOptionsResult.Success;
        if (!string.IsNullOrWhiteSpace(options.Folder))
            return ValidateOptionsResult.Fail("Mail:From and Mail:Folder are both set: mails go through Microsoft Graph or into a folder. Leave one of them out.");
        if (!System.Net.Mail.MailAddress.TryCreate(options.From, out var address) || address.Address != options.From)
            return ValidateOptionsResult.Fail("Mail:From is no mail address; give the mailbox alone, such as 'secretariat@alliance.org'.");
        return graph.Value.Enabled
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Mail:From is set, but Graph:Enabled is not: mails are sent through Microsoft Graph.");
    }
}
