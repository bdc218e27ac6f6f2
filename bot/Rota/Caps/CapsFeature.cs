using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Rota.Duties;

namespace AllianceBot.Rota.Caps;

/// <summary>How much of the turns anybody may have: set by those who lead, shown with the duties.</summary>
public sealed class CapsFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("caps", AskAsync));
        registry.AddVerbInAlliance("rota.askCaps", AskAsync);
        registry.AddVerbInAlliance("rota.saveCaps", RotaForms.Kept(SaveAsync));
    }

    private static Task<Reply> AskAsync(Turn turn, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        if (await Refusal.FindAsync(db, turn.Actor, Right.ManageRota, turn.Group?.Id, ct) is { } refusal)
            return Reply.Say(refusal.Describe(turn));
        var caps = await RotaCaps.FindAsync(db, RotaSetting.Of(turn).Scope, ct);
        return Reply.Show(CapCards.Form(turn, CapFields.Of(caps?.Facts ?? CapFacts.None), caps?.Version ?? 0, ""));
    }, cancellationToken);

    private static async Task<Reply> SaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var fields = CapFields.Read(turn.Data);
        var outcome = await turn.WriteAsync((db, ct) => SaveCaps.HandleAsync(db, new(turn.Data.Number("version") ?? 0, fields, turn.Actor, RotaSetting.Of(turn)), ct), cancellationToken);
        return outcome switch
        {
            SaveCaps.Outcome.Saved => Reply.Replace(await DutiesFeature.ListAsync(turn, cancellationToken)),
            SaveCaps.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            SaveCaps.Outcome.Wrong wrong => Reply.Replace(CapCards.Form(turn, fields, wrong.Version, CapCards.Describe(turn, wrong.Problem, wrong.Values))),
            _ => throw Reply.Unforeseen(outcome),
        };
    }
}
