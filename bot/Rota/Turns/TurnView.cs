using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>A turn as its card shows it.</summary>
/// <param name="Holder">The organisation.</param>
/// <param name="DoneBy">Whoever did it instead; empty for nobody.</param>
/// <param name="LastNote">What the last holder of the duty left for the next; empty for nothing.</param>
/// <param name="LastBy">Who left it.</param>
/// <param name="ByMail">The holder's people whom only mail reaches, while it has nobody else.</param>
internal sealed record TurnView(RotaTurn Turn, RotaDuty Duty, string Holder, string DoneBy, string LastNote, string LastBy, IReadOnlyList<string> ByMail)
{
    /// <summary>The working group whose rota it is in; empty for the alliance's.</summary>
    public string Group { get; init; } = "";

    /// <summary>Nobody speaks for the holder, not even by mail.</summary>
    public bool HasNobody { get; init; }

    /// <summary>The turn that another organisation was asked to give for it, and which; null for none.</summary>
    public (RotaTurn Turn, RotaDuty Duty, string Holder)? AskedFor { get; init; }

    /// <summary>The duty, with the group.</summary>
    public string Title(Phrasebook phrases, TextLanguage language) => TurnNames.Title(phrases, language, Duty, Group);

    /// <summary>Null when there is no such turn (any more).</summary>
    public static async Task<TurnView?> ReadAsync(AllianceDb db, Guid? turnId, CancellationToken cancellationToken)
    {
        if (await db.Set<RotaTurn>().SingleOrDefaultAsync(t => t.Id == turnId, cancellationToken) is not { } turn)
            return null;
        var duty = await db.Set<RotaDuty>().SingleAsync(d => d.Id == turn.DutyId, cancellationToken);
        var members = await RotaMembers.ReadAsync(db, cancellationToken);
        var last = await db.Set<RotaTurn>().Where(t => t.DutyId == turn.DutyId && t.Id != turn.Id && t.Date <= turn.Date && t.HandoverNote != "")
            .OrderByDescending(t => t.Date).Select(t => new { t.HandoverNote, t.HandoverBy }).FirstOrDefaultAsync(cancellationToken);
        var people = (await RepresentativeRecords.ReadAsync(db, cancellationToken)).Where(s => s.OrganisationId == turn.OrganisationId).ToList();
        return new TurnView(
            turn, duty, members.LabelOf(turn.OrganisationId), turn.DoneById is { } other ? members.LabelOf(other) : "",
            last?.HandoverNote ?? "", last?.HandoverBy ?? "", people.Exists(p => p.HasTeams) ? [] : [.. people.Select(p => p.Name)])
        {
            Group = (await GroupRecords.ReadNamesAsync(db, [turn.GroupId], cancellationToken))(turn.GroupId),
            HasNobody = people.Count == 0,
            AskedFor = await FindAskedForAsync(db, turn, members, cancellationToken),
        };
    }

    private static async Task<(RotaTurn Turn, RotaDuty Duty, string Holder)?> FindAskedForAsync(AllianceDb db, RotaTurn turn, RotaMembers members, CancellationToken cancellationToken)
    {
        var found = await (
            from swap in db.Set<TurnSwap>()
            join other in db.Set<RotaTurn>() on swap.OtherTurnId equals other.Id
            join duty in db.Set<RotaDuty>() on other.DutyId equals duty.Id
            where swap.TurnId == turn.Id && swap.TurnRound == turn.Round && swap.OtherRound == other.Round && swap.State == SwapState.Open
            orderby swap.AskedAt descending
            select new { Turn = other, Duty = duty }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Turn, found.Duty, members.LabelOf(found.Turn.OrganisationId));
    }

    /// <summary>What the form of a swap offers.</summary>
    public static async Task<IReadOnlyList<(RotaTurn Turn, RotaDuty Duty, string Holder)>> ReadSwapsAsync(AllianceDb db, RotaTurn turn, RotaSetting setting, int most, CancellationToken cancellationToken)
    {
        var state = await RotaState.ReadAsync(db, await RotaScopes.OfAsync(db, turn.GroupId, setting, cancellationToken), cancellationToken);
        return [.. TurnSwaps.Candidates(state, turn).Take(most).Select(t => (t, state.DutyOf(t), state.Members.LabelOf(t.OrganisationId)))];
    }
}
