using Microsoft.Extensions.Options;

namespace AllianceBot.Delivery;

/// <summary>The settings under <c>Delivery</c>: how what the bot says by itself is sent.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>How long a worker has what it claimed: when it dies, so long it takes until another sends it.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many batches one process works on at once.</summary>
    public int Workers { get; set; } = 3;

    /// <summary>Notices in one batch.</summary>
    public int Batch { get; set; } = 64;

    /// <summary>Readers of one batch that are written to at once.</summary>
    public int ReadersAtOnce { get; set; } = 16;

    /// <summary>How often it is looked for what falls due; what is added is seen at once.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it waits after a first failure; after each further one twice as long, up to an hour.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>One sending takes no longer, with all its pauses: the lease must last until it is written down.</summary>
    internal TimeSpan LongestSending => Lease * 0.3;
}

internal sealed class DeliveryOptionsValidation : IValidateOptions<DeliveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        var problems = new List<string>();
        if (options.Lease < TimeSpan.FromSeconds(3) || options.Lease > TimeSpan.FromHours(1))
            problems.Add("Delivery:Lease must be from 3 seconds to 1 hour, such as 00:10:00.");
        if (options.Workers is < 1 or > 16)
            problems.Add("Delivery:Workers must be from 1 to 16.");
        if (options.Batch is < 1 or > 1000)
            problems.Add("Delivery:Batch must be from 1 to 1000.");
        if (options.ReadersAtOnce is < 1 or > 100)
            problems.Add("Delivery:ReadersAtOnce must be from 1 to 100.");
        if (options.Interval < TimeSpan.FromMilliseconds(100) || options.Interval > TimeSpan.FromMinutes(5))
            problems.Add("Delivery:Interval must be from 0.1 seconds to 5 minutes, such as 00:00:05.");
        if (options.FirstPause < TimeSpan.FromMilliseconds(100) || options.FirstPause > TimeSpan.FromHours(1))
            problems.Add("Delivery:FirstPause must be from 0.1 seconds to 1 hour, such as 00:00:30.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
