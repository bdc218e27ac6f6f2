using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Roles.RoleHolding, AllianceBot.Alliances.Roles.RoleHolding.Configuration>]

namespace AllianceBot.Alliances.Roles;

/// <summary>A role that a person holds or held: steward or co-chair of the alliance, coordinator of a working group.</summary>
public sealed class RoleHolding : AllianceRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>One of the roles that are given: <see cref="Role.Steward"/>, <see cref="Role.CoChair"/>, <see cref="Role.Coordinator"/>.</summary>
    public required Role Role { get; init; }

    /// <summary>For a coordinator: which working group.</summary>
    public Guid? GroupId { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Null while it is held.</summary>
    public DateTimeOffset? Until { get; private set; }

    public void End(DateTimeOffset now) => Until ??= now;

    public static RoleHolding Give(Guid personId, Role role, Guid? groupId, DateTimeOffset now) => new()
    {
        Id = OrderedId.Next(now),
        PersonId = personId,
        Role = role,
        GroupId = groupId,
        Since = now,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<RoleHolding>
    {
        public void Configure(EntityTypeBuilder<RoleHolding> builder)
        {
            builder.ToTable("RoleHoldings");
            builder.HasKey(r => new { r.AllianceId, r.Id });
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.HasIndex(r => new { r.AllianceId, r.PersonId, r.Role, r.GroupId }).HasFilter("\"Until\" IS NULL").HasDatabaseName("IX_RoleHoldings_Current");
            builder.HasOne<Person>().WithMany().HasForeignKey(r => new { r.AllianceId, r.PersonId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
