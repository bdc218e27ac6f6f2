using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.History.ChangeRecord, AllianceBot.Alliances.History.ChangeRecord.Configuration>]

namespace AllianceBot.Alliances.History;

/// <summary>What a change was made to.</summary>
public enum ChangeSubject
{
    Alliance,
    Organisation,
    Person,
    Role,
    Group,
    Charter,
    Minutes,
    Rota,
    Task,
    Holiday,
}

/// <summary>
/// One line of the audit trail: who changed what, when, from what to what. Written in the transaction of the change and
/// never altered; it keeps names as they were, so that it can be read when the people are gone.
/// </summary>
public sealed class ChangeRecord : AllianceRow
{
    private ChangeRecord() { }

    /// <summary>Version 7: sorts by time.</summary>
    public Guid Id { get; private init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Null when the bot did it by itself.</summary>
    public Guid? PersonId { get; private init; }

    public string PersonName { get; private init; } = "";

    public ChangeSubject Subject { get; private init; }

    public Guid? SubjectId { get; private init; }

    /// <summary>The name of what was changed, as it was then.</summary>
    public string SubjectName { get; private init; } = "";

    /// <summary>What happened, as a phrase: <c>change.{Action}</c>, such as <c>organisationAdded</c>.</summary>
    public string Action { get; private init; } = "";

    /// <summary>A JSON array of <see cref="FieldChange"/>.</summary>
    public string Fields { get; private init; } = "[]";

    public IReadOnlyList<FieldChange> ReadFields() => JsonSerializer.Deserialize(Fields, ChangeJson.Default.IReadOnlyListFieldChange) ?? [];

    /// <summary>Adds a line to the trail, in the current transaction.</summary>
    public static void Write(AllianceDb db, Change change) => db.Add(Of(change));

    /// <summary>Who made the latest of some changes, and when; an empty name and null when there is none.</summary>
    internal static async Task<(string By, DateTimeOffset? At)> FindLatestAsync(AllianceDb db, Expression<Func<ChangeRecord, bool>> of, CancellationToken cancellationToken)
    {
        var latest = await db.Set<ChangeRecord>().Where(of).OrderByDescending(c => c.At).ThenByDescending(c => c.Id)
            .Select(c => new { c.PersonName, c.At }).FirstOrDefaultAsync(cancellationToken);
        return (latest?.PersonName ?? "", latest?.At);
    }

    internal static ChangeRecord Of(Change change) => new()
    {
        Id = OrderedId.Next(change.At),
        At = change.At,
        PersonId = change.By?.Id,
        PersonName = TextLimits.Cut(change.By?.Name ?? "", TextLimits.Name),
        Subject = change.Subject,
        SubjectId = change.SubjectId,
        SubjectName = TextLimits.Cut(change.SubjectName, TextLimits.Name),
        Action = change.Action,
        Fields = JsonSerializer.Serialize([.. change.Fields.Where(f => f.Before != f.After)], ChangeJson.Default.IReadOnlyListFieldChange),
    };

    internal sealed class Configuration : IEntityTypeConfiguration<ChangeRecord>
    {
        public void Configure(EntityTypeBuilder<ChangeRecord> builder)
        {
            builder.ToTable("ChangeRecords");
            builder.HasKey(c => new { c.AllianceId, c.Id });
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.PersonName).HasMaxLength(TextLimits.Name);
            builder.Property(c => c.SubjectName).HasMaxLength(TextLimits.Name);
            builder.Property(c => c.Action).HasMaxLength(64);
            builder.Property(c => c.Fields).HasMaxLength(200_000);
            builder.HasIndex(c => new { c.AllianceId, c.SubjectId });
            // The names that somebody may ask about are read from the index, and the lines of one are found by it.
            builder.HasIndex(c => new { c.AllianceId, c.SubjectName });
            builder.HasOne<Alliance>().WithMany().HasForeignKey(c => c.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A change to write into the trail.</summary>
public sealed record Change
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the bot did it by itself.</summary>
    public required Actor? By { get; init; }

    public required ChangeSubject Subject { get; init; }

    public Guid? SubjectId { get; init; }

    public required string SubjectName { get; init; }

    /// <summary>There must be a phrase <c>change.{Action}</c> in both languages, with the subject's name in the place of {0}.</summary>
    public required string Action { get; init; }

    public IReadOnlyList<FieldChange> Fields { get; init; } = [];
}

/// <summary>One field's value before and after; empty where there was none.</summary>
/// <param name="Field">There must be a phrase <c>field.{Field}</c> in both languages.</param>
public sealed record FieldChange(string Field, string Before, string After);

[JsonSerializable(typeof(IReadOnlyList<FieldChange>))]
internal sealed partial class ChangeJson : JsonSerializerContext;
