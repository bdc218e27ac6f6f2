using System.Diagnostics;
using System.Globalization;

namespace AllianceBot.Tests;

/// <summary>How the cost of something grows with its size. Counted is the processor time of this thread, so that other work on the machine is none of it.</summary>
internal static class Growth
{
    private const string Ledger = "/proc/thread-self/schedstat";

    /// <summary>Ten times the size takes ten times the work; the square of it would be a hundred times.</summary>
    private const int MostTimes = 40;

    // Less is noise, and compilation on first use.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(20);

    /// <param name="size">The larger size.</param>
    /// <param name="prepare">Makes ready what is of a size, which is not counted.</param>
    /// <param name="work">What is counted; it runs on the thread that calls it.</param>
    public static void ShouldBeLinear<T>(int size, Func<int, T> prepare, Action<T> work)
    {
        Measure(prepare(size / 100), work);
        var small = Measure(prepare(size / 10), work);
        var large = Measure(prepare(size), work);
        large.ShouldBeLessThan((small > Least ? small : Least) * MostTimes);
    }

    private static TimeSpan Measure<T>(T prepared, Action<T> work)
    {
        var before = Now();
        work(prepared);
        return Now() - before;
    }

    // The first number is the time on a processor in nanoseconds (Linux, Documentation/scheduler/sched-stats.rst); elsewhere the clock has to do.
    private static TimeSpan Now() => File.Exists(Ledger)
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(Ledger).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0)
        : Stopwatch.GetElapsedTime(0);
}
