using AllianceBot.Graph;
using AllianceBot.Protocol.Auth;
using AllianceBot.Tests.Protocol;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AllianceBot.Tests.Graph;

/// <summary>The reader of online meetings against a Graph of this machine, by a clock that tells of every wait.</summary>
internal sealed class GraphReading : IAsyncDisposable
{
    private readonly GraphHttp _http = new();

    private GraphReading(FakeGraph graph) => Graph = graph;

    public FakeGraph Graph { get; }

    public ObservedTime Time { get; } = new();

    public FakeMeeting Meeting { get; } = new();

    public OnlineMeetings Meetings => new(new GraphClient(
        _http, new CredentialSource(() => new FakeCredential()), Options.Create(Graph.Options), new HostingEnvironment { EnvironmentName = Environments.Development }, Time, NullLogger<GraphClient>.Instance));

    public OnlineMeeting Found => new(Meeting.Id, Meeting.OrganiserId);

    public static async Task<GraphReading> StartAsync()
    {
        var reading = new GraphReading(await FakeGraph.StartAsync());
        reading.Graph.Meetings.Add(reading.Meeting);
        return reading;
    }

    /// <summary>A transcript of a meeting today.</summary>
    public CallTranscript Transcribe(string content = "WEBVTT\n\n0:0:0.0 --> 0:0:5.320\n<v Ana>Acordamos publicar el informe.</v>\n")
    {
        var now = Time.GetUtcNow();
        var id = $"MSMjMCMj/{Meeting.Transcripts.Count}+=";
        Meeting.Transcripts.Add(new FakeTranscript(id, now, now.AddMinutes(20), content));
        return new CallTranscript(id, now, now.AddMinutes(20));
    }

    public Task<IReadOnlyList<CallTranscript>> ListAsync() => Meetings.ListTranscriptsAsync(Found, CancellationToken.None);

    public Task<TranscriptContent> ReadAsync(CallTranscript transcript, int largest = 1_000_000) => Meetings.ReadAsync(Found, transcript, largest, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Graph.DisposeAsync();
        Graph.Complaints.ShouldBeEmpty();
    }
}
