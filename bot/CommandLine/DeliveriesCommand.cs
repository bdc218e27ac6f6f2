using System.Globalization;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.CommandLine;

/// <summary>What the bot has to say by itself, for whoever runs it: what waits, what is parked, and another try.</summary>
internal static class DeliveriesCommand
{
    public const string Usage =
        """
        deliveries [retry ID | retry all | drop ID]
          shows what waits to be sent and what is parked, with the reason; 'retry' sends it again, 'drop' lets it be.
          It never shows what a message says. Settings come behind it: deliveries retry all --Storage:Provider Postgres
        """;

    private const int MostShown = 200;

    /// <param name="arguments">Words, and settings as options.</param>
    /// <param name="output">Where it says what it found and did.</param>
    /// <param name="configure">Replaces services: the tests bring a clock that is wrong.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, Action<WebApplicationBuilder>? configure = null)
    {
        var words = arguments.TakeWhile(a => !a.StartsWith('-')).ToArray();
        await using var app = Serving.Build(arguments[words.Length..], configure);
        var store = app.Services.GetRequiredService<AllianceStore>();
        switch (words)
        {
            case []:
                await ShowAsync(store, await NowAsync(app.Services), output);
                return 0;
            case ["retry", "all"]:
                await output.WriteLineAsync($"{await SetAsync(store, null, NoticeState.Pending, await NowAsync(app.Services))} to be sent again.");
                return 0;
            case ["retry" or "drop", var typed] when Guid.TryParse(typed, out var id):
                var count = await SetAsync(store, id, words[0] == "retry" ? NoticeState.Pending : NoticeState.Dropped, await NowAsync(app.Services));
                await output.WriteLineAsync(count == 0 ? $"No parked message has the id {typed}; 'deliveries' shows them." : words[0] == "retry" ? "It will be sent again." : "It will not be sent.");
                return count == 0 ? 1 : 0;
            default:
                await output.WriteLineAsync(Usage);
                return 2;
        }
    }

    /// <summary>By the clock that the instances go by. One that serves looks at the database's when it starts; this command starts nothing.</summary>
    private static async Task<DateTimeOffset> NowAsync(IServiceProvider services)
    {
        if (services.GetService<DatabaseTimeKeeper>() is { } keeper)
            await keeper.SweepAsync(CancellationToken.None);
        return services.GetRequiredService<TimeProvider>().GetUtcNow();
    }

    private static async Task ShowAsync(AllianceStore store, DateTimeOffset now, TextWriter output)
    {
        await using var db = store.OpenAcrossAlliances();
        var all = db.Set<Notice>().IgnoreQueryFilters();
        var due = await all.CountAsync(n => n.State == NoticeState.Pending && n.DueAt <= now);
        var later = await all.CountAsync(n => n.State == NoticeState.Pending && n.DueAt > now);
        var backlog = await NoticeBacklog.ReadAsync(db, now, CancellationToken.None);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{due} due (the oldest for {backlog.Lag:d\\.hh\\:mm\\:ss}), {later} later, {backlog.Parked} parked"));
        var parked = await all.Where(n => n.State == NoticeState.Parked).OrderByDescending(n => n.Id)
            .Select(n => new { n.Id, n.AllianceId, n.Kind, n.RecipientId, n.PlaceId, n.Attempts, n.SettledAt, n.Why, n.Note }).Take(MostShown).ToListAsync();
        foreach (var n in parked)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{n.Id}  {n.SettledAt:u}  {n.Kind}  {n.Why}  alliance {n.AllianceId}  to {(n.PlaceId.Length > 0 ? n.PlaceId : n.RecipientId.ToString())}  after {n.Attempts}: {n.Note?.ReplaceLineEndings(" ")}"));
        }
    }

    /// <summary>Of parked ones alone; <paramref name="id"/> null for all of them.</summary>
    private static Task<int> SetAsync(AllianceStore store, Guid? id, NoticeState state, DateTimeOffset now) => store.WriteAsync(
        Guid.Empty,
        (db, ct) => db.Set<Notice>().IgnoreQueryFilters().Where(n => n.State == NoticeState.Parked && (id == null || n.Id == id))
            .ExecuteUpdateAsync(
                set => set.SetProperty(n => n.State, state).SetProperty(n => n.DueAt, now).SetProperty(n => n.Attempts, 0).SetProperty(n => n.IntendedAt, (DateTimeOffset?)null)
                    .SetProperty(n => n.Why, (ParkedWhy?)null).SetProperty(n => n.ZoneRules, (string?)null),
                ct),
        CancellationToken.None);
}
