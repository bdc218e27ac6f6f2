using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Minutes;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>
/// What approved minutes agreed on is asked of its owners: all of one meeting in one message. What names nobody who is here waits for an owner.
/// </summary>
internal sealed class TakeInMinutes : IAfterApproval
{
    public async Task HandleAsync(AllianceDb db, MeetingRecord meeting, AllianceInfo alliance, Actor? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = await ActionItems.TakeOverAsync(db, meeting.Id, by, now, cancellationToken);
        if (entries.Count == 0)
            return;
        var setting = await TaskSetting.ReadAsync(db, alliance, now, cancellationToken);
        var owners = entries.Select(e => e.OwnerId).OfType<Guid>().Distinct().ToList();
        var here = await AlliancePeople.StillHereAsync(db, owners, cancellationToken);
        var organisations = await AlliancePeople.OrganisationsOfAsync(db, owners, cancellationToken);
        foreach (var entry in entries)
        {
            var item = ActionItem.Propose(new NewActionItem
            {
                Text = entry.Text,
                DueDate = entry.DueDate,
                GroupId = entry.GroupId,
                OnlyIn = meeting.OnlyIn,
                MeetingId = meeting.Id,
                EntrySequence = entry.Sequence,
                Source = meeting.Number,
                ProposedBy = by,
            }, now);
            db.Add(item);
            if (entry.OwnerId is { } owner && here.Contains(owner))
                item.Ask(new ActionItemOwner(owner, entry.OwnerName, organisations.GetValueOrDefault(owner)?.Id), entry.DueDate, setting.NextStep, now);
            else
                // Whoever coordinates the group, or leads, hears with the next messages of the day that nobody has it.
                item.WaitForOwner(setting.Today);
            TaskTrail.Write(db, item, by, "taskProposed", now, new("taskOwner", "", entry.OwnerName), new FieldChange("taskDue", "", IsoDay.Write(entry.DueDate)));
            await TaskCalls.AskAsync(db, item, meeting.Id.ToString(), now, cancellationToken);
        }
    }
}
