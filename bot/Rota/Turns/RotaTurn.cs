using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Rota.Turns.RotaTurn, AllianceBot.Rota.Turns.RotaTurn.Configuration>]

namespace AllianceBot.Rota.Turns;

/// <summary>Where a turn stands.</summary>
public enum TurnState
{
    /// <summary>Published; nobody was asked yet, and a later plan may still move it.</summary>
    Planned,

    /// <summary>One person of the organisation was asked.</summary>
    Asked,

    /// <summary>All of its representatives were asked.</summary>
    AllAsked,

    /// <summary>Declined, or nobody answered: open to volunteers. Until one takes it, it stays where it is.</summary>
    Offered,

    /// <summary>Somebody said that they do it.</summary>
    Accepted,

    Done,

    /// <summary>Nobody did it, or somebody else (<see cref="RotaTurn.DoneById"/>).</summary>
    NotDone,
}

/// <summary>Who holds one duty at one meeting, or for one week, month or quarter.</summary>
public sealed class RotaTurn : AllianceRow
{
    public const int LongestReason = 500;
    public const int LongestNote = 2000;

    private RotaTurn() { }

    public Guid Id { get; private init; }

    /// <summary>The working group whose rota it is in; null for the alliance's.</summary>
    public Guid? GroupId { get; private init; }

    public Guid DutyId { get; private init; }

    public Rhythm Rhythm { get; private init; }

    /// <summary>The meeting, or the first day of the week, month or quarter.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Tells apart the holders of one duty; counts from 0.</summary>
    public int Seat { get; private init; }

    public Guid OrganisationId { get; private set; }

    /// <summary>Who does it; null while nobody is named.</summary>
    public Guid? PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    public TurnState State { get; private set; }

    /// <summary>When the next step is taken without an answer; null when none is.</summary>
    public DateTimeOffset? NextStepAt { get; private set; }

    /// <summary>Ids, separated by spaces, of organisations that had it and gave it away.</summary>
    public string GaveAway { get; private set; } = "";

    /// <summary>Why it was declined; empty when it was not.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whoever did it instead, as an extra turn; null when nobody did.</summary>
    public Guid? DoneById { get; private set; }

    /// <summary>For the next holder.</summary>
    public string HandoverNote { get; private set; } = "";

    public string HandoverBy { get; private set; } = "";

    /// <summary>What it weighed when its day was over and it went into the accounts; null before.</summary>
    public decimal? CountedEffort { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Rises whenever somebody else holds it or its day moves; what was asked before is void.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>People were told of it: only they move it, and no plan.</summary>
    public bool IsAnnounced => State is not TurnState.Planned;

    public bool IsOpen => State is not (TurnState.Done or TurnState.NotDone);

    /// <summary>Its last day has passed; until then it can be taken, declined and named for.</summary>
    public bool IsOverOn(DateOnly today) => RotaDays.LastOf(Rhythm, Date) < today;

    /// <summary>Whose load it is; null for nobody's.</summary>
    public Guid? CarriedBy => State is TurnState.NotDone ? DoneById : OrganisationId;

    public static RotaTurn Plan(Guid dutyId, Rhythm rhythm, DateOnly date, int seat, Guid organisationId, DateTimeOffset now, Guid? groupId = null) => new()
    {
        Id = OrderedId.Next(now),
        GroupId = groupId,
        DutyId = dutyId,
        Rhythm = rhythm,
        Date = date,
        Seat = seat,
        OrganisationId = organisationId,
    };

    /// <summary>A later plan gives it to another organisation; nobody was asked yet.</summary>
    public void Replan(Guid organisationId) => Give(organisationId, TurnState.Planned);

    /// <summary>Another organisation holds it from now on, and its people are asked.</summary>
    public void MoveTo(Guid organisationId)
    {
        GaveAway = GaveAway.Length == 0 ? OrganisationId.ToString() : $"{GaveAway} {OrganisationId}";
        Give(organisationId, TurnState.Planned);
    }

    /// <summary>Nobody does it by now, and the organisation is asked anew: whoever said yes speaks for it no longer, or its absence was taken back.</summary>
    public void AskAnew() => Give(OrganisationId, TurnState.Planned);

    /// <summary>Its meeting is on another day; whoever does it still does.</summary>
    public void MoveTo(DateOnly date)
    {
        Date = date;
        Round++;
    }

    /// <summary>One person is asked, or with null all of the organisation.</summary>
    public void Ask(Guid? personId, DateTimeOffset? nextStepAt) => (State, PersonId, PersonName, NextStepAt) = (personId is null ? TurnState.AllAsked : TurnState.Asked, null, "", nextStepAt);

    public void Accept(Guid personId, string name) =>
        (State, PersonId, PersonName, NextStepAt, Reason) = (TurnState.Accepted, personId, TextLimits.Cut(name, TextLimits.Name), null, "");

    public void Offer(string reason, DateTimeOffset? nextStepAt) =>
        (State, PersonId, PersonName, NextStepAt, Reason) = (TurnState.Offered, null, "", nextStepAt, reason);

    public void WaitUntil(DateTimeOffset? nextStepAt) => NextStepAt = nextStepAt;

    public void Settle(bool isDone, Guid? doneById, DateTimeOffset now) =>
        (State, DoneById, SettledAt, NextStepAt) = (isDone ? TurnState.Done : TurnState.NotDone, isDone ? null : doneById, now, null);

    public void HandOver(string note, string by) => (HandoverNote, HandoverBy) = (note, TextLimits.Cut(by, TextLimits.Name));

    public void Count(decimal effort) => CountedEffort ??= effort;

    public bool WasGivenAwayBy(Guid organisationId) => GaveAway.Contains(organisationId.ToString(), StringComparison.Ordinal);

    private void Give(Guid organisationId, TurnState state)
    {
        (OrganisationId, PersonId, PersonName, State, NextStepAt, Reason) = (organisationId, null, "", state, null, "");
        Round++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<RotaTurn>
    {
        public void Configure(EntityTypeBuilder<RotaTurn> builder)
        {
            builder.ToTable("RotaTurns");
            builder.HasKey(t => new { t.AllianceId, t.Id });
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.Property(t => t.PersonName).HasMaxLength(TextLimits.Name);
            builder.Property(t => t.HandoverBy).HasMaxLength(TextLimits.Name);
            builder.Property(t => t.Reason).HasMaxLength(LongestReason);
            builder.Property(t => t.CountedEffort).HasPrecision(9, 3);
            builder.Property(t => t.Round).IsConcurrencyToken();
            builder.Ignore(t => t.IsAnnounced);
            builder.Ignore(t => t.IsOpen);
            builder.Ignore(t => t.CarriedBy);
            builder.HasIndex(t => new { t.AllianceId, t.DutyId, t.Date, t.Seat }).IsUnique();
            builder.HasIndex(t => new { t.AllianceId, t.Date });
            builder.HasOne<RotaDuty>().WithMany().HasForeignKey(t => new { t.AllianceId, t.DutyId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
