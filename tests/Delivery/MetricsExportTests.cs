using System.Text;
using AllianceBot.Tests.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace AllianceBot.Tests.Delivery;

/// <summary>The figures at a collector, as they come over HTTP.</summary>
public sealed class MetricsExportTests
{
    [Fact]
    public async Task A_collector_that_is_named_gets_the_figures_of_the_delivery()
    {
        var taken = new System.Collections.Concurrent.ConcurrentQueue<(string Path, string? Type, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.MapFallback(async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Names stand in a protobuf message as they are.
            taken.Enqueue((request.Path, request.ContentType, Encoding.Latin1.GetString(body.ToArray())));
            return Results.Bytes([], "application/x-protobuf");
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);

        await using var bot = await RunningBot.StartAsync(settings: [$"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.Single()}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]);
        await bot.DeliverAsync();
        bot.Services.GetRequiredService<MeterProvider>().ForceFlush().ShouldBeTrue();

        var (path, type, figures) = taken.ShouldHaveSingleItem();
        path.ShouldBe("/v1/metrics");
        type.ShouldBe("application/x-protobuf");
        figures.ShouldContain("AllianceBot.Delivery");
        figures.ShouldContain("alliancebot.notices.lag");
        figures.ShouldContain("service.name");
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_gathered()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Services.GetService<MeterProvider>().ShouldBeNull();
    }
}
