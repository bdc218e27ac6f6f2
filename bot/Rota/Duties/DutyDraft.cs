using System.Globalization;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Rota.Duties;

/// <summary>What the form of a duty says, as filled in.</summary>
/// <param name="Sectors">Names of <see cref="Sector"/> separated by commas.</param>
/// <param name="Language">A language's name or tag; empty for any.</param>
/// <param name="IsForTrained">“true” when only trained organisations may hold it.</param>
/// <param name="Trained">Ids separated by commas, or names, one a line.</param>
/// <param name="Excludes">Ids separated by commas.</param>
public sealed record DutyFields(
    string Name, string Meaning, string Template, string Effort, string Rhythm, string Holders, string Sectors, string Language, string IsForTrained, string Trained, string Excludes)
{
    public static DutyFields Read(CardData data) => new(
        data.Text("name"), data.Text("meaning"), data.Text("template"), data.NumberText("effort"), data.Text("rhythm"), data.NumberText("holders"),
        data.Text("sectors"), data.Text("language"), data.Text("isForTrained"), data.Text("trained"), data.Text("excludes"));

    /// <param name="duty">As it is.</param>
    /// <param name="members">For the names of trained organisations, where names are typed; null where they are chosen.</param>
    public static DutyFields Of(RotaDuty duty, RotaMembers? members)
    {
        var facts = duty.Facts;
        return new(
            facts.Name, facts.Meaning, facts.Template, duty.EffortText, facts.Rhythm.ToString(), facts.Holders.ToString(CultureInfo.InvariantCulture), string.Join(',', facts.Sectors), facts.Language,
            facts.IsForTrained ? "true" : "false", members is null ? string.Join(',', facts.Trained) : string.Join('\n', facts.Trained.Select(members.Find).OfType<RotaMember>().Select(m => m.Organisation.Name)), string.Join(',', facts.Excludes));
    }
}

/// <summary>What is wrong with a filled-in form.</summary>
public enum DutyProblem
{
    NameMissing,
    NameTooLong,
    NameTaken,
    TextTooLong,
    EffortOutOfRange,
    HoldersOutOfRange,
    RhythmMissing,
    LanguageUnknown,
    TrainedUnknown,
    TrainedAmbiguous,
    TrainedMissing,
    ExcludedElsewhere,
    TooMany,

    /// <summary>Somebody saved a change since the form was made.</summary>
    ChangedMeanwhile,
}

/// <param name="Typed">The words it is about.</param>
/// <param name="Names">What may have been meant.</param>
public sealed record DutyFault(DutyProblem Problem, string Typed, IReadOnlyList<string> Names);

/// <summary>A filled-in form, checked against the duties and organisations of the alliance.</summary>
internal abstract record DutyDraft
{
    private DutyDraft() { }

    public sealed record Ready(DutyFacts Facts) : DutyDraft;

    /// <param name="Faults">All that were found, in the order of the form.</param>
    public sealed record Wrong(IReadOnlyList<DutyFault> Faults) : DutyDraft;

    /// <param name="fields">As filled in.</param>
    /// <param name="duty">The one they are for; null for a new one.</param>
    /// <param name="all">All duties.</param>
    /// <param name="members">The organisations.</param>
    /// <param name="vocabulary">Reads languages.</param>
    /// <param name="phrases">For the usual names.</param>
    public static DutyDraft Check(DutyFields fields, RotaDuty? duty, IReadOnlyList<RotaDuty> all, RotaMembers members, OrganisationVocabulary vocabulary, Phrasebook phrases)
    {
        var name = PrintableText.Clean(fields.Name).Trim();
        var (tags, unknown) = vocabulary.ReadLanguages(fields.Language);
        var trained = members.Read(fields.Trained);
        var excludes = Ids(fields.Excludes).Where(id => id != duty?.Id).ToList();
        var rhythm = Enum.TryParse<Rhythm>(fields.Rhythm, out var read) && Enum.IsDefined(read) ? read : (Rhythm?)null;
        var isForTrained = fields.IsForTrained == "true";
        List<DutyFault> faults = [.. FindFaults(fields, name, duty, all, rhythm, phrases)];
        if (unknown is not null || tags.Contains(' '))
            faults.Add(new(DutyProblem.LanguageUnknown, unknown ?? fields.Language, []));
        if (trained.Unclear is { } unclear)
            faults.Add(new(trained.IsAmbiguous ? DutyProblem.TrainedAmbiguous : DutyProblem.TrainedUnknown, Guid.TryParse(unclear, out _) ? "" : unclear, trained.Names));
        else if (isForTrained && trained.Members.Count == 0)
            faults.Add(new(DutyProblem.TrainedMissing, "", []));
        if (rhythm is not null && excludes.Any(id => all.FirstOrDefault(d => d.Id == id) is { RetiredAt: null } other && other.Rhythm != rhythm))
            faults.Add(new(DutyProblem.ExcludedElsewhere, "", []));
        return faults.Count > 0 ? new Wrong(faults) : new Ready(new DutyFacts
        {
            Name = name,
            Meaning = Tidy(fields.Meaning),
            Template = Tidy(fields.Template),
            Effort = ReadNumber(fields.Effort)!.Value,
            Rhythm = rhythm!.Value,
            Holders = (int)ReadNumber(fields.Holders)!.Value,
            Sectors = [.. Sectors(fields.Sectors)],
            Language = tags,
            IsForTrained = isForTrained,
            Trained = [.. trained.Members.Select(m => m.Id)],
            Excludes = excludes,
        });
    }

    private static IEnumerable<DutyFault> FindFaults(DutyFields fields, string name, RotaDuty? duty, IReadOnlyList<RotaDuty> all, Rhythm? rhythm, Phrasebook phrases)
    {
        if (duty is null && all.Count >= RotaDuty.MostDuties)
            yield return new(DutyProblem.TooMany, "", []);
        // One of the usual duties goes by its usual name when nobody gives it another.
        if (name.Length == 0 && (duty is null or { Kind: DutyKind.Own }))
            yield return new(DutyProblem.NameMissing, "", []);
        if (name.Length > RotaDuty.LongestName)
            yield return new(DutyProblem.NameTooLong, name, []);
        if (name.Length > 0 && all.Any(d => d.Id != duty?.Id && d.Titles(phrases).Any(title => TextFolding.Fold(title) == TextFolding.Fold(name))))
            yield return new(DutyProblem.NameTaken, name, []);
        if (Tidy(fields.Meaning).Length > RotaDuty.LongestMeaning || Tidy(fields.Template).Length > RotaDuty.LongestTemplate)
            yield return new(DutyProblem.TextTooLong, "", []);
        if (ReadNumber(fields.Effort) is not { } effort || effort is <= 0 or > RotaDuty.MostEffort || decimal.Round(effort, 3) != effort)
            yield return new(DutyProblem.EffortOutOfRange, fields.Effort, []);
        if (rhythm is null)
            yield return new(DutyProblem.RhythmMissing, "", []);
        if (ReadNumber(fields.Holders) is not { } holders || holders is < 1 or > RotaDuty.MostHolders || decimal.Truncate(holders) != holders)
            yield return new(DutyProblem.HoldersOutOfRange, fields.Holders, []);
    }

    /// <summary>A form writes 1.5, and some people 1,5.</summary>
    private static decimal? ReadNumber(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<Sector> Sectors(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries).Where(name => Enum.TryParse<Sector>(name, out var sector) && Enum.IsDefined(sector)).Select(Enum.Parse<Sector>).Distinct();

    private static IEnumerable<Guid> Ids(string list) => list.Split(',', StringSplitOptions.TrimEntries).Where(id => Guid.TryParse(id, out _)).Select(Guid.Parse).Distinct();

    private static string Tidy(string text) => PrintableText.Clean(text.ReplaceLineEndings("\n")).Trim();
}
