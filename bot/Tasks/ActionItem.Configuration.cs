using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Tasks.ActionItem, AllianceBot.Tasks.ActionItem.Configuration>]

namespace AllianceBot.Tasks;

public sealed partial class ActionItem
{
    internal sealed class Configuration : IEntityTypeConfiguration<ActionItem>
    {
        public void Configure(EntityTypeBuilder<ActionItem> builder)
        {
            builder.ToTable("ActionItems");
            builder.HasKey(t => new { t.AllianceId, t.Id });
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.Property(t => t.Text).HasMaxLength(LongestText);
            builder.Property(t => t.OwnerName).HasMaxLength(TextLimits.Name);
            builder.Property(t => t.Note).HasMaxLength(LongestNote);
            builder.Property(t => t.Helpers).HasMaxLength(LongestNote);
            builder.Property(t => t.OnlyIn).HasMaxLength(TextLimits.Identifier);
            builder.Property(t => t.Source).HasMaxLength(LongestText);
            builder.Property(t => t.ProposedByName).HasMaxLength(TextLimits.Name);
            builder.Property(t => t.HelpNeeded).HasMaxLength(LongestNote);
            builder.Property(t => t.SettledByName).HasMaxLength(TextLimits.Name);
            builder.Ignore(t => t.IsSettled);
            builder.Ignore(t => t.IsAnswered);
            builder.Ignore(t => t.NeedsHelp);
            builder.HasIndex(t => new { t.AllianceId, t.OwnerId, t.State });
            builder.HasIndex(t => new { t.AllianceId, t.State, t.DueDate });
            builder.HasIndex(t => new { t.AllianceId, t.SettledAt });
            // An entry of a record becomes one task.
            builder.HasIndex(t => new { t.AllianceId, t.MeetingId, t.EntrySequence }).IsUnique();
            builder.HasIndex(t => t.NextStepOn).HasFilter("\"NextStepOn\" IS NOT NULL").HasDatabaseName("IX_ActionItems_Chased");
        }
    }
}
