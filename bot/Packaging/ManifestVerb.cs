using System.Globalization;

namespace AllianceBot.Packaging;

/// <summary>The verb <c>manifest</c> of the executable: packs the Teams app of one deployment.</summary>
public static class ManifestVerb
{
    public const string Usage = """
        manifest --app-id GUID --host NAME [--out FILE]
          --app-id GUID       the bot's Microsoft Entra application (client) id
          --host NAME         the public host name of the bot, such as bot.alliance.org
          --out FILE          the zip to write (alliancebot.zip)
          --package-id GUID   id in the Teams catalogue (the application id)
          --version N.N.N     version of the package; raise it to update an installed app
          --developer NAME    the organisation that answers for this deployment
          --privacy-url URL   its privacy notice (https://NAME/privacy)
          --terms-url URL     its terms of use (https://NAME/terms)
          --permission NAME   ask each team for a resource-specific permission; repeatable, none by default
        """;

    /// <summary>Runs the verb.</summary>
    /// <returns>0 when the zip is written, 2 when the arguments are wrong; the reason goes to <paramref name="error"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyList<ManifestCommand> commands,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken)
    {
        try
        {
            var options = Options(arguments);
            var zip = ManifestPacker.Pack(Settings(options), commands);
            var path = Path.GetFullPath(options["--out"].LastOrDefault() ?? "alliancebot.zip");
            await File.WriteAllBytesAsync(path, zip, cancellationToken);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path} ({zip.Length} bytes)"));
            return 0;
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{wrong.Message}\n\n{Usage}");
            return 2;
        }
    }

    private static ManifestSettings Settings(ILookup<string, string> options)
    {
        return new ManifestSettings
        {
            AppId = Id("--app-id") ?? throw new ArgumentException("--app-id is missing."),
            Host = Text("--host") ?? throw new ArgumentException("--host is missing."),
            PackageId = Id("--package-id"),
            Version = Text("--version"),
            DeveloperName = Text("--developer"),
            PrivacyUrl = Url("--privacy-url"),
            TermsUrl = Url("--terms-url"),
            Permissions = [.. options["--permission"]],
        };

        string? Text(string name) => options[name].LastOrDefault();

        Guid? Id(string name) => Text(name) is not { } text ? null
            : Guid.TryParse(text, out var id) ? id : throw new ArgumentException($"{name}: '{text}' is not a GUID.");

        Uri? Url(string name) => Text(name) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw new ArgumentException($"{name}: '{text}' is not an address.");
    }

    private static ILookup<string, string> Options(IReadOnlyList<string> arguments)
    {
        var pairs = new List<(string Name, string Value)>();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (!Usage.Contains($" {arguments[i]} ", StringComparison.Ordinal) || !arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{arguments[i]}' is not an option of manifest.");
            }

            if (i + 1 == arguments.Count)
            {
                throw new ArgumentException($"{arguments[i]} needs a value.");
            }

            pairs.Add((arguments[i], arguments[i + 1]));
        }

        return pairs.ToLookup(pair => pair.Name, pair => pair.Value);
    }
}
