namespace AllianceBot.Demo;

/// <summary>The <c>Demo</c> section of the configuration: where the fictional alliance lives, and how large it is.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>The team it belongs to: that of the local Teams client, as in tests/EndToEnd/playground.yml.</summary>
    public string Home { get; set; } = "19:general0001@thread.tacv2";

    /// <summary>A channel that the team has, for the first working group; the others get channels of their own.</summary>
    public string FirstChannel { get; set; } = "19:propuestas0001@thread.tacv2";

    public int Organisations { get; set; } = 40;

    public int People { get; set; } = 90;
}
