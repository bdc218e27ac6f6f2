using AllianceBot.Conversation;

namespace AllianceBot.Delivery;

public static class DeliveryRegistration
{
    /// <summary>Needs an <see cref="INoticeReaders"/> and the writers of the features.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<AddressBook>();
        services.AddSingleton<IActivityWitness>(provider => provider.GetRequiredService<AddressBook>());
        services.AddSingleton<NoticeDelivery>();
        return services.AddHostedService<NoticeWorker>();
    }
}
