using AllianceBot.Alliances.Links;
using AllianceBot.Alliances.Roles;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>The charter: written section by section, proposed to the member organisations, adopted, kept in the archive.</summary>
public sealed class CharterFeature(Archivist archivist, CharterToArchive toArchive, SignedLinks links) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.Add(new Command("charter", ShowAsync));
        registry.AddVerb("charter.show", ShowVersionAsync);
        registry.AddVerb("charter.begin", BeginAsync);
        registry.AddVerb("charter.write", WriteAsync);
        registry.AddVerb("charter.save", SaveAsync);
        registry.AddVerb("charter.next", GoOnAsync);
        registry.AddVerb("charter.difference", ShowDifferenceAsync);
        registry.AddVerb("charter.askPropose", AskProposeAsync);
        registry.AddVerb("charter.propose", ProposeAsync);
        registry.AddVerb("charter.adopt", (turn, ct) => AnswerAsync(turn, Stance.Adopts, ct));
        registry.AddVerb("charter.abstain", (turn, ct) => AnswerAsync(turn, Stance.Abstains, ct));
        registry.AddVerb("charter.askObject", AskObjectAsync);
        registry.AddVerb("charter.object", (turn, ct) => AnswerAsync(turn, Stance.Objects, ct));
        registry.AddVerb("charter.withdraw", WithdrawAsync);
    }

    private async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Alliance.IsSetUp)
            return Reply.Say(turn.Say("notSetUp"));
        var news = await TakeNewsAsync(turn, cancellationToken);
        var input = new ShowCharter.Input(CharterReplies.NumberIn(turn.Text), turn.Alliance);
        var outcome = await turn.ReadAsync((db, ct) => ShowCharter.HandleAsync(db, input, ct), cancellationToken);
        return CharterReplies.Announce(turn, news).And(outcome switch
        {
            ShowCharter.Outcome.Found found => Reply.Show(await CardAsync(turn, found.Charter, cancellationToken)),
            ShowCharter.Outcome.NoneYet none => Reply.Show(CharterCards.Begin(turn, none.LastTried)),
            ShowCharter.Outcome.NumberUnknown unknown => Reply.Say(turn.Say("charterNumberUnknown", unknown.Number, unknown.Versions)),
            _ => throw CharterReplies.Unforeseen(outcome),
        });
    }

    private async Task<Reply> ShowVersionAsync(Turn turn, CancellationToken cancellationToken)
    {
        var news = await TakeNewsAsync(turn, cancellationToken);
        return CharterReplies.Announce(turn, news).And(await ReplaceAsync(turn, turn.Data.Id("id")));
    }

    private async Task<Reply> BeginAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Alliance.IsSetUp)
            return Reply.Say(turn.Say("notSetUp"));
        var input = new BeginCharter.Input(turn.Actor, turn.Alliance.Language, turn.Now);
        return await turn.WriteAsync((db, ct) => BeginCharter.HandleAsync(db, input, ct), cancellationToken) switch
        {
            BeginCharter.Outcome.Begun begun => await ReplaceAsync(turn, begun.VersionId),
            BeginCharter.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            var other => throw CharterReplies.Unforeseen(other),
        };
    }

    private static async Task<Reply> WriteAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, cancellationToken) is { } refused)
            return refused;
        if (CharterReplies.SectionOf(turn) is not { } section)
            return Reply.Say(turn.Say("charterSectionMissing"));
        return await FindAsync(turn, cancellationToken) switch
        {
            null => Reply.Say(turn.Say("charterUnknown")),
            { State: CharterState.Draft } draft => Reply.Show(CharterForms.Write(turn, draft, section)),
            var other => Reply.Say(CharterReplies.NoLongerADraft(turn, other.Number, other.State)),
        };
    }

    private async Task<Reply> SaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.IsFormOfAnotherAlliance)
            return Reply.Say(turn.Say("formOfAnotherAlliance"));
        if (CharterReplies.SectionOf(turn) is not { } section)
            return Reply.Say(turn.Say("charterSectionMissing"));
        var input = CharterReplies.ReadForm(turn, section);
        var outcome = await turn.WriteAsync((db, ct) => ChangeCharter.HandleAsync(db, input, ct), cancellationToken);
        if (outcome is ChangeCharter.Outcome.Refused refused)
            return Reply.Say(refused.Refusal.Describe(turn));
        if (await FindAsync(turn, cancellationToken) is not { } version)
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
            : await ReplaceAsync(turn, version.Id);
    }

    private async Task<Reply> GoOnAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, cancellationToken) is not { } version)
            return Reply.Say(turn.Say("charterUnknown"));
        return version.State is CharterState.Draft && CharterReplies.SectionOf(turn) is { } section && CharterForms.Next(section) is { } next
            ? Reply.Replace(CharterForms.Write(turn, version, next))
            : await ReplaceAsync(turn, version.Id);
    }

    private async Task<Reply> ShowDifferenceAsync(Turn turn, CancellationToken cancellationToken) => await ViewAsync(turn, turn.Data.Id("id"), cancellationToken) switch
    {
        null => Reply.Say(turn.Say("charterUnknown")),
        { Base: { } former } charter when former.Text != charter.Text =>
            Reply.Show(CharterCards.Difference(turn, charter, former, await LinkAsync(turn, charter.Id, cancellationToken))),
        { Base: { } former } => Reply.Say(turn.Say("charterNothingChanged", former.Number)),
        _ => Reply.Say(turn.Say("charterFirstVersion")),
    };

    private static async Task<Reply> AskProposeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, cancellationToken) is { } refused)
            return refused;
        return await ViewAsync(turn, turn.Data.Id("id"), cancellationToken) switch
        {
            null => Reply.Say(turn.Say("charterUnknown")),
            { State: CharterState.Draft } draft => Reply.Show(CharterForms.Propose(turn, draft, CharterForms.UsualLastDay(turn), problem: "")),
            var other => Reply.Say(CharterReplies.NoLongerADraft(turn, other.Number, other.State)),
        };
    }

    private async Task<Reply> ProposeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.IsFormOfAnotherAlliance)
            return Reply.Say(turn.Say("formOfAnotherAlliance"));
        var input = new ProposeCharter.Input(turn.Actor, turn.Data.Id("id"), turn.Data.Text("lastDay"), turn.Today, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => ProposeCharter.HandleAsync(db, input, ct), cancellationToken);
        switch (outcome)
        {
            case ProposeCharter.Outcome.Proposed proposed:
                return await ReplaceAsync(turn, proposed.VersionId);
            case ProposeCharter.Outcome.Refused refused:
                return Reply.Say(refused.Refusal.Describe(turn));
            case ProposeCharter.Outcome.VersionUnknown:
                return Reply.Say(turn.Say("charterUnknown"));
            case ProposeCharter.Outcome.NoLongerADraft other:
                return Reply.Say(CharterReplies.NoLongerADraft(turn, other.Number, other.State));
            default:
                var draft = await ViewAsync(turn, input.VersionId, cancellationToken) ?? throw CharterReplies.Unforeseen(outcome);
                return Reply.Replace(CharterForms.Propose(turn, draft, input.LastDay, CharterReplies.ExplainProposal(turn, outcome)));
        }
    }

    private static async Task<Reply> AskObjectAsync(Turn turn, CancellationToken cancellationToken) => await FindAsync(turn, cancellationToken) switch
    {
        null => Reply.Say(turn.Say("charterUnknown")),
        { State: CharterState.Proposed } version => Reply.Show(CharterForms.Object(turn, version.Id, version.Number, reason: "", problem: "")),
        var other => Reply.Say(CharterReplies.NotOpen(turn, other.Number, other.State)),
    };

    private async Task<Reply> AnswerAsync(Turn turn, Stance stance, CancellationToken cancellationToken)
    {
        if (turn.IsFormOfAnotherAlliance)
            return Reply.Say(turn.Say("formOfAnotherAlliance"));
        var input = new AnswerCharter.Input(turn.Actor, turn.Data.Id("id"), stance, turn.Data.Text("reason"), turn.Alliance, turn.Now);
        var (outcome, closed) = await turn.WriteAsync(async (db, ct) =>
            (await AnswerCharter.HandleAsync(db, input, turn.Phrases, ct), await ShowCharter.TakeUnannouncedAsync(db, turn.Now, ct)), cancellationToken);
        // What was decided stands by now: what follows from it does not stop because the caller hung up.
        var news = await ArchiveAsync(turn, closed);
        return outcome switch
        {
            AnswerCharter.Outcome.Answered answered => (await ReplaceAsync(turn, answered.VersionId)).And(CharterReplies.Announce(turn, news)),
            AnswerCharter.Outcome.Over over => (await ReplaceAsync(turn, over.VersionId)).And(CharterReplies.Announce(turn, news)).AndSay(CharterReplies.NotOpen(turn, over.Number, over.State)),
            AnswerCharter.Outcome.ReasonMissing or AnswerCharter.Outcome.ReasonTooLong when await FindAsync(turn, cancellationToken) is { } version =>
                Reply.Replace(CharterForms.Object(turn, version.Id, version.Number, input.Reason, CharterReplies.Explain(turn, outcome))),
            _ => Reply.Say(CharterReplies.Explain(turn, outcome)),
        };
    }

    private async Task<Reply> WithdrawAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new WithdrawCharter.Input(turn.Actor, turn.Data.Id("id"), turn.Today, turn.Now);
        return await turn.WriteAsync((db, ct) => WithdrawCharter.HandleAsync(db, input, ct), cancellationToken) switch
        {
            WithdrawCharter.Outcome.Withdrawn withdrawn => await ReplaceAsync(turn, withdrawn.VersionId),
            WithdrawCharter.Outcome.AlreadyDecided decided => await ReplaceAsync(turn, decided.VersionId),
            WithdrawCharter.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            WithdrawCharter.Outcome.VersionUnknown => Reply.Say(turn.Say("charterUnknown")),
            var other => throw CharterReplies.Unforeseen(other),
        };
    }

    /// <summary>Ends what is due, and finds what nobody was told of yet.</summary>
    private async Task<IReadOnlyList<CharterView>> TakeNewsAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!await turn.ReadAsync((db, ct) => ShowCharter.HasNewsAsync(db, turn.Today, ct), cancellationToken))
            return [];
        var closed = await turn.WriteAsync(async (db, ct) =>
        {
            await CloseCharter.HandleAsync(db, turn.Alliance, turn.Phrases, turn.Now, ct);
            return await ShowCharter.TakeUnannouncedAsync(db, turn.Now, ct);
        }, cancellationToken);
        return await ArchiveAsync(turn, closed);
    }

    private async Task<IReadOnlyList<CharterView>> ArchiveAsync(Turn turn, IReadOnlyList<Guid> closed)
    {
        var views = new List<CharterView>();
        foreach (var id in closed)
        {
            await archivist.ArchiveAsync(toArchive, turn.Alliance.Id, id, CancellationToken.None);
            if (await ViewAsync(turn, id, CancellationToken.None) is { } view)
                views.Add(view);
        }

        return views;
    }

    private async Task<Reply> ReplaceAsync(Turn turn, Guid? id) => await ViewAsync(turn, id, CancellationToken.None) is { } charter
        ? Reply.Replace(await CardAsync(turn, charter, CancellationToken.None))
        : Reply.Say(turn.Say("charterUnknown"));

    private async Task<CardView> CardAsync(Turn turn, CharterView charter, CancellationToken cancellationToken) =>
        CharterCards.Charter(turn, charter, await LinkAsync(turn, charter.Id, cancellationToken));

    /// <summary>The refusal of someone who would write or propose in vain; null for whoever may.</summary>
    private static async Task<Reply?> RefuseAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.ReadAsync((db, ct) => Refusal.FindAsync(db, turn.Actor, Right.ProposeCharter, null, ct), cancellationToken) is { } refusal
            ? Reply.Say(refusal.Describe(turn))
            : null;

    // Ids come from the client: these queries see this alliance's versions alone.
    private static async Task<CharterView?> ViewAsync(Turn turn, Guid? id, CancellationToken cancellationToken) => id is { } known
        ? await turn.ReadAsync((db, ct) => CharterView.ReadAsync(db, known, turn.Alliance, ct), cancellationToken)
        : null;

    private static async Task<CharterVersion?> FindAsync(Turn turn, CancellationToken cancellationToken) => turn.Data.Id("id") is { } id
        ? await turn.ReadAsync((db, ct) => db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, ct), cancellationToken)
        : null;

    private Task<string?> LinkAsync(Turn turn, Guid versionId, CancellationToken cancellationToken) =>
        links.CreateAsync(turn, CharterDownload.Links, versionId, cancellationToken);
}
