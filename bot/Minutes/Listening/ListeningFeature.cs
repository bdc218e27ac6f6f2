using AllianceBot.Conversation;
using AllianceBot.Conversation.Progress;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Listening;

/// <summary>Reads the chat of a meeting along, from when somebody says so until the meeting ends, and proposes from it.</summary>
internal sealed class ListeningFeature(ListenedPlaces places, SourcesFeature sources) : IFeature, IAfterMeeting
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("listen", (turn, ct) => ListenAsync(turn, listen: true, ct)));
        registry.AddInAlliance(new Command("stopListening", (turn, ct) => ListenAsync(turn, listen: false, ct)));
        registry.Overhear(new Overhearing(places.IsListenedToAsync, HearAsync, CorrectAsync));
    }

    /// <summary>What was read becomes a source; reading it for proposals may take longer than Teams waits.</summary>
    public async Task<Func<Reply>> HandleAsync(AllianceDb db, Turn turn, Guid meetingId, CancellationToken cancellationToken)
    {
        var place = turn.ForThePlace;
        var input = new GatherChat.Input(meetingId, place.Say("chatSourceName"), turn.Alliance, turn.Actor, turn.Now);
        var outcome = await GatherChat.HandleAsync(db, input, cancellationToken);
        return () =>
        {
            places.Forget();
            return Describe(turn, input, outcome);
        };
    }

    /// <summary>What was agreed to held until the end: whoever wants it to go on says so again in front of everyone.</summary>
    public async Task<Reply> HandleReopenedAsync(Turn turn, Guid meetingId, CancellationToken cancellationToken)
    {
        var name = turn.ForThePlace.Say("chatSourceName");
        return await turn.ReadAsync((db, ct) => db.Set<MeetingSource>().AnyAsync(s => s.MeetingId == meetingId && s.Name == name, ct), cancellationToken)
            ? Reply.Say(turn.SayToAll("listeningNotResumed"))
            : Reply.Nothing;
    }

    public async Task<bool> HandleCancelledAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken)
    {
        if (await db.Set<HeardMessage>().AnyAsync(m => m.MeetingId == meetingId, cancellationToken) || await db.Set<MeetingSource>().AnyAsync(s => s.MeetingId == meetingId, cancellationToken))
            return false;
        await db.Set<ListeningMeeting>().Where(l => l.MeetingId == meetingId).ExecuteDeleteAsync(cancellationToken);
        places.Forget();
        return true;
    }

    private Reply Describe(Turn turn, GatherChat.Input input, GatherChat.Outcome outcome)
    {
        var place = turn.ForThePlace;
        return outcome switch
        {
            GatherChat.Outcome.Nothing => Reply.Nothing,
            GatherChat.Outcome.Gathered gathered => Reply.Later(
                turn.Alliance.Id, ProgressCards.Reading(place, input.Name), ct => sources.ShowKeptAsync(place, input.MeetingId, gathered.SourceId, input.Name, gathered.Read, ct)),
            GatherChat.Outcome.Unreadable unreadable => NotKept(SourceReplies.Explain(place, unreadable.Reason, input.Name)),
            GatherChat.Outcome.NotKept { Reason: KeepSource.Outcome.AlreadyThere } => Reply.Say(place.Say("chatThereAlready")),
            GatherChat.Outcome.NotKept not => NotKept(SourceReplies.Explain(place, not.Reason)),
            _ => throw Reply.Unforeseen(outcome),
        };

        Reply NotKept(string reason) => Reply.Say(place.Say("chatNotKept", reason));
    }

    private async Task<Reply> ListenAsync(Turn turn, bool listen, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is PlaceKind.Personal)
            return Reply.Say(turn.Say("listenNotHere"));
        var input = new ListenToMeeting.Input(turn.Place.ConversationId, listen, turn.Group?.Id, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => ListenToMeeting.HandleAsync(db, input, ct), cancellationToken);
        places.Forget();
        return Reply.Say(outcome switch
        {
            // Everyone there is to know.
            ListenToMeeting.Outcome.Listening => turn.SayToAll("listening", turn.Person.Name),
            ListenToMeeting.Outcome.Stopped stopped => turn.SayToAll("listeningStopped", stopped.Messages),
            ListenToMeeting.Outcome.WasNotListening => turn.Say("wasNotListening"),
            ListenToMeeting.Outcome.NoneRunning => turn.Say("listenNoMeeting"),
            ListenToMeeting.Outcome.Refused refused => refused.Refusal.Describe(turn),
            _ => throw Reply.Unforeseen(outcome),
        });
    }

    private static Task<bool> HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new HearMessage.Input(turn.Place.ConversationId, turn.Text, turn.Person.Name, turn.Now, turn.MessageId);
        return turn.WriteAsync((db, ct) => HearMessage.HandleAsync(db, input, ct), cancellationToken);
    }

    private static Task<bool> CorrectAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new CorrectMessage.Input(turn.Place.ConversationId, turn.MessageId, turn.Text);
        return turn.WriteAsync((db, ct) => CorrectMessage.HandleAsync(db, input, ct), cancellationToken);
    }
}
