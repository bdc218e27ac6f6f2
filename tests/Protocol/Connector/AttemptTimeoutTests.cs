using AllianceBot.Protocol.Connector;

namespace AllianceBot.Tests.Protocol.Connector;

public sealed class AttemptTimeoutTests : ConnectorFixture
{
    protected override Dictionary<string, string?> Settings => new() { ["Connector:AttemptTimeout"] = "00:00:20", ["Connector:MaxAttempts"] = "2" };

    [Fact]
    public async Task A_service_that_does_not_answer_is_given_up_and_a_post_is_not_repeated()
    {
        Service.Hold = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, TestContext.Current.CancellationToken);
        var sending = Client.SendAsync(Reference(), Hello);
        await Service.NextAsync();

        await PassAttemptAsync();

        (await Should.ThrowAsync<ConnectorException>(sending)).Message.ShouldContain("did not answer in time");
        Service.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_may_be_repeated_is_and_its_body_is_whole()
    {
        var answer = new TaskCompletionSource();
        Service.Hold = answer.Task;
        var updating = Client.UpdateAsync(Reference(), "act-1", Hello);
        await Service.NextAsync();
        await PassAttemptAsync();

        (await Time.NextWaitAsync()).TotalMilliseconds.ShouldBeInRange(250, 500);
        answer.SetResult();
        Time.Advance(TimeSpan.FromMilliseconds(500));

        (await updating).Id.ShouldBe("act-1");
        Service.Requests.Count.ShouldBe(2);
        Service.Requests[1].Body.ShouldBe(Service.Requests[0].Body);
    }

    [Fact]
    public async Task The_last_attempt_ends_with_the_time_for_all_of_them()
    {
        Service.Plan(new ConnectorAnswer(429) { RetryAfter = "45" });
        var sending = Client.SendAsync(Reference(), Hello);
        var again = Time.NextWaitAsync();
        (await again).ShouldBe(TimeSpan.FromSeconds(45));
        Service.Clear();
        Service.Hold = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, TestContext.Current.CancellationToken);
        Time.Advance(TimeSpan.FromSeconds(45));
        await Service.NextAsync();
        sending.IsCompleted.ShouldBeFalse();

        Time.Advance(TimeSpan.FromSeconds(15));

        (await Should.ThrowAsync<ConnectorException>(sending.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System))).Code.ShouldBe("TimedOut");
    }

    private async Task PassAttemptAsync()
    {
        (await Time.NextDeadlineAsync()).ShouldBe(TimeSpan.FromSeconds(60), "All attempts together.");
        (await Time.NextDeadlineAsync()).ShouldBe(TimeSpan.FromSeconds(20));
        Time.Advance(TimeSpan.FromSeconds(20));
    }
}
