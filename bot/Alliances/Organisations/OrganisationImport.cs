using System.Text.Json;
using System.Text.Json.Serialization;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Organisations.OrganisationImport, AllianceBot.Alliances.Organisations.OrganisationImport.Configuration>]

namespace AllianceBot.Alliances.Organisations;

/// <summary>
/// A table of organisations that someone gave. It waits here, and not in the card, so that what was shown is what is taken in.
/// It goes when all of it is in, when it is cancelled, replaced by the person's next one, or too old; rows with errors keep it,
/// so that whoever has to correct them can read them all.
/// </summary>
public sealed class OrganisationImport : AllianceRow
{
    /// <summary>In UTF-16 units. A table of a thousand organisations takes a fifth of it.</summary>
    public const int LongestContent = 1024 * 1024;

    /// <summary>Enough for the most rows.</summary>
    private const int LongestVersions = 60 * OrganisationTable.MostRows;

    /// <summary>Nobody comes back to a preview after this.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The text as it was given.</summary>
    public required string Content { get; init; }

    /// <summary>How the person's client writes 3/4, for days that the table itself leaves open.</summary>
    public required DateOrder DateOrder { get; init; }

    /// <summary>
    /// JSON: the version of each known organisation, by id, when its row was shown to the person. A row about one that has
    /// changed since is not taken in before it is shown again.
    /// </summary>
    public required string ShownVersions { get; set; }

    /// <summary>Rises each time rows are shown again; a button of an earlier card decides nothing about those.</summary>
    public int Round { get; set; } = 1;

    /// <summary>Organisations that it added so far.</summary>
    public int Added { get; set; }

    /// <summary>Organisations that it changed so far.</summary>
    public int Changed { get; set; }

    /// <summary>UTC; null while something of it is to be decided.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    public ImportCounts CountsOf(ImportPlan plan) => new(
        Added, Changed, Math.Max(0, plan.Rows.Count - Added - Changed - plan.Count(RowFate.Error) - plan.Count(RowFate.Conflict)), plan.Count(RowFate.Error));

    public IReadOnlyDictionary<Guid, int> ReadShownVersions() => JsonSerializer.Deserialize(ShownVersions, ImportVersionsJson.Default.DictionaryGuidInt32) ?? [];

    public static string WriteVersions(ImportPlan plan) => JsonSerializer.Serialize(
        plan.Rows.Select(row => row.Known).OfType<Organisation>().DistinctBy(o => o.Id).ToDictionary(o => o.Id, o => o.Version), ImportVersionsJson.Default.DictionaryGuidInt32);

    internal sealed class Configuration : IEntityTypeConfiguration<OrganisationImport>
    {
        public void Configure(EntityTypeBuilder<OrganisationImport> builder)
        {
            builder.ToTable("OrganisationImports");
            builder.HasKey(i => new { i.AllianceId, i.Id });
            builder.Property(i => i.Id).ValueGeneratedNever();
            builder.Property(i => i.Content).HasMaxLength(LongestContent);
            // The defaults are for tables that waited before there were such columns.
            builder.Property(i => i.ShownVersions).HasMaxLength(LongestVersions).HasDefaultValue("{}");
            builder.Property(i => i.Round).HasDefaultValue(1);
            builder.Property(i => i.DateOrder).HasDefaultValue(DateOrder.DayFirst);
            builder.HasOne<Alliance>().WithMany().HasForeignKey(i => i.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

[JsonSerializable(typeof(Dictionary<Guid, int>))]
internal sealed partial class ImportVersionsJson : JsonSerializerContext;
