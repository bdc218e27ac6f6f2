using System.Security.Cryptography;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Alliance, AllianceBot.Alliances.Alliance.Configuration>]

namespace AllianceBot.Alliances;

/// <summary>
/// One alliance. It comes into being, unnamed, when the bot first meets its home; people set it up afterwards.
/// </summary>
public sealed class Alliance : AllianceRow
{
    private Alliance() { }

    /// <summary>The Teams team, or the chat where there is no team. Unique.</summary>
    public string Home { get; private init; } = "";

    public string? Name { get; private set; }

    public TextLanguage Language { get; private set; }

    /// <summary>IANA name.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>Signs the links to its documents; a new one makes all earlier links void.</summary>
    public byte[] LinkSecret { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public static Alliance Found(string home, TextLanguage language, string timeZone, DateTimeOffset now) => new()
    {
        AllianceId = OrderedId.Next(now),
        Home = home,
        Language = language,
        TimeZone = timeZone,
        LinkSecret = RandomNumberGenerator.GetBytes(32),
        CreatedAt = now,
    };

    public void SetUp(string name, TextLanguage language, string timeZone) =>
        (Name, Language, TimeZone) = (name, language, timeZone);

    /// <summary>The language of what everyone reads, as the members agreed.</summary>
    public void Speak(TextLanguage language) => Language = language;

    public AllianceInfo ToInfo() => new() { Id = AllianceId, Name = Name, Language = Language, TimeZone = TimeZone };

    internal sealed class Configuration : IEntityTypeConfiguration<Alliance>
    {
        public void Configure(EntityTypeBuilder<Alliance> builder)
        {
            builder.ToTable("Alliances");
            builder.HasKey(a => a.AllianceId);
            builder.Property(a => a.AllianceId).ValueGeneratedNever();
            builder.Property(a => a.Home).HasMaxLength(TextLimits.Identifier);
            builder.Property(a => a.Name).HasMaxLength(TextLimits.Name);
            builder.Property(a => a.TimeZone).HasMaxLength(64);
            builder.HasIndex(a => a.Home).IsUnique();
        }
    }
}
