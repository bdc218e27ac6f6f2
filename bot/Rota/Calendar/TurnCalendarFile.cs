using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace AllianceBot.Rota.Calendar;

/// <summary>Turns as an iCalendar file (RFC 5545): an event a turn, of whole days, that blocks nobody's time.</summary>
internal static class TurnCalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string ProductId = "-//AllianceBot//Rota//EN";

    /// <param name="Group">The working group whose rota it is in; empty for the alliance's.</param>
    /// <param name="Note">What the last holder left for this one; may be empty.</param>
    public sealed record Entry(RotaTurn Turn, RotaDuty Duty, string Group, string Holder, string Note);

    public static string Write(IEnumerable<Entry> entries, AllianceInfo alliance, Phrasebook phrases, TextLanguage language, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = ProductId, Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", phrases.Say(language, "calendarName", alliance.Name ?? ""));
        // Clients that heed it look again twice a day.
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
        calendar.Events.AddRange(entries.Select(entry => Event(entry, phrases, language, now)));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(Entry entry, Phrasebook phrases, TextLanguage language, DateTimeOffset now)
    {
        var (turn, title) = (entry.Turn, TurnNames.Title(phrases, language, entry.Duty, entry.Group));
        var holder = turn.PersonName.Length > 0 ? $"{entry.Holder}, {turn.PersonName}" : entry.Holder;
        return new CalendarEvent
        {
            // The same turn is the same event, whoever holds it by now.
            Uid = $"{turn.Id}@alliancebot",
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            DtStart = new CalDateTime(turn.Date),
            // An end is the day after the last (RFC 5545, 3.6.1).
            DtEnd = new CalDateTime(RotaDays.LastOf(turn.Rhythm, turn.Date).AddDays(1)),
            Summary = $"{title} · {holder}",
            Description = string.Join("\n\n", new[] { phrases.Say(language, $"turnState.{turn.State}"), entry.Duty.Explain(phrases, language), entry.Duty.Template, entry.Note }.Where(part => part.Length > 0)),
            Status = turn.State is TurnState.Accepted or TurnState.Done ? "CONFIRMED" : turn.State is TurnState.NotDone ? "CANCELLED" : "TENTATIVE",
            Transparency = "TRANSPARENT",
            Sequence = turn.Round,
        };
    }
}
