using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AllianceBot.Benchmarks;

/// <summary>A server in a process of its own, on a port of this machine; ended with this object.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServerProcess(Process process, IPEndPoint address) => (_process, Address) = (process, address);

    public IPEndPoint Address { get; }

    /// <summary>Memory the process holds in RAM, in MB (2²⁰ bytes).</summary>
    public double ResidentMegabytes => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    /// <summary>Processor time used so far, all cores together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="program">The executable.</param>
    /// <param name="arguments">Its arguments, from the address to listen on.</param>
    public static ServerProcess Start(string program, Func<string, IEnumerable<string>> arguments)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo(program, arguments($"http://{address}")) { RedirectStandardOutput = true, RedirectStandardError = true };
        // What makes this program cheap must not make the measured one different from an ordinary run.
        start.Environment.Remove("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS");
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, address);
    }

    /// <summary>Sends a request as soon as the server listens, and returns when it has answered 200.</summary>
    /// <exception cref="TimeoutException">It did not, for a minute.</exception>
    public async Task WaitForAnswerAsync(byte[] request)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Patience)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}.");
            try
            {
                await AskAsync(request).WaitAsync(Patience, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                return;
            }
            catch (SocketException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        throw new TimeoutException("The server did not answer.");
    }

    /// <summary>Kills it, as a failing machine would: what it acknowledged must be stored by then.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task AskAsync(byte[] request)
    {
        using var connection = await Connection.OpenAsync(Address).ConfigureAwait(false);
        await connection.SendAsync(request).ConfigureAwait(false);
        if (!await connection.ReceiveAsync().ConfigureAwait(false) || !connection.Head.StartsWith("HTTP/1.1 200 "u8))
            throw new InvalidOperationException($"The server answered {Encoding.ASCII.GetString(connection.Head)}.");
    }

    private static IPEndPoint FreeAddress()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)probe.LocalEndPoint!;
    }
}
