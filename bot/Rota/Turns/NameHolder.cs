using AllianceBot.Alliances;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>An organisation names who does its turn, or a co-chair does it for somebody. Whoever is named is told.</summary>
internal static class NameHolder
{
    /// <param name="Person">An id from a choice, or a name as typed.</param>
    public sealed record Input(Guid? TurnId, string Person, Actor Actor, RotaSetting Setting);

    public static Task<TurnOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken) => TurnAtHand.ChangeOwnAsync(db, input.TurnId, input.Actor, input.Setting, async hand =>
    {
        if (!hand.Turn.IsOpen)
            return new TurnOutcome.TooLate();
        if (input.Person.Length == 0)
            return new TurnOutcome.Wrong(TurnProblem.PersonMissing, "", []);
        var found = await PersonPicker.FindAsync(db, input.Person, cancellationToken);
        if (found is not PersonSearch.Found { Person: var person })
        {
            return found is PersonSearch.Ambiguous several ? new TurnOutcome.Wrong(TurnProblem.PersonAmbiguous, input.Person, several.Names)
                : new TurnOutcome.Wrong(TurnProblem.PersonUnknown, Guid.TryParse(input.Person, out _) ? "" : input.Person, (found as PersonSearch.Unknown)?.Suggestions ?? []);
        }

        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        if (speakers.FirstOrDefault(s => s.Id == person.Id)?.OrganisationId is not { } organisation)
            return new TurnOutcome.Wrong(TurnProblem.PersonOfNobody, person.Name, []);
        if (organisation != hand.Turn.OrganisationId)
        {
            // Somebody of another organisation: then that one takes it over, which only whoever leads can say.
            if (!hand.Leads)
                return new TurnOutcome.Wrong(TurnProblem.PersonOfNobody, person.Name, []);
            if (AcceptTurn.Problem(hand, organisation) is { } problem)
                return problem;
            await AcceptTurn.TakeOverAsync(db, hand, organisation, cancellationToken);
        }

        if (hand.Turn.PersonId == person.Id && hand.Turn.State is TurnState.Accepted)
            return new TurnOutcome.Done(hand.Turn.Id);
        await AcceptTurn.YesAsync(db, hand, person.Id, person.Name, cancellationToken);
        if (person.Id != input.Actor.Id)
        {
            var data = new TurnNewsData(TurnNewsKind.Named, hand.Duty.Id, hand.Turn.Rhythm, hand.Turn.Date, hand.Turn.OrganisationId, null, input.Actor.Name, "");
            await TurnNews.TellAsync(db, person.Id, data, input.Setting.Now, cancellationToken);
        }

        return new TurnOutcome.Done(hand.Turn.Id);
    }, cancellationToken);
}
