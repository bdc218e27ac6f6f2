using System.Globalization;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Organisations;

/// <summary>What a person wrote of an organisation, in a form or in a row of a file, before anyone looked at it.</summary>
public sealed record OrganisationDraft
{
    public string Name { get; init; } = "";

    /// <summary>Here and below: null where nothing is said, so that what is known stays.</summary>
    public string? ShortName { get; init; }

    public string? Sector { get; init; }

    public string? Country { get; init; }

    public string? Weight { get; init; }

    public string? Status { get; init; }

    public string? Languages { get; init; }

    public string? Logo { get; init; }

    /// <summary>Empty for taking the day out, which only a form can say.</summary>
    public string? JoinedOn { get; init; }

    public string? LeftOn { get; init; }
}

/// <summary>Why a draft cannot be taken: a phrase and its values.</summary>
public sealed record OrganisationProblem(string Phrase, params object?[] Values);

/// <summary>A draft made out: what it says, or what is wrong with it.</summary>
public sealed record OrganisationReading(OrganisationFacts? Facts, OrganisationDates Dates, IReadOnlyList<OrganisationProblem> Problems);

/// <summary>Reads drafts. The same rules hold for a form and for a file.</summary>
internal sealed class OrganisationReader(OrganisationVocabulary vocabulary, OrganisationFacts? known, OrganisationDates knownDates, DateOrder? order)
{
    public const decimal Lightest = 0.1m;
    public const decimal Heaviest = 100m;

    private readonly List<OrganisationProblem> _problems = [];

    /// <param name="draft">What was written.</param>
    /// <param name="vocabulary">The words it may be written in.</param>
    /// <param name="known">What is known of the organisation already; null for a new one.</param>
    /// <param name="order">Of day and month in days that are two numbers; null when nobody can tell.</param>
    public static OrganisationReading Read(OrganisationDraft draft, OrganisationVocabulary vocabulary, Organisation? known, DateOrder? order = DateOrder.DayFirst) =>
        new OrganisationReader(vocabulary, known?.Facts, known?.Dates ?? default, order).Read(draft);

    private OrganisationReading Read(OrganisationDraft draft)
    {
        var facts = new OrganisationFacts
        {
            Name = Name(draft.Name),
            ShortName = ShortName(draft.ShortName),
            Sector = SectorOf(draft.Sector),
            Country = Country(draft.Country),
            Weight = Weight(draft.Weight),
            Status = StatusOf(draft.Status),
            Languages = Languages(draft.Languages),
            LogoAddress = Logo(draft.Logo),
        };
        var dates = new OrganisationDates(Day(draft.JoinedOn), Day(draft.LeftOn))
        {
            RemovesJoinedOn = draft.JoinedOn is "" && knownDates.JoinedOn is not null,
            RemovesLeftOn = draft.LeftOn is "" && knownDates.LeftOn is not null,
        };
        // The form of one that comes back still has the day it left.
        if (facts.Status is not OrganisationStatus.Left && dates.LeftOn == knownDates.LeftOn)
            dates = dates with { LeftOn = null };
        if (dates.LeftOn is not null && facts.Status is not OrganisationStatus.Left)
            _problems.Add(new("organisationLeftButStays"));
        else if (!dates.RemovesLeftOn && (dates.LeftOn ?? knownDates.LeftOn) is { } left && facts.Status is OrganisationStatus.Left && !dates.RemovesJoinedOn && (dates.JoinedOn ?? knownDates.JoinedOn) > left)
            _problems.Add(new("organisationLeftBeforeJoined"));
        return new OrganisationReading(_problems.Count == 0 ? facts : null, dates, _problems);
    }

    private string Name(string written)
    {
        var name = OneLine(written);
        if (TextFolding.Fold(name).Length == 0)
            _problems.Add(new("organisationNameMissing"));
        else if (name.Length > TextLimits.Name)
            _problems.Add(new("organisationNameTooLong", TextLimits.Name));
        return name;
    }

    private string ShortName(string? written)
    {
        var name = OneLine(written ?? known?.ShortName ?? "");
        if (name.Length > OrganisationFacts.LongestShortName)
            _problems.Add(new("organisationShortNameTooLong", OrganisationFacts.LongestShortName));
        return name;
    }

    private Sector SectorOf(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            if (known is null)
                _problems.Add(new("organisationSectorMissing"));
            return known?.Sector ?? default;
        }

        if (vocabulary.ReadSector(written) is { } sector)
            return sector;
        _problems.Add(new("organisationSectorUnknown", Quote(written)));
        return default;
    }

    private OrganisationStatus StatusOf(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return known?.Status ?? OrganisationStatus.Member;
        if (vocabulary.ReadStatus(written) is { } status)
            return status;
        _problems.Add(new("organisationStatusUnknown", Quote(written)));
        return default;
    }

    private string Country(string? written)
    {
        if (vocabulary.ReadCountry(OneLine(written ?? known?.Country ?? "")) is { } country)
            return country;
        _problems.Add(new("organisationCountryUnknown", Quote(written!)));
        return "";
    }

    private decimal Weight(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return known?.Weight ?? 1;
        // People write 1,5 where Spanish is spoken, and nobody writes thousands here.
        if (decimal.TryParse(written.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
            && weight is >= Lightest and <= Heaviest && weight == decimal.Round(weight, 3))
            return weight;
        _problems.Add(new("organisationWeightUnknown", Quote(written)));
        return 1;
    }

    private string Languages(string? written)
    {
        var (tags, unknown) = vocabulary.ReadLanguages(OneLine(written ?? known?.Languages ?? ""));
        if (unknown is not null)
            _problems.Add(new("organisationLanguageUnknown", Quote(unknown)));
        else if (tags.Length > OrganisationFacts.LongestLanguages)
            _problems.Add(new("organisationLanguagesTooMany"));
        return tags;
    }

    private string Logo(string? written)
    {
        var address = (written ?? known?.LogoAddress ?? "").Trim();
        if (address.Length > 0 && !(address.Length <= OrganisationFacts.LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && !address.Any(char.IsWhiteSpace)))
            _problems.Add(new("organisationLogoUnfit"));
        return address;
    }

    private DateOnly? Day(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return null;
        var read = WrittenDays.Read(written, order);
        if (read.Day is null)
            _problems.Add(new(read.IsAmbiguous ? "organisationDayAmbiguous" : "organisationDayUnknown", Quote(written)));
        return read.Day;
    }

    /// <summary>Line breaks and tabs become spaces; other control characters, which no database column and no card wants, go.</summary>
    private static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.Where(c => !char.IsControl(c) || char.IsWhiteSpace(c))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Quote(string text) => TextLimits.Abridge(OneLine(text), TextLimits.Quote);
}
