using System.Collections.Frozen;
using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Roles;

/// <summary>Something that not everybody may do. Each has a phrase <c>right.{name}</c> in both languages.</summary>
public enum Right
{
    SetUpAlliance,
    ManageOrganisations,
    ManageRepresentatives,
    NameCoChairs,
    ManageGroups,
    ManageHolidays,
    ChangeGroup,
    JoinGroup,
    ProposeCharter,
    AnswerCharter,
    RunMeetings,
    RecordInMeetings,
    RecordAttendance,
    Vote,
    AmendMinutes,
    ApproveMinutes,
    ManageRota,
    TakeTurns,
    MakeTasks,
    ManageTasks,
}

/// <summary>The one table that says who may do what. <c>who can</c> prints it, every use case asks it.</summary>
public static class Rights
{
    private const Role Leaders = Role.Steward | Role.CoChair;

    private static readonly FrozenDictionary<Right, Role> Table = new Dictionary<Right, Role>
    {
        [Right.SetUpAlliance] = Leaders,
        [Right.ManageOrganisations] = Leaders,
        [Right.ManageRepresentatives] = Leaders,
        [Right.NameCoChairs] = Leaders,
        [Right.ManageGroups] = Leaders,
        [Right.ManageHolidays] = Leaders,
        // A coordinator's role counts in their own working group.
        [Right.ChangeGroup] = Leaders | Role.Coordinator,
        // For the organisation that the person represents, which is a member.
        [Right.JoinGroup] = Role.Member,
        [Right.ProposeCharter] = Leaders,
        [Right.AnswerCharter] = Role.Member,
        [Right.RunMeetings] = Leaders | Role.Coordinator | Role.DutyHolder | Role.Member,
        [Right.RecordInMeetings] = Leaders | Role.Coordinator | Role.DutyHolder | Role.Member,
        // Of others: everyone answers the roll call for themselves.
        [Right.RecordAttendance] = Leaders | Role.Coordinator | Role.DutyHolder | Role.Member,
        [Right.Vote] = Role.Member,
        // For the organisation that the person represents, while the draft is in circulation.
        [Right.AmendMinutes] = Role.Member,
        [Right.ApproveMinutes] = Leaders | Role.Coordinator | Role.DutyHolder,
        // A coordinator's role counts in the rota of their own working group.
        [Right.ManageRota] = Leaders | Role.Coordinator,
        // For the organisation that the person represents; whoever leads the alliance or coordinates the group, for any.
        [Right.TakeTurns] = Leaders | Role.Coordinator | Role.Member,
        [Right.MakeTasks] = Leaders | Role.Coordinator | Role.DutyHolder | Role.Member,
        // Of others: everyone answers for their own, and for those of their organisation.
        [Right.ManageTasks] = Leaders | Role.Coordinator,
    }.ToFrozenDictionary();

    /// <summary>Done for the organisation that one represents, and so by nobody of whom it is not known.</summary>
    public static bool SpeaksForOrganisation(Right right) => Table[right] is Role.Member;

    /// <summary>The roles that may.</summary>
    public static Role RolesFor(Right right) => Table[right];

    /// <summary>
    /// Whether a card offers what takes a right. In somebody's own chat, only to whom it is given; a card in a channel is
    /// everybody's, so it offers it to all and whoever presses is asked.
    /// </summary>
    public static bool IsOffered(Turn turn, Right right, Guid? groupId = null) => turn.Place.Kind is not PlaceKind.Personal || Allows(turn.Actor, right, groupId);

    /// <param name="actor">Who wants to.</param>
    /// <param name="right">What.</param>
    /// <param name="groupId">The working group it is about; null for the alliance as a whole.</param>
    public static bool Allows(Actor actor, Right right, Guid? groupId = null)
    {
        var held = actor.Standing.Roles;
        if (groupId is not { } group || !actor.Standing.Coordinates.Contains(group))
            held &= ~Role.Coordinator;
        return (held & Table[right]) != 0;
    }
}
