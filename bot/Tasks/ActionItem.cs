using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Tasks.ActionItem, AllianceBot.Tasks.ActionItem.Configuration>]

namespace AllianceBot.Tasks;

/// <summary>Where a task stands. Each has a phrase <c>taskState.{name}</c>.</summary>
public enum ActionItemState
{
    /// <summary>Somebody is asked whether they take it on; not a task yet.</summary>
    Proposed,

    /// <summary>Nobody takes it on: the one who was asked said no, or has left.</summary>
    Unowned,

    /// <summary>Its owner accepted it, and it has a date.</summary>
    Open,

    Done,

    /// <summary>It will not be done.</summary>
    Dropped,
}

/// <summary>How often a task comes back once it is done. Each has a phrase <c>taskRepeats.{name}</c>.</summary>
public enum Recurrence
{
    Never,
    Weekly,
    Monthly,
    Quarterly,
    Yearly,
}

/// <summary>Who is told, one after the other, that nobody does a task or answers for it. Private first; the channel's digest comes last.</summary>
public enum ChaseStep
{
    None,
    Owner,

    /// <summary>The others who speak for the owner's organisation.</summary>
    Organisation,

    /// <summary>Of the working group; where there is none, it goes on to the co-chairs.</summary>
    Coordinator,
    CoChairs,
}

/// <summary>
/// A task: one accountable owner and one due date. It counts only once its owner has accepted it; until then it is a proposal.
/// Days are those of the owner's calendar. Each rule is a method's name; a method called against its rule throws.
/// </summary>
public sealed class ActionItem : AllianceRow
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

    public Recurrence Repeats { get; private init; }

    /// <summary>No reminder before that day; null when nothing was put off.</summary>
    public DateOnly? SnoozedUntil { get; private set; }

    public int Snoozes { get; private set; }

    /// <summary>What help the owner needs; empty when they ask for none.</summary>
    public string HelpNeeded { get; private set; } = "";

    /// <summary>Who has been told last that it waits.</summary>
    public ChaseStep Step { get; private set; }

    /// <summary>The day of the alliance on which the next in line is told; null while nothing is waited for.</summary>
    public DateOnly? NextStepOn { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public string SettledByName { get; private set; } = "";

    public bool IsSettled => State is ActionItemState.Done or ActionItemState.Dropped;

    public bool NeedsHelp => HelpNeeded.Length > 0;

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
    };

    /// <summary>Somebody is asked to take it on; whoever had it before is out of it.</summary>
    /// <param name="owner">Who.</param>
    /// <param name="nextStepOn">When their silence is told to the next in line.</param>
    public void Ask(ActionItemOwner owner, DateOnly nextStepOn)
    {
        Must(!IsSettled);
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

    /// <summary>The owner says no; it needs another one.</summary>
    public void Decline(string reason)
    {
        Must(State is ActionItemState.Proposed);
        LoseOwner();
        Note = TextLimits.Cut(reason, LongestNote);
    }

    /// <summary>The owner asks for another date, before they accept or later.</summary>
    public void AskForDate(DateOnly date, string reason)
    {
        Must(State is ActionItemState.Proposed or ActionItemState.Open);
        (DateAskedFor, Note) = (date, TextLimits.Cut(reason, LongestNote));
    }

    /// <summary>The date that was asked for stays as it was.</summary>
    public void RefuseDate()
    {
        Must(DateAskedFor is not null);
        (DateAskedFor, Note) = (null, "");
    }

    /// <summary>Its owner left the alliance.</summary>
    public void LeaveBehind()
    {
        FormerOwnerId = OwnerId;
        LoseOwner();
    }

    public void Settle(bool isDone, string note, string byName, DateTimeOffset now)
    {
        Must(!IsSettled);
        (State, Note, SettledAt, SettledByName) = (isDone ? ActionItemState.Done : ActionItemState.Dropped, TextLimits.Cut(note, LongestNote), now, TextLimits.Cut(byName, TextLimits.Name));
        (NextStepOn, DateAskedFor, HelpNeeded) = (null, null, "");
    }

    /// <summary>It was not settled after all.</summary>
    public void Reopen(DateOnly nextStepOn)
    {
        Must(IsSettled);
        (State, Note, SettledAt, SettledByName) = (OwnerId is null ? ActionItemState.Unowned : DueDate is null ? ActionItemState.Proposed : ActionItemState.Open, "", null, "");
        BeginChase(nextStepOn);
    }

    /// <summary>Nothing is said of it before that day.</summary>
    public void Snooze(DateOnly until, DateOnly nextStepOn)
    {
        Must(State is ActionItemState.Open && Snoozes < MostSnoozes);
        (SnoozedUntil, Snoozes, NextStepOn) = (until, Snoozes + 1, nextStepOn);
    }

    /// <summary>An answer to every reminder: nobody is chased while help is asked for.</summary>
    public void AskForHelp(string what)
    {
        Must(State is ActionItemState.Open);
        (HelpNeeded, NextStepOn) = (TextLimits.Cut(what, LongestNote), null);
    }

    /// <param name="helper">Who helps; empty when it was settled in talk.</param>
    /// <param name="nextStepOn">When the chase goes on.</param>
    public void AnswerHelp(string helper, DateOnly nextStepOn)
    {
        Must(NeedsHelp);
        (HelpNeeded, NextStepOn) = ("", nextStepOn);
        if (helper.Length > 0 && !Helpers.Split(", ").Contains(helper))
            Helpers = TextLimits.Cut(Helpers.Length > 0 ? $"{Helpers}, {helper}" : helper, LongestNote);
    }

    /// <summary>The next in line has been told.</summary>
    /// <param name="step">Who.</param>
    /// <param name="nextStepOn">Null after the last of them.</param>
    public void Escalate(ChaseStep step, DateOnly? nextStepOn)
    {
        Must(State is ActionItemState.Proposed or ActionItemState.Open && step > Step);
        (Step, NextStepOn) = (step, nextStepOn);
    }

    /// <summary>It is the alliance's as a whole from now on.</summary>
    public void LeaveGroup() => (FormerGroupId, GroupId) = (GroupId, null);

    /// <summary>What a place may see: all but what belongs to another place alone.</summary>
    public bool IsFor(string conversationId) => OnlyIn is null || OnlyIn == conversationId;

    private void LoseOwner()
    {
        Must(!IsSettled);
        (State, OwnerId, OwnerName, OrganisationId, NextStepOn, DateAskedFor) = (ActionItemState.Unowned, null, "", null, null, null);
    }

    private void BeginChase(DateOnly nextStepOn) => (Step, NextStepOn, SnoozedUntil, Snoozes) = (ChaseStep.None, nextStepOn, null, 0);

    private void Must(bool allowed)
    {
        if (!allowed)
            throw new InvalidOperationException($"A task that is {State} does not allow this.");
    }

    internal sealed class Configuration : IEntityTypeConfiguration<ActionItem>
    {
        public void Configure(EntityTypeBuilder<ActionItem> builder)
        {
            builder.ToTable("ActionItems");
            builder.HasKey(t => new { t.AllianceId, t.Id });
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.Property(t => t.Text).HasMaxLength(LongestText);
            builder.Property(t => t.OwnerName).HasMaxLength(TextLimits.Name);
            builder.Property(t => t.Note).HasMaxLength(LongestNote);
            builder.Property(t => t.Helpers).HasMaxLength(LongestNote);
            builder.Property(t => t.OnlyIn).HasMaxLength(TextLimits.Identifier);
            builder.Property(t => t.Source).HasMaxLength(LongestText);
            builder.Property(t => t.ProposedByName).HasMaxLength(TextLimits.Name);
            builder.Property(t => t.HelpNeeded).HasMaxLength(LongestNote);
            builder.Property(t => t.SettledByName).HasMaxLength(TextLimits.Name);
            builder.Ignore(t => t.IsSettled);
            builder.Ignore(t => t.NeedsHelp);
            builder.HasIndex(t => new { t.AllianceId, t.OwnerId, t.State });
            builder.HasIndex(t => new { t.AllianceId, t.State, t.DueDate });
            // An entry of a record becomes one task.
            builder.HasIndex(t => new { t.AllianceId, t.MeetingId, t.EntrySequence }).IsUnique();
            builder.HasIndex(t => t.NextStepOn).HasFilter("\"NextStepOn\" IS NOT NULL").HasDatabaseName("IX_ActionItems_Chased");
        }
    }
}

/// <param name="OrganisationId">Whom they speak for; null for nobody.</param>
public sealed record ActionItemOwner(Guid Id, string Name, Guid? OrganisationId);

/// <summary>What a new task is made of.</summary>
public sealed record NewActionItem
{
    public required string Text { get; init; }

    /// <summary>Null when no day was agreed; then the owner is asked for one.</summary>
    public required DateOnly? DueDate { get; init; }

    public string Helpers { get; init; } = "";

    public Guid? GroupId { get; init; }

    public string? OnlyIn { get; init; }

    public Guid? MeetingId { get; init; }

    public int? EntrySequence { get; init; }

    public string Source { get; init; } = "";

    public Actor? ProposedBy { get; init; }

    public Recurrence Repeats { get; init; }
}
