using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Conversation.Progress;
using AllianceBot.Graph;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AllianceBot.Minutes.FromTeams;

/// <summary>Fetches the transcript of a Teams meeting when somebody asks for it, and takes it as a source of the minutes.</summary>
internal sealed class TranscriptsFeature(FetchTranscripts transcripts, SourcesFeature sources, IOptions<GraphOptions> options) : IFeature
{
    public void Register(ConversationRegistry registry) =>
        registry.AddInAlliance(new Command("transcript", FetchAsync) { IsOffered = options.Value.Enabled });

    /// <summary>"transcript", with the number of a meeting and the link of one in Teams where the place does not say which.</summary>
    private async Task<Reply> FetchAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (request, not) = TeamsRequest.Read(turn, options.Value.Enabled ? null : "transcriptOff");
        if (request is null)
            return Reply.Say(not!);
        var (wanted, problem) = await turn.ReadAsync((db, ct) => FindAsync(db, turn, request.Others, ct), cancellationToken);
        if (wanted is null)
            return Reply.Say(problem!);
        // Whatever comes of it is shown on the card that everyone there sees.
        var place = turn.ForThePlace;
        return Reply.Later(turn.Alliance.Id, ProgressCards.Reading(place, place.Say("transcriptName")), ct => FetchAsync(place, request, wanted, ct));
    }

    /// <summary>The meeting it is for, when this person may give it sources from here; else why not.</summary>
    private static async Task<(Wanted? Wanted, string? Problem)> FindAsync(AllianceDb db, Turn turn, string text, CancellationToken cancellationToken)
    {
        var found = await FindSourceMeeting.HandleAsync(db, new(turn.Place, turn.Person.Id, text), cancellationToken);
        if (found is not FindSourceMeeting.Outcome.Found(var meetingId))
            return (null, SourceReplies.Explain(turn, found));
        var (meeting, problem) = await KeepSource.FindMeetingAsync(db, meetingId, turn.Place.ConversationId, turn.Actor, cancellationToken);
        if (meeting is null)
            return (null, SourceReplies.Explain(turn, problem!));
        return (new Wanted
        {
            Meeting = meeting,
            Context = await MeetingMaterial.ContextAsync(db, meeting, turn.Alliance, cancellationToken),
            Asker = await AlliancePeople.IdentitiesAsync(db, turn.Person.Id, cancellationToken),
            Known = (await db.Set<MeetingSource>().Where(s => s.MeetingId == meetingId && s.Origin != null).Select(s => s.Origin!).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal),
        }, null);
    }

    private async Task<Reply> FetchAsync(Turn turn, TeamsRequest request, Wanted wanted, CancellationToken cancellationToken)
    {
        var input = new FetchTranscripts.Input(wanted.Context.Clock!, request.By(turn, wanted.Asker), wanted.Known);
        return await transcripts.HandleAsync(input, cancellationToken) switch
        {
            FetchTranscripts.Outcome.Fetched fetched => await TakeAsync(turn, wanted, fetched, cancellationToken),
            FetchTranscripts.Outcome.NotFound not => Reply.Say(FromTeamsReplies.Explain(turn, not.Reason)),
            FetchTranscripts.Outcome.NoneYet => Reply.Say(turn.Say("transcriptNone")),
            FetchTranscripts.Outcome.NoneOfThen none => Reply.Say(turn.Say("transcriptNoneOfThen", wanted.Meeting.Number, turn.Alliance.ToLocal(none.Latest).ToString(turn.Say("longDate"), turn.Language.Culture()))),
            FetchTranscripts.Outcome.Failed failed => Reply.Say(FromTeamsReplies.Explain(turn, failed.Problem)),
            var problem => throw Reply.Unforeseen(problem),
        };
    }

    private async Task<Reply> TakeAsync(Turn turn, Wanted wanted, FetchTranscripts.Outcome.Fetched fetched, CancellationToken cancellationToken)
    {
        var (given, notices) = (new List<GivenSource>(), new List<string>());
        foreach (var one in fetched.New)
        {
            var name = NameOf(turn, one.Transcript);
            switch (one.Content is { } content ? SourceReader.Read(content, wanted.Context with { FileName = name }) : new SourceReading.Refused(SourceRefusal.TooLarge))
            {
                case SourceReading.Read read:
                    given.Add(GivenSource.Of(name, one.Content, read) with { Origin = FetchedTranscript.OriginOf(one.Transcript), StartsAt = one.Transcript.StartsAt });
                    break;
                case SourceReading.Refused refused:
                    notices.Add(SourceReplies.Explain(turn, refused.Reason, name));
                    break;
            }
        }

        var kept = given.Count == 0 ? [] : await turn.WriteAsync((db, ct) => KeepAsync(db, turn, wanted.Meeting.Id, given, ct), cancellationToken);
        notices.InsertRange(0, kept.SelectMany((outcome, index) => Describe(turn, given[index], outcome)).Distinct());
        if (fetched.Known > 0)
            notices.Add(turn.Say("transcriptKnown", fetched.Known));
        if (fetched.Problem is { } problem)
            notices.Add($"{turn.Say("transcriptNotAll")} {FromTeamsReplies.Explain(turn, problem)}");
        if (fetched.Known == 0 && !kept.Any(outcome => outcome is KeepSource.Outcome.Kept or KeepSource.Outcome.AlreadyThere))
            return Reply.Say(string.Join('\n', notices));
        var only = kept is [KeepSource.Outcome.Kept { SourceId: var id }] ? id : (Guid?)null;
        return await sources.ShowTakenAsync(turn, wanted.Meeting.Id, notices, only, cancellationToken);
    }

    /// <summary>All in one transaction, so that a message that Teams sends again has no second effect.</summary>
    private static async Task<IReadOnlyList<KeepSource.Outcome>> KeepAsync(AllianceDb db, Turn turn, Guid meetingId, IReadOnlyList<GivenSource> given, CancellationToken cancellationToken)
    {
        var outcomes = new List<KeepSource.Outcome>();
        foreach (var source in given)
        {
            outcomes.Add(await KeepSource.HandleAsync(db, new(meetingId, source, turn.Place.ConversationId, turn.Actor, turn.Now), cancellationToken));
            // The next one counts what this one takes.
            await db.SaveChangesAsync(cancellationToken);
        }

        return outcomes;
    }

    private static IEnumerable<string> Describe(Turn turn, GivenSource source, KeepSource.Outcome outcome) => outcome switch
    {
        KeepSource.Outcome.Kept => SourceReplies.Kept(turn, source.Name, source.Read),
        KeepSource.Outcome.AlreadyThere => [turn.Say("sourceAlreadyThere", SourceCards.Name(turn, source.Name))],
        _ => [SourceReplies.Explain(turn, outcome)],
    };

    /// <summary>By the alliance's clock, in no language.</summary>
    private static string NameOf(Turn turn, CallTranscript transcript) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Teams {turn.Alliance.ToLocal(transcript.CreatedAt):yyyy-MM-dd HH.mm.ss}.vtt");

    /// <summary>What is fetched for which meeting, and for whom.</summary>
    private sealed record Wanted
    {
        public required MeetingRecord Meeting { get; init; }

        public required SourceContext Context { get; init; }

        public required IReadOnlyList<string> Asker { get; init; }

        public required IReadOnlySet<string> Known { get; init; }
    }
}
