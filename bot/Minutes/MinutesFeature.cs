using AllianceBot.Alliances.Links;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Storage;

namespace AllianceBot.Minutes;

/// <summary>Minutes of a meeting: draft as a card and a Word document, approval, archive.</summary>
public sealed class MinutesFeature(Archivist archivist, MinutesToArchive toArchive, IArchive archive, SignedLinks links, IEnumerable<IAfterApproval> afterApproval, TimeProvider time) : IFeature
{
    /// <summary>How long the one who approves waits for the archive; it goes on by itself afterwards, and Teams asks again after 15 s.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Replies quote at most this much of what was typed.</summary>
    private const int QuoteLength = 60;

    public void Register(ConversationRegistry registry)
    {
        registry.Add(new Command("minutes", ShowAsync));
        registry.AddInAlliance(new Command("decisions", (turn, ct) => FindDecisionsAsync(turn, turn.Text, Reply.Show, ct)));
        registry.AddVerbInAlliance("decisions.turn", (turn, ct) => FindDecisionsAsync(turn, turn.Data.Text("words"), Reply.Replace, ct));
        registry.AddVerb("minutes.approve", ApproveAsync);
        registry.AddVerbInAlliance("minutes.show", ShowFromCardAsync);
        registry.AddVerb("minutes.sendFile", OfferFileAsync);
        registry.AddFile("minutes", MakeFileAsync);
    }

    private async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new DraftMinutes.Input(TypedNumber.In(turn.Text), turn.Place, turn.Alliance);
        var outcome = await turn.ReadAsync((db, ct) => DraftMinutes.HandleAsync(db, input, ct), cancellationToken);
        return outcome is DraftMinutes.Outcome.Drafted drafted ? await ShowAsync(turn, drafted.Minutes, cancellationToken) : Reply.Say(Explain(turn, outcome));
    }

    private async Task<Reply> ShowFromCardAsync(Turn turn, CancellationToken cancellationToken)
    {
        // The id comes from the client: the query sees this alliance's meetings alone.
        var minutes = turn.Data.Id("meeting") is { } id ? await turn.ReadAsync((db, ct) => MinutesView.ReadAsync(db, id, turn.Alliance, ct), cancellationToken) : null;
        return minutes switch
        {
            null => Reply.Say(turn.Say("meetingUnknown")),
            _ when !minutes.IsOpenTo(turn.Place.ConversationId) => Reply.Say(turn.Say("minutesHeldElsewhere", minutes.Document.MeetingNumber)),
            _ => await ShowAsync(turn, minutes, cancellationToken),
        };
    }

    /// <summary>Minutes that approved themselves are announced where somebody looks next; each once, and not in a chat of one's own, where a notice came.</summary>
    private async Task<Reply> ShowAsync(Turn turn, MinutesView minutes, CancellationToken cancellationToken)
    {
        var reply = Reply.Show(await links.CardAsync(turn, minutes, cancellationToken));
        return minutes.Circulation is { End: CirculationEnd.Unopposed, AnnouncedAt: null } && !turn.Place.IsPrivate
            && await turn.WriteAsync((db, ct) => AnnounceMinutes.HandleAsync(db, minutes.MeetingId, turn.Now, ct), cancellationToken)
            ? reply.AndSay(AnnounceUnopposed(turn, minutes))
            : reply;
    }

    internal static string Explain(Turn turn, DraftMinutes.Outcome outcome) => outcome switch
    {
        DraftMinutes.Outcome.HeldElsewhere elsewhere => turn.Say("minutesHeldElsewhere", elsewhere.Number),
        DraftMinutes.Outcome.NoMeetingYet => turn.Say("minutesNoMeeting"),
        DraftMinutes.Outcome.NumberUnknown unknown => turn.Say("minutesNumberUnknown", TextLimits.Abridge(unknown.Typed, QuoteLength)),
        _ => throw new InvalidOperationException($"No reply was foreseen for {outcome}."),
    };

    private static async Task<Reply> FindDecisionsAsync(Turn turn, string words, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        var input = new FindDecisions.Input(TextLimits.Cut(words.Trim(), TextLimits.Name), turn.Place.ConversationId, Page.Asked(turn), turn.Alliance);
        var found = await turn.ReadAsync((db, ct) => FindDecisions.HandleAsync(db, input, ct), cancellationToken);
        return found switch
        {
            { Page.Total: > 0 } => reply(DecisionCards.Register(turn, found)),
            { Words.Length: > 0 } => Reply.Say(turn.Say("decisionsNothingAbout", TextLimits.Abridge(found.Words, QuoteLength))),
            _ => Reply.Say(turn.Say("decisionsNone")),
        };
    }

    private async Task<Reply> ApproveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new ApproveMinutes.Input(turn.Data.Id("meeting"), turn.Place.ConversationId, turn.Actor, turn.Alliance, turn.Now)
        {
            IsConfirmed = turn.Data.Text("confirmed") == ApproveMinutes.Confirmation,
            OpenSeen = turn.Data.Number("open") ?? 0,
            ProposalsSeen = turn.Data.Number("proposals") ?? 0,
            EditionSeen = turn.Data.Text("edition"),
            VotedAs = PrintableText.Clean(turn.Data.Text("voted")).Trim(),
        };
        var outcome = await turn.WriteAsync((db, ct) => ApproveMinutes.HandleAsync(db, input, turn.Phrases, afterApproval, ct), cancellationToken);
        return outcome switch
        {
            ApproveMinutes.Outcome.Approved approved => await ShowApprovedAsync(turn, approved),
            ApproveMinutes.Outcome.MeetingStillRunning running => Reply.Say(turn.Say("minutesStillRunning", running.Number)),
            ApproveMinutes.Outcome.HeldElsewhere elsewhere => Reply.Say(turn.Say("minutesHeldElsewhere", elsewhere.Number)),
            ApproveMinutes.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            ApproveMinutes.Outcome.MeetingUnknown => Reply.Say(turn.Say("meetingUnknown")),
            ApproveMinutes.Outcome.Changed changed => await ShowChangedAsync(turn, changed.MeetingId, cancellationToken),
            ApproveMinutes.Outcome.NotConfirmed open => Reply.Show(await AskToConfirmAsync(turn, open.MeetingId, problem: "", cancellationToken)),
            ApproveMinutes.Outcome.VoteMissing missing => Reply.Replace(await AskToConfirmAsync(turn, missing.MeetingId, turn.Say("votedMissing"), cancellationToken)),
            ApproveMinutes.Outcome.VoteTooLong tooLong =>
                Reply.Replace(await AskToConfirmAsync(turn, tooLong.MeetingId, turn.Say("amendTooLong", tooLong.Length, MinutesCirculation.LongestReason), cancellationToken)),
            _ => throw new InvalidOperationException($"No reply was foreseen for {outcome}."),
        };
    }

    private static Task<CardView> AskToConfirmAsync(Turn turn, Guid meetingId, string problem, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) => ApprovalForm.Of(
        turn,
        await MeetingRecords.ReadAsync(db, meetingId, ct) ?? throw new InvalidOperationException("A meeting whose minutes were just found cannot be found."),
        await CirculationView.ReadAsync(db, meetingId, turn.Now, ct),
        await ListProposals.CountOpenAsync(db, meetingId, ct),
        new(turn.Data.Text("voted"), problem)), cancellationToken);

    private async Task<Reply> ShowChangedAsync(Turn turn, Guid meetingId, CancellationToken cancellationToken)
    {
        var minutes = await turn.ReadAsync((db, ct) => MinutesView.ReadAsync(db, meetingId, turn.Alliance, ct), cancellationToken)
            ?? throw new InvalidOperationException("A meeting whose minutes were just found cannot be found.");
        return Reply.Replace(await links.CardAsync(turn, minutes, cancellationToken)).AndSay(turn.Say("minutesChangedSince", minutes.Document.MeetingNumber));
    }

    /// <summary>The approval stands by now: what follows from it does not stop because the caller hung up.</summary>
    private async Task<Reply> ShowApprovedAsync(Turn turn, ApproveMinutes.Outcome.Approved approved)
    {
        var cancellationToken = CancellationToken.None;
        await Task.WhenAny(archivist.ArchiveAsync(toArchive, turn.Alliance.Id, approved.MeetingId, cancellationToken), Task.Delay(LongestWait, time, cancellationToken));
        var minutes = await turn.ReadAsync((db, ct) => MinutesView.ReadAsync(db, approved.MeetingId, turn.Alliance, ct), cancellationToken)
            ?? throw new InvalidOperationException("Minutes that were just approved cannot be found.");
        var reply = Reply.Replace(await links.CardAsync(turn, minutes, cancellationToken));
        // Everyone is told once; pressing again only shows the card as it stands.
        return approved.IsNew ? reply.AndSay(Announcement(turn, minutes)) : reply;
    }

    private async Task<Reply> OfferFileAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return Reply.Say(turn.Say("minutesFilePersonalOnly"));
        return await FindFileAsync(turn, cancellationToken) switch
        {
            FindMinutesFile.Outcome.Found found => Reply.Offer(new FileOffer(
                "minutes",
                found.File.Name,
                turn.Say("minutesFileDescription", found.Number),
                found.File.Content.Length,
                turn.Language,
                new Dictionary<string, string> { ["meeting"] = found.MeetingId.ToString() })),
            var missing => Reply.Say(Explain(turn, missing)),
        };
    }

    private async Task<FileAnswer> MakeFileAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return new FileAnswer.Refusal(turn.Say("minutesFilePersonalOnly"));
        return await FindFileAsync(turn, cancellationToken) switch
        {
            FindMinutesFile.Outcome.Found found => new FileAnswer.File(found.File.Name, found.File.Content, await links.CreateAsync(turn, MinutesDownload.Links, found.MeetingId, cancellationToken)),
            var missing => new FileAnswer.Refusal(Explain(turn, missing)),
        };
    }

    private Task<FindMinutesFile.Outcome> FindFileAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.ReadAsync((db, ct) => FindMinutesFile.HandleAsync(db, new(turn.Data.Id("meeting"), turn.Place.ConversationId, turn.Alliance), archive, turn.Phrases, ct), cancellationToken);

    private static string Explain(Turn turn, FindMinutesFile.Outcome outcome) => outcome switch
    {
        FindMinutesFile.Outcome.HeldElsewhere elsewhere => turn.Say("minutesHeldElsewhere", elsewhere.Number),
        FindMinutesFile.Outcome.MeetingUnknown => turn.Say("meetingUnknown"),
        FindMinutesFile.Outcome.RecordMissing => turn.Say("recordMissing"),
        FindMinutesFile.Outcome.RecordTampered => turn.Say("recordTampered"),
        FindMinutesFile.Outcome.MeetingStillRunning running => turn.Say("minutesStillRunning", running.Number),
        _ => throw new InvalidOperationException($"No reply was foreseen for {outcome}."),
    };

    private static string Announcement(Turn turn, MinutesView minutes) => minutes is { Sha256: { } sha256, Location: { } location }
        ? turn.SayToAll("minutesArchived", minutes.Document.MeetingNumber, turn.Person.Name, location, sha256)
        : turn.SayToAll("minutesArchivePending", minutes.Document.MeetingNumber, turn.Person.Name);

    private static string AnnounceUnopposed(Turn turn, MinutesView minutes) => minutes is { Sha256: { } sha256, Location: { } location }
        ? turn.SayToAll("minutesUnopposedArchived", minutes.Document.MeetingNumber, location, sha256)
        : turn.SayToAll("minutesUnopposedPending", minutes.Document.MeetingNumber);
}
