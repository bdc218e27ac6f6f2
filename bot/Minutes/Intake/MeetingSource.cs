using System.IO.Compression;
using System.Security.Cryptography;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Minutes.Intake.MeetingSource, AllianceBot.Minutes.Intake.MeetingSource.Configuration>]

namespace AllianceBot.Minutes.Intake;

/// <summary>
/// A transcript, chat or notes that somebody gave for the minutes of a meeting. It is kept as it was given, so that what comes
/// later can be laid beside it on one time line, and goes when somebody takes it out.
/// </summary>
public sealed class MeetingSource : AllianceRow
{
    /// <summary>Of one meeting.</summary>
    public const int Most = 20;

    /// <summary>Of all sources of one meeting together, in bytes as given: drafting reads them all.</summary>
    public const int MostBytes = 50 * 1024 * 1024;

    /// <summary>In characters.</summary>
    public const int LongestOrigin = 64;

    /// <summary>Of all sources of one meeting together: a week of talk.</summary>
    public const int MostUtterances = 100_000;

    private MeetingSource() { }

    public Guid Id { get; private init; }

    public Guid MeetingId { get; private set; }

    /// <summary>Of the file; empty for what was pasted.</summary>
    public string Name { get; private init; } = "";

    public SourceFormat Format { get; private init; }

    /// <summary>How many things are said in it.</summary>
    public int Utterances { get; private init; }

    /// <summary>As given, compressed.</summary>
    public byte[] Content { get; private init; } = [];

    /// <summary>As given, in bytes.</summary>
    public int Length { get; private init; }

    /// <summary>Of the content as given.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>What it is called where it was fetched from, such as the id of a transcript in Teams; null for what somebody gave.</summary>
    public string? Origin { get; private init; }

    /// <summary>When the time zero of its times was, UTC; null where nobody knows.</summary>
    public DateTimeOffset? StartsAt { get; private init; }

    public Guid AddedById { get; private init; }

    public string AddedByName { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>All of a meeting in the order they came; of transcripts that were fetched together, by their names, which tell when they were made.</summary>
    internal static IQueryable<MeetingSource> InOrder(AllianceDb db, Guid meetingId) =>
        db.Set<MeetingSource>().Where(s => s.MeetingId == meetingId).OrderBy(s => s.AddedAt).ThenBy(s => s.Name).ThenBy(s => s.Id);

    internal static MeetingSource Of(Guid meetingId, GivenSource given, Guid addedById, string addedByName, DateTimeOffset now) => new()
    {
        Id = OrderedId.Next(now),
        MeetingId = meetingId,
        Name = given.Name,
        Format = given.Read.Format,
        Utterances = given.Read.Utterances.Count,
        Content = given.Compressed,
        Length = given.Content.Length,
        Sha256 = given.Sha256,
        Origin = given.Origin,
        StartsAt = given.StartsAt,
        AddedById = addedById,
        AddedByName = TextLimits.Cut(addedByName, TextLimits.Name),
        AddedAt = now,
    };

    public void MoveTo(Guid meetingId) => MeetingId = meetingId;

    /// <summary>The content as it was given.</summary>
    public byte[] Unpack()
    {
        var content = new byte[Length];
        using var packed = new BrotliStream(new MemoryStream(Content), CompressionMode.Decompress);
        packed.ReadExactly(content);
        return content;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<MeetingSource>
    {
        public void Configure(EntityTypeBuilder<MeetingSource> builder)
        {
            builder.ToTable("MeetingSources");
            builder.HasKey(s => new { s.AllianceId, s.Id });
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Name).HasMaxLength(TextLimits.Name);
            builder.Property(s => s.Sha256).HasMaxLength(64);
            builder.Property(s => s.AddedByName).HasMaxLength(TextLimits.Name);
            builder.HasIndex(s => new { s.AllianceId, s.MeetingId, s.Sha256 }).IsUnique();
            builder.Property(s => s.Origin).HasMaxLength(LongestOrigin);
            builder.HasIndex(s => new { s.AllianceId, s.Sha256 });
            builder.HasIndex(s => new { s.AllianceId, s.Origin });
        }
    }
}

/// <summary>A source as somebody gave it, read and packed before any transaction begins.</summary>
internal sealed record GivenSource
{
    private GivenSource() { }

    public required string Name { get; init; }

    public required ReadOnlyMemory<byte> Content { get; init; }

    public required byte[] Compressed { get; init; }

    public required string Sha256 { get; init; }

    public required SourceReading.Read Read { get; init; }

    /// <inheritdoc cref="MeetingSource.Origin"/>
    public string? Origin { get; init; }

    /// <inheritdoc cref="MeetingSource.StartsAt"/>
    public DateTimeOffset? StartsAt { get; init; }

    public static GivenSource Of(string name, ReadOnlyMemory<byte> content, SourceReading.Read read) => new()
    {
        Name = TextLimits.Abridge(UtteranceList.OneLine(name), TextLimits.Name),
        Content = content,
        Compressed = Compress(content.Span),
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
        Read = read,
    };

    private static byte[] Compress(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(content);
        return packed.ToArray();
    }
}
