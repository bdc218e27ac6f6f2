using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AllianceBot.Alliances.Representatives;

/// <summary>The form as it was filled in: whatever a client sends.</summary>
/// <param name="Organisation">An id from a choice or a name as typed; empty for none; null where it was not filled in, and stays what it is.</param>
/// <param name="Language">A code; empty for the language they write in.</param>
/// <param name="TimeZone">Empty for the alliance's.</param>
public sealed record SettingsForm(
    string? Organisation, string Language, string TimeZone, string QuietFrom, string QuietTo, string AwayFrom, string AwayTo, bool IsLeftAlone)
{
    /// <summary>When the message of a day comes; empty for the usual hour.</summary>
    public string DailyHour { get; init; } = "";

    public static SettingsForm Of(Person person, string organisation) => new(
        organisation,
        person.ChosenLanguage?.Code() ?? "",
        person.TimeZone ?? "",
        Write(person.QuietFrom ?? Delivery.QuietTimes.Usual.From),
        Write(person.QuietTo ?? Delivery.QuietTimes.Usual.To),
        IsoDay.Write(person.AwayFrom),
        IsoDay.Write(person.AwayTo),
        person.IsLeftAlone)
    {
        DailyHour = person.DailyHour is { } hour ? Write(hour) : "",
    };

    /// <summary>What it says, field by field as the trail and a conflict name them.</summary>
    public IReadOnlyList<(string Field, string Value)> Fields =>
    [
        ("organisation", Organisation ?? ""),
        ("language", Language),
        ("timeZone", TimeZone),
        ("quietHours", QuietFrom == QuietTo ? "" : $"{QuietFrom}–{QuietTo}"),
        ("dailyHour", DailyHour),
        ("away", AwayFrom.Length + AwayTo.Length == 0 ? "" : $"{AwayFrom}–{AwayTo}"),
        ("leftAlone", IsLeftAlone ? "✓" : ""),
    ];

    internal static string Write(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A person says how and when they want to be written to.</summary>
public static class SaveSettings
{
    /// <param name="Version">Of the person the form was made from.</param>
    public sealed record Input(Actor Actor, SettingsForm Form, int Version, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Saved(SettingsForm Settings) : Outcome;

        /// <summary>Something in it makes no sense; the phrase says what.</summary>
        public sealed record Wrong(string Phrase) : Outcome;

        public sealed record OrganisationNotFound(OrganisationSearch Search) : Outcome;

        /// <summary>They are a co-chair, and another one is from there.</summary>
        public sealed record CoChairsClash(CoChairClash Clash) : Outcome;

        /// <summary>Saved meanwhile with other values; nothing was changed.</summary>
        public sealed record Conflict(int Version, string SavedBy, DateTimeOffset? SavedAt, IReadOnlyList<(string Field, string Given, string Saved)> Differences) : Outcome;
    }

    /// <summary>The settings it means, or what is wrong with it.</summary>
    public static (PersonSettings? Settings, Outcome? Problem) Read(SettingsForm form)
    {
        var language = TextLanguageCulture.FromLocale(form.Language);
        if (form.Language.Length > 0 && language is null)
            return (null, new Outcome.Wrong("settingsLanguageUnknown"));
        if (form.TimeZone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(form.TimeZone) is null)
            return (null, new Outcome.Wrong("setUpTimeZoneUnknown"));
        if (!TryReadTime(form.QuietFrom, out var from) || !TryReadTime(form.QuietTo, out var to) || from is null != to is null)
            return (null, new Outcome.Wrong("settingsQuietWrong"));
        if (!TryReadDate(form.AwayFrom, out var first) || !TryReadDate(form.AwayTo, out var last))
            return (null, new Outcome.Wrong("settingsAwayWrong"));
        if (first is not null && last is null)
            return (null, new Outcome.Wrong("settingsAwayEndMissing"));
        if (first > last)
            return (null, new Outcome.Wrong("settingsAwayTurned"));
        if (!TryReadTime(form.DailyHour, out var hour) || hour is { Minute: not (0 or 30) } or { Second: not 0 })
            return (null, new Outcome.Wrong("settingsDailyHourWrong"));
        // Said here rather than put off each day without a word.
        if (hour is { } chosen && new Delivery.QuietTimes("", from ?? Delivery.QuietTimes.Usual.From, to ?? Delivery.QuietTimes.Usual.To, null, null).IsQuiet(chosen))
            return (null, new Outcome.Wrong("settingsDailyHourQuiet"));
        // Nothing filled in means the usual hours; the same hour twice means none.
        var isUsual = from is null || (from, to) == Delivery.QuietTimes.Usual;
        return (new PersonSettings(language, form.TimeZone.Length > 0 ? form.TimeZone : null, isUsual ? null : from, isUsual ? null : to, first, last, form.IsLeftAlone) { DailyHour = hour == PersonClock.UsualHour ? null : hour }, null);
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var (settings, problem) = Read(input.Form);
        if (settings is null)
            return problem!;
        var person = await db.Set<Person>().SingleAsync(p => p.Id == input.Actor.Id, cancellationToken);
        var (organisation, notFound) = await FindOrganisationAsync(db, input.Form.Organisation ?? person.OrganisationId?.ToString() ?? "", person, cancellationToken);
        if (notFound is not null)
            return notFound;
        var before = SettingsForm.Of(person, await Representation.NameAsync(db, person.OrganisationId, cancellationToken));
        var after = Normal(settings, organisation);
        var changes = before.Fields.Zip(after.Fields).Where(pair => pair.First != pair.Second).ToList();
        if (changes.Count > 0 && input.Version != person.Version)
            return await ConflictAsync(db, person, changes.Select(c => (c.First.Field, c.Second.Value, c.First.Value)), cancellationToken);

        // Whoever leaves the field as it was has said nothing of it.
        if (input.Form.Organisation is not null && await Representation.ChangeAsync(db, person, organisation, input.Actor, input.Now, cancellationToken) is { } clash)
            return new Outcome.CoChairsClash(clash);
        person.Apply(settings);
        if (changes.Any(c => c.First.Field == "timeZone"))
            await AllianceTasks.FollowClockAsync(db, person.Id, settings.TimeZone ?? await db.Set<Alliance>().Select(a => a.TimeZone).SingleAsync(cancellationToken), cancellationToken);
        if (changes.Any(c => c.First.Field == "dailyHour"))
            await AllianceTasks.FollowHourAsync(db, person.Id, settings.DailyHour ?? PersonClock.UsualHour, cancellationToken);
        if (changes.Any(c => c.First.Field != "organisation"))
            Write(db, person, input.Actor, input.Now);
        return new Outcome.Saved(after);
    }

    /// <summary>The trail, which everyone reads, says that settings changed; when somebody sleeps or is away is in none of its lines.</summary>
    internal static void Write(AllianceDb db, Person person, Actor by, DateTimeOffset now) => ChangeRecord.Write(db, new Change
    {
        At = now,
        By = by,
        Subject = ChangeSubject.Person,
        SubjectId = person.Id,
        SubjectName = person.Name,
        Action = "personSettingsChanged",
    });

    /// <summary>One that has left the alliance may be kept, and not chosen.</summary>
    private static async Task<(Organisation? Organisation, Outcome? Problem)> FindOrganisationAsync(AllianceDb db, string given, Person person, CancellationToken cancellationToken)
    {
        if (given.Length == 0)
            return (null, null);
        var search = await OrganisationFinder.FindAsync(db, given, cancellationToken);
        return search is OrganisationSearch.Found { Organisation: var found } && (found.Status is not OrganisationStatus.Left || found.Id == person.OrganisationId)
            ? (found, null)
            : (null, new Outcome.OrganisationNotFound(search));
    }

    /// <summary>The form as it would come back from what is saved.</summary>
    private static SettingsForm Normal(PersonSettings settings, Organisation? organisation) => new(
        organisation?.Name ?? "",
        settings.Language?.Code() ?? "",
        settings.TimeZone ?? "",
        SettingsForm.Write(settings.QuietFrom ?? Delivery.QuietTimes.Usual.From),
        SettingsForm.Write(settings.QuietTo ?? Delivery.QuietTimes.Usual.To),
        IsoDay.Write(settings.AwayFrom),
        IsoDay.Write(settings.AwayTo),
        settings.IsLeftAlone)
    {
        DailyHour = settings.DailyHour is { } hour ? SettingsForm.Write(hour) : "",
    };

    private static async Task<Outcome.Conflict> ConflictAsync(AllianceDb db, Person person, IEnumerable<(string, string, string)> differences, CancellationToken cancellationToken)
    {
        var (by, at) = await ChangeRecord.FindLatestAsync(db, c => c.SubjectId == person.Id, cancellationToken);
        return new Outcome.Conflict(person.Version, by, at, [.. differences]);
    }

    private static bool TryReadTime(string text, out TimeOnly? time)
    {
        var isTime = TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        time = isTime ? read : null;
        return isTime || text.Length == 0;
    }

    private static bool TryReadDate(string text, out DateOnly? date)
    {
        date = IsoDay.Read(text);
        return date is not null || text.Length == 0;
    }
}
