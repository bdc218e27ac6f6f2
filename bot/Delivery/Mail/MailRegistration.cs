using AllianceBot.Graph;
using AllianceBot.Storage;
using Microsoft.Extensions.Options;

namespace AllianceBot.Delivery.Mail;

internal static class MailRegistration
{
    /// <summary>Registers what writes to people without Teams, as the section <c>Mail</c> says.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidation>();
        services.AddSingleton<MailWriter>().AddSingleton<MailLinks>().AddSingleton<MailPages>().AddSingleton<MailDelivery>();
        services.AddSingleton(provider => new MailReach(provider.GetRequiredService<MailCarrier>().Carrier is not null));
        return services.AddSingleton(CarrierOf).AddSingleton<Sweep, MailLinkHousekeeping>();
    }

    private static MailCarrier CarrierOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>().Value;
        if (!string.IsNullOrWhiteSpace(options.From))
            return new(new GraphMail(services.GetRequiredService<GraphClient>(), options.From));
        var folder = !string.IsNullOrWhiteSpace(options.Folder) ? options.Folder
            : services.GetRequiredService<IHostEnvironment>().IsDevelopment() ? Path.Combine(services.GetRequiredService<StorageOptions>().DataFolder, "mail") : null;
        return new(folder is null ? null : new FolderMail(folder));
    }
}

/// <summary>Who takes mails; null where nothing was set up for it.</summary>
internal sealed record MailCarrier(IMailCarrier? Carrier);

/// <summary>Links of mails are kept for as long as they could be used.</summary>
internal sealed partial class MailLinkHousekeeping(AllianceStore store, TimeProvider time, ILogger<MailLinkHousekeeping> logger)
    : Sweep(time, TimeSpan.FromHours(24), startsAtOnce: false)
{
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        await MailLinks.ForgetOldAsync(db, Time.GetUtcNow(), cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogNotForgotten(logger, problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old links of mails could not be removed; it will be tried again")]
    private static partial void LogNotForgotten(ILogger logger, Exception problem);
}
