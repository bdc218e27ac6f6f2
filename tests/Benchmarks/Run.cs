namespace AllianceBot.Benchmarks;

/// <summary>A database under a measured bot, and the notes that were acknowledged into it.</summary>
internal sealed record Database(BotStorage Storage, int Alliances)
{
    public long Notes { get; set; }
}

/// <summary>One line of the report: a server, what it is asked, and how fast it answered.</summary>
internal sealed record Run(string Name, ServerProcess Server, Message Message)
{
    private readonly List<(int Connections, Load Load, TimeSpan Processor)> _measured = [];

    /// <summary>The line it is compared with.</summary>
    public Run? Against { get; init; }

    /// <summary>The least share of <see cref="Against"/> that is good enough.</summary>
    public double? Target { get; init; }

    /// <summary>Over how many alliances the turns are spread.</summary>
    public int Alliances { get; init; } = 1;

    /// <summary>Where its notes go, when it makes any.</summary>
    public Database? Notes { get; init; }

    public async Task MeasureAsync(LoadGenerator generator, int connections, TimeSpan duration)
    {
        var before = Server.ProcessorTime;
        var load = await ExecuteAsync(generator, connections, duration);
        _measured.Add((connections, load, (Server.ProcessorTime - before) / load.Turns));
        Console.Error.WriteLine($"{Name}, {connections}: {load.PerSecond:N0}/s, {_measured[^1].Processor.TotalMicroseconds:0} µs");
    }

    public async Task<Load> ExecuteAsync(LoadGenerator generator, int connections, TimeSpan duration)
    {
        var load = await generator.RunAsync(Server.Address, Message, Alliances, connections, duration);
        if (Notes is not null)
            Notes.Notes += load.Turns;
        return load;
    }

    public double PerSecond(int connections) => MedianOf(connections, m => m.Load.PerSecond);

    /// <summary>In milliseconds.</summary>
    public double Percentile50(int connections) => MedianOf(connections, m => m.Load.Median.TotalMilliseconds);

    /// <summary>In milliseconds.</summary>
    public double Percentile99(int connections) => MedianOf(connections, m => m.Load.Percentile99.TotalMilliseconds);

    /// <summary>Processor time of the server for one turn, in microseconds: steadier than the clock on a busy machine.</summary>
    public double Processor(int connections) => MedianOf(connections, m => m.Processor.TotalMicroseconds);

    private double MedianOf(int connections, Func<(int Connections, Load Load, TimeSpan Processor), double> value) =>
        Measuring.MedianOf(_measured.Where(m => m.Connections == connections).Select(value));
}
