using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.KnownPlace, AllianceBot.Alliances.KnownPlace.Configuration>]

namespace AllianceBot.Alliances;

/// <summary>A channel or chat where the bot is present for an alliance.</summary>
public sealed class KnownPlace : AllianceRow
{
    public required string ConversationId { get; init; }

    public required PlaceKind Kind { get; init; }

    /// <summary>The bot says hello once in a place, however often Teams announces it.</summary>
    public DateTimeOffset? GreetedAt { get; set; }

    /// <summary>The bot was taken out; nothing may be sent until it is back.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<KnownPlace>
    {
        public void Configure(EntityTypeBuilder<KnownPlace> builder)
        {
            builder.ToTable("Places");
            builder.HasKey(p => new { p.AllianceId, p.ConversationId });
            builder.Property(p => p.ConversationId).HasMaxLength(TextLimits.Identifier);
            builder.HasOne<Alliance>().WithMany().HasForeignKey(p => p.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
