using System.Diagnostics;
using System.Globalization;
using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AllianceBot.Tests.Delivery.Faults;

/// <summary>The whole bot in a process of its own that can be killed, with two kinds of notices that say what they are about.</summary>
internal sealed class BotInstance : IDisposable
{
    public const string Verb = "instance";
    public const string AtLeastOnce = "atLeastOnce";
    public const string AtMostOnce = "atMostOnce";
    private const string ClockOff = "--Test:ClockOff=";

    private readonly Process _process;

    private BotInstance(Process process) => _process = process;

    public static BotInstance Start(IEnumerable<string> settings, TimeSpan clockOff)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Under a runner the process is dotnet, and this program its argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(BotInstance).Assembly.Location);
        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(ClockOff + clockOff.ToString("c", CultureInfo.InvariantCulture));
        foreach (var setting in settings)
            start.ArgumentList.Add(setting);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);
    }

    public bool HasEnded => _process.HasExited;

    public bool WasKilled { get; private set; }

    /// <summary>As <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        WasKilled = true;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        var off = TimeSpan.Parse(arguments.First(a => a.StartsWith(ClockOff, StringComparison.Ordinal))[ClockOff.Length..], CultureInfo.InvariantCulture);
        await using var app = Serving.Build([.. arguments.Where(a => !a.StartsWith(ClockOff, StringComparison.Ordinal))], builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(new DatabaseTime(new WrongClock(off))));
            builder.Services.Replace(ServiceDescriptor.Singleton(new SweepClusterPace(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2))));
            if (builder.Configuration["Test:Tally"] is { } name)
                builder.Services.AddSingleton<Sweep>(provider => new TallySweep(name, provider.GetRequiredService<AllianceStore>(), provider.GetRequiredService<TimeProvider>()));
            builder.Services.AddSingleton<INoticeWriter>(new Saying(AtLeastOnce, Promise.AtLeastOnce)).AddSingleton<INoticeWriter>(new Saying(AtMostOnce, Promise.AtMostOnce));
        });
        await app.RunAsync();
        return 0;
    }

    private sealed record Saying(string Kind, Promise Promise) : INoticeWriter
    {
        public bool IsOptional => false;

        public Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) => Task.FromResult<ReplyMessage?>(new ReplyMessage.Text(turn.SubjectId));
    }

    private sealed class WrongClock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + off;
    }
}
