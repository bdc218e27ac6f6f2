using System.Diagnostics.Metrics;

namespace AllianceBot.Delivery;

/// <summary>The figures of the delivery, under the meter <c>AllianceBot.Delivery</c>.</summary>
internal sealed class DeliveryMetrics
{
    public const string MeterName = "AllianceBot.Delivery";

    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _parked;
    private readonly Counter<long> _dropped;
    private Backlog _backlog = new(TimeSpan.Zero, 0);

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _sent = meter.CreateCounter<long>("alliancebot.notices.sent", "{notice}", "Notices that a service took");
        _failed = meter.CreateCounter<long>("alliancebot.notices.failed", "{attempt}", "Attempts that failed");
        _parked = meter.CreateCounter<long>("alliancebot.notices.parked", "{notice}", "Notices that cannot be delivered");
        _dropped = meter.CreateCounter<long>("alliancebot.notices.dropped", "{notice}", "Notices that were no longer needed");
        meter.CreateObservableGauge("alliancebot.notices.lag", () => Volatile.Read(ref _backlog)!.Lag.TotalSeconds, "s", "How long the oldest due notice has waited");
        meter.CreateObservableGauge("alliancebot.notices.waiting_parked", () => Volatile.Read(ref _backlog)!.Parked, "{notice}", "Notices that are parked now");
    }

    public void Sent(ClaimedNotice notice) => _sent.Add(1, Of(notice));

    public void Failed(ClaimedNotice notice) => _failed.Add(1, Of(notice));

    public void Settled(ClaimedNotice notice, NoticeOutcome outcome)
    {
        if (outcome.State is NoticeState.Parked)
            _parked.Add(1, Of(notice), new("why", outcome.Why?.ToString()));
        else if (outcome.State is NoticeState.Dropped)
            _dropped.Add(1, Of(notice));
    }

    public void Observed(TimeSpan lag, int parked) => Volatile.Write(ref _backlog, new(lag, parked));

    private static KeyValuePair<string, object?> Of(ClaimedNotice notice) => new("kind", notice.Kind);

    private sealed record Backlog(TimeSpan Lag, int Parked);
}
