using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>
/// A task: one accountable owner and one due date. It counts only once its owner has accepted it; until then it is a proposal.
/// Days are those of the owner's calendar. Each rule is a method's name; a method called against its rule throws.
/// </summary>
public sealed partial class ActionItem : AllianceRow
{
    public const int LongestText = 1000;
    public const int LongestNote = 500;

    /// <summary>A reminder is put off so often; after that one hands over, asks for help or agrees on another date.</summary>
    public const int MostSnoozes = 3;

    private ActionItem() { }

    public Guid Id { get; private init; }

    public string Text { get; private init; } = "";

    public ActionItemState State { get; private set; }

    /// <summary>Who is asked or answers for it; null while it is <see cref="ActionItemState.Unowned"/>.</summary>
    public Guid? OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    /// <summary>Who had it when they left the alliance, while nobody has it.</summary>
    public Guid? FormerOwnerId { get; private set; }

    /// <summary>Whom the owner spoke for when they were asked.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>Null only while it is proposed.</summary>
    public DateOnly? DueDate { get; private set; }

    /// <summary>Another date that the owner asks for; whoever proposed the task, or leads, agrees to it.</summary>
    public DateOnly? DateAskedFor { get; private set; }

    /// <summary>Why the owner asks for another date, said no, or will not do it; what was done. People's text.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Those who help, by name; they do not answer for it.</summary>
    public string Helpers { get; private set; } = "";

    /// <summary>The working group; null for the alliance as a whole.</summary>
    public Guid? GroupId { get; private set; }

    /// <summary>The working group that left it to the alliance when it was closed.</summary>
    public Guid? FormerGroupId { get; private set; }

    /// <summary>The place that alone may see it beside its owner; null where all may.</summary>
    public string? OnlyIn { get; private init; }

    /// <summary>The meeting that agreed on it; null for one made elsewhere.</summary>
    public Guid? MeetingId { get; private init; }

    /// <summary>The entry of <see cref="MeetingId"/>.</summary>
    public int? EntrySequence { get; private init; }

    /// <summary>The number of that meeting, or the address of the message it comes from; empty for neither.</summary>
    public string Source { get; private init; } = "";

    /// <summary>Who asked for it; null when minutes were approved by nobody's objection.</summary>
    public Guid? ProposedById { get; private init; }

    public string ProposedByName { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When the one who has it was asked; UTC, to the millisecond. Null while nobody was.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    public Recurrence Repeats { get; private init; }

    /// <summary>The first day of a series: another date for one of them moves none of the others.</summary>
    public DateOnly? SeriesFrom { get; private init; }

    /// <summary>The next one of its series; null while there is none.</summary>
    public Guid? SuccessorId { get; private set; }

    /// <summary>No reminder before that day; null when nothing was put off.</summary>
    public DateOnly? SnoozedUntil { get; private set; }

    public int Snoozes { get; private set; }

    /// <summary>What help the owner needs; empty when they ask for none.</summary>
    public string HelpNeeded { get; private set; } = "";

    /// <summary>Who has been told last that it waits.</summary>
    public ChaseStep Step { get; private set; }

    /// <summary>The day of the alliance on which the next in line is told; null while nothing is waited for, and after the last of them.</summary>
    public DateOnly? NextStepOn { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public string SettledByName { get; private set; } = "";

    public bool IsSettled => State is ActionItemState.Done or ActionItemState.Dropped;

    public bool NeedsHelp => HelpNeeded.Length > 0;

    /// <summary>Its owner has said what they can: others are waited for, and the owner is not chased.</summary>
    public bool IsAnswered => NeedsHelp || DateAskedFor is not null;

    public static ActionItem Propose(NewActionItem item, DateTimeOffset now) => new()
    {
        Id = OrderedId.Next(now),
        Text = TextLimits.Cut(item.Text, LongestText),
        State = ActionItemState.Unowned,
        DueDate = item.DueDate,
        Helpers = TextLimits.Cut(item.Helpers, LongestNote),
        GroupId = item.GroupId,
        OnlyIn = item.OnlyIn,
        MeetingId = item.MeetingId,
        EntrySequence = item.EntrySequence,
        Source = TextLimits.Cut(item.Source, LongestText),
        ProposedById = item.ProposedBy?.Id,
        ProposedByName = TextLimits.Cut(item.ProposedBy?.Name ?? "", TextLimits.Name),
        CreatedAt = now,
        Repeats = item.Repeats,
        SeriesFrom = item.Repeats is Recurrence.Never ? null : item.SeriesFrom ?? item.DueDate,
    };

    /// <summary>Somebody is asked to take it on; whoever had it before is out of it.</summary>
    /// <param name="owner">Who.</param>
    /// <param name="due">By when; null when they are to say.</param>
    /// <param name="nextStepOn">When their silence is told to the next in line.</param>
    /// <param name="now">UTC.</param>
    public void Ask(ActionItemOwner owner, DateOnly? due, DateOnly nextStepOn, DateTimeOffset now)
    {
        Must(!IsSettled);
        (DueDate, AskedAt) = (due, DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()));
        (State, OwnerId, OwnerName, OrganisationId) = (ActionItemState.Proposed, owner.Id, TextLimits.Cut(owner.Name, TextLimits.Name), owner.OrganisationId);
        (FormerOwnerId, DateAskedFor, Note, HelpNeeded) = (null, null, "", "");
        BeginChase(nextStepOn);
    }

    /// <summary>The owner says yes: from now on it is a task.</summary>
    public void Accept(DateOnly due, DateOnly nextStepOn)
    {
        Must(State is ActionItemState.Proposed or ActionItemState.Open);
        (State, DueDate, DateAskedFor, Note) = (ActionItemState.Open, due, null, "");
        BeginChase(nextStepOn);
    }

    /// <summary>Whoever asked for it, or leads, gives it another date; where nobody has accepted it yet, it is asked again.</summary>
    public void Move(DateOnly due, DateOnly nextStepOn, DateTimeOffset now)
    {
        Must(OwnerId is not null && !IsSettled);
        if (State is ActionItemState.Open)
            Accept(due, nextStepOn);
        else
            Ask(new(OwnerId!.Value, OwnerName, OrganisationId), due, nextStepOn, now);
    }

    /// <summary>The owner says no; it needs another one.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="nextStepOn">When others hear that nobody has it.</param>
    public void Decline(string reason, DateOnly nextStepOn)
    {
        Must(State is ActionItemState.Proposed);
        LoseOwner(nextStepOn);
        Note = TextLimits.Cut(reason, LongestNote);
    }

    /// <summary>Another date is asked for, before the owner accepts or later.</summary>
    /// <param name="date">Which.</param>
    /// <param name="reason">Why.</param>
    /// <param name="nextStepOn">When those who may agree to it are told again.</param>
    public void AskForDate(DateOnly date, string reason, DateOnly nextStepOn)
    {
        Must(State is ActionItemState.Proposed or ActionItemState.Open);
        (DateAskedFor, Note) = (date, TextLimits.Cut(reason, LongestNote));
        WaitUntil(nextStepOn);
    }

    /// <summary>The date stays as it was, and the chase begins anew.</summary>
    public void RefuseDate(DateOnly nextStepOn)
    {
        Must(DateAskedFor is not null);
        (DateAskedFor, Note) = (null, "");
        ChaseAnew(nextStepOn);
    }

    /// <summary>Its owner left the alliance.</summary>
    /// <param name="nextStepOn">When others hear that nobody has it.</param>
    public void LeaveBehind(DateOnly nextStepOn)
    {
        FormerOwnerId = OwnerId;
        LoseOwner(nextStepOn);
    }

    /// <summary>Agreed on, and nobody who is here has it.</summary>
    /// <param name="nextStepOn">When others hear of it.</param>
    public void WaitForOwner(DateOnly nextStepOn)
    {
        Must(State is ActionItemState.Unowned);
        ChaseAnew(nextStepOn);
    }

    /// <summary>Its owner and whoever was asked by mail alone turn out to be one person.</summary>
    public void BelongTo(ActionItemOwner owner)
    {
        Must(OwnerId is not null);
        (OwnerId, OwnerName, OrganisationId) = (owner.Id, TextLimits.Cut(owner.Name, TextLimits.Name), owner.OrganisationId);
    }

    /// <summary>The next one of its series has been made.</summary>
    public void FollowWith(ActionItem successor)
    {
        Must(SuccessorId is null);
        SuccessorId = successor.Id;
    }

    public void Settle(bool isDone, string note, string byName, DateTimeOffset now)
    {
        Must(!IsSettled);
        (State, Note, SettledAt, SettledByName) = (isDone ? ActionItemState.Done : ActionItemState.Dropped, TextLimits.Cut(note, LongestNote), now, TextLimits.Cut(byName, TextLimits.Name));
        (NextStepOn, DateAskedFor, HelpNeeded) = (null, null, "");
    }

    /// <summary>It was not settled after all. How often it was put off still counts.</summary>
    public void Reopen(DateOnly nextStepOn)
    {
        Must(IsSettled);
        (State, Note, SettledAt, SettledByName) = (OwnerId is null ? ActionItemState.Unowned : DueDate is null ? ActionItemState.Proposed : ActionItemState.Open, "", null, "");
        SnoozedUntil = null;
        ChaseAnew(nextStepOn);
    }

    /// <summary>Nothing is said of it before that day.</summary>
    public void Snooze(DateOnly until, DateOnly nextStepOn)
    {
        Must(State is ActionItemState.Open && Snoozes < MostSnoozes);
        (SnoozedUntil, Snoozes) = (until, Snoozes + 1);
        WaitUntil(nextStepOn);
    }

    /// <summary>An answer to every reminder: while help is asked for, those who can give it are told and the owner is not chased.</summary>
    /// <param name="what">Which help.</param>
    /// <param name="nextStepOn">When those are told again.</param>
    public void AskForHelp(string what, DateOnly nextStepOn)
    {
        Must(State is ActionItemState.Open);
        HelpNeeded = TextLimits.Cut(what, LongestNote);
        WaitUntil(nextStepOn);
    }

    /// <param name="helper">Who helps, and then the chase begins anew; empty when it was settled in talk.</param>
    /// <param name="nextStepOn">When the chase goes on.</param>
    public void AnswerHelp(string helper, DateOnly nextStepOn)
    {
        Must(NeedsHelp);
        HelpNeeded = "";
        if (helper.Length > 0)
            Step = ChaseStep.None;
        WaitUntil(nextStepOn);
        if (helper.Length > 0 && !Helpers.Split(", ").Contains(helper))
            Helpers = TextLimits.Cut(Helpers.Length > 0 ? $"{Helpers}, {helper}" : helper, LongestNote);
    }

    /// <summary>The next in line has been told.</summary>
    /// <param name="step">Who.</param>
    /// <param name="nextStepOn">Null after the last of them.</param>
    public void Escalate(ChaseStep step, DateOnly? nextStepOn)
    {
        Must(!IsSettled && step > Step);
        (Step, NextStepOn) = (step, nextStepOn);
    }

    /// <summary>Those who would have to answer have a day off.</summary>
    public void PutStepOff(DateOnly nextStepOn)
    {
        Must(NextStepOn is not null && nextStepOn > NextStepOn);
        NextStepOn = nextStepOn;
    }

    /// <summary>It is the alliance's as a whole from now on.</summary>
    public void LeaveGroup() => (FormerGroupId, GroupId) = (GroupId, null);

    /// <summary>What a place may see: all but what belongs to another place alone.</summary>
    public bool IsFor(string conversationId) => OnlyIn is null || OnlyIn == conversationId;

    private void LoseOwner(DateOnly nextStepOn)
    {
        Must(!IsSettled);
        (State, OwnerId, OwnerName, OrganisationId, DateAskedFor, HelpNeeded) = (ActionItemState.Unowned, null, "", null, null, "");
        BeginChase(nextStepOn);
    }

    /// <summary>The chase stands still until then; where everybody has been told, there is nobody to go on to.</summary>
    private void WaitUntil(DateOnly nextStepOn) => NextStepOn = Step < ChaseStep.CoChairs ? nextStepOn : null;

    private void BeginChase(DateOnly nextStepOn)
    {
        (SnoozedUntil, Snoozes) = (null, 0);
        ChaseAnew(nextStepOn);
    }

    /// <summary>From the owner on.</summary>
    private void ChaseAnew(DateOnly nextStepOn) => (Step, NextStepOn) = (ChaseStep.None, nextStepOn);

    private void Must(bool allowed)
    {
        if (!allowed)
            throw new InvalidOperationException($"A task that is {State} does not allow this.");
    }
}
