namespace AllianceBot.Minutes.Wording;

/// <summary>The settings under <c>Ai</c>: a language model that puts proposals into words. Without <see cref="Endpoint"/> there is none.</summary>
public sealed class AiOptions
{
    public const string Section = "Ai";

    /// <summary>The address of a service that speaks the chat-completions protocol of OpenAI, up to and without <c>/chat/completions</c>; https, or a service on this machine.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The model to ask for, by the name the service has for it.</summary>
    public string? Model { get; set; }

    /// <summary>Sent as a bearer token; null for a service that asks for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The longest that putting one meeting into words may take, with all requests; what is not there by then stands as it was said.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    internal bool IsOn => Endpoint is not null;
}
