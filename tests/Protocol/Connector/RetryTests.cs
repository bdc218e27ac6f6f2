using System.Globalization;
using System.Net;
using AllianceBot.Protocol.Connector;

namespace AllianceBot.Tests.Protocol.Connector;

public sealed class RetryTests : ConnectorFixture
{
    protected override Dictionary<string, string?> Settings => new() { ["Connector:RateLimits:Enabled"] = "false" };

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    public async Task A_request_turned_away_is_sent_again_when_the_service_says(int status)
    {
        Service.Plan(new ConnectorAnswer(status) { RetryAfter = "7" });
        var sending = Client.SendAsync(Reference(), Hello);

        (await Time.NextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(7));
        Service.Requests.Count.ShouldBe(1);
        Time.Advance(TimeSpan.FromSeconds(7));

        (await sending).Id.ShouldBe("act-1");
        Service.Requests.Count.ShouldBe(2);
        Service.Requests[1].Body.ShouldBe(Service.Requests[0].Body);
    }

    [Fact]
    public async Task The_service_may_name_a_date()
    {
        Service.Plan(new ConnectorAnswer(429) { RetryAfter = Time.GetUtcNow().AddSeconds(9).ToString("R", CultureInfo.InvariantCulture) });
        var sending = Client.SendAsync(Reference(), Hello);

        (await Time.PassNextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(9));
        await sending;
    }

    [Fact]
    public async Task Without_a_word_from_the_service_the_waits_double_with_jitter_and_end_after_five_attempts()
    {
        Service.Override = _ => new ConnectorAnswer(429, """{"error":{"code":"TooManyRequests","message":"slow down"}}""");
        var sending = Client.SendAsync(Reference(), Hello);

        var waits = await Time.PassWaitsUntilAsync(sending);

        var failure = await Should.ThrowAsync<ConnectorException>(sending);
        (failure.StatusCode, failure.Code).ShouldBe((HttpStatusCode.TooManyRequests, "TooManyRequests"));
        Service.Requests.Count.ShouldBe(5);
        waits.Count.ShouldBe(4);
        for (var i = 0; i < waits.Count; i++)
            waits[i].TotalMilliseconds.ShouldBeInRange(250 * Math.Pow(2, i), 500 * Math.Pow(2, i));
    }

    [Fact]
    public async Task A_wait_longer_than_the_time_there_is_fails_at_once_and_says_how_long()
    {
        Service.Plan(new ConnectorAnswer(429) { RetryAfter = "61" });

        var failure = await FailureAsync(Client.SendAsync(Reference(), Hello));

        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(61));
        Service.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_waits_together_stay_within_the_time_there_is()
    {
        Service.Override = _ => new ConnectorAnswer(429) { RetryAfter = "25" };
        var sending = Client.SendAsync(Reference(), Hello);

        var waits = await Time.PassWaitsUntilAsync(sending);

        await Should.ThrowAsync<ConnectorException>(sending);
        waits.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_post_is_never_sent_twice_when_its_outcome_is_unknown(int status)
    {
        Service.Plan(new ConnectorAnswer(status));
        (await FailureAsync(Client.SendAsync(Reference(), Hello))).StatusCode.ShouldBe((HttpStatusCode)status);

        Service.Plan(new ConnectorAnswer(status));
        await FailureAsync(Client.CreateConversationAsync(Service.ServiceUrl, ConversationParameters.Personal("29:a", "t")));

        Service.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task What_may_be_repeated_is(int status)
    {
        Service.Members = [new RosterMember("29:a", "Ana")];
        await RepeatedAsync(() => Client.UpdateAsync(Reference(), "act-1", Hello));
        await RepeatedAsync(() => Client.DeleteAsync(Reference(), "act-1"));
        await RepeatedAsync(() => Client.GetMemberAsync(Reference(), "29:a"));
        await RepeatedAsync(async () => (await Client.GetMembersAsync(Reference()).ToListAsync()).Count.ShouldBe(1));

        async Task RepeatedAsync(Func<Task> call)
        {
            Service.Clear();
            Service.Plan(new ConnectorAnswer(status));
            var calling = call();
            await Time.PassNextWaitAsync();
            await calling;
            Service.Requests.Count.ShouldBe(2);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(301)]
    public async Task Other_failures_are_final(int status)
    {
        Service.Override = _ => new ConnectorAnswer(status, """{"error":{"code":"Code","message":"words"}}""");

        var failure = await FailureAsync(Client.UpdateAsync(Reference(), "act-1", Hello));

        ((int?)failure.StatusCode, failure.Code).ShouldBe((status, "Code"));
        failure.Message.ShouldContain("words");
        failure.ShouldBeOfType<ConnectorException>();
        Service.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("MessageWritesBlocked")]
    [InlineData("ConversationBlockedByUser")]
    public async Task A_bot_that_was_blocked_is_told_apart(string code)
    {
        Service.Plan(new ConnectorAnswer(403, $$$"""{"error":{"code":"{{{code}}}","message":"no"}}"""));
        (await Should.ThrowAsync<MessageWritesBlockedException>(Client.SendAsync(Reference(), Hello))).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{\"error\":\"x\"}")]
    [InlineData("{\"error\":{\"code\":5}}")]
    [InlineData("{\"error\":{\"code\":\"\\ud800\"}}")]
    public async Task A_failure_without_sense_is_still_one_exception(string body)
    {
        Service.Plan(new ConnectorAnswer(400, body));
        (await Should.ThrowAsync<ConnectorException>(Client.SendAsync(Reference(), Hello))).Code.ShouldBeNull();
    }

    [Fact]
    public async Task A_service_that_is_not_there_fails_a_post_at_once_and_a_put_after_its_attempts()
    {
        var gone = Reference() with { ServiceUrl = "http://127.0.0.1:1" };

        var sending = Client.SendAsync(gone, Hello);
        (await Time.PassWaitsUntilAsync(sending)).ShouldBeEmpty();
        (await FailureAsync(sending)).StatusCode.ShouldBeNull();

        var updating = Client.UpdateAsync(gone, "act-1", Hello);
        (await Time.PassWaitsUntilAsync(updating)).Count.ShouldBe(4);
        await Should.ThrowAsync<ConnectorException>(updating);
    }

    [Fact]
    public async Task A_caller_may_stop_waiting()
    {
        Service.Plan(new ConnectorAnswer(429) { RetryAfter = "30" });
        using var stop = new CancellationTokenSource();
        var sending = Client.SendAsync(Reference(), Hello, stop.Token);
        await Time.NextWaitAsync();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
    }

    // Passes whatever waits there are, so that a retry too many shows as a request too many and not as a standstill.
    private async Task<ConnectorException> FailureAsync(Task call)
    {
        await Time.PassWaitsUntilAsync(call);
        return await Should.ThrowAsync<ConnectorException>(call);
    }
}
