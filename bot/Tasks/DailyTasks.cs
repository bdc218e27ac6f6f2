using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;

namespace AllianceBot.Tasks;

/// <summary>
/// The one message of a day about tasks: everything that waits for its reader, with buttons. There is at most one on a day of the reader's
/// calendar; one that could not be sent on its day is sent with what waits by then, or not at all when a later one says it.
/// </summary>
internal sealed class DailyTasks : INoticeWriter
{
    public const string KindName = "tasksOfDay";

    public string Kind => KindName;

    public bool IsOptional => false;

    /// <summary>Once more on a day, where a process died or an answer was lost, is less bad than a step that its reader never hears of.</summary>
    public Promise Promise => Promise.AtLeastOnce;

    public bool KeepsHour => true;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var today = ChaseCalendar.DayOf(turn.Now, turn.Reader.Quiet.TimeZone);
        if (IsoDay.Read(turn.SubjectId) > today || await Notices.WasSentAsync(turn.Db, KindName, turn.Reader.PersonId, since: ChaseCalendar.StartOf(today, turn.Reader.Quiet.TimeZone), cancellationToken))
            return null;
        var waiting = await WaitingTasks.ReadAsync(turn.Db, turn.Reader.PersonId, today, cancellationToken);
        return waiting.IsEmpty ? null : new ReplyMessage.Card(TaskCards.Daily(Voice.Of(turn), waiting, today)) { MailLinks = TaskMail.LinksFor(turn, waiting) };
    }
}

/// <summary>
/// Asks somebody whether they take tasks on: what was asked of them since the last such message and has no answer yet, however many asked. Nothing is
/// asked twice so; the message of a day repeats what waits.
/// </summary>
internal sealed class AskedTasks : INoticeWriter
{
    public const string KindName = "tasksAsked";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public bool OnlyLatest => true;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var today = ChaseCalendar.DayOf(turn.Now, turn.Reader.Quiet.TimeZone);
        var told = await Notices.LatestSentAsync(turn.Db, KindName, turn.Reader.PersonId, cancellationToken);
        var waiting = await WaitingTasks.ReadAsync(turn.Db, turn.Reader.PersonId, today, cancellationToken);
        // What this one asks is asked, though another that was put down later may have been sent before: not every commit is as quick.
        waiting = waiting with { Asked = [.. waiting.Asked.Where(t => t.AskedAt <= turn.FirstDueAt && (!(t.AskedAt <= told) || t.AskedAt == turn.FirstDueAt))] };
        return waiting.Asked.Count == 0 ? null : new ReplyMessage.Card(TaskCards.Asked(Voice.Of(turn), waiting, today)) { MailLinks = TaskMail.LinksFor(turn, waiting with { Dates = [], Mine = [], Others = [] }) };
    }
}
