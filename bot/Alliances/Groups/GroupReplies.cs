using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Groups;

/// <summary>What is wrong with a filled-in form, in one sentence with the way forward.</summary>
internal static class GroupReplies
{
    public static string Describe(Turn turn, GroupProblem problem, string typed, IReadOnlyList<string> suggestions)
    {
        var quoted = TextLimits.Abridge(typed, TextLimits.Quote);
        var names = string.Join(", ", suggestions);
        return problem switch
        {
            GroupProblem.NameMissing => turn.Say("groupNameMissing"),
            GroupProblem.NameTooLong => turn.Say("groupNameTooLong", TextLimits.Name),
            GroupProblem.NameTaken => turn.Say("groupNameTaken", quoted),
            GroupProblem.PurposeMissing => turn.Say("groupPurposeMissing"),
            GroupProblem.PurposeTooLong => turn.Say("groupPurposeTooLong", WorkingGroup.LongestPurpose),
            GroupProblem.EndNotADate => turn.Say("groupEndNotADate", quoted),
            GroupProblem.EndPast => turn.Say("groupEndPast"),
            GroupProblem.CoordinatorMissing => turn.Say("groupCoordinatorMissing"),
            GroupProblem.CoordinatorGone => turn.Say("groupCoordinatorGone"),
            GroupProblem.OrganisationGone => turn.Say("groupOrganisationGone"),
            GroupProblem.CoordinatorAmbiguous => turn.Say("groupPersonAmbiguous", quoted, names),
            GroupProblem.CoordinatorUnknown when suggestions.Count > 0 => turn.Say("groupPersonDidYouMean", quoted, names),
            GroupProblem.CoordinatorUnknown => turn.Say("groupPersonUnknown", quoted),
            GroupProblem.OrganisationAmbiguous => turn.Say("groupOrganisationAmbiguous", quoted, names),
            GroupProblem.OrganisationUnknown when suggestions.Count > 0 => turn.Say("groupOrganisationDidYouMean", quoted, names),
            GroupProblem.OrganisationUnknown => turn.Say("groupOrganisationUnknown", quoted),
            GroupProblem.TooManyOrganisations => turn.Say("groupFull", WorkingGroup.MostMembers),
            _ => throw Reply.Unforeseen(problem),
        };
    }
}
