using AllianceBot.Storage;

namespace AllianceBot.Benchmarks;

/// <summary>Turns in a second, by the bot and by a bare endpoint, in rounds that take turns so that noise hits all alike.</summary>
internal static class Turns
{
    private const int ManyAlliances = 10_000;

    /// <summary>Two slow cores under load need up to twenty seconds until all that a turn runs through is compiled for good; a quick look does without.</summary>
    private static readonly Plan Whole = new(3, [1, 32], TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(3), ManyAlliances);
    private static readonly Plan Quick = new(1, [1, 32], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(3), 1);

    public static async Task MeasureAsync(BotProgram bot, string scratch, Report report, bool quick)
    {
        var plan = quick ? Quick : Whole;
        using var sink = new ConnectorSink();
        var load = new LoadGenerator(sink);
        var databases = await FillAsync(scratch, plan);
        var servers = databases.ToDictionary(d => d.Key, d => bot.Start(d.Value.Storage));
        try
        {
            var help = new Message("/api/messages", "help", mentionsBot: true, sink.Url);
            var note = new Message("/api/messages", NoteText, mentionsBot: false, sink.Url);
            servers["bare"] = await StartBareAsync(sink, servers["normal"], Path.Combine(scratch, "bare"), help, note);
            var runs = MakeRuns(sink, servers, databases, help, note);
            foreach (var run in runs)
                await run.ExecuteAsync(load, 32, plan.WarmUp);
            for (var round = 0; round < plan.Rounds; round++)
                foreach (var connections in plan.Connections)
                    foreach (var run in runs)
                        await run.MeasureAsync(load, connections, plan.Slice);
            Write(report, plan, runs);
            WriteLimits(report, scratch, runs.First(run => run.Notes is not null).Against!);
            report.Line($"Resident memory after all of this: {string.Join(", ", servers.Select(s => $"{s.Key} {s.Value.ResidentMegabytes:0} MB"))}.");
            report.Line();
        }
        finally
        {
            foreach (var server in servers.Values)
                await server.DisposeAsync();
        }

        foreach (var (name, database) in databases)
        {
            var stored = await database.Storage.CountNotesAsync();
            if (stored != database.Notes)
                throw new InvalidOperationException($"{name}: {database.Notes} notes were acknowledged, {stored} are stored.");
        }

        report.Line($"Every one of the {databases.Values.Sum(d => d.Notes):N0} notes that were acknowledged was found in the databases after the servers had been killed.");
        report.Line();
    }

    private const string NoteText = "#info The ministry confirmed the budget for the second phase; the draft goes to all members this week";

    private static async Task<Dictionary<string, Database>> FillAsync(string scratch, Plan plan)
    {
        var databases = new Dictionary<string, Database>
        {
            ["normal"] = new(BotStorage.Sqlite(Path.Combine(scratch, "normal"), SqliteDurability.Normal), 1),
            ["full"] = new(BotStorage.Sqlite(Path.Combine(scratch, "full"), SqliteDurability.Full), 1),
            ["many"] = new(BotStorage.Sqlite(Path.Combine(scratch, "many"), SqliteDurability.Full), plan.ManyAlliances),
        };
        if (Environment.GetEnvironmentVariable("ALLIANCEBOT_BENCH_POSTGRES") is { Length: > 0 } connectionString)
            databases["postgres"] = new(BotStorage.Postgres(connectionString, Path.Combine(scratch, "postgres")), 1);
        foreach (var (name, database) in databases)
        {
            Console.Error.WriteLine($"filling {name}");
            await database.Storage.FillAsync(database.Alliances);
        }

        return databases;
    }

    /// <summary>Lets the bot answer once each way and gives the bare server the bytes it sent.</summary>
    private static async Task<ServerProcess> StartBareAsync(ConnectorSink sink, ServerProcess bot, string folder, Message help, Message note)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, message, id) in new[] { ("help", help, 1_769_000_000_001), ("note", note, 1_769_000_000_002) })
        {
            var request = message.NewRequest();
            message.Number(request, id, 0);
            sink.KeepNext();
            await bot.WaitForAnswerAsync(request);
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".json"), sink.Kept);
        }

        var bare = ServerProcess.Start(Environment.ProcessPath!, url => ["bare", url, folder, sink.Url]);
        await bare.WaitForAnswerAsync(new Message("/help", "help", mentionsBot: true, sink.Url).NewRequest());
        return bare;
    }

    private static List<Run> MakeRuns(ConnectorSink sink, Dictionary<string, ServerProcess> servers, Dictionary<string, Database> databases, Message help, Message note)
    {
        // The bot that served for the capture has one note already.
        databases["normal"].Notes++;
        var bareHelp = new Run("bare endpoint, the bytes of `help`", servers["bare"], new Message("/help", "help", mentionsBot: true, sink.Url));
        var bareNote = new Run("bare endpoint, the bytes of a note's answer", servers["bare"], new Message("/note", NoteText, mentionsBot: false, sink.Url));
        var runs = new List<Run>
        {
            bareHelp,
            new("`help`", servers["normal"], help) { Against = bareHelp, Target = 0.75 },
            bareNote,
            new("note, SQLite, `Normal`", servers["normal"], note) { Against = bareNote, Target = 0.30, Notes = databases["normal"] },
        };
        var full = new Run("note, SQLite, `Full`", servers["full"], note) { Against = bareNote, Target = 0.30, Notes = databases["full"] };
        runs.Add(full);
        if (servers.TryGetValue("postgres", out var postgres))
            runs.Add(new("note, PostgreSQL", postgres, note) { Against = bareNote, Notes = databases["postgres"] });
        if (databases["many"].Alliances == 1)
            return runs;
        runs.Add(new("note, `Full`, 10,000 alliances stored, one speaks", servers["many"], note) { Against = full, Target = 0.95, Notes = databases["many"] });
        runs.Add(new("note, `Full`, 10,000 alliances stored, all speak", servers["many"], note) { Against = full, Notes = databases["many"], Alliances = ManyAlliances });
        return runs;
    }

    private static void Write(Report report, Plan plan, List<Run> runs)
    {
        foreach (var connections in plan.Connections)
        {
            report.Heads($"{connections} connection{(connections == 1 ? "" : "s")}, median of {plan.Rounds} rounds", $"turns/s", $"ratio", $"of", $"target", $"server's processor time a turn", $"median", $"99 % within");
            foreach (var run in runs)
            {
                var other = run.Against;
                report.Row(
                    $"{run.Name}",
                    $"{run.PerSecond(connections):N0}",
                    $"{run.PerSecond(connections) / other?.PerSecond(connections):P0}",
                    $"{other?.Name}",
                    $"{run.Target:P0}",
                    $"{run.Processor(connections):0} µs",
                    $"{run.Percentile50(connections):0.00} ms",
                    $"{run.Percentile99(connections):0.00} ms");
            }

            report.Line();
        }
    }

    private static void WriteLimits(Report report, string scratch, Run bareNote)
    {
        foreach (var durability in Enum.GetValues<SqliteDurability>())
        {
            var commits = PlainCommits.Measure(Path.Combine(scratch, $"plain-{durability}"), durability);
            report.Line($"A plain loop of two inserts and a commit, `{durability}`: {commits:N0} commits a second. "
                + $"The bare endpoint with one such commit in each turn would reach {1 / (1 + (bareNote.PerSecond(1) / commits)):P0} on 1 connection.");
        }

        report.Line();
    }

    /// <summary>How much of it is run.</summary>
    private sealed record Plan(int Rounds, int[] Connections, TimeSpan WarmUp, TimeSpan Slice, int ManyAlliances);
}
