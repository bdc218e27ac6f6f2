using AllianceBot.Storage;

namespace AllianceBot.Rota.Plans;

/// <summary>Share, load and deviation of everybody: what was, and what is published.</summary>
internal static class MeasureFairness
{
    public static async Task<(RotaFairness Fairness, RotaMembers Members)> HandleAsync(AllianceDb db, RotaSetting setting, CancellationToken cancellationToken)
    {
        var state = await RotaState.ReadAsync(db, setting, cancellationToken);
        return (RotaFairness.Measure(state, RotaAccounts.Close(db, state)), state.Members);
    }
}
