using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Rota;
using AllianceBot.Storage;

namespace AllianceBot.Minutes;

/// <summary>Who holds the minutes of a meeting: whoever may approve them circulates them, answers amendments and corrects what is approved.</summary>
internal static class MinutesHolder
{
    /// <summary>Null for whoever may. Beside whomever the rota names, the minutes are the duty of whoever started the meeting.</summary>
    public static async Task<Refusal?> FindRefusalAsync(AllianceDb db, Actor actor, MeetingRecord meeting, CancellationToken cancellationToken)
    {
        if (meeting.GroupId is null && await DutyHolders.HoldsMinutesAsync(db, actor.Id, meeting.StartedAt, cancellationToken))
            actor = WithDuty(actor);
        var refusal = await Refusal.FindAsync(db, WithDuty(actor, meeting.StartedById), Right.ApproveMinutes, meeting.GroupId, cancellationToken);
        return refusal is null ? null : refusal with { Holders = [.. refusal.Holders.Append(meeting.StartedByName).Distinct()] };
    }

    /// <summary>Whether a card offers what the holder alone may do: in a channel to all, in somebody's own chat to whom it is given.</summary>
    public static bool IsOffered(Turn turn, Guid startedById, Guid? groupId) =>
        turn.Place.Kind is not PlaceKind.Personal || Holds(turn.Actor, startedById, groupId);

    /// <summary>As the turn knows; what is written asks again.</summary>
    public static bool Holds(Actor actor, Guid startedById, Guid? groupId) =>
        (groupId is null && actor.Standing.HoldsMinutes) || Rights.Allows(WithDuty(actor, startedById), Right.ApproveMinutes, groupId);

    private static Actor WithDuty(Actor actor, Guid startedById) => startedById == actor.Id ? WithDuty(actor) : actor;

    private static Actor WithDuty(Actor actor) => actor with { Standing = actor.Standing with { Roles = actor.Standing.Roles | Role.DutyHolder } };
}
