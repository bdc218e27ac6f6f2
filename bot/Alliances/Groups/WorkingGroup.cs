using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AllianceBot.Alliances.Groups;

/// <summary>A working group: one channel, with a coordinator, member organisations and a purpose of its own.</summary>
public sealed class WorkingGroup : AllianceRow
{
    private readonly List<GroupMember> _members = [];

    private WorkingGroup() { }

    public Guid Id { get; private init; }

    /// <summary>Its channel. One open group to a channel.</summary>
    public string ConversationId { get; private init; } = "";

    public string Name { get; private set; } = "";

    public string FoldedName { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    /// <summary>The day its work is meant to be done, in the alliance's time zone; null when open-ended.</summary>
    public DateOnly? EndsOn { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Rises with every change; a form made from an older one is in conflict.</summary>
    public int Version { get; private set; } = 1;

    public IReadOnlyList<GroupMember> Members => _members;

    public static WorkingGroup Create(string conversationId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ConversationId = conversationId,
        CreatedAt = now,
    };

    public void Describe(string name, string purpose, DateOnly? endsOn, IEnumerable<Guid> organisations)
    {
        (Name, FoldedName, Purpose, EndsOn) = (name, TextFolding.Fold(name), purpose, endsOn);
        var wanted = organisations.ToHashSet();
        _members.RemoveAll(m => !wanted.Contains(m.OrganisationId));
        _members.AddRange(wanted.Except(_members.Select(m => m.OrganisationId)).Order().Select(id => new GroupMember { GroupId = Id, OrganisationId = id }));
        Version++;
    }

    public void Close(DateTimeOffset now)
    {
        ClosedAt ??= now;
        Version++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<WorkingGroup>
    {
        public void Configure(EntityTypeBuilder<WorkingGroup> builder)
        {
            builder.ToTable("WorkingGroups");
            builder.HasKey(g => new { g.AllianceId, g.Id });
            builder.Property(g => g.Id).ValueGeneratedNever();
            builder.Property(g => g.ConversationId).HasMaxLength(TextLimits.Identifier);
            builder.Property(g => g.Name).HasMaxLength(TextLimits.Name);
            builder.Property(g => g.FoldedName).HasMaxLength(TextLimits.Name * 2);
            builder.Property(g => g.Version).IsConcurrencyToken();
            builder.HasIndex(g => new { g.AllianceId, g.ConversationId }).IsUnique().HasFilter("\"ClosedAt\" IS NULL").HasDatabaseName("IX_WorkingGroups_OneOpenInAChannel");
            builder.HasMany(g => g.Members).WithOne().HasForeignKey(m => new { m.AllianceId, m.GroupId }).OnDelete(DeleteBehavior.Cascade);
            builder.Navigation(g => g.Members).HasField("_members");
            builder.HasOne<Alliance>().WithMany().HasForeignKey(g => g.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>An organisation that takes part in a working group; it may be in several or none.</summary>
public sealed class GroupMember : AllianceRow
{
    public required Guid GroupId { get; init; }

    public required Guid OrganisationId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<GroupMember>
    {
        public void Configure(EntityTypeBuilder<GroupMember> builder)
        {
            builder.ToTable("GroupMembers");
            builder.HasKey(m => new { m.AllianceId, m.GroupId, m.OrganisationId });
            builder.HasOne<Organisation>().WithMany().HasForeignKey(m => new { m.AllianceId, m.OrganisationId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
