using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Documents;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Minutes;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Demo;

/// <summary>Writes a fictional alliance into the database, in one transaction. Where its team has an alliance already, nothing changes.</summary>
internal sealed class DemoLoader(AllianceStore store, Phrasebook phrases, TimeProvider time)
{
    public const string AllianceName = "Alianza Abierta por el Campo";

    private const string TimeZone = "America/Lima";

    /// <returns>What was loaded; null when the team has an alliance already.</returns>
    public async Task<DemoPlan?> LoadAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var alliance = Alliance.Found(options.Home, TextLanguage.Spanish, TimeZone, now.AddDays(-400));
        alliance.SetUp(AllianceName, TextLanguage.Spanish, TimeZone);
        var plan = new DemoPlanner(options, DateOnly.FromDateTime(alliance.ToInfo().ToLocal(now))).Plan();
        return await store.WriteAsync(alliance.AllianceId, async (db, ct) =>
        {
            if (await db.Set<Alliance>().IgnoreQueryFilters().AnyAsync(a => a.Home == options.Home, ct))
                return null;
            db.Add(alliance);
            await new Writing(db, alliance, plan, phrases).WriteAsync(now, ct);
            return plan;
        }, cancellationToken);
    }

    /// <summary>One load, with the rows made so far.</summary>
    private sealed class Writing(AllianceDb db, Alliance alliance, DemoPlan plan, Phrasebook phrases)
    {
        private static readonly TimeSpan ApprovedAfter = TimeSpan.FromDays(2);

        private readonly DateTimeOffset _start = alliance.CreatedAt;
        private readonly List<Organisation> _organisations = [];
        private readonly List<Person> _people = [];
        private readonly List<WorkingGroup> _groups = [];
        private readonly List<Meeting> _meetings = [];

        public async Task WriteAsync(DateTimeOffset now, CancellationToken cancellationToken)
        {
            AddOrganisations();
            AddPeople();
            var history = new DemoHistory(db, alliance, plan, _organisations, _people, phrases);
            history.WriteFounding();
            AddGroups();
            AddMeetings();
            await db.SaveChangesAsync(cancellationToken);
            // Each answer to the charter is saved by itself, and all that is tracked would be looked through every time.
            db.ChangeTracker.Clear();
            await history.AgreeOnCharterAsync(now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            db.AttachRange(_organisations);
            history.Retire();
            await db.SaveChangesAsync(cancellationToken);
            await new DemoRota(db, alliance, plan, _people, phrases).WriteAsync(now, cancellationToken);
            await ApproveMinutesAsync(cancellationToken);
        }

        private void AddOrganisations()
        {
            var joined = DateOnly.FromDateTime(_start.Date);
            _organisations.AddRange(plan.Organisations.Select((facts, i) => Organisation.Create(
                facts with { Status = facts.Status is OrganisationStatus.Left ? OrganisationStatus.Member : facts.Status }, _start, joined.AddDays(i % 30))));
            db.AddRange(_organisations);
        }

        private void AddPeople()
        {
            foreach (var (member, organisation) in plan.People)
            {
                var person = Person.Meet(member, _start);
                person.Represent(_organisations[organisation].Id);
                _people.Add(person);
            }

            db.AddRange(_people);
            db.AddRange(plan.CoChairs.Select(i => RoleHolding.Give(_people[i].Id, Role.CoChair, null, _start)));
        }

        private void AddGroups()
        {
            foreach (var planned in plan.Groups)
            {
                var group = WorkingGroup.Create(planned.ConversationId, _start);
                group.Describe(planned.Name, planned.Purpose, planned.EndsOn, planned.Organisations.Select(i => _organisations[i].Id));
                _groups.Add(group);
                db.Add(group);
                db.Add(RoleHolding.Give(_people[planned.Coordinator].Id, Role.Coordinator, group.Id, _start));
                var founder = _people[plan.CoChairs[0]];
                ChangeRecord.Write(db, new Change
                {
                    At = _start.AddDays(3),
                    By = new Actor(founder.Id, founder.Name, Standing.None),
                    Subject = ChangeSubject.Group,
                    SubjectId = group.Id,
                    SubjectName = group.Name,
                    Action = "groupCreated",
                    Fields = [new FieldChange("groupName", "", planned.Name), new FieldChange("groupCoordinator", "", _people[planned.Coordinator].Name)],
                });
            }
        }

        private void AddMeetings()
        {
            var sequences = new Dictionary<int, int>();
            foreach (var planned in plan.Meetings)
            {
                var year = alliance.ToInfo().ToLocal(planned.StartsAt).Year;
                sequences[year] = sequences.GetValueOrDefault(year) + 1;
                var starter = _people[planned.StartedBy];
                var group = planned.Group is { } index ? _groups[index] : null;
                var meeting = Meeting.Start(
                    new MeetingStart(group?.ConversationId ?? alliance.Home, IsPrivate: false, year, sequences[year], planned.Title, starter.Id, starter.Name, planned.StartsAt)
                    {
                        Group = group is null ? null : new GroupInfo(group.Id, group.Name),
                    },
                    planned.Items.Select(i => i.Line));
                AddRecord(meeting, planned);
                _meetings.Add(meeting);
                db.Add(meeting);
            }
        }

        private void AddRecord(Meeting meeting, DemoMeeting planned)
        {
            AddRollCall(meeting, planned);
            var at = planned.StartsAt;
            foreach (var (index, item) in planned.Items.Index())
            {
                db.Add(NewEntry(meeting, new DemoEntry(EntryKind.Topic, item.Line.Title, planned.StartedBy), at = at.AddMinutes(2), index + 1));
                foreach (var entry in item.Entries)
                {
                    var row = NewEntry(meeting, entry, at = at.AddMinutes(4), null);
                    db.Add(row);
                    if (entry.Settlement is { } settlement)
                        db.Add(NewSettlement(row, settlement));
                }
            }

            meeting.End(at.AddMinutes(5), DemoCharter.InForce.Ways.QuorumPercent);
        }

        /// <summary>As the end of a meeting leaves it.</summary>
        private void AddRollCall(Meeting meeting, DemoMeeting planned)
        {
            var organisations = _organisations.ToDictionary(o => o.Id);
            foreach (var person in planned.Present.Select(i => _people[i]))
            {
                var attendance = new Attendance { MeetingId = meeting.Id, PersonId = person.Id, Name = person.Name, At = planned.StartsAt };
                if (person.OrganisationId is { } id)
                    attendance.SpeaksFor(id, organisations[id].Name);
                db.Add(attendance);
            }

            var voices = planned.Group is { } index ? plan.Groups[index].Organisations.Select(i => _organisations[i]) : _organisations;
            db.AddRange(voices.Where(o => o.Status is OrganisationStatus.Member)
                .Select(o => new MeetingOrganisation { MeetingId = meeting.Id, OrganisationId = o.Id, Name = o.Name }));
        }

        private MeetingEntry NewEntry(Meeting meeting, DemoEntry entry, DateTimeOffset at, int? position) => new()
        {
            MeetingId = meeting.Id,
            Sequence = meeting.TakeSlot(),
            Kind = entry.Kind,
            Text = entry.Text,
            AgendaPosition = position,
            Url = entry.Url,
            OwnerId = entry.Owner is { } owner ? _people[owner].Id : null,
            OwnerName = entry.Owner is { } named ? _people[named].Name : null,
            DueDate = entry.Due,
            AuthorId = _people[entry.Author].Id,
            AuthorName = _people[entry.Author].Name,
            At = at,
        };

        private static ActionSettlement NewSettlement(MeetingEntry task, Settlement settlement) => new()
        {
            MeetingId = task.MeetingId,
            Sequence = task.Sequence,
            Settlement = settlement,
            Note = "",
            ById = task.OwnerId!.Value,
            ByName = task.OwnerName!,
            At = new DateTimeOffset(task.DueDate!.Value.ToDateTime(new TimeOnly(16, 0)), TimeSpan.Zero),
        };

        /// <summary>As people approve them: what was approved waits here until the bot carries it into the archive.</summary>
        private async Task ApproveMinutesAsync(CancellationToken cancellationToken)
        {
            var info = alliance.ToInfo();
            foreach (var (meeting, _) in _meetings.Zip(plan.Meetings).Where(pair => pair.Second.IsApproved))
            {
                var chair = _people[plan.CoChairs[meeting.Sequence % plan.CoChairs.Count]];
                var at = meeting.EndedAt!.Value + ApprovedAfter;
                var record = await MeetingRecords.ReadAsync(db, meeting.Id, cancellationToken) ?? throw new InvalidOperationException("A meeting just written cannot be found.");
                var document = MinutesDraft.Write(record, info, await MinutesHolder.ReadSecretaryAsync(db, record, cancellationToken), new MinutesApproval(chair.Name, info.ToLocal(at)));
                db.Add(ApprovedMinutes.Approve(meeting.Id, chair.Id, chair.Name, at, info, MinutesDraft.Render(document, phrases, letterhead: null)));
                // The bot carries them into the archive when it starts, months later, and nobody is there to be told.
                db.Add(Notice.AlreadySaid(LateRecordNotice.KindName, chair.Id, meeting.Id.ToString(), at));
                AuditTrail.Write(db, new Change { At = at, By = new Actor(chair.Id, chair.Name, Standing.None), Subject = ChangeSubject.Minutes, SubjectId = meeting.Id, SubjectName = meeting.Number, Action = "minutesApproved" });
            }
        }
    }
}
