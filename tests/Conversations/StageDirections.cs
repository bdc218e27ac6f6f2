using System.Globalization;
using System.Text.RegularExpressions;
using AllianceBot.Alliances.Organisations;

namespace AllianceBot.Tests.Conversations;

/// <summary>What a stage direction asks for.</summary>
public abstract record Deed
{
    public sealed record ClockShows(DateTime Local) : Deed;

    public sealed record TimePasses(TimeSpan Span) : Deed;

    /// <param name="Where">Where it is pressed; null for the place of the last thing said.</param>
    /// <param name="From">Where the card was shown; null for the same place.</param>
    public sealed record Presses(string Who, string Button, string? Where, string? From, string? Heading, bool IsOldClient, (string Field, string Value)? Edit) : Deed;

    public sealed record PressesUnknown(string Who) : Deed;

    public sealed record FillsIn(string Who, string Label, string Value) : Deed;

    public sealed record AddsBot(string Who, string Where) : Deed;

    public sealed record RemovesBot(string Who, string Where) : Deed;

    public sealed record Joins(string Who, string Where) : Deed;

    public sealed record Leaves(string Who, string Where) : Deed;

    /// <summary>The alliance of a place has these organisations from now on.</summary>
    public sealed record HasOrganisations(string Where, IReadOnlyList<string> Names) : Deed;

    public sealed record BecomesCoChair(string Who, string Where) : Deed;

    public sealed record TeamsRepeats(bool UnderNewId) : Deed;

    public sealed record Opens(string Who, string Button) : Deed;

    public sealed record LooksIntoArchive(string Who) : Deed;

    /// <summary>Somebody without Teams looks whether mail has come.</summary>
    public sealed record ReadsMail(string Who) : Deed;

    /// <summary>A link of a mail that was read.</summary>
    public sealed record Follows(string Who, string Link) : Deed;

    /// <summary>On the page that a link opened.</summary>
    public sealed record PressesOnPage(string Who, string Button) : Deed;

    /// <param name="Details">Its sector and country, such as “Academia, PE”; null for a local NGO.</param>
    public sealed record Knows(string Organisation, string? Details, IReadOnlyList<string> Representatives) : Deed
    {
        public OrganisationFacts Facts => Details?.Split(", ") is [var sector, var country]
            ? new() { Name = Organisation, Sector = Enum.Parse<Sector>(sector), Country = country }
            : new() { Name = Organisation, Sector = Sector.LocalNgo };
    }

    public sealed record Chairs(string Who) : Deed;

    /// <summary>Teams made a report of who was in a call today.</summary>
    public sealed record Counted(string Call, TimeOnly From, TimeOnly To, IReadOnlyList<string> People) : Deed;

    public sealed record ArchiveStops : Deed;

    public sealed record ArchiveReturns : Deed;
}

/// <summary>Reads stage directions in English and Spanish; both say the same things.</summary>
public static class StageDirections
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es");

    private static readonly (Regex Pattern, Func<Match, Deed> Read)[] Known =
    [
        (Make("(?<n>\\d+) (?:seconds? (?:passes|pass)|segundos? después)"), m => new Deed.TimePasses(TimeSpan.FromSeconds(Number(m)))),
        (Make("(?<n>\\d+) (?:minutes? (?:passes|pass)|minutos? después)"), m => new Deed.TimePasses(TimeSpan.FromMinutes(Number(m)))),
        (Make("(?<n>\\d+) (?:hours? (?:passes|pass)|horas? después)"), m => new Deed.TimePasses(TimeSpan.FromHours(Number(m)))),
        (Make("(?:The alliance of|La alianza de) (?<where>[^ ]+) (?:has the organisations|tiene las organizaciones) (?<names>.+)"),
            m => new Deed.HasOrganisations(Group(m, "where"), [.. Regex.Matches(Group(m, "names"), "[“«]([^”»]+)[”»]").Select(name => name.Groups[1].Value)])),
        (Make("{who} (?:becomes a co-chair in|asume la copresidencia en) (?<where>.+)"), m => new Deed.BecomesCoChair(Group(m, "who"), Group(m, "where"))),
        (Make("{who} (?:presses a button that is long gone|presiona un botón que ya no existe)"), m => new Deed.PressesUnknown(Group(m, "who"))),
        (Make("{who} (?:presses|presiona) {a}(?: (?:on|en la tarjeta) {b})?(?<old> on an old client| en un cliente antiguo)?(?: (?:with|con) {c} (?:changed to|cambiado a) {d})?(?: (?:shown in|mostrado en) (?<from>[^ ]+), (?:while in|estando en) (?<where>.+)| (?:in|en) (?<where>[^ ]+|en privado))?"),
            m => new Deed.Presses(Group(m, "who"), Group(m, "a"), Maybe(m, "where"), Maybe(m, "from"), Maybe(m, "b"), m.Groups["old"].Success, m.Groups["c"].Success ? (Group(m, "c"), Group(m, "d")) : null)),
        (Make("{who} (?:fills in|chooses|rellena|elige) {a} (?:with|as|con) {b}"), m => new Deed.FillsIn(Group(m, "who"), Group(m, "a"), Group(m, "b"))),
        (Make("{who} (?:adds AllianceBot to|agrega AllianceBot a) (?<where>.+)"), m => new Deed.AddsBot(Group(m, "who"), Group(m, "where"))),
        (Make("{who} (?:removes AllianceBot from|quita AllianceBot de) (?<where>.+)"), m => new Deed.RemovesBot(Group(m, "who"), Group(m, "where"))),
        (Make("{who} (?:joins|entra en) (?<where>.+)"), m => new Deed.Joins(Group(m, "who"), Group(m, "where"))),
        (Make("{who} (?:leaves|sale de) (?<where>.+)"), m => new Deed.Leaves(Group(m, "who"), Group(m, "where"))),
        (Make("(?:Teams sends that again|Teams lo envía otra vez)"), _ => new Deed.TeamsRepeats(UnderNewId: false)),
        (Make("(?:Teams sends that again under a new id|Teams lo envía otra vez con otro id)"), _ => new Deed.TeamsRepeats(UnderNewId: true)),
        (Make("{who} (?:opens|abre) {a}"), m => new Deed.Opens(Group(m, "who"), Group(m, "a"))),
        (Make("{who} (?:looks into the archive|mira el archivo)"), m => new Deed.LooksIntoArchive(Group(m, "who"))),
        (Make("{who} (?:reads (?:her|his) mail|lee su correo)"), m => new Deed.ReadsMail(Group(m, "who"))),
        (Make("{who} (?:follows|sigue) {a}"), m => new Deed.Follows(Group(m, "who"), Group(m, "a"))),
        (Make("{who} (?:presses|presiona) {a} (?:on the page|en la página)"), m => new Deed.PressesOnPage(Group(m, "who"), Group(m, "a"))),
        (Make("(?:AllianceBot knows the organisation|AllianceBot conoce la organización) {a}(?: \\((?<details>[^)]+)\\))?(?:, (?:represented by|representada por) (?<people>.+))?"),
            m => new Deed.Knows(Group(m, "a"), Maybe(m, "details"), Maybe(m, "people")?.Split(", ") ?? [])),
        (Make("{who} (?:is co-chair|preside la alianza)"), m => new Deed.Chairs(Group(m, "who"))),
        (Make("Teams (?:counted in|contó en) {a} (?:from|de) (?<from>\\d\\d:\\d\\d) (?:to|a) (?<to>\\d\\d:\\d\\d): (?<people>.+)"),
            m => new Deed.Counted(Group(m, "a"), TimeOnly.Parse(Group(m, "from"), CultureInfo.InvariantCulture), TimeOnly.Parse(Group(m, "to"), CultureInfo.InvariantCulture), Group(m, "people").Split(", "))),
        (Make("(?:The archive stops answering|El archivo deja de responder)"), _ => new Deed.ArchiveStops()),
        (Make("(?:The archive answers again|El archivo vuelve a responder)"), _ => new Deed.ArchiveReturns()),
    ];

    public static Deed Read(string text)
    {
        if (DateTime.TryParseExact(text, "dddd d MMMM yyyy, HH:mm", English, DateTimeStyles.None, out var moment)
            || DateTime.TryParseExact(text, "dddd d 'de' MMMM 'de' yyyy, HH:mm", Spanish, DateTimeStyles.None, out moment))
            return new Deed.ClockShows(moment);
        var hits = Known.Select(k => (Match: k.Pattern.Match(text), k.Read)).Where(k => k.Match.Success).ToList();
        return hits is [var hit] ? hit.Read(hit.Match) : throw new FormatException($"{(hits.Count == 0 ? "No" : "More than one")} stage direction reads: {text}");
    }

    private static Regex Make(string pattern)
    {
        var withNames = pattern.Replace("{who}", "(?<who>\\p{Lu}[^“«\"]*?)", StringComparison.Ordinal);
        foreach (var name in new[] { "a", "b", "c", "d" })
            withNames = withNames.Replace($"{{{name}}}", $"(?:“(?<{name}>[^”]*)”|«(?<{name}>[^»]*)»|\"(?<{name}>[^\"]*)\")", StringComparison.Ordinal);
        return new Regex($"^{withNames}$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }

    private static string Group(Match match, string name) => match.Groups[name].Value;

    private static string? Maybe(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : null;

    private static int Number(Match match) => int.Parse(Group(match, "n"), CultureInfo.InvariantCulture);
}
