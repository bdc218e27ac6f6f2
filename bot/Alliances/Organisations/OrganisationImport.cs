using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AllianceBot.Alliances.Organisations;

/// <summary>
/// A table of organisations that someone gave and nobody has taken in yet. It waits here, and not in the card, so that what
/// was shown is what is taken in. It goes when it is taken in, cancelled, replaced by the person's next one, or too old.
/// </summary>
public sealed class OrganisationImport : AllianceRow
{
    /// <summary>In UTF-16 units. A table of a thousand organisations takes a fifth of it.</summary>
    public const int LongestContent = 1024 * 1024;

    /// <summary>Nobody comes back to a preview after this.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The text as it was given.</summary>
    public required string Content { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<OrganisationImport>
    {
        public void Configure(EntityTypeBuilder<OrganisationImport> builder)
        {
            builder.ToTable("OrganisationImports");
            builder.HasKey(i => new { i.AllianceId, i.Id });
            builder.Property(i => i.Id).ValueGeneratedNever();
            builder.Property(i => i.Content).HasMaxLength(LongestContent);
            builder.HasOne<Alliance>().WithMany().HasForeignKey(i => i.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
