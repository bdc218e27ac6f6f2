using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Outcomes in people's words.</summary>
internal static class OrganisationWords
{
    /// <summary>Replies quote at most this much of what was typed.</summary>
    private const int QuoteLength = 60;

    public static string Describe(Turn turn, ChooseOrganisation.Outcome outcome) => outcome switch
    {
        ChooseOrganisation.Outcome.Chosen chosen => turn.Say("organisationChosen", chosen.Name),
        ChooseOrganisation.Outcome.NoneChosen => turn.Say("organisationNoneChosen"),
        _ => throw new InvalidOperationException($"No reply was foreseen for {outcome}."),
    };

    public static string NotFound(Turn turn, OrganisationSearch search) => search switch
    {
        OrganisationSearch.Ambiguous several => turn.Say("representedAmbiguous", Quote(several.Typed), string.Join(", ", several.Names)),
        OrganisationSearch.Unknown { Typed.Length: 0 } => turn.Say("organisationMissing"),
        OrganisationSearch.Unknown { Suggestions.Count: > 0 } near => turn.Say("representedDidYouMean", Quote(near.Typed), string.Join(", ", near.Suggestions)),
        OrganisationSearch.Unknown unknown => turn.Say("representedUnknown", Quote(unknown.Typed)),
        OrganisationSearch.Found { Organisation: var gone } => turn.Say("representedUnknown", Quote(gone.Name)),
        _ => throw new InvalidOperationException($"No reply was foreseen for {search}."),
    };

    public static string Conflict(Turn turn, SaveSettings.Outcome.Conflict conflict)
    {
        var fields = conflict.Differences.Select(d => turn.Say("settingsDifference", turn.Say($"field.{d.Field}"), Shown(d.Given), Shown(d.Saved)));
        var when = conflict.SavedAt is { } at ? turn.Alliance.ToLocal(at).ToString($"{turn.Say("longDate")} HH:mm", turn.Language.Culture()) : "–";
        return turn.Say("settingsConflict", conflict.SavedBy.Length > 0 ? conflict.SavedBy : "–", when, string.Join("; ", fields));
    }

    private static string Shown(string value) => value.Length > 0 ? TextLimits.Abridge(value, QuoteLength) : "–";

    private static string Quote(string text) => TextLimits.Abridge(text, QuoteLength);
}
