using System.IO.Compression;
using System.Text.Json.Nodes;
using AllianceBot.Packaging;
using AllianceBot.Tests.Conversation;
using NJsonSchema;

namespace AllianceBot.Tests.Manifest;

public sealed class ManifestPackerTests
{
    private static readonly ManifestSettings Deployment = new()
    {
        AppId = Guid.Parse("3f2f1c54-8a0e-4bb5-9d0b-3d8c3b0c7a11"),
        Host = "bot.alliance.org",
    };

    private static readonly ManifestCommand[] Commands =
    [
        new("start meeting", "Starts a meeting from its agenda", "iniciar reunión", "Inicia una reunión con su orden del día", ManifestScope.Team, ManifestScope.GroupChat),
        new("minutes", "Drafts the minutes", "acta", "Redacta el acta", ManifestScope.Team, ManifestScope.Personal),
        new("help", "Shows what you can do here", "ayuda", "Muestra lo que puede hacer aquí", ManifestScope.Team, ManifestScope.GroupChat, ManifestScope.Personal),
    ];

    private static string SchemaFolder
    {
        get
        {
            var modules = Environment.GetEnvironmentVariable("ALLIANCEBOT_TEST_NODE_MODULES");
            Assert.SkipWhen(string.IsNullOrEmpty(modules), "ALLIANCEBOT_TEST_NODE_MODULES holds no path to an installed node_modules");
            return Path.Combine(modules, "@microsoft", "app-manifest", "build", "json-schemas", "teams", "v1.30");
        }
    }

    [Theory]
    [InlineData("manifest.json", "MicrosoftTeams.schema.json")]
    [InlineData("es.json", "MicrosoftTeams.Localization.schema.json")]
    public async Task Every_file_is_valid_against_the_official_schema(string file, string schemaFile)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(SchemaFolder, schemaFile), TestContext.Current.CancellationToken);
        foreach (var settings in (ManifestSettings[])[Deployment, Deployment with { Permissions = [.. ManifestSettings.KnownPermissions] }])
        {
            schema.Validate(Text(ManifestPacker.Pack(settings, Commands), file)).Select(error => error.ToString()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_schema_check_itself_finds_faults()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(SchemaFolder, "MicrosoftTeams.schema.json"), TestContext.Current.CancellationToken);
        var broken = Manifest();
        broken["name"]!["short"] = new string('x', 31);
        broken["bots"]![0]!["scopes"]!.AsArray().Add("channel");

        schema.Validate(broken.ToJsonString()).Count.ShouldBe(2);
    }

    [Fact]
    public void The_manifest_is_of_the_version_its_schema_says()
    {
        var manifest = Manifest();

        manifest["manifestVersion"]!.GetValue<string>().ShouldBe("1.30");
        manifest["$schema"]!.GetValue<string>().ShouldContain("/v1.30/");
        Spanish()["$schema"]!.GetValue<string>().ShouldContain("/v1.30/");
    }

    [Theory]
    [InlineData("name", "short", 30)]
    [InlineData("name", "full", 100)]
    [InlineData("description", "short", 80)]
    [InlineData("description", "full", 4000)]
    public void Texts_are_there_and_short_enough_in_both_languages(string group, string field, int limit)
    {
        var english = Manifest()[group]![field]!.GetValue<string>();
        var spanish = Spanish()[$"{group}.{field}"]!.GetValue<string>();

        english.Length.ShouldBeInRange(1, limit);
        spanish.Length.ShouldBeInRange(1, limit);
        if (field is not "short" || group is "description")
        {
            spanish.ShouldNotBe(english);
        }
    }

    [Fact]
    public void The_deployment_fills_every_placeholder()
    {
        var text = Text(ManifestPacker.Pack(Deployment, Commands), "manifest.json");
        var manifest = JsonNode.Parse(text)!;

        text.ShouldNotContain("bot.example");
        text.ShouldNotContain(Guid.Empty.ToString("D"));
        manifest["id"]!.GetValue<Guid>().ShouldBe(Deployment.AppId);
        manifest["bots"]![0]!["botId"]!.GetValue<Guid>().ShouldBe(Deployment.AppId);
        manifest["composeExtensions"]![0]!["botId"]!.GetValue<Guid>().ShouldBe(Deployment.AppId);
        manifest["validDomains"]!.AsArray().Select(domain => domain!.GetValue<string>()).ShouldBe(["bot.alliance.org"]);
        manifest["developer"]!["privacyUrl"]!.GetValue<string>().ShouldBe("https://bot.alliance.org/privacy");
    }

    [Fact]
    public void The_deploying_organisation_may_put_its_own_name_and_notices()
    {
        var packageId = Guid.NewGuid();
        var manifest = Manifest(Deployment with
        {
            PackageId = packageId,
            Version = "2.10.0",
            DeveloperName = "Red de Nutrición",
            PrivacyUrl = new Uri("https://red.example/privacidad"),
        });

        manifest["id"]!.GetValue<Guid>().ShouldBe(packageId);
        manifest["version"]!.GetValue<string>().ShouldBe("2.10.0");
        manifest["developer"]!["name"]!.GetValue<string>().ShouldBe("Red de Nutrición");
        manifest["developer"]!["privacyUrl"]!.GetValue<string>().ShouldBe("https://red.example/privacidad");
        manifest["developer"]!["termsOfUseUrl"]!.GetValue<string>().ShouldBe("https://bot.alliance.org/terms");
    }

    [Fact]
    public void Each_scope_lists_its_commands_and_spanish_points_at_the_same_places()
    {
        var lists = Manifest()["bots"]![0]!["commandLists"]!.AsArray();
        var spanish = Spanish();

        lists.Select(list => list!["scopes"]![0]!.GetValue<string>()).ShouldBe(["team", "groupChat", "personal"]);
        for (var list = 0; list < lists.Count; list++)
        {
            var commands = lists[list]!["commands"]!.AsArray();
            for (var i = 0; i < commands.Count; i++)
            {
                var english = commands[i]!["title"]!.GetValue<string>();
                spanish[$"bots[0].commandLists[{list}].commands[{i}].title"]!.GetValue<string>()
                    .ShouldBe(Commands.Single(command => command.TitleEn == english).TitleEs);
            }
        }

        spanish.Count(pair => pair.Key.StartsWith("bots[", StringComparison.Ordinal) && pair.Key.EndsWith("].title", StringComparison.Ordinal)).ShouldBe(7);
    }

    [Fact]
    public async Task Every_action_on_messages_is_answered_and_named_in_both_languages()
    {
        await using var bot = new ShippedBot();
        var commands = Manifest()["composeExtensions"]![0]!["commands"]!.AsArray();

        commands.Select(command => command!["id"]!.GetValue<string>()).ShouldBe(bot.Registry.MessageActions.Keys, ignoreOrder: true);
        for (var i = 0; i < commands.Count; i++)
            foreach (var text in (string[])["title", "description"])
                Spanish()[$"composeExtensions[0].commands[{i}].{text}"]!.GetValue<string>().ShouldNotBe(commands[i]![text]!.GetValue<string>());
    }

    [Fact]
    public void Nothing_beyond_mentions_is_asked_for_by_default()
    {
        Manifest()["authorization"].ShouldBeNull();
        Manifest()["webApplicationInfo"].ShouldBeNull();
    }

    [Fact]
    public void A_permission_that_the_members_agreed_to_is_asked_for_by_name()
    {
        var manifest = Manifest(Deployment with { Permissions = ["ChannelMessage.Read.Group"] });

        manifest["authorization"]!["permissions"]!["resourceSpecific"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString()
            .ShouldBe("""{"name":"ChannelMessage.Read.Group","type":"Application"}""");
        manifest["webApplicationInfo"]!["id"]!.GetValue<Guid>().ShouldBe(Deployment.AppId);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var first = ManifestPacker.Pack(Deployment, Commands);

        ManifestPacker.Pack(Deployment, Commands).ShouldBe(first);
        using var zip = Open(first);
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["manifest.json", "es.json", "color.png", "outline.png"]);
        zip.Entries.ShouldAllBe(entry => entry.LastWriteTime.Year == 1980);
    }

    [Fact]
    public void Eleven_commands_in_one_scope_are_refused()
    {
        var many = Enumerable.Range(1, 11).Select(i => new ManifestCommand($"c{i}", "d", $"o{i}", "d", ManifestScope.Personal)).ToList();

        Should.Throw<ArgumentException>(() => ManifestPacker.Pack(Deployment, many)).Message.ShouldContain("personal");
        Should.NotThrow(() => ManifestPacker.Pack(Deployment, many[..10]));
    }

    [Fact]
    public void A_command_longer_than_teams_shows_is_refused() =>
        Should.Throw<ArgumentException>(() => ManifestPacker.Pack(
            Deployment, [new("minutes", "d", new string('x', 33), "d", ManifestScope.Team)])).Message.ShouldContain("32");

    public static TheoryData<string> WrongHosts => ["", "localhost", "https://bot.alliance.org", "bot.alliance.org/x", "bot alliance.org", "10.0.0.1", "bot.alliance.org\n"];

    [Theory]
    [MemberData(nameof(WrongHosts))]
    public void A_host_that_teams_cannot_reach_is_refused(string host) =>
        Should.Throw<ArgumentException>(() => ManifestPacker.Pack(Deployment with { Host = host }, Commands));

    internal static string Text(byte[] package, string name)
    {
        using var zip = Open(package);
        using var reader = new StreamReader(zip.GetEntry(name).ShouldNotBeNull().Open());
        return reader.ReadToEnd();
    }

    internal static ZipArchive Open(byte[] package) => new(new MemoryStream(package));

    private static JsonObject Manifest(ManifestSettings? settings = null) =>
        JsonNode.Parse(Text(ManifestPacker.Pack(settings ?? Deployment, Commands), "manifest.json"))!.AsObject();

    private static JsonObject Spanish() => JsonNode.Parse(Text(ManifestPacker.Pack(Deployment, Commands), "es.json"))!.AsObject();
}
