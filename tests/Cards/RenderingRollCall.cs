using AllianceBot.Meetings.RollCall;

namespace AllianceBot.Tests.Cards;

/// <summary>A roll call in which everything there is to show is shown.</summary>
internal static class RenderingRollCall
{
    public static RollCallView Of(IReadOnlyList<string> names) => new(
        [.. names.Select(name => new Attendee(name, name))],
        [.. names.Take(names.Count / 2).Select(name => new Attendee(name, name))],
        names,
        names.Count == 0 ? null : new Quorum(names.Count / 2, names.Count, 60));
}
