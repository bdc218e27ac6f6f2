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

        (await Time.PassNextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(20));

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
        await Time.PassNextWaitAsync();

        (await Time.NextWaitAsync()).TotalMilliseconds.ShouldBeInRange(250, 500);
        answer.SetResult();
        Time.Advance(TimeSpan.FromMilliseconds(500));

        (await updating).Id.ShouldBe("act-1");
        Service.Requests.Count.ShouldBe(2);
        Service.Requests[1].Body.ShouldBe(Service.Requests[0].Body);
    }
}
