using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Meetings.Votes;

/// <summary>Votes by organisation during a meeting: called, cast and closed by tag or by button.</summary>
public sealed class VotesFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.Add(new Command("startVote", CallAsync) { IsTag = true });
        registry.Add(new Command("vote", CastByTagAsync) { IsTag = true });
        registry.Add(new Command("endVote", (turn, ct) => CloseAsync(turn, fromCard: false, ct)) { IsTag = true });
        registry.AddVerb("vote.for", (turn, ct) => CastAsync(turn, VoteChoice.For, ct));
        registry.AddVerb("vote.against", (turn, ct) => CastAsync(turn, VoteChoice.Against, ct));
        registry.AddVerb("vote.abstain", (turn, ct) => CastAsync(turn, VoteChoice.Abstain, ct));
        registry.AddVerb("vote.close", (turn, ct) => CloseAsync(turn, fromCard: true, ct));
    }

    private static async Task<Reply> CallAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new CallVote.Input(turn.Place.ConversationId, turn.Text, turn.Group?.Id, turn.Actor, turn.Now);
        return await turn.WriteAsync((db, ct) => CallVote.HandleAsync(db, input, ct), cancellationToken) switch
        {
            CallVote.Outcome.Called called => Reply.Show(VoteCards.Vote(turn, called.Vote)),
            CallVote.Outcome.AnotherIsOpen other => Reply.Show(VoteCards.Vote(turn, other.Vote)).AndSay(turn.Say("voteAnotherIsOpen")),
            CallVote.Outcome.NoneRunning => Reply.Say(MeetingReplies.NoneRunning(turn)),
            CallVote.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            CallVote.Outcome.MotionMissing => Reply.Say(turn.Say("voteMotionMissing")),
            CallVote.Outcome.MotionTooLong => Reply.Say(turn.Say("noteTooLong", TextLimits.Note)),
            var other => throw MeetingReplies.Unforeseen(other),
        };
    }

    private static async Task<Reply> CastByTagAsync(Turn turn, CancellationToken cancellationToken) =>
        VoteWords.Read(turn.Phrases, turn.Text) is { } choice
            ? await CastAsync(turn, null, choice, cancellationToken) switch
            {
                CastVote.Outcome.Counted counted => Reply.Say(turn.Say($"voteCounted.{choice}", counted.Voter)),
                var outcome => Reply.Say(Explain(turn, outcome)),
            }
            : Reply.Say(turn.Say("voteChoiceMissing"));

    private static async Task<Reply> CastAsync(Turn turn, VoteChoice choice, CancellationToken cancellationToken) =>
        await CastAsync(turn, turn.Data.Id("vote") ?? Guid.Empty, choice, cancellationToken) switch
        {
            CastVote.Outcome.Counted counted => Replace(turn, counted.Vote),
            CastVote.Outcome.Closed closed => Replace(turn, closed.Vote),
            var outcome => Reply.Say(Explain(turn, outcome)),
        };

    private static Task<CastVote.Outcome> CastAsync(Turn turn, Guid? voteId, VoteChoice choice, CancellationToken cancellationToken)
    {
        var input = new CastVote.Input(voteId, turn.Place.ConversationId, choice, turn.Actor, turn.Now);
        return turn.WriteAsync((db, ct) => CastVote.HandleAsync(db, input, ct), cancellationToken);
    }

    private static string Explain(Turn turn, CastVote.Outcome outcome) => outcome switch
    {
        CastVote.Outcome.NoneOpen => turn.Say("voteNoneOpen"),
        CastVote.Outcome.Closed => turn.Say("voteNoneOpen"),
        CastVote.Outcome.Refused refused => refused.Refusal.Describe(turn),
        CastVote.Outcome.OrganisationMissing => turn.Say("voteOrganisationMissing"),
        CastVote.Outcome.NoVoice => turn.Say("voteNoVoice"),
        CastVote.Outcome.SpokeForAnother other => turn.Say("voteSpokeForAnother", other.Voter),
        _ => throw MeetingReplies.Unforeseen(outcome),
    };

    private static async Task<Reply> CloseAsync(Turn turn, bool fromCard, CancellationToken cancellationToken)
    {
        var input = new CloseVote.Input(turn.Data.Id("vote"), turn.Place.ConversationId, turn.Group?.Id, turn.Actor, turn.Now);
        return await turn.WriteAsync((db, ct) => CloseVote.HandleAsync(db, input, ct), cancellationToken) switch
        {
            CloseVote.Outcome.Closed closed when fromCard => Replace(turn, closed.Vote),
            CloseVote.Outcome.Closed closed => Reply.Show(VoteCards.Vote(turn, closed.Vote)),
            CloseVote.Outcome.NoneOpen => Reply.Say(turn.Say("voteNoneOpen")),
            CloseVote.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            var other => throw MeetingReplies.Unforeseen(other),
        };
    }

    /// <summary>Many press at once: the card shows what is known by the time it is sent.</summary>
    private static Reply Replace(Turn turn, VoteView vote) => Reply.Replace(
        VoteCards.Vote(turn, vote),
        ct => turn.ReadAsync(async (db, token) => await VoteView.ReadAsync(db, vote.Id, token) is { } now ? VoteCards.Vote(turn, now) : null, ct));
}
