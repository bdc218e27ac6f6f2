using AllianceBot.Protocol.Connector;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Protocol.Connector;

public sealed class RateLimitTests : ConnectorFixture
{
    [Fact]
    public async Task The_eighth_message_of_a_second_waits_for_the_next_one()
    {
        for (var i = 0; i < 7; i++)
            await Client.SendAsync(Reference(), Hello);
        var eighth = Client.SendAsync(Reference(), Hello);

        (await Time.NextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(1));
        Service.Requests.Count.ShouldBe(7);
        Time.Advance(TimeSpan.FromSeconds(1));
        await eighth;

        var ninth = Client.SendAsync(Reference(), Hello);
        (await Time.PassNextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(1));
        await ninth;
    }

    [Fact]
    public async Task Conversations_do_not_wait_for_each_other_and_threads_of_one_channel_do()
    {
        for (var i = 0; i < 7; i++)
            await Client.SendAsync(Reference($"19:abc@thread.tacv2;messageid={i}"), Hello);
        await Client.SendAsync(Reference("19:other@thread.tacv2"), Hello);
        (await Client.GetMemberAsync(Reference(), "29:a")).ShouldBeNull();
        Service.Requests.Count.ShouldBe(9);

        var eighth = Client.SendAsync(Reference("19:abc@thread.tacv2;messageid=8"), Hello);
        (await Time.PassNextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(1));
        await eighth;
    }

    [Fact]
    public async Task Reads_have_twice_the_room()
    {
        for (var i = 0; i < 14; i++)
            await Client.GetMemberAsync(Reference(), "29:a");
        var next = Client.GetMemberAsync(Reference(), "29:a");

        (await Time.PassNextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(1));
        await next;
    }

    [Fact]
    public async Task A_tenant_takes_fifty_requests_a_second()
    {
        for (var i = 0; i < 50; i++)
            await Client.SendAsync(Reference($"a:{i}"), Hello);
        await Client.SendAsync(Reference("a:elsewhere", "t-2"), Hello);
        var next = Client.SendAsync(Reference("a:50"), Hello);

        (await Time.PassNextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(1));
        await next;
    }

    [Fact]
    public async Task A_wait_over_the_bound_fails_and_says_how_long()
    {
        var limiter = Services.GetRequiredService<RequestLimiter>();
        for (var i = 0; i < 60; i++)
        {
            var sent = limiter.WaitAsync("a:1", RequestKind.Send, "t", TimeSpan.FromSeconds(60), default).AsTask();
            await Time.PassWaitsUntilAsync(sent);
        }

        // Sixty went out in a little under thirty seconds; what is left of the window is short, the hour's is not.
        var failure = await Should.ThrowAsync<ConnectorException>(limiter.WaitAsync("a:1", RequestKind.Send, "t", TimeSpan.FromMilliseconds(1), default).AsTask());

        failure.Code.ShouldBe("RateLimited");
        failure.RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task The_two_limits_together_take_no_longer_than_the_caller_can_wait()
    {
        var limiter = Services.GetRequiredService<RequestLimiter>();
        for (var i = 0; i < 7; i++)
            await limiter.WaitAsync("a:1", RequestKind.Send, "t-1", TimeSpan.Zero, default);
        var eighth = limiter.WaitAsync("a:1", RequestKind.Send, "t-2", TimeSpan.FromSeconds(1.5), default).AsTask();
        (await Time.NextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(1));
        Time.Advance(TimeSpan.FromSeconds(0.9));
        for (var i = 0; i < 50; i++)
            await limiter.WaitAsync($"b:{i}", RequestKind.Send, "t-2", TimeSpan.Zero, default);

        Time.Advance(TimeSpan.FromSeconds(0.1));

        // The tenant has room after 0.9 s more, which would be 1.9 s in all.
        (await Should.ThrowAsync<ConnectorException>(eighth.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System))).Code.ShouldBe("RateLimited");
    }

    [Fact]
    public void No_window_ever_holds_more_than_its_limit()
    {
        RateLimit[] limits = [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(200, TimeSpan.FromMinutes(5))];
        Gen.Int[0, 3000].Array[1, 400].Sample(pauses =>
        {
            var window = new SlidingWindow(limits);
            var now = 0L;
            List<long> sent = [];
            foreach (var pause in pauses)
            {
                now += TimeSpan.FromMilliseconds(pause < 2500 ? pause % 40 : pause).Ticks;
                window.TryReserve(now, TimeSpan.FromDays(1), out var wait).ShouldBeTrue();
                sent.Add(now + wait.Ticks);
            }

            for (var i = 0; i < sent.Count; i++)
            {
                if (i > 0)
                    sent[i].ShouldBeGreaterThanOrEqualTo(sent[i - 1]);
                foreach (var limit in limits.Where(limit => i >= limit.Requests))
                    (sent[i] - sent[i - limit.Requests]).ShouldBeGreaterThanOrEqualTo(limit.Window.Ticks);
            }
        }, iter: 300);
    }

    [Fact]
    public void Nothing_waits_longer_than_the_limits_ask()
    {
        var window = new SlidingWindow([new(2, TimeSpan.FromSeconds(1))]);
        window.TryReserve(0, TimeSpan.Zero, out _).ShouldBeTrue();
        window.TryReserve(TimeSpan.FromMilliseconds(400).Ticks, TimeSpan.Zero, out _).ShouldBeTrue();
        window.TryReserve(TimeSpan.FromMilliseconds(999).Ticks, TimeSpan.Zero, out var wait).ShouldBeFalse();
        wait.ShouldBe(TimeSpan.FromMilliseconds(1));
        window.TryReserve(TimeSpan.FromMilliseconds(1000).Ticks, TimeSpan.Zero, out _).ShouldBeTrue();
        window.TryReserve(TimeSpan.FromMilliseconds(1400).Ticks, TimeSpan.Zero, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Idle_conversations_are_forgotten_and_their_number_is_bounded()
    {
        var limiter = new RequestLimiter(new RateLimitOptions(), Time);
        for (var i = 0; i < 100; i++)
            await limiter.WaitAsync($"a:{i}", RequestKind.Send, $"t-{i}", TimeSpan.Zero, default);
        limiter.Tracked.ShouldBe(100);
        Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await limiter.WaitAsync("a:0", RequestKind.Send, "t", TimeSpan.Zero, default);
        limiter.Tracked.ShouldBe(1);

        for (var i = 0; i < 3 * RequestLimiter.MostConversations; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(25));
            await limiter.WaitAsync($"b:{i}", RequestKind.Send, "t", TimeSpan.Zero, default);
        }

        limiter.Tracked.ShouldBeLessThan(RequestLimiter.MostConversations + 100);
    }
}
