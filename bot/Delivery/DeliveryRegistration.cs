using AllianceBot.Conversation;
using AllianceBot.Delivery.Mail;
using AllianceBot.Storage;
using Microsoft.Extensions.Options;

namespace AllianceBot.Delivery;

public static class DeliveryRegistration
{
    /// <summary>Needs an <see cref="INoticeReaders"/> and the writers of the features.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Delivery.DeliveryWords");
        services.AddMail();
        services.AddSingleton<AddressBook>();
        services.AddSingleton<IActivityWitness>(provider => provider.GetRequiredService<AddressBook>());
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidation>();
        services.AddMetrics();
        services.AddSingleton<DeliveryMetrics>().AddSingleton<NoticeLedger>().AddSingleton<NoticeSender>().AddSingleton<NoticeDelivery>();
        services.AddSingleton<INoticeWriter, ParkedNotice>();
        return services.AddSingleton<Sweep, NoticeUpkeep>().AddSingleton<Sweep, NoticeHousekeeping>().AddHostedService<NoticeWorker>();
    }
}
