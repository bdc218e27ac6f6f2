namespace AllianceBot.Graph;

/// <summary>Why Microsoft Graph did not give what it was asked for.</summary>
public enum GraphFailure
{
    /// <summary>No token, or not with these permissions: whoever runs the bot can do something about it.</summary>
    NotAllowed,

    /// <summary>There is no such thing, or not any more.</summary>
    NotFound,

    /// <summary>It was there, and is gone for good.</summary>
    Gone,

    /// <summary>Too many requests, and the pause it asks for is longer than anybody would wait at a card.</summary>
    Throttled,

    /// <summary>It could not be reached, failed, or took too long.</summary>
    Unavailable,

    /// <summary>What it gives is larger than what may be read.</summary>
    TooLarge,

    /// <summary>It refuses the request as such.</summary>
    Refused,

    /// <summary>Its answer is none that its documentation knows.</summary>
    Unreadable,
}

/// <summary>A request to Microsoft Graph failed, after the attempts the rules allow.</summary>
/// <param name="failure">In which way.</param>
/// <param name="code">The error's code as Graph tells it, such as <c>GraphAccessToTranscriptsDisabled</c>; never its message, which names accounts. Empty where it tells none.</param>
/// <param name="inner">What led to it.</param>
public sealed class GraphException(GraphFailure failure, string code = "", Exception? inner = null) : Exception($"Microsoft Graph: {failure} {code}".TrimEnd(), inner)
{
    public GraphFailure Failure { get; } = failure;

    public string Code { get; } = code;

    /// <summary>How long it asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
