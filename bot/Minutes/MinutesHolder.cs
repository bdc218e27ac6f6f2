using AllianceBot.Alliances;
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
        if ((await ReadNamedAsync(db, meeting, cancellationToken)).Contains(actor.Id))
            actor = WithDuty(actor);
        var refusal = await Refusal.FindAsync(db, WithDuty(actor, meeting.StartedById), Right.ApproveMinutes, meeting.GroupId, cancellationToken);
        return refusal is null ? null : refusal with { Holders = [.. refusal.Holders.Append(meeting.StartedByName).Distinct()] };
    }

    /// <summary>Whom the rota names for the minutes of a meeting: the alliance's, or that of the working group that met.</summary>
    public static Task<IReadOnlyList<Guid>> ReadNamedAsync(AllianceDb db, MeetingRecord meeting, CancellationToken cancellationToken) =>
        DutyHolders.OfMinutesAsync(db, meeting.GroupId, meeting.StartedAt, cancellationToken);

    /// <summary>Who signs for the minutes of a meeting: whom the rota names, of those who were there; null where that is nobody.</summary>
    public static async Task<string?> ReadSecretaryAsync(AllianceDb db, MeetingRecord meeting, CancellationToken cancellationToken)
    {
        var named = await AlliancePeople.ReadNamesAsync(db, await ReadNamedAsync(db, meeting, cancellationToken), cancellationToken);
        var there = named.Where(meeting.PresentNames.Contains).ToList();
        return there.Count > 0 ? string.Join(", ", there) : null;
    }

    /// <summary>Whether a card offers what the holder alone may do: in a channel to all, in somebody's own chat to whom it is given.</summary>
    /// <param name="turn">Who looks.</param>
    /// <param name="meeting">Whose minutes they are.</param>
    /// <param name="named">As <see cref="ReadNamedAsync"/> gave it.</param>
    public static bool IsOffered(Turn turn, MeetingRecord meeting, IReadOnlyList<Guid> named) =>
        turn.Place.Kind is not PlaceKind.Personal || Holds(turn.Actor, meeting, named);

    /// <summary>As the turn knows; what is written asks again.</summary>
    public static bool Holds(Actor actor, MeetingRecord meeting, IReadOnlyList<Guid> named) =>
        Rights.Allows(named.Contains(actor.Id) ? WithDuty(actor) : WithDuty(actor, meeting.StartedById), Right.ApproveMinutes, meeting.GroupId);

    private static Actor WithDuty(Actor actor, Guid startedById) => startedById == actor.Id ? WithDuty(actor) : actor;

    private static Actor WithDuty(Actor actor) => actor with { Standing = actor.Standing with { Roles = actor.Standing.Roles | Role.DutyHolder } };
}
