using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Person, AllianceBot.Alliances.Person.Configuration>]

namespace AllianceBot.Alliances;

/// <summary>Someone in an alliance, as Teams knows them there, or known by a mail address alone.</summary>
public sealed class Person : AllianceRow
{
    private Person() { }

    public Guid Id { get; private init; }

    /// <summary>Before the address, in the <see cref="UserId"/> of someone whom Teams does not know.</summary>
    public const string MailPrefix = "mailto:";

    /// <summary>Teams' id for this person and this bot; <c>mailto:</c> and the address for someone without Teams.</summary>
    public string UserId { get; private set; } = "";

    public string? AadObjectId { get; private set; }

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    /// <summary>The language they asked to be answered in; null until they say.</summary>
    public TextLanguage? ChosenLanguage { get; private set; }

    /// <summary>The organisation they represent; null while nobody said.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>They are here for no organisation: that is known, other than where nobody has said yet.</summary>
    public bool RepresentsNobody { get; private set; }

    /// <summary>IANA name; null for the alliance's.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>Quiet hours on their clock; null for the usual ones. Both or neither.</summary>
    public TimeOnly? QuietFrom { get; private set; }

    public TimeOnly? QuietTo { get; private set; }

    /// <summary>When the message of a day is due on their clock: a full or half hour outside their quiet ones; null for the usual hour.</summary>
    public TimeOnly? DailyHour { get; private set; }

    /// <summary>The first and last day away; the first may be left open.</summary>
    public DateOnly? AwayFrom { get; private set; }

    public DateOnly? AwayTo { get; private set; }

    /// <summary>They want no notices but those meant for them in particular.</summary>
    public bool IsLeftAlone { get; private set; }

    /// <summary>Rises when settings or organisation change; a form made from an older one is in conflict.</summary>
    public int Version { get; private set; } = 1;

    public bool HasTeams => IsOfTeams(UserId);

    public static bool IsOfTeams(string userId) => !userId.StartsWith(MailPrefix, StringComparison.Ordinal);

    public DateTimeOffset FirstSeenAt { get; private init; }

    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>False while they are known from a mention alone: whoever is mentioned is named, and nothing more.</summary>
    public bool IsMember { get; private set; } = true;

    /// <summary>When a roster, or their own words in a place of the alliance, last showed that they belong to it.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>When they last chose this alliance for their personal chat; the latest choice among their alliances counts.</summary>
    public DateTimeOffset? ChosenInPersonalChatAt { get; private set; }

    public static Person Meet(RosterMember member, DateTimeOffset now) => new()
    {
        Id = OrderedId.Next(now),
        UserId = member.UserId,
        FirstSeenAt = now,
        ConfirmedAt = now,
        AadObjectId = member.AadObjectId,
        Name = DisplayName(member),
        Email = member.Email,
    };

    /// <summary>Someone whom others mentioned before they were seen here.</summary>
    public static Person Mention(RosterMember mentioned, DateTimeOffset now)
    {
        var person = Meet(mentioned, now);
        person.IsMember = false;
        return person;
    }

    /// <summary>Someone whom only mail reaches.</summary>
    public static Person MeetByMail(string name, string address, DateTimeOffset now) => new()
    {
        Id = OrderedId.Next(now),
        UserId = MailUserId(address),
        FirstSeenAt = now,
        ConfirmedAt = now,
        Name = TextLimits.Cut(name, TextLimits.Name),
        Email = address,
    };

    /// <summary>The <see cref="UserId"/> of whoever has this address and no Teams.</summary>
    public static string MailUserId(string address) => MailPrefix + address.ToLowerInvariant();

    /// <summary>Someone known by mail alone appears in Teams: from now on they are that person.</summary>
    public void AppearInTeams(RosterMember member, DateTimeOffset now)
    {
        UserId = member.UserId;
        Refresh(member, now);
    }

    /// <summary>Takes over what Teams says now, and forgets that they had left.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Refresh(RosterMember member, DateTimeOffset now)
    {
        var before = (Name, Email, AadObjectId, LeftAt, IsMember);
        (IsMember, ConfirmedAt) = (true, now);
        if (!string.IsNullOrWhiteSpace(member.Name))
            Name = DisplayName(member);
        Email = member.Email ?? Email;
        AadObjectId = member.AadObjectId ?? AadObjectId;
        LeftAt = null;
        return before != (Name, Email, AadObjectId, LeftAt, IsMember);
    }

    /// <summary>Whether Teams names them as we do, or not at all.</summary>
    public bool IsCalled(RosterMember member) => string.IsNullOrWhiteSpace(member.Name) || Name == DisplayName(member);

    public void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    public void Leave(DateTimeOffset now) => LeftAt ??= now;

    public void ChooseLanguage(TextLanguage? language) => (ChosenLanguage, Version) = (language, ChosenLanguage == language ? Version : Version + 1);

    public void ChooseInPersonalChat(DateTimeOffset now) => ChosenInPersonalChatAt = now;

    /// <summary>Says which organisation they represent; null for none, where they had one.</summary>
    public void Represent(Guid? organisationId)
    {
        if (organisationId == OrganisationId)
            return;
        (OrganisationId, RepresentsNobody) = (organisationId, organisationId is null);
        Version++;
    }

    /// <summary>Says that they are here for no organisation: known from now on, also where nobody had said anything.</summary>
    public void RepresentNobody()
    {
        if (RepresentsNobody)
            return;
        (OrganisationId, RepresentsNobody) = (null, true);
        Version++;
    }

    /// <summary>What is known of someone whom only mail reaches is put right.</summary>
    public void Correct(string name, string address, TextLanguage language)
    {
        if ((Name, Email, ChosenLanguage) == (name, address, language))
            return;
        (UserId, Name, Email, ChosenLanguage) = (MailUserId(address), TextLimits.Cut(name, TextLimits.Name), address, language);
        Version++;
    }

    /// <summary>How and when they want to be written to.</summary>
    public PersonSettings Settings => new(ChosenLanguage, TimeZone, QuietFrom, QuietTo, AwayFrom, AwayTo, IsLeftAlone) { DailyHour = DailyHour };

    public void Apply(PersonSettings settings)
    {
        if (settings == Settings)
            return;
        (ChosenLanguage, TimeZone, DailyHour, IsLeftAlone) = (settings.Language, settings.TimeZone, settings.DailyHour, settings.IsLeftAlone);
        (QuietFrom, QuietTo, AwayFrom, AwayTo) = (settings.QuietFrom, settings.QuietTo, settings.AwayFrom, settings.AwayTo);
        Version++;
    }

    /// <summary>When they are not to be disturbed.</summary>
    public QuietTimes QuietTimesIn(AllianceInfo alliance) => new(
        TimeZone ?? alliance.TimeZone, QuietFrom ?? QuietTimes.Usual.From, QuietTo ?? QuietTimes.Usual.To, AwayFrom, AwayTo);

    public PersonInfo ToInfo() => new(Id, Name, UserId, ChosenLanguage);

    private static string DisplayName(RosterMember member)
    {
        var name = string.IsNullOrWhiteSpace(member.Name) ? member.Email ?? member.UserId : member.Name.Trim();
        return TextLimits.Cut(name, TextLimits.Name);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("People");
            builder.HasKey(p => new { p.AllianceId, p.Id });
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.UserId).HasMaxLength(TextLimits.Identifier);
            builder.Property(p => p.AadObjectId).HasMaxLength(64);
            builder.Property(p => p.TimeZone).HasMaxLength(64);
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.Ignore(p => p.Settings);
            builder.Ignore(p => p.HasTeams);
            builder.Property(p => p.Name).HasMaxLength(TextLimits.Name);
            builder.Property(p => p.Email).HasMaxLength(320);
            builder.HasIndex(p => new { p.AllianceId, p.UserId }).IsUnique();
            builder.HasIndex(p => p.UserId);
            builder.HasIndex(p => new { p.AllianceId, p.OrganisationId });
            builder.HasOne<Alliance>().WithMany().HasForeignKey(p => p.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>How and when a person wants to be written to; null where the alliance's or the usual is meant.</summary>
public sealed record PersonSettings(
    TextLanguage? Language, string? TimeZone, TimeOnly? QuietFrom, TimeOnly? QuietTo, DateOnly? AwayFrom, DateOnly? AwayTo, bool IsLeftAlone)
{
    public TimeOnly? DailyHour { get; init; }
}
