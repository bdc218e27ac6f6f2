using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Groups.WorkingGroup, AllianceBot.Alliances.Groups.WorkingGroup.Configuration>]
[assembly: Stored<AllianceBot.Alliances.Groups.GroupMember, AllianceBot.Alliances.Groups.GroupMember.Configuration>]

namespace AllianceBot.Alliances.Groups;

/// <summary>A working group: one channel, with a coordinator, member organisations and a purpose of its own.</summary>
public sealed class WorkingGroup : AllianceRow
{
    /// <summary>More organisations than this are no working group any more, but the alliance.</summary>
    public const int MostMembers = 100;

    public const int LongestPurpose = 1000;

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
        Id = OrderedId.Next(now),
        ConversationId = conversationId,
        CreatedAt = now,
    };

    /// <summary>Takes over all that a form says of it.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Describe(string name, string purpose, DateOnly? endsOn, IEnumerable<Guid> organisations)
    {
        var wanted = organisations.ToHashSet();
        var current = _members.Select(m => m.OrganisationId).ToHashSet();
        if ((Name, Purpose, EndsOn) == (name, purpose, endsOn) && wanted.SetEquals(current))
            return false;
        (Name, FoldedName, Purpose, EndsOn) = (name, TextFolding.Fold(name), purpose, endsOn);
        _members.RemoveAll(m => !wanted.Contains(m.OrganisationId));
        _members.AddRange(wanted.Except(current).Order().Select(id => new GroupMember { GroupId = Id, OrganisationId = id }));
        Version++;
        return true;
    }

    /// <summary>Something about it that is kept elsewhere has changed, such as its coordinator.</summary>
    public void Touch() => Version++;

    /// <returns>False when it takes part already.</returns>
    public bool Join(Guid organisationId)
    {
        if (_members.Any(m => m.OrganisationId == organisationId))
            return false;
        _members.Add(new GroupMember { GroupId = Id, OrganisationId = organisationId });
        Version++;
        return true;
    }

    /// <returns>False when it does not take part.</returns>
    public bool Leave(Guid organisationId)
    {
        if (_members.RemoveAll(m => m.OrganisationId == organisationId) == 0)
            return false;
        Version++;
        return true;
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
            builder.Property(g => g.FoldedName).HasMaxLength(TextLimits.Name * 3);
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
