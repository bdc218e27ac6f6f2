using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AllianceBot.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Delivery;

/// <summary>The figures of one bot's delivery, added up as a collector would.</summary>
internal sealed class Figures : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counted = new();
    private readonly ConcurrentDictionary<string, double> _measured = new();

    public Figures(IServiceProvider services)
    {
        // Other bots of this process count under meters of the same name.
        var own = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == DeliveryMetrics.MeterName && instrument.Meter.Scope == own)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _counted.AddOrUpdate(Name(instrument, tags), value, (_, before) => before + value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => _measured[instrument.Name] = value);
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => _measured[instrument.Name] = value);
        _listener.Start();
    }

    /// <summary>All that was counted for a kind of notice: <c>sent 2</c>, or <c>parked Blocked 1</c> with why.</summary>
    public IEnumerable<string> Of(string kind) =>
        _counted.Where(c => c.Key.EndsWith($" {kind}", StringComparison.Ordinal)).Select(c => $"{c.Key[..^(kind.Length + 1)]} {c.Value}").Order(StringComparer.Ordinal);

    /// <summary>What a gauge shows now.</summary>
    public double Now(string gauge)
    {
        _listener.RecordObservableInstruments();
        return _measured[$"alliancebot.notices.{gauge}"];
    }

    public void Dispose() => _listener.Dispose();

    private static string Name(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var values = tags.ToArray().ToDictionary(t => t.Key, t => t.Value);
        var why = values.TryGetValue("why", out var said) ? $" {said}" : "";
        return $"{instrument.Name["alliancebot.notices.".Length..]}{why} {values["kind"]}";
    }
}
