using Microsoft.Extensions.Options;

namespace AllianceBot.Minutes.Wording;

public static class WordingRegistration
{
    /// <summary>Registers <see cref="MinutesRewording"/> as the section <c>Ai</c> says. A wrong setting stops the host at its start, by name.</summary>
    public static IServiceCollection AddWording(this IServiceCollection services)
    {
        services.AddOptions<AiOptions>().BindConfiguration(AiOptions.Section).PostConfigure(DropBlanks).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AiOptions>, AiOptionsValidation>();
        return services.AddSingleton(provider => Open(
            provider.GetRequiredService<IOptions<AiOptions>>().Value, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MinutesRewording>>()));
    }

    /// <summary>The same without a host.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message names it.</exception>
    internal static MinutesRewording Open(IConfiguration settings, TimeProvider time, ILogger<MinutesRewording> logger)
    {
        var options = settings.GetSection(AiOptions.Section).Get<AiOptions>() ?? new AiOptions();
        DropBlanks(options);
        if (new AiOptionsValidation().Validate(null, options) is { Failed: true } wrong)
            throw new OptionsValidationException(AiOptions.Section, typeof(AiOptions), wrong.Failures);
        return Open(options, time, logger);
    }

    // The libraries are loaded only where a model is configured.
    private static MinutesRewording Open(AiOptions options, TimeProvider time, ILogger<MinutesRewording> logger) =>
        options.IsOn ? OpenModel(options, time, logger) : new MinutesRewording(null, options, time, logger);

    private static MinutesRewording OpenModel(AiOptions options, TimeProvider time, ILogger<MinutesRewording> logger) => new(AiChat.Open(options), options, time, logger);

    // A compose file passes a variable that nobody set as an empty text.
    private static void DropBlanks(AiOptions options)
    {
        options.Endpoint = string.IsNullOrWhiteSpace(options.Endpoint) ? null : options.Endpoint.Trim();
        options.Model = string.IsNullOrWhiteSpace(options.Model) ? null : options.Model.Trim();
        options.ApiKey = string.IsNullOrWhiteSpace(options.ApiKey) ? null : options.ApiKey.Trim();
    }
}
