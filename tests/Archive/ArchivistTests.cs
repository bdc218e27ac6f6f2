using System.Threading.Channels;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes;
using AllianceBot.Storage;
using AllianceBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace AllianceBot.Tests.Archive;

public sealed class ArchivistTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task An_archive_whose_client_gives_up_is_tried_again()
    {
        var alliance = await database.FoundAllianceAsync();
        await database.Store.WriteAsync(alliance, (db, _) =>
        {
            var info = new AllianceInfo { Id = alliance, Name = "Alianza Cumbre", Language = TextLanguage.English, TimeZone = "America/Lima" };
            var record = new RenderedRecord("minutes/2026/2026-01-minutes.docx", "2026-01 minutes", "en", [1, 2, 3]);
            db.Add(ApprovedMinutes.Approve(Guid.NewGuid(), Guid.NewGuid(), "Ana Quispe", database.Time.GetUtcNow(), info, record));
            return Task.FromResult(true);
        }, TestContext.Current.CancellationToken);
        var archive = new ImpatientArchive();
        var archivist = new Archivist(database.Store, archive, [new MinutesToArchive(database.Time)], database.Time, NullLogger<Archivist>.Instance);
        using var sweeper = new Sweeper([archivist]);
        await sweeper.StartAsync(TestContext.Current.CancellationToken);
        await TryAsync();
        await TryAsync();
        await sweeper.StopAsync(TestContext.Current.CancellationToken);

        // As time passes.
        async Task TryAsync()
        {
            var next = archive.NextAsync();
            while (!next.IsCompleted)
            {
                sweeper.ExecuteTask!.IsCompleted.ShouldBeFalse("The archivist has stopped.");
                database.Time.Advance(TimeSpan.FromMinutes(1));
                await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken));
            }

            await next;
        }
    }

    /// <summary>An HTTP client that runs out of patience says so with a cancellation that nobody asked for.</summary>
    private sealed class ImpatientArchive : IArchive
    {
        private readonly Channel<string> _writes = Channel.CreateUnbounded<string>();

        public async Task<string> NextAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
            return await _writes.Reader.ReadAsync(patience.Token);
        }

        public Task<ArchiveReceipt> WriteOnceAsync(ArchiveAddress address, ReadOnlyMemory<byte> content, ArchiveMetadata metadata, CancellationToken cancellationToken)
        {
            _writes.Writer.TryWrite(address.Name);
            throw new TaskCanceledException("The request was canceled due to the configured timeout.");
        }

        public Task<ArchivedRecord?> ReadAsync(ArchiveAddress address, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<ArchiveEntry> ListAsync(Guid allianceId, string? prefix = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
