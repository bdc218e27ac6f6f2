using System.Security.Cryptography;
using System.Text;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Delivery.Mail.MailLinkRow, AllianceBot.Delivery.Mail.MailLinkRow.Configuration>]

namespace AllianceBot.Delivery.Mail;

/// <summary>A link that went out in a mail: what it is for, and whether it was used. The address carries its id and no more.</summary>
public sealed class MailLinkRow : AllianceRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Purpose { get; init; }

    public required string SubjectId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>The same for the same mail, however often it is sent: a link that was used in one copy is used in all.</summary>
    internal static Guid IdOf(Guid noticeId, MailLink link)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{noticeId:N}\n{link.Purpose}\n{link.SubjectId}"));
        return new Guid(hash.AsSpan(0, 16));
    }

    internal sealed class Configuration : IEntityTypeConfiguration<MailLinkRow>
    {
        public void Configure(EntityTypeBuilder<MailLinkRow> builder)
        {
            builder.ToTable("MailLinks");
            builder.HasKey(l => new { l.AllianceId, l.Id });
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Purpose).HasMaxLength(64);
            builder.Property(l => l.SubjectId).HasMaxLength(TextLimits.Identifier);
            builder.HasIndex(l => l.ExpiresAt);
        }
    }
}
