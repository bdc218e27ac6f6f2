using AllianceBot.Alliances;
using AllianceBot.Conversation;

namespace AllianceBot.Minutes;

/// <summary>Minutes of a meeting: draft as a card and a Word document, approval, archive.</summary>
public sealed class MinutesFeature(MinutesArchivist archivist, MinutesLinks links) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.Add(new Command("minutes", ShowAsync));
        registry.AddVerb("minutes.approve", ApproveAsync);
    }

    private async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new DraftMinutes.Input(turn.Text.Trim(), turn.Place.ConversationId, turn.Place.Kind is PlaceKind.Personal, turn.Alliance);
        var outcome = await turn.ReadAsync((db, ct) => DraftMinutes.HandleAsync(db, input, ct), cancellationToken);
        return outcome switch
        {
            DraftMinutes.Outcome.Drafted drafted => Reply.Show(MinutesCards.Minutes(turn, drafted.Minutes, await LinkAsync(turn, drafted.Minutes.MeetingId, cancellationToken))),
            DraftMinutes.Outcome.StillRunning running => Reply.Say(turn.Say("minutesStillRunning", running.Number)),
            DraftMinutes.Outcome.NoMeetingYet => Reply.Say(turn.Say("minutesNoMeeting")),
            DraftMinutes.Outcome.NumberUnknown unknown => Reply.Say(turn.Say("minutesNumberUnknown", unknown.Typed)),
            _ => throw new InvalidOperationException($"No reply was foreseen for {outcome}."),
        };
    }

    private async Task<Reply> ApproveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new ApproveMinutes.Input(turn.Data.Id("meeting"), turn.Person.Id, turn.Person.Name, turn.Alliance, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => ApproveMinutes.HandleAsync(db, input, turn.Phrases, ct), cancellationToken);
        return outcome switch
        {
            ApproveMinutes.Outcome.Approved approved => await ShowApprovedAsync(turn, approved, cancellationToken),
            ApproveMinutes.Outcome.MeetingStillRunning running => Reply.Say(turn.Say("minutesStillRunning", running.Number)),
            ApproveMinutes.Outcome.MeetingUnknown => Reply.Say(turn.Say("meetingUnknown")),
            _ => throw new InvalidOperationException($"No reply was foreseen for {outcome}."),
        };
    }

    private async Task<Reply> ShowApprovedAsync(Turn turn, ApproveMinutes.Outcome.Approved approved, CancellationToken cancellationToken)
    {
        await archivist.ArchiveAsync(turn.Alliance.Id, approved.MeetingId, cancellationToken);
        var minutes = await turn.ReadAsync((db, ct) => MinutesView.ReadAsync(db, approved.MeetingId, turn.Alliance, ct), cancellationToken)
            ?? throw new InvalidOperationException("Minutes that were just approved cannot be found.");
        var reply = Reply.Replace(MinutesCards.Minutes(turn, minutes, await LinkAsync(turn, minutes.MeetingId, cancellationToken)));
        // Everyone is told once; pressing again only shows the card as it stands.
        return approved.IsNew ? reply.AndSay(Announcement(turn, minutes)) : reply;
    }

    private static string Announcement(Turn turn, MinutesView minutes) => minutes is { Sha256: { } sha256, Location: { } location }
        ? turn.SayToAll("minutesArchived", minutes.Document.MeetingNumber, turn.Person.Name, location, sha256)
        : turn.SayToAll("minutesArchivePending", minutes.Document.MeetingNumber, turn.Person.Name);

    private async Task<string?> LinkAsync(Turn turn, Guid meetingId, CancellationToken cancellationToken)
    {
        var settings = await turn.ReadAsync(AllianceSettings.ReadAsync, cancellationToken);
        return settings is null ? null : links.Create(turn.Alliance.Id, meetingId, settings.LinkSecret);
    }
}
