using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AllianceBot.Packaging;

/// <summary>Makes the zip that a Teams administrator uploads, from the template in <c>manifest/</c> and the bot's own commands.</summary>
public static class ManifestPacker
{
    private const string TemplateHost = "bot.example";
    private const int MaxCommandsInScope = 10;
    private const int MaxTitle = 32;
    private const int MaxDescription = 128;

    private static readonly DateTimeOffset OldestInZip = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs a deployment. The same input gives the same bytes.</summary>
    /// <param name="settings">The deployment.</param>
    /// <param name="commands">The commands in the order to show them.</param>
    /// <returns>The zip: manifest.json, es.json, color.png, outline.png.</returns>
    /// <exception cref="ArgumentException">A setting or a command breaks a limit of Teams; the message says which.</exception>
    public static byte[] Pack(ManifestSettings settings, IReadOnlyList<ManifestCommand> commands)
    {
        if ((settings.FindFault() ?? FindFault(commands)) is { } fault)
        {
            throw new ArgumentException(fault);
        }

        var manifest = ReadTemplate("manifest.json");
        var spanish = ReadTemplate("es.json");
        FillDeployment(manifest, settings);
        FillPermissions(manifest, settings);
        FillCommands(manifest, spanish, commands);
        return Zip(
            ("manifest.json", ToUtf8(manifest)),
            ("es.json", ToUtf8(spanish)),
            ("color.png", ReadResource("color.png")),
            ("outline.png", ReadResource("outline.png")));
    }

    private static void FillDeployment(JsonObject manifest, ManifestSettings settings)
    {
        var developer = manifest["developer"]!.AsObject();
        foreach (var key in (string[])["websiteUrl", "privacyUrl", "termsOfUseUrl"])
        {
            developer[key] = developer[key]!.GetValue<string>().Replace(TemplateHost, settings.Host, StringComparison.Ordinal);
        }

        manifest["id"] = (settings.PackageId ?? settings.AppId).ToString("D");
        manifest["bots"]![0]!["botId"] = settings.AppId.ToString("D");
        manifest["composeExtensions"]![0]!["botId"] = settings.AppId.ToString("D");
        manifest["validDomains"] = new JsonArray(settings.Host);
        manifest["version"] = settings.Version ?? manifest["version"]!.GetValue<string>();
        developer["name"] = settings.DeveloperName ?? developer["name"]!.GetValue<string>();
        developer["privacyUrl"] = settings.PrivacyUrl?.AbsoluteUri ?? developer["privacyUrl"]!.GetValue<string>();
        developer["termsOfUseUrl"] = settings.TermsUrl?.AbsoluteUri ?? developer["termsOfUseUrl"]!.GetValue<string>();
    }

    private static void FillPermissions(JsonObject manifest, ManifestSettings settings)
    {
        if (settings.Permissions is [])
        {
            return;
        }

        var asked = settings.Permissions.Distinct().Order(StringComparer.Ordinal)
            .Select(JsonNode (name) => new JsonObject { ["name"] = name, ["type"] = "Application" });
        manifest["authorization"] = new JsonObject
        {
            ["permissions"] = new JsonObject { ["resourceSpecific"] = new JsonArray([.. asked]) },
        };
        // Consent is granted to an Entra application, so that Teams needs to know which one.
        manifest["webApplicationInfo"] = new JsonObject
        {
            ["id"] = settings.AppId.ToString("D"),
            ["resource"] = $"api://{settings.Host}/{settings.AppId:D}",
        };
    }

    private static void FillCommands(JsonObject manifest, JsonObject spanish, IReadOnlyList<ManifestCommand> commands)
    {
        var lists = new JsonArray();
        foreach (var scope in Enum.GetValues<ManifestScope>())
        {
            var offered = commands.Where(command => command.Scopes.Contains(scope)).ToList();
            if (offered is [])
            {
                continue;
            }

            for (var i = 0; i < offered.Count; i++)
            {
                var place = $"bots[0].commandLists[{lists.Count}].commands[{i}]";
                spanish[$"{place}.title"] = offered[i].TitleEs;
                spanish[$"{place}.description"] = offered[i].DescriptionEs;
            }

            lists.Add((JsonNode)new JsonObject
            {
                ["scopes"] = new JsonArray(ScopeName(scope)),
                ["commands"] = new JsonArray([.. offered.Select(JsonNode (command) => new JsonObject
                {
                    ["title"] = command.TitleEn,
                    ["description"] = command.DescriptionEn,
                })]),
            });
        }

        manifest["bots"]![0]!["commandLists"] = lists;
    }

    private static string? FindFault(IReadOnlyList<ManifestCommand> commands)
    {
        foreach (var command in commands)
        {
            if (new[] { command.TitleEn, command.TitleEs }.Any(title => title.Length is 0 or > MaxTitle))
            {
                return $"The command '{command.TitleEn}' / '{command.TitleEs}' needs titles of 1 to {MaxTitle} characters.";
            }

            if (new[] { command.DescriptionEn, command.DescriptionEs }.Any(description => description.Length is 0 or > MaxDescription))
            {
                return $"The command '{command.TitleEn}' needs descriptions of 1 to {MaxDescription} characters in both languages.";
            }
        }

        foreach (var scope in Enum.GetValues<ManifestScope>())
        {
            var count = commands.Count(command => command.Scopes.Contains(scope));
            if (count > MaxCommandsInScope)
            {
                return $"{count} commands are offered in the scope {ScopeName(scope)}; Teams shows at most {MaxCommandsInScope}.";
            }
        }

        return null;
    }

    private static string ScopeName(ManifestScope scope) => scope switch
    {
        ManifestScope.Team => "team",
        ManifestScope.GroupChat => "groupChat",
        _ => "personal",
    };

    private static JsonObject ReadTemplate(string name) => JsonNode.Parse(ReadResource(name))!.AsObject();

    private static byte[] ReadResource(string name)
    {
        using var resource = typeof(ManifestPacker).Assembly.GetManifestResourceStream($"manifest/{name}")
            ?? throw new InvalidOperationException($"The executable was built without manifest/{name}.");
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] ToUtf8(JsonObject json)
    {
        using var bytes = new MemoryStream();
        // Accents stay legible: the file is read by people and by Teams, never inside HTML.
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(bytes, options))
        {
            json.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    private static byte[] Zip(params ReadOnlySpan<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = OldestInZip;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
