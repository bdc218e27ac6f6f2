using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AllianceBot.Tests.Storage;
using Npgsql;

namespace AllianceBot.Tests.Delivery.Faults;

/// <summary>A PostgreSQL server of its own in a temporary folder, as durable as it comes, that can be crashed.</summary>
internal sealed class OwnPostgres : TestDatabase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliancebot-postgres-").FullName;
    private readonly int _port = FreePort();

    public override string[] Settings => ["--Storage:Provider=Postgres", $"--Storage:ConnectionString=Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Maximum Pool Size=60;Timeout=5"];

    private string Data => Path.Combine(_folder, "data");

    public override async ValueTask InitializeAsync()
    {
        // The server refuses to run as root.
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", _folder);
        await RunAsync(Program("initdb"), "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        await StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await CrashAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task StartAsync()
    {
        await RunAsync(Program("pg_ctl"), "-D", Data, "-w", "-t", "120", "-l", Path.Combine(_folder, "log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300", "start");
        // The connections of this process are those to the server as it was.
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Ends it without a checkpoint, so that it has to recover what it wrote.</summary>
    public Task CrashAsync() => RunAsync(Program("pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop");

    private static string Program(string name) =>
        Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => double.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)).Select(folder => Path.Combine(folder, "bin", name)).First(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        string[] command = Environment.UserName == "root" && program.StartsWith('/') ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        // What it starts keeps its output: a pipe would never end.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. command]))!;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, string.Join(' ', command));
    }
}
