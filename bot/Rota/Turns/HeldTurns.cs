using AllianceBot.Alliances.Groups;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>The turns that people hold, for other features.</summary>
public static class HeldTurns
{
    /// <summary>Those to come and those that go on, the earliest first, each with its duty and its day in words of a language.</summary>
    public static async Task<IReadOnlyList<string>> ReadOfAsync(
        AllianceDb db, Guid personId, DateOnly today, Phrasebook phrases, TextLanguage language, CancellationToken cancellationToken)
    {
        var held = await (
            from turn in db.Set<RotaTurn>().Where(TurnSpan.IsNotOver(today)).Where(TurnSpan.IsOpen)
            join duty in db.Set<RotaDuty>() on turn.DutyId equals duty.Id
            where turn.PersonId == personId
            orderby turn.Date, turn.Seat
            select new { turn.Rhythm, turn.Date, Duty = duty }).ToListAsync(cancellationToken);
        var nameOf = await GroupRecords.ReadNamesAsync(db, held.Select(t => t.Duty.GroupId), cancellationToken);
        return [.. held.Select(t => $"{TurnNames.Title(phrases, language, t.Duty, nameOf(t.Duty.GroupId))} · {TurnNames.When(phrases, language, t.Rhythm, t.Date)}")];
    }

    /// <summary>Of the alliance's rota, for everybody, all that begin within these days, the next first, each with its duty, its day and who has it in words of a language.</summary>
    public static async Task<IReadOnlyList<string>> ReadNextAsync(
        AllianceDb db, DateOnly first, DateOnly last, Phrasebook phrases, TextLanguage language, CancellationToken cancellationToken)
    {
        var turns = await (
            from turn in db.Set<RotaTurn>().Where(TurnSpan.IsOpen)
            join duty in db.Set<RotaDuty>() on turn.DutyId equals duty.Id
            where turn.GroupId == null && turn.Date >= first && turn.Date <= last
            orderby turn.Date, turn.DutyId, turn.Seat
            select new { turn.Rhythm, turn.Date, turn.OrganisationId, turn.PersonName, Duty = duty }).ToListAsync(cancellationToken);
        if (turns.Count == 0)
            return [];
        var members = await RotaMembers.ReadAsync(db, cancellationToken);
        return [.. turns.Select(t => string.Join(" · ", new[] { t.Duty.Title(phrases, language), TurnNames.When(phrases, language, t.Rhythm, t.Date), members.LabelOf(t.OrganisationId), t.PersonName }.Where(part => part.Length > 0)))];
    }
}
