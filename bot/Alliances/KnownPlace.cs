using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.KnownPlace, AllianceBot.Alliances.KnownPlace.Configuration>]

namespace AllianceBot.Alliances;

/// <summary>A channel or chat that the bot knows of an alliance: it was brought in there, or heard something.</summary>
public sealed class KnownPlace : AllianceRow
{
    public required string ConversationId { get; init; }

    public required PlaceKind Kind { get; init; }

    /// <summary>Teams has told that it is a private or shared channel; it does not tell so with every message.</summary>
    public bool HasOwnMembers { get; set; }

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
