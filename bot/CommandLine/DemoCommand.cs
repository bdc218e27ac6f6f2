using AllianceBot.Conversation;
using AllianceBot.Demo;
using AllianceBot.Storage;

namespace AllianceBot.CommandLine;

/// <summary>Loads the fictional alliance for newcomers.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        await using var app = Serving.Build(arguments);
        var options = app.Configuration.GetSection(DemoOptions.Section).Get<DemoOptions>() ?? new DemoOptions();
        var store = app.Services.GetRequiredService<AllianceStore>();
        await store.MigrateAsync(app.Services.GetRequiredService<StorageOptions>(), CancellationToken.None);
        var loader = new DemoLoader(store, app.Services.GetRequiredService<Phrasebook>(), app.Services.GetRequiredService<TimeProvider>());
        var plan = await loader.LoadAsync(options, CancellationToken.None);
        await output.WriteLineAsync(plan is null
            ? "The team has an alliance already; nothing was changed."
            : $"Loaded {DemoLoader.AllianceName}: {plan.Organisations.Count} organisations, {plan.Groups.Count} working groups, {plan.People.Count} people, {plan.Meetings.Count} meetings. All of it is invented.");
        return 0;
    }
}
