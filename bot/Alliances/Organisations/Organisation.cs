using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Organisations.Organisation, AllianceBot.Alliances.Organisations.Organisation.Configuration>]

namespace AllianceBot.Alliances.Organisations;

/// <summary>The kinds of organisation that a multi-stakeholder alliance joins.</summary>
public enum Sector
{
    LocalNgo,
    InternationalNgo,
    MembershipOrganisation,
    GrassrootsGroup,
    WomensRights,
    BilateralDonor,
    MultilateralDonor,
    Foundation,
    Academia,
    PrivateCompany,
    Government,
    Other,
}

/// <summary>Where an organisation stands in the alliance.</summary>
public enum OrganisationStatus
{
    Invited,
    Member,
    Observer,
    Left,
}

/// <summary>One member of the alliance, or one that is invited, observes or has left.</summary>
public sealed class Organisation : AllianceRow
{
    private Organisation() { }

    public Guid Id { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary><see cref="Name"/> without accents and capitals: unique in the alliance.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>Empty when it has none.</summary>
    public string ShortName { get; private set; } = "";

    public Sector Sector { get; private set; }

    /// <summary>ISO 3166-1 alpha-2, such as <c>PE</c>; empty when not said.</summary>
    public string Country { get; private set; } = "";

    /// <summary>Capacity for shared work; 1 is usual.</summary>
    public decimal Weight { get; private set; } = 1;

    public OrganisationStatus Status { get; private set; }

    /// <summary>The day, in the alliance's time zone, from which <see cref="Status"/> holds.</summary>
    public DateOnly StatusSince { get; private set; }

    /// <summary>When it became a member; null for one that never was.</summary>
    public DateOnly? JoinedOn { get; private set; }

    public DateOnly? LeftOn { get; private set; }

    /// <summary>An https address; empty when it has none.</summary>
    public string LogoAddress { get; private set; } = "";

    /// <summary>BCP 47 tags separated by spaces, such as <c>es en qu</c>.</summary>
    public string Languages { get; private set; } = "";

    /// <summary>Rises with every change; a form made from an older one is in conflict.</summary>
    public int Version { get; private set; } = 1;

    public bool IsActive => Status is OrganisationStatus.Member or OrganisationStatus.Observer;

    /// <summary>The name for where there is little room.</summary>
    public string Label => ShortName.Length > 0 ? ShortName : Name;

    /// <param name="facts">What is said of it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="today">The day it is in the alliance.</param>
    /// <param name="dates">Days that are known otherwise, such as from a file.</param>
    public static Organisation Create(OrganisationFacts facts, DateTimeOffset now, DateOnly today, OrganisationDates dates = default)
    {
        var organisation = new Organisation { Id = OrderedId.Next(now) };
        organisation.MoveTo(facts.Status, today);
        organisation.Apply(facts, today, dates);
        organisation.Version = 1;
        return organisation;
    }

    /// <summary>Takes over all that a form or a row of a file says of it.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Apply(OrganisationFacts facts, DateOnly today, OrganisationDates dates = default)
    {
        var before = (Facts, Dates);
        (Name, FoldedName, ShortName) = (facts.Name, TextFolding.Fold(facts.Name), facts.ShortName);
        (Sector, Country, Weight) = (facts.Sector, facts.Country, facts.Weight);
        (LogoAddress, Languages) = (facts.LogoAddress, facts.Languages);
        if (facts.Status != Status)
            MoveTo(facts.Status, today);
        TakeOver(dates);
        if (before == (Facts, Dates))
            return false;
        Version++;
        return true;
    }

    public OrganisationDates Dates => new(JoinedOn, LeftOn);

    public OrganisationFacts Facts => new()
    {
        Name = Name,
        ShortName = ShortName,
        Sector = Sector,
        Country = Country,
        Weight = Weight,
        Status = Status,
        LogoAddress = LogoAddress,
        Languages = Languages,
    };

    /// <summary>The status holds from the day that made it so, when a file knows that day better.</summary>
    private void TakeOver(OrganisationDates dates)
    {
        if ((IsActive && StatusSince == JoinedOn && dates.JoinedOn is not null) || (Status is OrganisationStatus.Left && dates.LeftOn is not null))
            StatusSince = IsActive ? dates.JoinedOn!.Value : dates.LeftOn!.Value;
        (JoinedOn, LeftOn) = (dates.RemovesJoinedOn ? null : dates.JoinedOn ?? JoinedOn, dates.RemovesLeftOn ? null : dates.LeftOn ?? LeftOn);
    }

    private void MoveTo(OrganisationStatus status, DateOnly today)
    {
        (Status, StatusSince) = (status, today);
        LeftOn = status is OrganisationStatus.Left ? today : null;
        if (IsActive)
            JoinedOn ??= today;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> builder)
        {
            builder.ToTable("Organisations");
            builder.HasKey(o => new { o.AllianceId, o.Id });
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.Property(o => o.Name).HasMaxLength(TextLimits.Name);
            // A syllable of Hangul is three letters when folded.
            builder.Property(o => o.FoldedName).HasMaxLength(TextLimits.Name * 3);
            builder.Property(o => o.ShortName).HasMaxLength(OrganisationFacts.LongestShortName);
            builder.Property(o => o.Country).HasMaxLength(2);
            builder.Property(o => o.Weight).HasPrecision(9, 3);
            builder.Property(o => o.LogoAddress).HasMaxLength(OrganisationFacts.LongestAddress);
            builder.Property(o => o.Languages).HasMaxLength(OrganisationFacts.LongestLanguages);
            builder.Property(o => o.Version).IsConcurrencyToken();
            builder.Ignore(o => o.IsActive);
            builder.Ignore(o => o.Label);
            builder.Ignore(o => o.Facts);
            builder.Ignore(o => o.Dates);
            builder.HasIndex(o => new { o.AllianceId, o.FoldedName }).IsUnique();
            builder.HasOne<Alliance>().WithMany().HasForeignKey(o => o.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What people say of an organisation, in a form or in a row of a file; already checked and tidied.</summary>
public sealed record OrganisationFacts
{
    public const int LongestShortName = 40;
    public const int LongestAddress = 1000;
    public const int LongestLanguages = 200;

    public required string Name { get; init; }

    public string ShortName { get; init; } = "";

    public required Sector Sector { get; init; }

    public string Country { get; init; } = "";

    public decimal Weight { get; init; } = 1;

    public OrganisationStatus Status { get; init; } = OrganisationStatus.Member;

    public string LogoAddress { get; init; } = "";

    public string Languages { get; init; } = "";
}

/// <summary>When it became a member and when it left; null where nobody says, and then what is known stays.</summary>
public readonly record struct OrganisationDates(DateOnly? JoinedOn, DateOnly? LeftOn)
{
    /// <summary>A form had the day, and it was taken out.</summary>
    public bool RemovesJoinedOn { get; init; }

    /// <summary>Likewise.</summary>
    public bool RemovesLeftOn { get; init; }
}
