using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Balance;

/// <summary>Shows how balanced the alliance is.</summary>
public sealed class BalanceFeature : IFeature
{
    public void Register(ConversationRegistry registry) => registry.AddInAlliance(new Command("balance", ShowAsync));

    private static async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        Reply.Show(BalanceCards.Balance(turn.ForThePlace, await turn.ReadAsync((db, ct) => MeasureBalance.HandleAsync(db, turn.Now, ct), cancellationToken)));
}

public static class BalanceRegistration
{
    public static IServiceCollection AddBalance(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Alliances.Balance.BalanceWords").AddSingleton<IFeature, BalanceFeature>();
}
