using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Holidays;

/// <summary>Whoever leads takes a holiday back that is not over. What waited for its end comes within a day.</summary>
internal static class RemoveHoliday
{
    /// <param name="Today">In the alliance.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(Guid? HolidayId, DateOnly Today, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Removed(string Name) : Outcome;

        /// <summary>It was taken back before, or is over.</summary>
        public sealed record HolidayUnknown : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageHolidays, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await db.Set<Holiday>().SingleOrDefaultAsync(h => h.Id == input.HolidayId && h.To >= input.Today, cancellationToken) is not { } holiday)
            return new Outcome.HolidayUnknown();
        db.Remove(holiday);
        HolidayTrail.Write(db, holiday, "holidayRemoved", input.Actor, input.Now);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Removed(holiday.Name);
    }
}
