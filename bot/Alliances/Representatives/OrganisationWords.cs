using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Outcomes in people's words.</summary>
internal static class OrganisationWords
{
    public static string Describe(Turn turn, ChooseOrganisation.Outcome outcome) => outcome switch
    {
        ChooseOrganisation.Outcome.Chosen chosen => turn.Say("organisationChosen", chosen.Name),
        ChooseOrganisation.Outcome.NoneChosen => turn.Say("organisationNoneChosen"),
        ChooseOrganisation.Outcome.CoChairsClash clash => Clash(turn, clash.Clash),
        _ => throw Reply.Unforeseen(outcome),
    };

    public static string Clash(Turn turn, CoChairClash clash) =>
        clash.Organisation.Length > 0 ? turn.Say("coChairMayNotMove", clash.Other, clash.Organisation) : turn.Say("coChairMayNotLeave");

    public static string NotFound(Turn turn, OrganisationSearch search) => search switch
    {
        OrganisationSearch.Ambiguous several => turn.Say("representedAmbiguous", Quote(several.Typed), string.Join(", ", several.Names)),
        OrganisationSearch.Unknown { Typed.Length: 0 } => turn.Say("organisationMissing"),
        OrganisationSearch.Unknown { Suggestions.Count: > 0 } near => turn.Say("representedDidYouMean", Quote(near.Typed), string.Join(", ", near.Suggestions)),
        OrganisationSearch.Unknown unknown => turn.Say("representedUnknown", Quote(unknown.Typed)),
        OrganisationSearch.Found { Organisation: var gone } => turn.Say("representedLeft", Quote(gone.Name)),
        _ => throw Reply.Unforeseen(search),
    };

    /// <summary>What is wrong with the form that adds or corrects somebody without Teams.</summary>
    public static string Describe(Turn turn, AddRepresentative.Outcome problem) => problem switch
    {
        AddRepresentative.Outcome.NameMissing => turn.Say("representativeNameMissing"),
        AddRepresentative.Outcome.NameTooLong => turn.Say("representativeNameTooLong", TextLimits.Name),
        AddRepresentative.Outcome.EmailInvalid => turn.Say("representativeEmailInvalid"),
        AddRepresentative.Outcome.LanguageUnknown => turn.Say("setUpLanguageUnknown"),
        AddRepresentative.Outcome.AlreadyKnown known => turn.Say("representativeKnown", known.Name),
        AddRepresentative.Outcome.OrganisationNotFound missing => NotFound(turn, missing.Search),
        _ => throw Reply.Unforeseen(problem),
    };

    public static string Conflict(Turn turn, SetOrganisation.Outcome.Conflict conflict) => turn.Say(
        "representedConflict", conflict.Person, Who(conflict.SavedBy), When(turn, conflict.SavedAt),
        turn.Say("settingsDifference", turn.Say("field.organisation"), Shown(conflict.Wanted), Shown(conflict.Saved)));

    public static string Conflict(Turn turn, CorrectRepresentative.Outcome.Conflict conflict) =>
        turn.Say("settingsConflict", Who(conflict.SavedBy), When(turn, conflict.SavedAt), Differences(turn, conflict.Differences));

    public static string Conflict(Turn turn, SaveSettings.Outcome.Conflict conflict) =>
        turn.Say("settingsConflict", Who(conflict.SavedBy), When(turn, conflict.SavedAt), Differences(turn, conflict.Differences));

    private static string Differences(Turn turn, IEnumerable<(string Field, string Given, string Saved)> differences) =>
        string.Join("; ", differences.Select(d => turn.Say("settingsDifference", turn.Say($"field.{d.Field}"), Shown(d.Given), Shown(d.Saved))));

    private static string Who(string savedBy) => savedBy.Length > 0 ? savedBy : "–";

    private static string When(Turn turn, DateTimeOffset? savedAt) =>
        savedAt is { } at ? turn.Alliance.ToLocal(at).ToString($"{turn.Say("longDate")} HH:mm", turn.Language.Culture()) : "–";

    private static string Shown(string value) => value.Length > 0 ? TextLimits.Abridge(value, TextLimits.Quote) : "–";

    private static string Quote(string text) => TextLimits.Abridge(text, TextLimits.Quote);
}
