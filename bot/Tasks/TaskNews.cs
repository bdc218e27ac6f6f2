using System.Text.Json.Serialization;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>What happened to a task that somebody is told of. Each is a phrase <c>taskNews.{kind}</c>: {0} who, {1} what they said.</summary>
public enum TaskNewsKind
{
    Declined,
    DateAsked,
    DateAgreed,
    DateRefused,
    Dropped,
    HelpAsked,
    Helped,
    HandedOver,

    /// <summary>Somebody else gave it another date.</summary>
    Moved,

    /// <summary>Nobody does it, or nobody has it: said in the one place it belongs to.</summary>
    Waits,
}

/// <param name="Said">People's text; for what was handed over, to whom.</param>
internal sealed record TaskNewsData(TaskNewsKind What, Guid TaskId, string Who, string Said);

/// <summary>Tells what happened to a task to those it concerns, with the task as it is by now; what belongs to one place alone, in that place.</summary>
internal sealed class TaskNews : INoticeWriter
{
    public const string KindName = "taskNews";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    /// <summary>Nothing when what was asked is answered by now.</summary>
    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var news = turn.Read(TaskNewsJson.Default.TaskNewsData);
        if (await turn.Db.Set<ActionItem>().SingleOrDefaultAsync(t => t.Id == news.TaskId, cancellationToken) is not { } item || !IsNews(news.What, item))
            return null;
        var isForAll = turn.PlaceId is not null;
        var reader = new Actor(turn.Reader.PersonId, "", Standing.None);
        if (!isForAll)
            reader = await Standings.ReadNowAsync(turn.Db, reader, cancellationToken);
        var today = ChaseCalendar.DayOf(turn.Now, turn.Reader.Quiet.TimeZone);
        var voice = Voice.Of(turn);
        var labels = await TaskLabels.ReadAsync(turn.Db, [item], cancellationToken);
        var hand = TaskAtHand.Of(item, reader);
        return new ReplyMessage.Card(TaskCards.Card(voice, isForAll ? "" : turn.Language.Code(), hand, labels, isForAll, today, voice.Say($"taskNews.{news.What}", news.Who, news.Said)))
        {
            MailLinks = isForAll ? [] : [.. TaskMail.LinksFor(turn, hand)],
        };
    }

    private static bool IsNews(TaskNewsKind what, ActionItem item) => what switch
    {
        TaskNewsKind.Declined => item.State is ActionItemState.Unowned,
        TaskNewsKind.DateAsked => item.DateAskedFor is not null,
        TaskNewsKind.HelpAsked => item.NeedsHelp,
        // By the morning somebody may have taken it, or agreed to another date.
        TaskNewsKind.Waits => item is { IsSettled: false, Step: ChaseStep.CoChairs },
        _ => true,
    };
}

[JsonSerializable(typeof(TaskNewsData))]
internal sealed partial class TaskNewsJson : JsonSerializerContext;
