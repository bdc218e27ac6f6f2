using AllianceBot.Conversation.Language;
using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Conversation.Progress.UnfinishedAnswer, AllianceBot.Conversation.Progress.UnfinishedAnswer.Configuration>]

namespace AllianceBot.Conversation.Progress;

/// <summary>
/// A card that says that something is being worked on. It is there for as long as that is so: what a process leaves behind
/// when it dies is told on the card by whichever process looks next.
/// </summary>
public sealed class UnfinishedAnswer : AllianceRow
{
    private const int LongestAddress = 2048;

    public required Guid Id { get; init; }

    public required string ConversationId { get; init; }

    /// <summary>Of an activity that was accepted; no service URL of any other origin may get here.</summary>
    public required string ServiceUrl { get; init; }

    public required string TenantId { get; init; }

    public required string BotId { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>The activity that holds the card.</summary>
    public required string CardId { get; init; }

    /// <summary>What the card is headed with.</summary>
    public required string Heading { get; init; }

    public required TextLanguage Language { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Null when an address is longer than any of Teams' is: such a card is not kept track of.</summary>
    internal static UnfinishedAnswer? Of(Guid id, ConversationReference reference, string cardId, CardView card, DateTimeOffset now)
    {
        var tenant = reference.Conversation.TenantId ?? "";
        var bot = reference.Bot?.Id ?? "";
        if (reference.Conversation.Id.Length > LongestAddress || reference.ServiceUrl.Length > LongestAddress || cardId.Length > TextLimits.Identifier
            || tenant.Length > TextLimits.Identifier || bot.Length > TextLimits.Identifier || reference.ChannelId.Length > TextLimits.Identifier)
        {
            return null;
        }

        return new UnfinishedAnswer
        {
            Id = id,
            ConversationId = reference.Conversation.Id,
            ServiceUrl = reference.ServiceUrl,
            TenantId = tenant,
            BotId = bot,
            ChannelId = reference.ChannelId,
            CardId = cardId,
            Heading = TextLimits.Abridge(card.Summary, TextLimits.Title),
            Language = card.Language,
            Since = now,
        };
    }

    internal ConversationReference Reference => new()
    {
        Bot = BotId.Length > 0 ? new ChannelAccount { Id = BotId } : null,
        Conversation = new ConversationAccount { Id = ConversationId, TenantId = TenantId.Length > 0 ? TenantId : null },
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<UnfinishedAnswer>
    {
        public void Configure(EntityTypeBuilder<UnfinishedAnswer> builder)
        {
            builder.ToTable("UnfinishedAnswers");
            builder.HasKey(a => new { a.AllianceId, a.Id });
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.ConversationId).HasMaxLength(LongestAddress);
            builder.Property(a => a.ServiceUrl).HasMaxLength(LongestAddress);
            builder.Property(a => a.TenantId).HasMaxLength(TextLimits.Identifier);
            builder.Property(a => a.BotId).HasMaxLength(TextLimits.Identifier);
            builder.Property(a => a.ChannelId).HasMaxLength(TextLimits.Identifier);
            builder.Property(a => a.CardId).HasMaxLength(TextLimits.Identifier);
            builder.Property(a => a.Heading).HasMaxLength(TextLimits.Title);
            builder.Ignore(a => a.Reference);
        }
    }
}
