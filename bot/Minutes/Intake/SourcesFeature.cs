using System.Text;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Progress;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Intake;

/// <summary>What people give for the minutes of a meeting: files in their personal chat, notes in its place; shown, taken out, given to another meeting.</summary>
internal sealed class SourcesFeature(DraftProposals drafts) : IFeature
{
    private static readonly string[] Extensions = ["vtt", "srt", "docx", "txt", "md", "json"];

    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("notes", GiveNotesAsync) { TakesWholeMessage = true });
        registry.AddVerbInAlliance("sources.show", (turn, ct) => ShowAsync(turn, turn.Data.Id("meeting"), [], movable: null, Reply.Show, ct));
        registry.AddVerbInAlliance("sources.remove", (turn, ct) => RemoveAsync(turn, moveTo: null, ct));
        registry.AddVerbInAlliance("sources.move", (turn, ct) => RemoveAsync(turn, turn.Data.Id("target") ?? Guid.Empty, ct));
        foreach (var extension in Extensions)
            registry.AddSentFile(extension, new SentFileTaker(SourceLimits.Usual.File, AllianceGate.Behind(TakeFileAsync)));
    }

    /// <summary>"notes" and what was noted; alone, it shows what is there and says how to give more.</summary>
    private async Task<Reply> GiveNotesAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Whatever comes of it is shown on the card that everyone there sees.
        var place = turn.ForThePlace;
        if (turn.Text.Length > 0)
            return Reply.Later(turn.Alliance.Id, ProgressCards.Reading(place, place.Say("sourcePasted")), ct => TakeAsync(place, "", Encoding.UTF8.GetBytes(turn.Text), ct));
        return await FindAsync(turn, "", cancellationToken) switch
        {
            FindSourceMeeting.Outcome.Found found => await ShowAsync(turn, found.MeetingId, [], movable: null, Reply.Show, cancellationToken),
            var problem => Reply.Say(SourceReplies.Explain(turn, problem)),
        };
    }

    private async Task<Reply> TakeFileAsync(Turn turn, CancellationToken cancellationToken)
    {
        var file = turn.SentFile ?? throw new InvalidOperationException("Nothing was sent.");
        return await file.ReadAsync(SourceLimits.Usual.File, cancellationToken) switch
        {
            SentContent.Whole whole => await TakeAsync(turn, file.Name, whole.Bytes, cancellationToken),
            SentContent.TooLarge => Reply.Say(SourceReplies.Explain(turn, SourceRefusal.TooLarge, file.Name)),
            _ => Reply.Say(turn.Say("sourceUnreachable", SourceCards.Name(turn, file.Name))),
        };
    }

    private async Task<Reply> TakeAsync(Turn turn, string name, byte[] content, CancellationToken cancellationToken)
    {
        var outcome = await FindAsync(turn, turn.SentFile is null ? "" : turn.Text, cancellationToken);
        if (outcome is not FindSourceMeeting.Outcome.Found found)
            return Reply.Say(SourceReplies.Explain(turn, outcome));
        if (await turn.ReadAsync((db, ct) => ReadAsync(db, found.MeetingId, turn.Alliance, ct), cancellationToken) is not var (meeting, context))
            return Reply.Say(turn.Say("meetingUnknown"));
        var reading = SourceReader.Read(content, context with { FileName = name });
        if (reading is SourceReading.Refused refused)
            return Reply.Say(SourceReplies.Explain(turn, refused.Reason, name));
        var read = (SourceReading.Read)reading;
        var input = new KeepSource.Input(meeting.Id, GivenSource.Of(name, content, read), turn.Place.ConversationId, turn.Actor, turn.Now);
        return await turn.WriteAsync((db, ct) => KeepSource.HandleAsync(db, input, ct), cancellationToken) switch
        {
            KeepSource.Outcome.Kept kept => await ShowKeptAsync(turn, meeting.Id, kept.SourceId, name, read, cancellationToken),
            KeepSource.Outcome.AlreadyThere there => await ShowAgainAsync(turn, there.MeetingId, name, cancellationToken),
            var problem => Reply.Say(SourceReplies.Explain(turn, problem)),
        };
    }

    private static Task<FindSourceMeeting.Outcome> FindAsync(Turn turn, string text, CancellationToken cancellationToken) =>
        turn.ReadAsync((db, ct) => FindSourceMeeting.HandleAsync(db, new(turn.Place, turn.Person.Id, text), ct), cancellationToken);

    /// <summary>The meeting, and what is known of it for reading a source; null when it is not this alliance's.</summary>
    private static async Task<(MeetingRecord Meeting, SourceContext Context)?> ReadAsync(AllianceDb db, Guid meetingId, AllianceInfo alliance, CancellationToken cancellationToken) =>
        await MeetingRecords.ReadAsync(db, meetingId, cancellationToken) is { } meeting
            ? (meeting, await MeetingMaterial.ContextAsync(db, meeting, alliance, cancellationToken))
            : null;

    /// <summary>Drafts from all that there is by now, and shows what it proposes beside the sources.</summary>
    public Task<Reply> ShowKeptAsync(Turn turn, Guid meetingId, Guid sourceId, string name, SourceReading.Read read, CancellationToken cancellationToken) =>
        ShowTakenAsync(turn, meetingId, SourceReplies.Kept(turn.ForThePlace, name, read), movable: sourceId, cancellationToken);

    /// <summary>The same for several.</summary>
    /// <param name="turn">Who gave them, and where.</param>
    /// <param name="meetingId">For whose minutes.</param>
    /// <param name="notices">What whoever gave them should know.</param>
    /// <param name="movable">The one that may be meant for another meeting; null where that is no question.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Reply> ShowTakenAsync(Turn turn, Guid meetingId, IReadOnlyList<string> notices, Guid? movable, CancellationToken cancellationToken)
    {
        var proposals = await drafts.HandleAsync(turn, meetingId, mayTakeLong: true, cancellationToken);
        var place = turn.ForThePlace;
        string[] found = proposals switch
        {
            // The card says that nothing is taken any more.
            { IsClosed: true } => [],
            { Notes: > 0 } => [place.Say("sourceProposedWithNotes", proposals.Decisions, proposals.Tasks, proposals.Notes, proposals.Questions)],
            { Total: > 0 } => [place.Say("sourceProposed", proposals.Decisions, proposals.Tasks, proposals.Questions)],
            _ => [place.Say("sourceProposedNothing")],
        };
        return await ShowAsync(turn, meetingId, [.. notices, .. found], movable, Reply.Show, cancellationToken);
    }

    /// <summary>Sent again, perhaps because the first time nothing came of it: what it proposes is there by now in any case.</summary>
    private async Task<Reply> ShowAgainAsync(Turn turn, Guid meetingId, string name, CancellationToken cancellationToken)
    {
        await drafts.HandleAsync(turn, meetingId, mayTakeLong: true, cancellationToken);
        return await ShowAsync(turn, meetingId, [turn.ForThePlace.Say("sourceAlreadyThere", SourceCards.Name(turn.ForThePlace, name))], movable: null, Reply.Show, cancellationToken);
    }

    private async Task<Reply> RemoveAsync(Turn turn, Guid? moveTo, CancellationToken cancellationToken)
    {
        var input = new RemoveSource.Input(turn.Data.Id("source"), moveTo, turn.Place.ConversationId, turn.Actor, turn.Now);
        switch (await turn.WriteAsync((db, ct) => RemoveSource.HandleAsync(db, input, ct), cancellationToken))
        {
            case RemoveSource.Outcome.Removed removed:
                await drafts.HandleAsync(turn, removed.MeetingId, mayTakeLong: false, cancellationToken);
                return await ShowAsync(turn, removed.MeetingId, [turn.ForThePlace.Say("sourceRemoved", SourceCards.Name(turn.ForThePlace, removed.Name))], movable: null, Reply.Replace, cancellationToken);
            case RemoveSource.Outcome.Moved moved:
                if (moved.From != moved.To)
                {
                    await drafts.HandleAsync(turn, moved.From, mayTakeLong: false, cancellationToken);
                    await drafts.HandleAsync(turn, moved.To, mayTakeLong: false, cancellationToken);
                }

                return await ShowAsync(turn, moved.To, [turn.ForThePlace.Say("sourceMoved", SourceCards.Name(turn.ForThePlace, moved.Name))], movable: input.SourceId, Reply.Replace, cancellationToken);
            // Somebody was quicker, or the card is old: it shows what there is.
            case RemoveSource.Outcome.SourceUnknown:
                return Reply.Say(turn.Say("sourceUnknown"));
            case RemoveSource.Outcome.NoRoom:
                return Reply.Say(turn.Say("sourceNoRoom"));
            case RemoveSource.Outcome.NotAllowed not:
                return Reply.Say(SourceReplies.Explain(turn, not.Reason));
            case var outcome:
                throw new InvalidOperationException($"No reply was foreseen for {outcome}.");
        }
    }

    private static async Task<Reply> ShowAsync(Turn turn, Guid? meetingId, IReadOnlyList<string> notices, Guid? movable, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        var input = new ShowSources.Input(meetingId, turn.Place.ConversationId, turn.Place.Kind is PlaceKind.Personal);
        return await turn.ReadAsync((db, ct) => ShowSources.HandleAsync(db, input, ct), cancellationToken) switch
        {
            ShowSources.Outcome.Listed listed => reply(SourceCards.List(turn, listed.List, notices, movable)),
            ShowSources.Outcome.HeldElsewhere elsewhere => Reply.Say(turn.Say("minutesHeldElsewhere", elsewhere.Number)),
            _ => Reply.Say(turn.Say("meetingUnknown")),
        };
    }
}
