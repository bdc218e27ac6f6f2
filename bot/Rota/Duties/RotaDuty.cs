using System.Globalization;
using System.Security.Cryptography;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Rota.Duties.RotaDuty, AllianceBot.Rota.Duties.RotaDuty.Configuration>]

namespace AllianceBot.Rota.Duties;

/// <summary>Which duty it is; all but <see cref="Own"/> are there from the beginning, one of each.</summary>
public enum DutyKind
{
    Convening,
    Minutes,
    Records,
    Statements,

    /// <summary>One that the alliance added.</summary>
    Own,
}

/// <summary>How often a duty passes on.</summary>
public enum Rhythm
{
    Meeting,
    Week,
    Month,
    Quarter,
}

/// <summary>What people say of a duty; already checked and tidied.</summary>
public sealed record DutyFacts
{
    /// <summary>Empty for a duty that has its usual name, in the reader's language.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it means to hold it; empty for the usual words.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>A form of words or an address to begin from; may be empty.</summary>
    public string Template { get; init; } = "";

    /// <summary>Above 0; what a turn weighs beside one of the lightest.</summary>
    public decimal Effort { get; init; } = 1;

    public Rhythm Rhythm { get; init; }

    /// <summary>How many organisations hold it at once.</summary>
    public int Holders { get; init; } = 1;

    /// <summary>Those that may hold it; none for all.</summary>
    public IReadOnlyList<Sector> Sectors { get; init; } = [];

    /// <summary>A BCP 47 tag that the holder must work in; empty for any.</summary>
    public string Language { get; init; } = "";

    /// <summary>Only <see cref="Trained"/> may hold it.</summary>
    public bool IsForTrained { get; init; }

    /// <summary>Organisations that are trained for it.</summary>
    public IReadOnlyList<Guid> Trained { get; init; } = [];

    /// <summary>Duties that one organisation does not hold at the same meeting.</summary>
    public IReadOnlyList<Guid> Excludes { get; init; } = [];
}

/// <summary>Something that has to be done again and again, by turns.</summary>
public sealed class RotaDuty : AllianceRow
{
    public const int LongestName = 80;
    public const int LongestMeaning = 1000;
    public const int LongestTemplate = 2000;
    public const decimal MostEffort = 20;
    public const int MostHolders = 10;

    /// <summary>An alliance with more of them has no duties any more, but an office.</summary>
    public const int MostDuties = 20;

    private RotaDuty() { }

    public Guid Id { get; private init; }

    /// <summary>The working group whose duty it is; null for the alliance as a whole.</summary>
    public Guid? GroupId { get; private init; }

    public DutyKind Kind { get; private init; }

    public string Name { get; private set; } = "";

    public string Meaning { get; private set; } = "";

    public string Template { get; private set; } = "";

    public decimal Effort { get; private set; } = 1;

    public Rhythm Rhythm { get; private set; }

    public int Holders { get; private set; } = 1;

    /// <summary>Names of <see cref="Sector"/> separated by spaces.</summary>
    public string Sectors { get; private set; } = "";

    public string Language { get; private set; } = "";

    public bool IsForTrained { get; private set; }

    /// <summary>Ids separated by spaces.</summary>
    public string Trained { get; private set; } = "";

    /// <summary>Ids separated by spaces.</summary>
    public string Excludes { get; private set; } = "";

    /// <summary>Null while turns of it are planned.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Rises with every change; a form made from an older one is in conflict.</summary>
    public int Version { get; private set; } = 1;

    public DutyFacts Facts => new()
    {
        Name = Name,
        Meaning = Meaning,
        Template = Template,
        Effort = Effort,
        Rhythm = Rhythm,
        Holders = Holders,
        Sectors = [.. Split(Sectors).Select(Enum.Parse<Sector>)],
        Language = Language,
        IsForTrained = IsForTrained,
        Trained = [.. Split(Trained).Select(Guid.Parse)],
        Excludes = [.. Split(Excludes).Select(Guid.Parse)],
    };

    public static RotaDuty Create(DutyFacts facts, DateTimeOffset now, Guid? groupId = null)
    {
        var duty = new RotaDuty { Id = OrderedId.Next(now), GroupId = groupId, Kind = DutyKind.Own };
        duty.Apply(facts);
        duty.Version = 1;
        return duty;
    }

    /// <summary>One of those that every alliance begins with. Its id is the same in all of them, so that it can be named before it is stored.</summary>
    public static RotaDuty Usual(DutyKind kind) => UsualOf(null, kind);

    /// <summary>Likewise, of a working group; its id follows from the group's.</summary>
    public static RotaDuty UsualOf(Guid? groupId, DutyKind kind)
    {
        var duty = new RotaDuty { Id = IdOf(kind, groupId), GroupId = groupId, Kind = kind };
        duty.Apply(kind switch
        {
            DutyKind.Convening => new() { Excludes = [IdOf(DutyKind.Minutes, groupId)] },
            DutyKind.Minutes => new() { Effort = 3, Excludes = [IdOf(DutyKind.Convening, groupId)] },
            DutyKind.Records => new() { Rhythm = Rhythm.Month },
            _ => new() { Effort = 2, Rhythm = Rhythm.Quarter },
        });
        duty.Version = 1;
        return duty;
    }

    public static Guid IdOf(DutyKind kind, Guid? groupId = null)
    {
        if (groupId is not { } group)
            return new((int)kind + 1, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]);
        Span<byte> name = stackalloc byte[17];
        group.TryWriteBytes(name);
        name[16] = (byte)kind;
        // Lists of one day's turns go by the duty: the kind comes first here too.
        var hash = SHA256.HashData(name);
        return new((int)kind + 1, BitConverter.ToInt16(hash, 0), BitConverter.ToInt16(hash, 2), hash[4..12]);
    }

    /// <summary>Takes over all that a form says of it; a duty that was retired is back.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Apply(DutyFacts facts)
    {
        var before = (Name, Meaning, Template, Effort, Rhythm, Holders, Sectors, Language, IsForTrained, Trained, Excludes, RetiredAt);
        (Name, Meaning, Template) = (facts.Name, facts.Meaning, facts.Template);
        (Effort, Rhythm, Holders) = (facts.Effort, facts.Rhythm, facts.Holders);
        (Sectors, Language, IsForTrained) = (string.Join(' ', facts.Sectors.Order()), facts.Language, facts.IsForTrained);
        (Trained, Excludes) = (string.Join(' ', facts.Trained.Order()), string.Join(' ', facts.Excludes.Order()));
        RetiredAt = null;
        if (before == (Name, Meaning, Template, Effort, Rhythm, Holders, Sectors, Language, IsForTrained, Trained, Excludes, RetiredAt))
            return false;
        Version++;
        return true;
    }

    /// <returns>False when it was retired before.</returns>
    public bool Retire(DateTimeOffset now)
    {
        if (RetiredAt is not null)
            return false;
        (RetiredAt, Version) = (now, Version + 1);
        return true;
    }

    /// <summary>What it is called, in somebody's language.</summary>
    public string Title(Phrasebook phrases, TextLanguage language) => Name.Length > 0 ? Name : phrases.Say(language, $"dutyName.{Kind}");

    /// <summary>What people may call it: one that has its usual name, in every language.</summary>
    public IEnumerable<string> Titles(Phrasebook phrases) => Enum.GetValues<TextLanguage>().Select(language => Title(phrases, language)).Distinct();

    /// <summary>What it means to hold it; empty when nobody said.</summary>
    public string Explain(Phrasebook phrases, TextLanguage language) => Meaning.Length > 0 || Kind is DutyKind.Own ? Meaning : phrases.Say(language, $"dutyMeaning.{Kind}");

    /// <summary>Whether an organisation may hold it.</summary>
    public bool IsOpenTo(RotaMember member) =>
        (Sectors.Length == 0 || Split(Sectors).Contains(member.Organisation.Sector.ToString()))
        && (Language.Length == 0 || member.Organisation.Languages.Split(' ').Contains(Language))
        && (!IsForTrained || Split(Trained).Contains(member.Id.ToString()));

    /// <summary>All may hold it.</summary>
    public bool IsOpenToAll => Sectors.Length == 0 && Language.Length == 0 && !IsForTrained;

    public bool IsExclusive(RotaDuty other) => Split(Excludes).Contains(other.Id.ToString()) || Split(other.Excludes).Contains(Id.ToString());

    /// <summary>What the engine knows it by; the same in every language.</summary>
    public string Key => Kind is DutyKind.Own ? $"#{Name}" : $"={Kind}";

    public string EffortText => Effort.ToString("0.###", CultureInfo.InvariantCulture);

    private static string[] Split(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal sealed class Configuration : IEntityTypeConfiguration<RotaDuty>
    {
        public void Configure(EntityTypeBuilder<RotaDuty> builder)
        {
            builder.ToTable("RotaDuties");
            builder.HasKey(d => new { d.AllianceId, d.Id });
            builder.Property(d => d.Id).ValueGeneratedNever();
            builder.Property(d => d.Name).HasMaxLength(LongestName);
            builder.Property(d => d.Effort).HasPrecision(9, 3);
            builder.Property(d => d.Language).HasMaxLength(OrganisationFacts.LongestLanguages);
            // A whole alliance of two thousand may be trained.
            builder.Property(d => d.Trained).HasMaxLength(80_000);
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => new { d.AllianceId, d.GroupId });
            builder.Ignore(d => d.Facts);
            builder.Ignore(d => d.IsOpenToAll);
            builder.Ignore(d => d.EffortText);
            builder.Ignore(d => d.Key);
        }
    }
}
