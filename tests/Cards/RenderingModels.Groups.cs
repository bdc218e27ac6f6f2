using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Meetings;

namespace AllianceBot.Tests.Cards;

/// <summary>The cards about working groups.</summary>
internal static class GroupModels
{
    private static readonly Guid Someone = new("01a20744-63f8-747c-9a1b-4974dab81082");

    public static IEnumerable<CardView> Usual(Turn turn) => Cards(turn, "Semillas_nativas", "Una ley de semillas", ["Red del Río", "Facultad de Suelos"], 12, 40, isLong: false);

    public static IEnumerable<CardView> Empty(Turn turn)
    {
        yield return GroupCards.Group(turn, View("A", "", [], coordinator: null, closed: null));
        yield return GroupCards.Form(turn, new GroupForm(new GroupFields("", "", "", "", ""), new GroupChoices([], [])));
        yield return GroupCards.Closing(turn, new CloseGroup.Outcome.MayClose(new GroupInfo(Someone, "A")));
        yield return GroupCards.List(turn, new Page<ListGroups.Row>([], 1, 1, 0));
    }

    public static IEnumerable<CardView> Worst(Turn turn, string text, string[] names) =>
        Cards(turn, Cut(text, 200), Cut(text, 1000), names, 12, 5000, isLong: true);

    private static IEnumerable<CardView> Cards(Turn turn, string name, string purpose, string[] organisations, int rows, int total, bool isLong)
    {
        var view = View(name, purpose, organisations, organisations[0], closed: null);
        var choices = new GroupChoices(
            [.. organisations.Select((o, i) => new Choice(Cut(o, isLong ? 80 : o.Length), Id(i)))],
            isLong ? null : [.. organisations.Select((o, i) => new Choice(o, Id(i)))]);
        var conflict = new ChangeGroup.Outcome.Conflict(view, [new FieldChange("groupPurpose", purpose, name), new FieldChange("groupEnd", "", "2026-12-15")], name, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        yield return GroupCards.Group(turn, view);
        foreach (var mayClose in new[] { true, false })
            yield return GroupEndNotice.Card(Voice.Of(turn), Someone, name, new DateOnly(2026, 3, 1), 3, mayClose);
        yield return GroupCards.Group(turn, view with { ClosedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Coordinator = null, ClosedBy = organisations[0], Settled = new Dictionary<Settlement, int> { [Settlement.Done] = 3, [Settlement.HandedToAlliance] = 1 } });
        yield return GroupCards.Form(turn, GroupForm.Of(view, choices));
        yield return GroupCards.Form(turn, GroupForm.Of(view, choices) with { Problem = turn.Say("groupNameTaken", name[..Math.Min(name.Length, 60)]), Conflict = conflict });
        var task = new OpenActionItem(new ActionItemId(Someone, 3), "2026-03", Cut(purpose + name, isLong ? 1200 : 30), name, new DateOnly(2026, 4, 1));
        yield return GroupCards.Closing(turn, new CloseGroup.Outcome.TasksAreOpen(new GroupInfo(Someone, name), task, 3));
        yield return GroupCards.List(turn, new Page<ListGroups.Row>(
            [.. Enumerable.Range(0, rows).Select(i => new ListGroups.Row(name, i % 2 == 0 ? new DateOnly(2026, 12, 15) : null, i % 3 == 0, organisations[i % organisations.Length], i))], 2, total / rows, total));
    }

    private static GroupView View(string name, string purpose, string[] organisations, string? coordinator, DateTimeOffset? closed) => new()
    {
        Id = Someone,
        Name = name,
        Purpose = purpose,
        EndsOn = coordinator is null ? null : new DateOnly(2026, 12, 15),
        ClosedAt = closed,
        Version = 3,
        Coordinator = coordinator is null ? null : new AllianceMember(Someone, "29:x", coordinator),
        Members = [.. organisations.Select((o, i) => new GroupOrganisation(Guid.Parse(Id(i)), o, ""))],
        OpenTasks = organisations.Length,
        LatestMeeting = coordinator is null ? null : ("2026-03", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)),
    };

    private static string Id(int i) => new Guid(i + 1, 0, 0, new byte[8]).ToString();

    private static string Cut(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length + 1))[..length];
}
