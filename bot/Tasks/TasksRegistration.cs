using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using AllianceBot.Minutes;
using AllianceBot.Storage;
using AllianceBot.Tasks.Digest;

namespace AllianceBot.Tasks;

public static class TasksRegistration
{
    public static IServiceCollection AddTasks(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Tasks.TaskWords");
        services.AddSingleton<IFeature, TasksFeature>().AddSingleton<IFeature, TaskListsFeature>().AddSingleton(ExportTasks.Table);
        services.AddSingleton<IFeature, DigestFeature>().AddSingleton<INoticeWriter, DigestNotice>().AddSingleton<Sweep, DigestSweep>();
        services.AddSingleton<IAfterApproval, TakeInMinutes>();
        services.AddSingleton<INoticeWriter, DailyTasks>().AddSingleton<INoticeWriter, AskedTasks>().AddSingleton<INoticeWriter, TaskNews>();
        foreach (var deed in Enum.GetValues<TaskMailDeed>())
            services.AddSingleton<IMailAction>(new TaskMail(deed));
        return services.AddSingleton<Sweep, TaskSweep>();
    }
}
