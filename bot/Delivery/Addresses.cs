using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Delivery.PersonalChat, AllianceBot.Delivery.PersonalChat.Configuration>]
[assembly: Stored<AllianceBot.Delivery.PlaceAddress, AllianceBot.Delivery.PlaceAddress.Configuration>]

namespace AllianceBot.Delivery;

/// <summary>
/// How to reach one person: their chat with the bot. It comes from an activity that was accepted, or was made at the address
/// of one; no service URL of any other origin may get here.
/// </summary>
public sealed class PersonalChat : AllianceRow
{
    public required Guid PersonId { get; init; }

    public required string ConversationId { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary>Empty when the channel told none.</summary>
    public required string TenantId { get; init; }

    public required string BotId { get; init; }

    /// <summary>Such as <c>msteams</c>.</summary>
    public required string ChannelId { get; init; }

    /// <summary>Of the person's client, when it told: their language until they choose one.</summary>
    public string? Locale { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PersonalChat>
    {
        public void Configure(EntityTypeBuilder<PersonalChat> builder)
        {
            builder.ToTable("PersonalChats");
            builder.HasKey(c => new { c.AllianceId, c.PersonId });
            builder.Property(c => c.ConversationId).HasMaxLength(AddressBook.LongestAddress);
            builder.Property(c => c.ServiceUrl).HasMaxLength(AddressBook.LongestAddress);
            builder.Property(c => c.TenantId).HasMaxLength(TextLimits.Identifier);
            builder.Property(c => c.BotId).HasMaxLength(TextLimits.Identifier);
            builder.Property(c => c.ChannelId).HasMaxLength(TextLimits.Identifier);
            builder.Property(c => c.Locale).HasMaxLength(AddressBook.LongestLocale);
        }
    }
}

/// <summary>Where the service of a channel or group chat is: what it takes to begin a chat with one of its members.</summary>
public sealed class PlaceAddress : AllianceRow
{
    public required string ConversationId { get; init; }

    public required string ServiceUrl { get; init; }

    public required string TenantId { get; init; }

    public required string BotId { get; init; }

    public required string ChannelId { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PlaceAddress>
    {
        public void Configure(EntityTypeBuilder<PlaceAddress> builder)
        {
            builder.ToTable("PlaceAddresses");
            builder.HasKey(a => new { a.AllianceId, a.ConversationId });
            builder.Property(a => a.ConversationId).HasMaxLength(TextLimits.Identifier);
            builder.Property(a => a.ServiceUrl).HasMaxLength(AddressBook.LongestAddress);
            builder.Property(a => a.TenantId).HasMaxLength(TextLimits.Identifier);
            builder.Property(a => a.BotId).HasMaxLength(TextLimits.Identifier);
            builder.Property(a => a.ChannelId).HasMaxLength(TextLimits.Identifier);
        }
    }
}
