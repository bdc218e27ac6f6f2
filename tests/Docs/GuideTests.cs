using AllianceBot.Conversation.Files;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using AllianceBot.Archive;
using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Graph;
using AllianceBot.Minutes.Wording;
using AllianceBot.Protocol.Auth;
using AllianceBot.Protocol.Connector;
using AllianceBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Docs;

/// <summary>The guides say what the program does: their tables are read and tried.</summary>
public sealed partial class GuideTests
{
    private const int MostPictureBytes = 300_000;

    // The day that both guides take as today.
    private static readonly DateOnly Today = new(2026, 3, 24);

    [Theory]
    [InlineData("user-guide.md", TextLanguage.English)]
    [InlineData("guia-de-uso.md", TextLanguage.Spanish)]
    public void Every_date_in_the_guide_is_understood_as_it_says(string guide, TextLanguage language)
    {
        var rows = DateRow().Matches(Read(guide));

        rows.Count.ShouldBeGreaterThan(15);
        foreach (var row in rows.Select(match => (Phrase: match.Groups[1].Value, Date: DateOnly.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))))
            DateGrammar.Find($"call the ministry {row.Phrase}", Today, language).ShouldNotBeNull(row.Phrase).Date.ShouldBe(row.Date, row.Phrase);
    }

    [Theory]
    [InlineData("user-guide.md", TextLanguage.English)]
    [InlineData("guia-de-uso.md", TextLanguage.Spanish)]
    public async Task The_guide_has_every_tag_with_all_its_words(string guide, TextLanguage language)
    {
        await using var app = Serving.Build(["--Logging:LogLevel:Default=None"]);
        var phrases = app.Services.GetRequiredService<Phrasebook>();
        var tags = app.Services.GetRequiredService<ConversationRegistry>().Commands.Where(command => command.IsTag).SelectMany(command => command.Words(phrases, language));

        var told = TagRow().Matches(Read(guide)).SelectMany(row => Word().Matches(row.Groups[1].Value).Select(word => word.Value));

        told.ShouldBe(tags, ignoreOrder: true);
    }

    [Theory]
    [InlineData("Bot", typeof(BotOptions), "PublicUrl", "OperatorName", "OperatorContact")]
    [InlineData("Connector", typeof(ConnectorOptions))]
    [InlineData("Connector:RateLimits", typeof(RateLimitOptions))]
    [InlineData("Files", typeof(FilesOptions))]
    [InlineData("Storage", typeof(StorageOptions))]
    [InlineData("Archive", typeof(ArchiveOptions))]
    [InlineData("Ai", typeof(AiOptions))]
    [InlineData("Graph", typeof(GraphOptions))]
    public void Operations_lists_the_settings_that_the_program_reads_and_no_others(string section, Type options, params string[] others)
    {
        var read = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)
            .Where(name => name is not nameof(ConnectorOptions.RateLimits)).Concat(others);

        var listed = Regex.Matches(Read("operations.md"), $@"^\| \**`{section}:([A-Za-z]+)`\** \|", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

        listed.ShouldBe(read, ignoreOrder: true);
    }

    [Fact]
    public void Every_link_between_the_documents_leads_somewhere()
    {
        foreach (var document in Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories))
            foreach (Match link in Link().Matches(File.ReadAllText(document)))
                File.Exists(Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value)).ShouldBeTrue($"{document}: {link.Groups[1].Value}");
    }

    [Fact]
    public void Pictures_load_quickly_where_the_line_is_slow() =>
        Directory.EnumerateFiles(Path.Combine(Folder, "pictures")).Where(picture => new FileInfo(picture).Length > MostPictureBytes).ShouldBeEmpty();

    private static string Folder { get; } = Path.Combine(FindRoot(), "docs");

    private static string Read(string document) => File.ReadAllText(Path.Combine(Folder, document));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AllianceBot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository is not above the tests.");
        return folder;
    }

    [GeneratedRegex(@"^\| ([^|]+) \| (\d{4}-\d\d-\d\d) \|$", RegexOptions.Multiline)]
    private static partial Regex DateRow();

    [GeneratedRegex(@"^\| (`#\w+` \|[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex TagRow();

    [GeneratedRegex("(?<=`)#[^`]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)")]
    private static partial Regex Link();
}
