using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Organisations;

/// <summary>What differs between two states of an organisation, in codes: whoever reads it sees words of their own.</summary>
internal static class OrganisationDifferences
{
    /// <param name="before">Null when there was none.</param>
    /// <param name="after">What it is, or is to be.</param>
    public static IReadOnlyList<FieldChange> Find(OrganisationFacts? before, OrganisationFacts after)
    {
        var (old, now) = (before is null ? [] : Write(before), Write(after));
        return [.. now.Select((field, i) => new FieldChange(field.Field, before is null ? "" : old[i].Value, field.Value)).Where(field => field.Before != field.After)];
    }

    /// <summary>Days that a form or a file says and that are not those known.</summary>
    public static IReadOnlyList<FieldChange> Find(OrganisationDates before, OrganisationDates said) =>
    [
        .. new[]
        {
            new FieldChange("joinedOn", IsoDay.Write(before.JoinedOn), IsoDay.Write(said.RemovesJoinedOn ? null : said.JoinedOn ?? before.JoinedOn)),
            new FieldChange("leftOn", IsoDay.Write(before.LeftOn), IsoDay.Write(said.RemovesLeftOn ? null : said.LeftOn ?? before.LeftOn)),
        }.Where(field => field.Before != field.After),
    ];

    /// <summary>Days that a change has changed, be it by taking them out.</summary>
    public static IReadOnlyList<FieldChange> Between(OrganisationDates before, OrganisationDates after) =>
        Find(before, after with { RemovesJoinedOn = after.JoinedOn is null, RemovesLeftOn = after.LeftOn is null });

    private static (string Field, string Value)[] Write(OrganisationFacts facts) =>
    [
        ("name", facts.Name),
        ("shortName", facts.ShortName),
        ("sector", facts.Sector.ToString()),
        ("country", facts.Country),
        ("weight", facts.Weight.ToString("0.###", CultureInfo.InvariantCulture)),
        ("status", facts.Status.ToString()),
        ("languages", facts.Languages),
        ("logo", facts.LogoAddress),
    ];

    public static string Weight(TextLanguage language, decimal weight) => weight.ToString("0.###", language.Culture());
}

/// <summary>Writes what happens to organisations into the audit trail.</summary>
internal sealed class OrganisationTrail(AllianceDb db, Actor by, DateTimeOffset now)
{
    public void Added(Organisation organisation) =>
        Write(organisation, "organisationAdded", [.. OrganisationDifferences.Find(null, organisation.Facts), .. OrganisationDifferences.Find(default, organisation.Dates)]);

    /// <param name="organisation">As it is now.</param>
    /// <param name="before">What it was.</param>
    /// <param name="datesBefore">And its days.</param>
    public void Changed(Organisation organisation, OrganisationFacts before, OrganisationDates datesBefore)
    {
        var hasLeft = organisation.Status is OrganisationStatus.Left && before.Status is not OrganisationStatus.Left;
        Write(organisation, hasLeft ? "organisationRetired" : "organisationChanged",
            [.. OrganisationDifferences.Find(before, organisation.Facts), .. OrganisationDifferences.Between(datesBefore, organisation.Dates)]);
    }

    public void Imported(int added, int changed) => ChangeRecord.Write(db, new Change
    {
        At = now,
        By = by,
        Subject = ChangeSubject.Organisation,
        SubjectName = "",
        Action = "organisationsImported",
        Fields = [new("importAdded", "", added.ToString(CultureInfo.InvariantCulture)), new("importChanged", "", changed.ToString(CultureInfo.InvariantCulture))],
    });

    private void Write(Organisation organisation, string action, IReadOnlyList<FieldChange> fields) => ChangeRecord.Write(db, new Change
    {
        At = now,
        By = by,
        Subject = ChangeSubject.Organisation,
        SubjectId = organisation.Id,
        SubjectName = organisation.Name,
        Action = action,
        Fields = fields,
    });
}
