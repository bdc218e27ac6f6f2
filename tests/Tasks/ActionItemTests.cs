using AllianceBot.Tasks;

namespace AllianceBot.Tests.Tasks;

public sealed class ActionItemTests
{
    private static readonly DateOnly Due = new(2026, 3, 13);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_no_task_until_its_owner_accepts_it()
    {
        var item = Proposed();
        item.State.ShouldBe(ActionItemState.Proposed);
        item.Accept(Due, Due.AddDays(3));
        item.State.ShouldBe(ActionItemState.Open);
        Should.Throw<InvalidOperationException>(() => item.Decline("Too late.", Due));
    }

    [Fact]
    public void Whoever_declines_is_out_of_it_and_says_why()
    {
        var item = Proposed();
        item.Decline("I am abroad.", Due);
        (item.State, item.OwnerId, item.OwnerName, item.NextStepOn, item.Note).ShouldBe((ActionItemState.Unowned, null, "", Due, "I am abroad."));
    }

    [Fact]
    public void It_is_put_off_three_times_and_no_more()
    {
        var item = Open();
        for (var i = 1; i <= ActionItem.MostSnoozes; i++)
            item.Snooze(Due.AddDays(i), Due.AddDays(i + 3));
        Should.Throw<InvalidOperationException>(() => item.Snooze(Due.AddDays(9), Due.AddDays(12)));
    }

    [Fact]
    public void Help_that_was_given_begins_the_chase_anew_and_help_that_was_not_needed_does_not()
    {
        foreach (var (helper, step) in (ReadOnlySpan<(string, ChaseStep)>)[("Ana", ChaseStep.None), ("", ChaseStep.Organisation)])
        {
            var item = Open();
            item.Escalate(ChaseStep.Organisation, Due.AddDays(6));
            item.AskForHelp("The key.", Due.AddDays(3));
            (item.IsAnswered, item.NextStepOn).ShouldBe((true, Due.AddDays(3)));
            item.AnswerHelp(helper, Due.AddDays(7));
            (item.NeedsHelp, item.Helpers, item.Step, item.NextStepOn).ShouldBe((false, helper, step, Due.AddDays(7)));
        }
    }

    [Fact]
    public void Once_everybody_was_told_nothing_waits_for_a_next_in_line()
    {
        foreach (var answer in (ReadOnlySpan<Action<ActionItem>>)[item => item.Snooze(Due, Due.AddDays(3)), item => item.AskForHelp("The key.", Due), item => item.AskForDate(Due.AddDays(9), "", Due)])
        {
            var item = Open();
            item.Escalate(ChaseStep.CoChairs, null);
            answer(item);
            item.NextStepOn.ShouldBeNull();
        }
    }

    [Fact]
    public void A_date_that_stays_begins_the_chase_anew()
    {
        var item = Open();
        item.Escalate(ChaseStep.CoChairs, null);
        item.AskForDate(Due.AddDays(9), "", Due);
        item.RefuseDate(Due.AddDays(3));
        (item.IsAnswered, item.Step, item.NextStepOn).ShouldBe((false, ChaseStep.None, Due.AddDays(3)));
    }

    [Fact]
    public void Another_date_that_its_owner_did_not_choose_is_asked_of_them()
    {
        var item = Proposed();
        item.Move(Due.AddDays(5), Due, Now.AddHours(1));
        (item.State, item.DueDate, item.AskedAt).ShouldBe((ActionItemState.Proposed, Due.AddDays(5), Now.AddHours(1)));
        item.Accept(Due.AddDays(5), Due.AddDays(8));
        item.Move(Due.AddDays(9), Due.AddDays(12), Now.AddHours(2));
        (item.State, item.DueDate).ShouldBe((ActionItemState.Open, Due.AddDays(9)));
    }

    [Fact]
    public void A_new_owner_begins_anew()
    {
        var item = Open();
        item.Snooze(Due, Due.AddDays(3));
        item.Escalate(ChaseStep.Organisation, Due.AddDays(6));
        item.Ask(new(Guid.NewGuid(), "Eva", null), Due.AddDays(1), Due, Now);
        item.DueDate.ShouldBe(Due.AddDays(1));
        (item.State, item.Step, item.Snoozes, item.SnoozedUntil, item.NextStepOn).ShouldBe((ActionItemState.Proposed, ChaseStep.None, 0, null, Due));
    }

    [Fact]
    public void What_is_settled_is_told_on_no_more_and_can_be_opened_again()
    {
        var item = Open();
        item.Settle(isDone: false, "Not needed.", "Ana", Now);
        (item.State, item.NextStepOn).ShouldBe((ActionItemState.Dropped, null));
        Should.Throw<InvalidOperationException>(() => item.Settle(isDone: true, "", "Ana", Now));
        item.Reopen(Due.AddDays(3));
        (item.State, item.Note, item.NextStepOn).ShouldBe((ActionItemState.Open, "", Due.AddDays(3)));
    }

    [Fact]
    public void How_often_it_was_put_off_outlives_its_being_settled()
    {
        var item = Open();
        item.Snooze(Due, Due.AddDays(3));
        item.Settle(isDone: true, "", "Luis", Now);
        item.Reopen(Due.AddDays(3));
        item.Snoozes.ShouldBe(1);
    }

    [Theory]
    [InlineData(Recurrence.Weekly, "2026-03-13", "2026-03-13", "2026-03-20")]
    [InlineData(Recurrence.Weekly, "2026-03-13", "2026-04-01", "2026-04-03")]
    [InlineData(Recurrence.Monthly, "2026-01-31", "2026-01-31", "2026-02-28")]
    [InlineData(Recurrence.Monthly, "2026-01-31", "2026-02-28", "2026-03-31")]
    [InlineData(Recurrence.Quarterly, "2026-01-31", "2026-04-30", "2026-07-31")]
    [InlineData(Recurrence.Yearly, "2024-02-29", "2027-02-28", "2028-02-29")]
    public void The_days_of_a_series_are_counted_from_its_first(Recurrence repeats, string first, string after, string next) =>
        SettleActionItem.NextDay(repeats, Day(first), Day(after)).ShouldBe(Day(next));

    [Theory]
    [InlineData("2026-03-02", new[] { "2026-03-06", "2026-03-12", "2026-03-13" })]
    [InlineData("2026-03-06", new[] { "2026-03-12", "2026-03-13" })]
    [InlineData("2026-03-12", new[] { "2026-03-13" })]
    [InlineData("2026-03-13", new string[0])]
    public void The_owner_hears_a_week_before_the_day_before_and_on_the_day(string today, string[] days) =>
        ChaseCalendar.OwnerDays(Due, Day(today)).Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(days);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ActionItem Proposed()
    {
        var item = ActionItem.Propose(new NewActionItem { Text = "send the letter", DueDate = Due }, Now);
        item.Ask(new(Guid.NewGuid(), "Luis", null), Due, Due, Now);
        return item;
    }

    private static ActionItem Open()
    {
        var item = Proposed();
        item.Accept(Due, Due.AddDays(3));
        return item;
    }
}
