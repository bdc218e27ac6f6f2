using System.Text.Json;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Charters.CharterVersion, AllianceBot.Alliances.Charters.CharterVersion.Configuration>]

namespace AllianceBot.Alliances.Charters;

public enum CharterState
{
    Draft,

    /// <summary>Member organisations answer until the last day.</summary>
    Proposed,

    /// <summary>In force.</summary>
    Adopted,
    Rejected,

    /// <summary>Taken back, as a draft or as a proposal.</summary>
    Withdrawn,

    /// <summary>Was in force until a later one was adopted.</summary>
    Superseded,
}

/// <summary>Who last changed a section, and how often it was changed; a form made from an older count is in conflict.</summary>
public sealed record SectionEdit(CharterSection Section, int Count, string ByName, DateTimeOffset At);

/// <summary>One version of the charter. Its text changes only while it is a draft; what was adopted never changes.</summary>
public sealed class CharterVersion : AllianceRow
{
    private CharterVersion() { }

    public Guid Id { get; private init; }

    /// <summary>Counts from 1 in the alliance; a number is never used again.</summary>
    public int Number { get; private init; }

    public CharterState State { get; private set; }

    /// <summary>The version that was in force when this one was begun: what it is compared with.</summary>
    public Guid? BasedOnId { get; private init; }

    /// <summary>A <see cref="CharterText"/> as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>A JSON array of <see cref="SectionEdit"/>.</summary>
    public string Edits { get; private set; } = "[]";

    public DateTimeOffset CreatedAt { get; private init; }

    public string CreatedByName { get; private init; } = "";

    public DateTimeOffset? ProposedAt { get; private set; }

    public Guid? ProposedById { get; private set; }

    public string ProposedByName { get; private set; } = "";

    /// <summary>The last day to answer, in the alliance's time zone.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>By what rule it is decided: that of the charter in force when it was proposed.</summary>
    public DecisionRule Rule { get; private set; }

    public int QuorumPercent { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The day of <see cref="ClosedAt"/> in the alliance's time zone.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>How many could have answered when it was closed.</summary>
    public int? VotersAtClose { get; private set; }

    /// <summary>When people were told how it ended; null while somebody still has to be.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>Name in the archive; empty until adopted.</summary>
    public string RecordName { get; private set; } = "";

    public string RecordTitle { get; private set; } = "";

    public string RecordLanguage { get; private set; } = "";

    /// <summary>The document between adoption and archive.</summary>
    public byte[]? PendingDocument { get; private set; }

    public string? Sha256 { get; private set; }

    public string? Location { get; private set; }

    public int Revision { get; private set; } = 1;

    public CharterText Text => CharterText.FromJson(Content);

    public bool IsOpen => State is CharterState.Draft or CharterState.Proposed;

    public bool WasAdopted => State is CharterState.Adopted or CharterState.Superseded;

    public static CharterVersion Begin(int number, CharterText text, Guid? basedOnId, Actor by, DateTimeOffset now) => new()
    {
        Id = OrderedId.Next(now),
        Number = number,
        BasedOnId = basedOnId,
        Content = text.ToJson(),
        CreatedAt = now,
        CreatedByName = by.Name,
    };

    /// <summary>How often a section was changed, by whom and when last.</summary>
    public SectionEdit EditOf(CharterSection section) =>
        ReadEdits().SingleOrDefault(e => e.Section == section) ?? new SectionEdit(section, 0, CreatedByName, CreatedAt);

    /// <summary>Only a draft changes.</summary>
    public void Change(CharterSection section, CharterText text, Actor by, DateTimeOffset now)
    {
        Must(State is CharterState.Draft);
        var edit = new SectionEdit(section, EditOf(section).Count + 1, by.Name, now);
        Content = text.ToJson();
        Edits = JsonSerializer.Serialize([.. ReadEdits().Where(e => e.Section != section), edit], CharterTextJson.Readable.IReadOnlyListSectionEdit);
        Revision++;
    }

    /// <summary>Puts a draft before the members.</summary>
    public void Propose(Actor by, DateOnly lastDay, DecisionRule rule, int quorumPercent, DateTimeOffset now)
    {
        Must(State is CharterState.Draft);
        (State, ProposedAt, ProposedById, ProposedByName) = (CharterState.Proposed, now, by.Id, by.Name);
        (LastDay, Rule, QuorumPercent) = (lastDay, rule, quorumPercent);
        Revision++;
    }

    public void Withdraw(DateTimeOffset now, DateOnly today)
    {
        Must(IsOpen);
        Close(CharterState.Withdrawn, now, today);
        AnnouncedAt = now;
    }

    /// <summary>Ends the answering.</summary>
    public void Decide(bool isAdopted, int voters, DateTimeOffset now, DateOnly today)
    {
        Must(State is CharterState.Proposed);
        Close(isAdopted ? CharterState.Adopted : CharterState.Rejected, now, today);
        VotersAtClose = voters;
    }

    public void Supersede()
    {
        Must(State is CharterState.Adopted);
        State = CharterState.Superseded;
        Revision++;
    }

    public void AwaitArchive(string name, string title, string language, byte[] document) =>
        (RecordName, RecordTitle, RecordLanguage, PendingDocument) = (name, title, language, document);

    public void Archived(string recordName, string sha256, string location) =>
        (RecordName, Sha256, Location, PendingDocument) = (recordName, sha256, location, null);

    public void Announced(DateTimeOffset now) => AnnouncedAt ??= now;

    private void Close(CharterState state, DateTimeOffset now, DateOnly today)
    {
        (State, ClosedAt, ClosedOn) = (state, now, today);
        Revision++;
    }

    private IReadOnlyList<SectionEdit> ReadEdits() => JsonSerializer.Deserialize(Edits, CharterTextJson.Readable.IReadOnlyListSectionEdit) ?? [];

    private void Must(bool allowed)
    {
        if (!allowed)
            throw new InvalidOperationException($"A charter that is {State} does not allow this.");
    }

    internal sealed class Configuration : IEntityTypeConfiguration<CharterVersion>
    {
        public void Configure(EntityTypeBuilder<CharterVersion> builder)
        {
            builder.ToTable("CharterVersions");
            builder.HasKey(v => new { v.AllianceId, v.Id });
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.Property(v => v.Content).HasMaxLength(200_000);
            builder.Property(v => v.Edits).HasMaxLength(20_000);
            builder.Property(v => v.CreatedByName).HasMaxLength(TextLimits.Name);
            builder.Property(v => v.ProposedByName).HasMaxLength(TextLimits.Name);
            builder.Property(v => v.RecordName).HasMaxLength(600);
            builder.Property(v => v.RecordTitle).HasMaxLength(600);
            builder.Property(v => v.RecordLanguage).HasMaxLength(8);
            builder.Property(v => v.Sha256).HasMaxLength(64);
            builder.Property(v => v.Location).HasMaxLength(2000);
            builder.Property(v => v.Revision).IsConcurrencyToken();
            builder.Ignore(v => v.Text);
            builder.Ignore(v => v.IsOpen);
            builder.Ignore(v => v.WasAdopted);
            builder.HasIndex(v => new { v.AllianceId, v.Number }).IsUnique();
            builder.HasIndex(v => v.AllianceId).IsUnique().HasFilter("\"State\" IN ('Draft', 'Proposed')").HasDatabaseName("IX_CharterVersions_OneOpen");
            builder.HasIndex(v => v.LastDay).HasFilter("\"State\" = 'Proposed'").HasDatabaseName("IX_CharterVersions_Proposed");
            builder.HasIndex(v => v.Sha256).HasFilter("\"Sha256\" IS NULL AND \"PendingDocument\" IS NOT NULL").HasDatabaseName("IX_CharterVersions_ToArchive");
            builder.HasOne<Alliance>().WithMany().HasForeignKey(v => v.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
