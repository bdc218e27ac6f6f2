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
        Should.Throw<InvalidOperationException>(() => item.Decline("Too late."));
    }

    [Fact]
    public void Whoever_declines_is_out_of_it_and_says_why()
    {
        var item = Proposed();
        item.Decline("I am abroad.");
        (item.State, item.OwnerId, item.OwnerName, item.NextStepOn, item.Note).ShouldBe((ActionItemState.Unowned, null, "", null, "I am abroad."));
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
    public void Nobody_is_chased_while_help_is_asked_for()
    {
        var item = Open();
        item.AskForHelp("The key.");
        item.NextStepOn.ShouldBeNull();
        item.AnswerHelp("Ana", Due.AddDays(7));
        (item.NeedsHelp, item.Helpers, item.NextStepOn).ShouldBe((false, "Ana", Due.AddDays(7)));
    }

    [Fact]
    public void A_new_owner_begins_anew()
    {
        var item = Open();
        item.Snooze(Due, Due.AddDays(3));
        item.Escalate(ChaseStep.Organisation, Due.AddDays(6));
        item.Ask(new(Guid.NewGuid(), "Eva", null), Due);
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

    [Theory]
    [InlineData("2026-03-02", new[] { "2026-03-06", "2026-03-12", "2026-03-13" })]
    [InlineData("2026-03-06", new[] { "2026-03-12", "2026-03-13" })]
    [InlineData("2026-03-12", new[] { "2026-03-13" })]
    [InlineData("2026-03-13", new string[0])]
    public void The_owner_hears_a_week_before_the_day_before_and_on_the_day(string today, string[] days) =>
        ChaseCalendar.OwnerDays(Due, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(days);

    private static ActionItem Proposed()
    {
        var item = ActionItem.Propose(new NewActionItem { Text = "send the letter", DueDate = Due }, Now);
        item.Ask(new(Guid.NewGuid(), "Luis", null), Due);
        return item;
    }

    private static ActionItem Open()
    {
        var item = Proposed();
        item.Accept(Due, Due.AddDays(3));
        return item;
    }
}
