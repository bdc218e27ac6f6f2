using AllianceBot.Conversation;
using AllianceBot.Documents.Letterheads;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Letterheads.AllianceLetterhead, AllianceBot.Alliances.Letterheads.AllianceLetterhead.Configuration>]

namespace AllianceBot.Alliances.Letterheads;

/// <summary>The letterhead of the alliance, of which it has one or none: what was taken of a template, not the file.</summary>
public sealed class AllianceLetterhead : AllianceRow
{
    private AllianceLetterhead() { }

    /// <summary>Another one for each template: a button of an earlier card takes off that one alone.</summary>
    public Guid Id { get; private set; }

    /// <summary>The file's name, as it was sent.</summary>
    public string Name { get; private set; } = "";

    /// <summary>As <see cref="Letterhead.Serialize"/> gives it.</summary>
    public byte[] Content { get; private set; } = [];

    public string SetByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset SetAt { get; private set; }

    public static AllianceLetterhead Of(string name, Letterhead letterhead, Actor by, DateTimeOffset now)
    {
        var row = new AllianceLetterhead();
        row.Replace(name, letterhead, by, now);
        return row;
    }

    public void Replace(string name, Letterhead letterhead, Actor by, DateTimeOffset now) =>
        (Id, Name, Content, SetByName, SetAt) = (OrderedId.Next(now), name, letterhead.Serialize(), TextLimits.Cut(by.Name, TextLimits.Name), now);

    internal sealed class Configuration : IEntityTypeConfiguration<AllianceLetterhead>
    {
        public void Configure(EntityTypeBuilder<AllianceLetterhead> builder)
        {
            builder.ToTable("Letterheads");
            builder.HasKey(l => l.AllianceId);
            builder.Property(l => l.AllianceId).ValueGeneratedNever();
            builder.Property(l => l.Name).HasMaxLength(TextLimits.Name);
            builder.Property(l => l.SetByName).HasMaxLength(TextLimits.Name);
            builder.HasOne<Alliance>().WithMany().HasForeignKey(l => l.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
