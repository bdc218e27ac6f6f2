using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Demo;

/// <summary>What the fictional alliance agreed on, and the audit trail of how it came to be: written as if its people had done it here.</summary>
internal sealed class DemoHistory(AllianceDb db, Alliance alliance, DemoPlan plan, IReadOnlyList<Organisation> organisations, IReadOnlyList<Person> people, Phrasebook phrases)
{
    /// <summary>Days from the founding.</summary>
    private const int Drafted = 20;
    private const int ProposedAfter = 35;
    private const int AnswerDays = 14;
    private const int RetiredAfter = 250;

    /// <summary>Days that the change has been answered, and those left.</summary>
    private const int ChangeIsOpenFor = 2;
    private const int ChangeDaysLeft = 12;

    private readonly DateTimeOffset _start = alliance.CreatedAt;
    private readonly AllianceInfo _info = alliance.ToInfo();

    private Actor Founder => ActorOf(people[plan.CoChairs[0]]);

    /// <summary>Once organisations, people and roles are written.</summary>
    public void WriteFounding()
    {
        Write(_start, ChangeSubject.Alliance, _info.Id, _info.Name!, "allianceSetUp", new("allianceName", "", _info.Name!), new("allianceLanguage", "", _info.Language.Code()), new("allianceTimeZone", "", _info.TimeZone));
        foreach (var (i, organisation) in organisations.Index())
            new OrganisationTrail(db, Founder, _start.AddMinutes(10 + i)).Added(organisation);
        foreach (var person in people.Where(p => !p.HasTeams))
        {
            Write(_start.AddDays(1), ChangeSubject.Person, person.Id, person.Name, "personAdded",
                new("organisation", "", organisations.Single(o => o.Id == person.OrganisationId).Name), new("language", "", TextLanguage.Spanish.Code()));
        }

        var coChairs = string.Join(", ", plan.CoChairs.Select(i => people[i].Name));
        Write(_start.AddDays(2), ChangeSubject.Role, null, coChairs, "coChairsNamed", new FieldChange("coChairs", "", coChairs));
    }

    /// <summary>Those that the plan says have left did so after some months.</summary>
    public void Retire()
    {
        foreach (var (i, organisation) in organisations.Index().Where(o => plan.Organisations[o.Index].Status is OrganisationStatus.Left))
        {
            var at = _start.AddDays(RetiredAfter).AddMinutes(i);
            var (facts, dates) = (organisation.Facts, organisation.Dates);
            organisation.Apply(facts with { Status = OrganisationStatus.Left }, Day(at));
            new OrganisationTrail(db, Founder, at).Changed(organisation, facts, dates);
        }
    }

    /// <summary>A first charter adopted by consensus, and a change of it that waits for answers. Nobody is told: the people exist nowhere.</summary>
    public async Task AgreeOnCharterAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = Draft(1, DemoCharter.InForce, null, _start.AddDays(Drafted));
        var proposed = _start.AddDays(ProposedAfter);
        Propose(first, proposed, AnswerDays, DecisionRule.Consensus, 50);
        await AnswerAsync(first, proposed, i => i % 11 == 7 ? null : i % 13 == 5 ? Stance.Abstains : Stance.Adopts, cancellationToken);
        var closed = proposed.AddDays(AnswerDays + 1);
        await CloseCharter.DecideAsync(db, first, await CountedAnswers.ReadAsync(db, first.Id, cancellationToken), _info, phrases, closed, cancellationToken);
        first.Announced(closed);
        await db.SaveChangesAsync(cancellationToken);

        var opened = now.AddDays(-ChangeIsOpenFor);
        var change = Draft(2, DemoCharter.Proposed, first.Id, opened.AddDays(-5));
        Propose(change, opened, ChangeIsOpenFor + ChangeDaysLeft, first.Text.Ways.DecisionRule, first.Text.Ways.QuorumPercent);
        await AnswerAsync(change, opened, i => i % 3 == 1 ? Stance.Adopts : i == 12 ? Stance.Objects : null, cancellationToken);
    }

    private CharterVersion Draft(int number, CharterText text, Guid? basedOn, DateTimeOffset at)
    {
        var version = CharterVersion.Begin(number, text, basedOn, Founder, at);
        db.Add(version);
        CharterTrail.Write(db, version, Founder, "charterDrafted", at);
        return version;
    }

    private void Propose(CharterVersion version, DateTimeOffset at, int days, DecisionRule rule, int quorumPercent)
    {
        var lastDay = Day(at).AddDays(days);
        version.Propose(Founder, lastDay, rule, quorumPercent, at);
        CharterTrail.Write(db, version, Founder, "charterProposed", at, new FieldChange("charterLastDay", "", IsoDay.Write(lastDay)));
    }

    /// <param name="version">What is answered.</param>
    /// <param name="proposed">When it was proposed.</param>
    /// <param name="answer">What the organisation of that place says; null for silence.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    private async Task AnswerAsync(CharterVersion version, DateTimeOffset proposed, Func<int, Stance?> answer, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var voters = organisations.Index().Where(o => o.Item.Status is OrganisationStatus.Member);
        foreach (var (i, organisation) in voters)
        {
            if (answer(i) is not { } stance || people.FirstOrDefault(p => p.OrganisationId == organisation.Id) is not { } person)
                continue;
            var answerer = new Answerer(person.Id, person.Name, person.HasTeams ? "" : Founder.Name);
            var reason = stance is Stance.Objects ? DemoCharter.Objection : "";
            await CharterAnswers.SayAsync(
                db, version, new(organisation.Id, organisation.Name), stance, reason, answerer, person.HasTeams ? ActorOf(person) : Founder, proposed.AddMinutes(30 + i), cancellationToken);
        }
    }

    private void Write(DateTimeOffset at, ChangeSubject subject, Guid? id, string name, string action, params IReadOnlyList<FieldChange> fields) =>
        ChangeRecord.Write(db, new Change { At = at, By = Founder, Subject = subject, SubjectId = id, SubjectName = name, Action = action, Fields = fields });

    private DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(_info.ToLocal(at));

    private static Actor ActorOf(Person person) => new(person.Id, person.Name, Standing.None);
}
