using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Files;

namespace AllianceBot.Alliances.Charters;

/// <summary>What member organisations do with a proposed charter: adopt it, object, abstain; and anyone with its file.</summary>
public sealed class CharterAnswerFeature(CharterPages pages, IArchive archive) : IFeature
{
    private const string FileKey = "charter";

    public void Register(ConversationRegistry registry)
    {
        registry.AddVerbInAlliance("charter.adopt", (turn, ct) => AnswerAsync(turn, Stance.Adopts, ct));
        registry.AddVerbInAlliance("charter.abstain", (turn, ct) => AnswerAsync(turn, Stance.Abstains, ct));
        registry.AddVerbInAlliance("charter.askObject", AskObjectAsync);
        registry.AddVerbInAlliance("charter.object", (turn, ct) => AnswerAsync(turn, Stance.Objects, ct));
        registry.AddVerbInAlliance("charter.askRecord", AskRecordAsync);
        registry.AddVerbInAlliance("charter.record", RecordAsync);
        registry.AddVerbInAlliance("charter.sendFile", OfferFileAsync);
        registry.AddFile(FileKey, MakeFileAsync);
    }

    private static async Task<Reply> AskObjectAsync(Turn turn, CancellationToken cancellationToken) => await CharterPages.FindAsync(turn, cancellationToken) switch
    {
        null => Reply.Say(turn.Say("charterUnknown")),
        { State: CharterState.Proposed } version => Reply.Show(CharterForms.Object(turn, version.Id, version.Number, reason: "", problem: "")),
        var other => Reply.Say(CharterReplies.NotOpen(turn, other.Number, other.State)),
    };

    private async Task<Reply> AnswerAsync(Turn turn, Stance stance, CancellationToken cancellationToken)
    {
        var input = new AnswerCharter.Input(turn.Actor, turn.Data.Id("id"), stance, turn.Data.Text("reason"), turn.Alliance, turn.Now);
        var (outcome, news) = await turn.WriteAsync(async (db, ct) =>
            (await AnswerCharter.HandleAsync(db, input, turn.Phrases, ct), await ShowCharter.TakeUnannouncedAsync(db, turn.Place, turn.Now, ct)), cancellationToken);
        return outcome switch
        {
            AnswerCharter.Outcome.Answered answered => await ShowAsync(turn, answered.VersionId, answered.Closing, news),
            AnswerCharter.Outcome.Over over => (await ShowAsync(turn, over.VersionId, over.Closing, news)).AndSay(CharterReplies.NotOpen(turn, over.Number, over.State)),
            AnswerCharter.Outcome.ReasonMissing or AnswerCharter.Outcome.ReasonTooLong when await CharterPages.FindAsync(turn, cancellationToken) is { } version =>
                Reply.Replace(CharterForms.Object(turn, version.Id, version.Number, input.Reason, CharterReplies.Explain(turn, outcome))),
            _ => Reply.Say(CharterReplies.Explain(turn, outcome)),
        };
    }

    private static async Task<Reply> AskRecordAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await CharterPages.RefuseAsync(turn, cancellationToken) is { } refused)
            return refused;
        return await CharterPages.FindAsync(turn, cancellationToken) switch
        {
            null => Reply.Say(turn.Say("charterUnknown")),
            { State: not CharterState.Proposed } other => Reply.Say(CharterReplies.NotOpen(turn, other.Number, other.State)),
            var version => await turn.ReadAsync(MailVoter.ListAsync, cancellationToken) is { Count: > 0 } voters
                ? Reply.Show(CharterForms.Record(turn, version, voters, new()))
                : Reply.Say(turn.Say("charterRecordNobody")),
        };
    }

    private async Task<Reply> RecordAsync(Turn turn, CancellationToken cancellationToken)
    {
        var filled = CharterForms.RecordFilling.Of(turn.Data);
        var input = new RecordCharterAnswer.Input(turn.Actor, turn.Data.Id("id"), turn.Data.Id("person"), filled.Stance, filled.Reason, turn.Alliance, turn.Now);
        var (outcome, news) = await turn.WriteAsync(async (db, ct) =>
            (await RecordCharterAnswer.HandleAsync(db, input, turn.Phrases, ct), await ShowCharter.TakeUnannouncedAsync(db, turn.Place, turn.Now, ct)), cancellationToken);
        switch (outcome)
        {
            case RecordCharterAnswer.Outcome.Recorded recorded:
                return await ShowAsync(turn, recorded.VersionId, recorded.Closing, news);
            case RecordCharterAnswer.Outcome.Over over:
                return (await ShowAsync(turn, over.VersionId, over.Closing, news)).AndSay(CharterReplies.NotOpen(turn, over.Number, over.State));
            case RecordCharterAnswer.Outcome.Refused refused:
                return Reply.Say(refused.Refusal.Describe(turn));
        }

        var problem = CharterReplies.Explain(turn, outcome);
        return await CharterPages.FindAsync(turn, cancellationToken) is { } version && await turn.ReadAsync(MailVoter.ListAsync, cancellationToken) is { Count: > 0 } voters
            ? Reply.Replace(CharterForms.Record(turn, version, voters, filled with { Problem = problem }))
            : Reply.Say(problem);
    }

    private async Task<Reply> ShowAsync(Turn turn, Guid versionId, CharterClosing? closing, IReadOnlyList<Guid> news)
    {
        var told = await pages.FollowAsync(turn, closing, news);
        return (await pages.ReplaceAsync(told.Turn, versionId)).And(CharterReplies.Announce(told));
    }

    private async Task<Reply> OfferFileAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return Reply.Say(turn.Say("charterFilePersonalOnly"));
        var (charter, file) = await FindFileAsync(turn, cancellationToken);
        return charter is not null && file is ArchivedFile.Ready ready
            ? Reply.Offer(new FileOffer(
                FileKey, ready.Name, turn.Say("charterFileDescription", charter.Number), ready.Content.Length, turn.Language,
                new Dictionary<string, string> { ["id"] = charter.Id.ToString(), ["alliance"] = turn.Alliance.Id.ToString() }))
            : Reply.Say(Explain(turn, file));
    }

    private async Task<FileAnswer> MakeFileAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return new FileAnswer.Refusal(turn.Say("charterFilePersonalOnly"));
        if (turn.IsFormOfAnotherAlliance)
            return new FileAnswer.Refusal(turn.Say("formOfAnotherAlliance"));
        var (charter, file) = await FindFileAsync(turn, cancellationToken);
        return charter is not null && file is ArchivedFile.Ready ready
            ? new FileAnswer.File(ready.Name, ready.Content, await pages.LinkAsync(turn, charter.Id, cancellationToken))
            : new FileAnswer.Refusal(Explain(turn, file));
    }

    private async Task<(CharterView? Charter, ArchivedFile? File)> FindFileAsync(Turn turn, CancellationToken cancellationToken) =>
        await CharterPages.ViewAsync(turn, turn.Data.Id("id"), cancellationToken) is { } charter
            ? (charter, await turn.ReadAsync((db, ct) => CharterFile.ReadAsync(db, charter, turn.Alliance, archive, turn.Phrases, ct), cancellationToken))
            : (null, null);

    private static string Explain(Turn turn, ArchivedFile? file) => turn.Say(file switch
    {
        null => "charterUnknown",
        ArchivedFile.Tampered => "charterRecordTampered",
        _ => "charterRecordMissing",
    });
}
