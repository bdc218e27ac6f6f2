using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Charters;

/// <summary>The charter: shown, written section by section, proposed to the member organisations.</summary>
public sealed class CharterFeature(CharterPages pages) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("charter", ShowAsync));
        registry.AddVerbInAlliance("charter.show", ShowVersionAsync);
        registry.AddVerbInAlliance("charter.begin", BeginAsync);
        registry.AddVerbInAlliance("charter.write", WriteAsync);
        registry.AddVerbInAlliance("charter.save", SaveAsync);
        registry.AddVerbInAlliance("charter.next", GoOnAsync);
        registry.AddVerbInAlliance("charter.difference", ShowDifferenceAsync);
        registry.AddVerbInAlliance("charter.askPropose", AskProposeAsync);
        registry.AddVerbInAlliance("charter.propose", ProposeAsync);
        registry.AddVerbInAlliance("charter.withdraw", WithdrawAsync);
    }

    private async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var news = await pages.TakeNewsAsync(turn, cancellationToken);
        var input = new ShowCharter.Input(CharterReplies.NumberIn(turn.Text), news.Turn.Alliance);
        var outcome = await turn.ReadAsync((db, ct) => ShowCharter.HandleAsync(db, input, ct), cancellationToken);
        return CharterReplies.Announce(news).And(outcome switch
        {
            ShowCharter.Outcome.Found found => Reply.Show(await pages.CardAsync(news.Turn, found.Charter, cancellationToken)),
            ShowCharter.Outcome.NoneYet none => Reply.Show(CharterCards.Begin(news.Turn.ForThePlace, none.LastTried)),
            ShowCharter.Outcome.NumberUnknown unknown => Reply.Say(turn.Say("charterNumberUnknown", unknown.Number, unknown.Versions)),
            _ => throw Reply.Unforeseen(outcome),
        });
    }

    private async Task<Reply> ShowVersionAsync(Turn turn, CancellationToken cancellationToken)
    {
        var news = await pages.TakeNewsAsync(turn, cancellationToken);
        return CharterReplies.Announce(news).And(await pages.ReplaceAsync(news.Turn, turn.Data.Id("id")));
    }

    private async Task<Reply> BeginAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new BeginCharter.Input(turn.Actor, turn.Alliance.Language, turn.Now);
        return await turn.WriteAsync((db, ct) => BeginCharter.HandleAsync(db, input, ct), cancellationToken) switch
        {
            BeginCharter.Outcome.Begun begun => await pages.ReplaceAsync(turn, begun.VersionId),
            BeginCharter.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            var other => throw Reply.Unforeseen(other),
        };
    }

    private static async Task<Reply> WriteAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await CharterPages.RefuseAsync(turn, cancellationToken) is { } refused)
            return refused;
        if (CharterReplies.SectionOf(turn) is not { } section)
            return Reply.Say(turn.Say("charterSectionMissing"));
        return await CharterPages.FindAsync(turn, cancellationToken) switch
        {
            null => Reply.Say(turn.Say("charterUnknown")),
            { State: CharterState.Draft } draft => Reply.Show(CharterForms.Write(turn, draft, section)),
            var other => Reply.Say(CharterReplies.NoLongerADraft(turn, other.Number, other.State)),
        };
    }

    private async Task<Reply> SaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (CharterReplies.SectionOf(turn) is not { } section)
            return Reply.Say(turn.Say("charterSectionMissing"));
        var input = CharterReplies.ReadForm(turn, section);
        var outcome = await turn.WriteAsync((db, ct) => ChangeCharter.HandleAsync(db, input, ct), cancellationToken);
        if (outcome is ChangeCharter.Outcome.Refused refused)
            return Reply.Say(refused.Refusal.Describe(turn));
        if (await CharterPages.FindAsync(turn, cancellationToken) is not { } version)
            return Reply.Say(turn.Say("charterUnknown"));
        return outcome is ChangeCharter.Outcome.Saved saved
            ? await AfterSavingAsync(turn, version, input, saved)
            : Reply.Replace(CharterForms.Write(turn, version, section, CharterReplies.FillAgain(turn, input, outcome)));
    }

    /// <summary>Everything is saved by now. A thought about it is shown once, with the way on; then comes the next question.</summary>
    private async Task<Reply> AfterSavingAsync(Turn turn, CharterVersion version, ChangeCharter.Input input, ChangeCharter.Outcome.Saved saved)
    {
        var hints = saved.IsChanged ? CharterHints.For(input.Section, version.Text.Of(input.Section)) : [];
        if (hints.Count > 0)
            return Reply.Replace(CharterForms.Write(turn, version, input.Section, new() { Hints = hints }));
        return CharterForms.Next(input.Section) is { } next
            ? Reply.Replace(CharterForms.Write(turn, version, next))
            : await pages.ReplaceAsync(turn, version.Id);
    }

    private async Task<Reply> GoOnAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await CharterPages.FindAsync(turn, cancellationToken) is not { } version)
            return Reply.Say(turn.Say("charterUnknown"));
        return version.State is CharterState.Draft && CharterReplies.SectionOf(turn) is { } section && CharterForms.Next(section) is { } next
            ? Reply.Replace(CharterForms.Write(turn, version, next))
            : await pages.ReplaceAsync(turn, version.Id);
    }

    private async Task<Reply> ShowDifferenceAsync(Turn turn, CancellationToken cancellationToken) => await CharterPages.ViewAsync(turn, turn.Data.Id("id"), cancellationToken) switch
    {
        null => Reply.Say(turn.Say("charterUnknown")),
        { Base: { } former } charter when former.Text != charter.Text =>
            Reply.Show(CharterCards.Difference(turn.ForThePlace, charter, former, await pages.LinkAsync(turn, charter.Id, cancellationToken))),
        { Base: { } former } => Reply.Say(turn.Say("charterNothingChanged", former.Number)),
        _ => Reply.Say(turn.Say("charterFirstVersion")),
    };

    private static async Task<Reply> AskProposeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await CharterPages.RefuseAsync(turn, cancellationToken) is { } refused)
            return refused;
        return await CharterPages.ViewAsync(turn, turn.Data.Id("id"), cancellationToken) switch
        {
            null => Reply.Say(turn.Say("charterUnknown")),
            { State: CharterState.Draft } draft => Reply.Show(CharterForms.Propose(turn, draft, CharterForms.UsualLastDay(turn), problem: "")),
            var other => Reply.Say(CharterReplies.NoLongerADraft(turn, other.Number, other.State)),
        };
    }

    private async Task<Reply> ProposeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new ProposeCharter.Input(turn.Actor, turn.Data.Id("id"), turn.Data.Text("lastDay"), turn.Alliance, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => ProposeCharter.HandleAsync(db, input, ct), cancellationToken);
        switch (outcome)
        {
            case ProposeCharter.Outcome.Proposed proposed:
                return await pages.ReplaceAsync(turn, proposed.VersionId);
            case ProposeCharter.Outcome.Refused refused:
                return Reply.Say(refused.Refusal.Describe(turn));
            case ProposeCharter.Outcome.VersionUnknown:
                return Reply.Say(turn.Say("charterUnknown"));
            case ProposeCharter.Outcome.NoLongerADraft other:
                return Reply.Say(CharterReplies.NoLongerADraft(turn, other.Number, other.State));
            default:
                var draft = await CharterPages.ViewAsync(turn, input.VersionId, cancellationToken) ?? throw Reply.Unforeseen(outcome);
                return Reply.Replace(CharterForms.Propose(turn, draft, input.LastDay, CharterReplies.ExplainProposal(turn, outcome)));
        }
    }

    private async Task<Reply> WithdrawAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new WithdrawCharter.Input(turn.Actor, turn.Data.Id("id"), turn.Today, turn.Now);
        return await turn.WriteAsync((db, ct) => WithdrawCharter.HandleAsync(db, input, ct), cancellationToken) switch
        {
            WithdrawCharter.Outcome.Withdrawn withdrawn => await pages.ReplaceAsync(turn, withdrawn.VersionId),
            WithdrawCharter.Outcome.AlreadyDecided decided => await pages.ReplaceAsync(turn, decided.VersionId),
            WithdrawCharter.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            WithdrawCharter.Outcome.VersionUnknown => Reply.Say(turn.Say("charterUnknown")),
            var other => throw Reply.Unforeseen(other),
        };
    }
}
