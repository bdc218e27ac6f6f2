using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AllianceBot.Archive;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Archive;

/// <summary>What every archive keeps, whatever lies beneath it.</summary>
public abstract class ArchiveContract
{
    private static readonly ArchiveMetadata Minutes = new()
    {
        Title = "Acta: 3.ª reunión — «Nutrición» 栄養 тест",
        ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Language = "es",
        ArchivedBy = "Ñusta Quispe; 50% & more",
        Tags = ImmutableSortedDictionary<string, string>.Empty.Add("kind", "minutes").Add("meeting_no", "3\r\nEvil: header"),
    };

    protected Guid Alliance { get; } = Guid.NewGuid();

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 15, 30, 12, 345, TimeSpan.Zero));

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected abstract IArchive Archive { get; }

    /// <summary>Changes the stored bytes behind the archive's back, leaving everything else.</summary>
    protected abstract Task TamperAsync(ArchiveAddress address, byte[] content);

    /// <summary>Removes what proves a record.</summary>
    protected abstract Task LoseProofAsync(ArchiveAddress address, string sha256);

    [Fact]
    public async Task What_is_written_is_read_with_its_metadata()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);

        var receipt = await Archive.WriteOnceAsync(At("minutes/2026/2026-03-acta.docx"), content, Minutes, Stop);
        var record = await Archive.ReadAsync(At("minutes/2026/2026-03-acta.docx"), Stop);

        receipt.ShouldSatisfyAllConditions(
            () => receipt.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content))),
            () => receipt.Size.ShouldBe(300_000),
            () => receipt.AlreadyThere.ShouldBeFalse(),
            () => receipt.Location.ShouldContain("2026-03-acta.docx"));
        record.ShouldNotBeNull().Content.ToArray().ShouldBe(content);
        record.Entry.ShouldBe(new ArchiveEntry(receipt.Address, receipt.Sha256, 300_000, Time.GetUtcNow(), receipt.Location, Minutes));
    }

    [Fact]
    public async Task An_empty_record_is_a_record()
    {
        await Archive.WriteOnceAsync(At("empty.txt"), ReadOnlyMemory<byte>.Empty, Minutes, Stop);

        (await Archive.ReadAsync(At("empty.txt"), Stop)).ShouldNotBeNull().Content.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_archived_reads_as_null() => (await Archive.ReadAsync(At("minutes/none.docx"), Stop)).ShouldBeNull();

    [Fact]
    public async Task The_same_bytes_again_are_already_there_and_the_first_metadata_stays()
    {
        var first = await WriteAsync("a.txt", "text");
        Time.Advance(TimeSpan.FromHours(1));

        var again = await Archive.WriteOnceAsync(At("a.txt"), "text"u8.ToArray(), Minutes with { Title = "Other" }, Stop);

        again.ShouldBe(first with { AlreadyThere = true });
        var entry = (await Archive.ReadAsync(At("a.txt"), Stop))!.Entry;
        entry.Metadata.Title.ShouldBe(Minutes.Title);
        entry.ArchivedAt.ShouldBe(Time.GetUtcNow().AddHours(-1));
    }

    [Fact]
    public async Task Other_bytes_under_the_same_address_conflict_and_change_nothing()
    {
        await WriteAsync("a.txt", "first");

        var conflict = await Should.ThrowAsync<ArchiveConflictException>(() => WriteAsync("a.txt", "second"));

        conflict.Address.ShouldBe(At("a.txt"));
        conflict.Message.ShouldContain("a.txt");
        (await TextAsync("a.txt")).ShouldBe("first");
        (await ListAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_twenty_writers_of_different_bytes_exactly_one_wins()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            try
            {
                var receipt = await WriteAsync("minutes/raced.txt", $"writer {writer}");
                return (writer, won: !receipt.AlreadyThere);
            }
            catch (ArchiveConflictException)
            {
                return (writer, won: false);
            }
        })));

        var winner = outcomes.Where(outcome => outcome.won).ShouldHaveSingleItem().writer;
        (await TextAsync("minutes/raced.txt")).ShouldBe($"writer {winner}");
        (await ListAsync()).ShouldHaveSingleItem().Size.ShouldBe($"writer {winner}".Length);
    }

    [Fact]
    public async Task Twenty_writers_of_the_same_bytes_all_succeed_and_one_of_them_is_first()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => WriteAsync("minutes/raced.txt", "same"))));

        receipts.Count(receipt => !receipt.AlreadyThere).ShouldBe(1);
        receipts.Select(receipt => receipt.Sha256).Distinct().ShouldHaveSingleItem();
        (await TextAsync("minutes/raced.txt")).ShouldBe("same");
    }

    [Theory]
    [InlineData("the minutez")]
    [InlineData("short")]
    [InlineData("")]
    public async Task A_tampered_record_is_not_read(string tampered)
    {
        await WriteAsync("a.txt", "the minutes");
        await TamperAsync(At("a.txt"), Encoding.UTF8.GetBytes(tampered));

        var found = await Should.ThrowAsync<ArchiveTamperedException>(() => Archive.ReadAsync(At("a.txt"), Stop));

        found.Address.ShouldBe(At("a.txt"));
    }

    [Fact]
    public async Task A_record_that_lost_its_proof_is_neither_read_nor_listed()
    {
        var receipt = await WriteAsync("a.txt", "the minutes");
        await WriteAsync("b.txt", "others");
        await LoseProofAsync(At("a.txt"), receipt.Sha256);

        await Should.ThrowAsync<ArchiveTamperedException>(() => Archive.ReadAsync(At("a.txt"), Stop));
        (await ListAsync()).ShouldHaveSingleItem().Address.Name.ShouldBe("b.txt");
    }

    [Fact]
    public async Task The_list_is_in_ordinal_order_of_whole_names()
    {
        string[] names = ["minutes-old/a.txt", "minutes/2026/b.txt", "minutes/2025/z.txt", "a.txt", "minutes.txt", "минуты/протокол.txt", "議事録.txt"];
        foreach (var name in names)
        {
            await WriteAsync(name, name);
        }

        (await ListAsync()).Select(entry => entry.Address.Name).ShouldBe(names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("minutes/", "minutes/2025/z.txt minutes/2026/b.txt")]
    [InlineData("minutes/2026/", "minutes/2026/b.txt")]
    [InlineData("minutes/2", "minutes/2025/z.txt minutes/2026/b.txt")]
    [InlineData("minutes", "minutes.txt minutes/2025/z.txt minutes/2026/b.txt")]
    [InlineData("", "a.txt minutes.txt minutes/2025/z.txt minutes/2026/b.txt")]
    [InlineData("nothing/here", "")]
    public async Task A_prefix_narrows_the_list(string prefix, string expected)
    {
        foreach (var name in (string[])["minutes/2026/b.txt", "minutes/2025/z.txt", "a.txt", "minutes.txt"])
        {
            await WriteAsync(name, name);
        }

        string.Join(' ', (await ListAsync(prefix)).Select(entry => entry.Address.Name)).ShouldBe(expected);
    }

    [Fact]
    public async Task The_list_carries_what_reading_would()
    {
        await Archive.WriteOnceAsync(At("minutes/a.docx"), "one"u8.ToArray(), Minutes, Stop);

        (await ListAsync()).ShouldHaveSingleItem().ShouldBe((await Archive.ReadAsync(At("minutes/a.docx"), Stop))!.Entry);
    }

    [Fact]
    public async Task One_alliance_never_sees_the_records_of_another()
    {
        await WriteAsync("a.txt", "ours");
        var other = new ArchiveAddress(Guid.NewGuid(), "a.txt");

        (await Archive.ReadAsync(other, Stop)).ShouldBeNull();
        (await Archive.ListAsync(other.AllianceId, cancellationToken: Stop).ToListAsync(Stop)).ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentException>(
            () => Archive.ListAsync(other.AllianceId, $"../{Alliance:D}/", Stop).ToListAsync(Stop).AsTask());

        (await Archive.WriteOnceAsync(other, "theirs"u8.ToArray(), Minutes, Stop)).AlreadyThere.ShouldBeFalse();
        (await TextAsync("a.txt")).ShouldBe("ours");
    }

    [Fact]
    public async Task Metadata_too_long_to_travel_is_refused_before_anything_is_written()
    {
        var metadata = Minutes with { Title = new string('栄', 1000) };

        await Should.ThrowAsync<ArgumentException>(() => Archive.WriteOnceAsync(At("a.txt"), "x"u8.ToArray(), metadata, Stop));

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_longest_name_in_any_script_is_stored()
    {
        var name = string.Join('/', ArchiveName.Segment(new string('栄', 500)), ArchiveName.Segment(new string('ж', 500)), ArchiveName.Segment(new string('a', 500), ".docx"));

        await WriteAsync(name, "deep");

        (await TextAsync(name)).ShouldBe("deep");
        (await ListAsync()).ShouldHaveSingleItem().Address.ShouldBe(At(name));
    }

    protected ArchiveAddress At(string name) => new(Alliance, name);

    protected Task<ArchiveReceipt> WriteAsync(string name, string text) =>
        Archive.WriteOnceAsync(At(name), Encoding.UTF8.GetBytes(text), Minutes, Stop);

    protected async Task<string> TextAsync(string name) =>
        Encoding.UTF8.GetString((await Archive.ReadAsync(At(name), Stop)).ShouldNotBeNull().Content.Span);

    protected async Task<List<ArchiveEntry>> ListAsync(string? prefix = null) =>
        await Archive.ListAsync(Alliance, prefix, Stop).ToListAsync(Stop);
}
