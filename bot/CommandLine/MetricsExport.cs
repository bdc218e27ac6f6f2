using System.Runtime.CompilerServices;
using AllianceBot.Delivery;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace AllianceBot.CommandLine;

/// <summary>
/// Sends the figures to a collector by OTLP, where one is named. The settings are those of the OpenTelemetry specification
/// ("OpenTelemetry Protocol Exporter", "Environment Variable Specification"), so that whoever runs other services knows them.
/// </summary>
internal static class MetricsExport
{
    private const string ServiceName = "AllianceBot";

    /// <summary>What the runtime and the web server count by themselves.</summary>
    private static readonly string[] BuiltIn = ["System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql"];

    public static IServiceCollection AddMetricsExport(this IServiceCollection services, IConfiguration configuration)
    {
        string?[] collectors = [configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], configuration["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"]];
        if (!collectors.All(string.IsNullOrWhiteSpace))
            Add(services, configuration);
        return services;
    }

    /// <summary>By itself, so that nothing of OpenTelemetry is loaded where nobody collects.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(IServiceCollection services, IConfiguration configuration) =>
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? ServiceName))
            .WithMetrics(metrics => metrics.AddMeter([DeliveryMetrics.MeterName, .. BuiltIn]).AddOtlpExporter());
}
