using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Rota.Caps;

namespace AllianceBot.Rota.Duties;

/// <summary>The duties that pass on by turns: listed for everyone, set by those who lead.</summary>
public sealed class DutiesFeature(OrganisationVocabulary vocabulary) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("duties", async (turn, ct) => Reply.Show(await ListAsync(turn.ForThePlace, ct))));
        registry.AddVerbInAlliance("duty.list", async (turn, ct) => Reply.Replace(await ListAsync(turn.ForThePlace, ct)));
        registry.AddVerbInAlliance("duty.askAdd", (turn, ct) => AskAsync(turn, isNew: true, ct));
        registry.AddVerbInAlliance("duty.open", (turn, ct) => AskAsync(turn, isNew: false, ct));
        registry.AddVerbInAlliance("duty.save", RotaForms.Kept(SaveAsync));
        registry.AddVerbInAlliance("duty.askRetire", RotaForms.Kept(AskRetireAsync));
        registry.AddVerbInAlliance("duty.retire", RotaForms.Kept(RetireAsync));
    }

    /// <summary>The duties as they stand, with what caps the turns.</summary>
    internal static Task<CardView> ListAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.ReadAsync(async (db, ct) => DutyCards.List(turn, await DutyList.ReadAsync(db, turn.Group?.Id, ct), (await RotaCaps.FindAsync(db, RotaSetting.Of(turn).Scope, ct))?.Facts ?? CapFacts.None), cancellationToken);

    private static Task<Reply> AskAsync(Turn turn, bool isNew, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        if (await Refusal.FindAsync(db, turn.Actor, Right.ManageRota, turn.Group?.Id, ct) is { } refusal)
            return Reply.Say(refusal.Describe(turn));
        var all = await DutyList.ReadAsync(db, turn.Group?.Id, ct);
        var duty = isNew ? null : all.FirstOrDefault(d => d.Id == turn.Data.Id("id"));
        if (!isNew && duty is null)
            return Reply.Say(turn.Say("dutyUnknown"));
        var organisations = await RotaChoices.ListAsync(db, turn.Group?.Id, ct);
        var fields = duty is null
            ? new DutyFields("", "", "", "1", nameof(Rhythm.Meeting), "1", "", "", "false", "", "")
            : DutyCards.AsRead(turn, DutyFields.Of(duty, organisations is null ? await RotaMembers.ReadAsync(db, ct) : null), duty);
        return Reply.Show(DutyCards.Form(turn, new DutyForm(fields, duty, all, organisations, duty?.Version ?? 0)));
    }, cancellationToken);

    private async Task<Reply> SaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new SaveDuty.Input(turn.Data.Id("id"), turn.Data.Number("version") ?? 0, DutyFields.Read(turn.Data), turn.Actor, RotaSetting.Of(turn));
        var outcome = await turn.WriteAsync((db, ct) => SaveDuty.HandleAsync(db, input, vocabulary, ct), cancellationToken);
        return outcome switch
        {
            SaveDuty.Outcome.Saved => Reply.Replace(await ListAsync(turn, cancellationToken)),
            SaveDuty.Outcome.DutyUnknown => Reply.Say(turn.Say("dutyUnknown")),
            SaveDuty.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            SaveDuty.Outcome.Wrong wrong => await AskAgainAsync(turn, input, wrong, cancellationToken),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    /// <summary>The form as it was filled in, with what is wrong: a client empties a form once it is answered.</summary>
    private static Task<Reply> AskAgainAsync(Turn turn, SaveDuty.Input input, SaveDuty.Outcome.Wrong wrong, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        var all = await DutyList.ReadAsync(db, turn.Group?.Id, ct);
        var form = new DutyForm(input.Fields, all.FirstOrDefault(d => d.Id == input.DutyId), all, await RotaChoices.ListAsync(db, turn.Group?.Id, ct), wrong.Version);
        return Reply.Replace(DutyCards.Form(turn, form with { Problem = string.Join(' ', wrong.Faults.Select(fault => DutyCards.Describe(turn, fault))) }));
    }, cancellationToken);

    private static Task<Reply> AskRetireAsync(Turn turn, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        if (await Refusal.FindAsync(db, turn.Actor, Right.ManageRota, turn.Group?.Id, ct) is { } refusal)
            return Reply.Say(refusal.Describe(turn));
        return await RetireDuty.AskAsync(db, turn.Data.Id("id"), RotaSetting.Of(turn), ct) is { } losses ? Reply.Replace(DutyCards.Retire(turn, losses)) : Reply.Say(turn.Say("dutyUnknown"));
    }, cancellationToken);

    private static async Task<Reply> RetireAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new RetireDuty.Input(turn.Data.Id("id"), turn.Actor, RotaSetting.Of(turn));
        var outcome = await turn.WriteAsync((db, ct) => RetireDuty.HandleAsync(db, input, ct), cancellationToken);
        return outcome switch
        {
            RetireDuty.Outcome.Retired => Reply.Replace(await ListAsync(turn, cancellationToken)),
            RetireDuty.Outcome.DutyUnknown => Reply.Say(turn.Say("dutyUnknown")),
            RetireDuty.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }
}
