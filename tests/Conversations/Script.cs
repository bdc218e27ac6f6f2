using System.Globalization;
using System.Text.RegularExpressions;

namespace AllianceBot.Tests.Conversations;

/// <summary>One paragraph of a script. <paramref name="Source"/> is it as written.</summary>
public abstract record Block(string Source)
{
    /// <summary>Headings and explanations.</summary>
    public sealed record Prose(string Source) : Block(Source);

    /// <summary>A list of people and places.</summary>
    public sealed record CastList(string Source) : Block(Source);

    /// <summary><c>**Ana** (#general): what she writes</c>.</summary>
    public sealed record Spoken(string Source, string Who, string? Where, string Text) : Block(Source);

    /// <summary><c>*Ana sends “plenary.vtt”:*</c> with the file in a fence: a file in her own chat with the bot.</summary>
    public sealed record Sent(string Source, string Who, string Name, string Content) : Block(Source);

    /// <summary><c>*Teams transcribed “Plenary call” (Ana, Luis) from 15:01 to 15:20:*</c> with what it heard in a fence, as WebVTT.</summary>
    public sealed record Transcribed(string Source, string Call, IReadOnlyList<string> Invited, TimeOnly From, TimeOnly To, string Content) : Block(Source);

    /// <summary><c>*Ana presses “Present”*</c>: what somebody does, or what happens.</summary>
    public sealed record Direction(string Source, string Text) : Block(Source);

    /// <summary>What the bot is expected to show.</summary>
    public sealed record Shown(string Source) : Block(Source);
}

/// <summary>
/// A conversation as Markdown. Paragraphs that begin with a name in bold are said, those in italics happen, the bot's own
/// are what it must answer; the rest explains. How to write one is in <c>README.md</c> beside the scripts.
/// </summary>
public sealed partial class Script
{
    private const string Bot = "AllianceBot";

    /// <summary>What the bot says when it says nothing, in a script's words.</summary>
    private static readonly string[] Silence = ["*AllianceBot says nothing*", "*AllianceBot no dice nada*"];

    /// <summary>What is not said but shown: documents and files.</summary>
    private static readonly string[] Shown = [Bot, "Word", "CSV", "Archive", "Archivo", "Mail", "Correo", "Page", "Página"];

    private Script(IReadOnlyList<Block> blocks) => Blocks = blocks;

    public IReadOnlyList<Block> Blocks { get; }

    public static Script Parse(string markdown) => new([.. Paragraphs(markdown).Select(Read)]);

    private static Block Read(string source)
    {
        // A backslash at the end of a line is Markdown's line break.
        var text = source.Replace("\\\n", "\n", StringComparison.Ordinal);
        if (Silence.Contains(source))
            return new Block.Shown(source);
        if (SpokenParagraph().Match(text) is { Success: true } spoken)
        {
            return Shown.Contains(spoken.Groups["who"].Value)
                ? new Block.Shown(source)
                : new Block.Spoken(source, spoken.Groups["who"].Value, spoken.Groups["where"] is { Success: true } where ? where.Value : null, spoken.Groups["text"].Value);
        }

        if (SentParagraph().Match(source) is { Success: true } sent)
            return new Block.Sent(source, sent.Groups["who"].Value, sent.Groups["name"].Value, sent.Groups["content"].Value);
        if (TranscribedParagraph().Match(source) is { Success: true } heard)
        {
            return new Block.Transcribed(source, heard.Groups["call"].Value, heard.Groups["people"].Value.Split(", "),
                TimeOnly.Parse(heard.Groups["from"].ValueSpan, CultureInfo.InvariantCulture), TimeOnly.Parse(heard.Groups["to"].ValueSpan, CultureInfo.InvariantCulture), heard.Groups["content"].Value);
        }

        if (text.StartsWith("**", StringComparison.Ordinal))
            throw new FormatException($"Bold begins something said, but this is not “**Name**: …” or “**Name** (place): …”: {source}");
        if (text.StartsWith('*') && text.EndsWith('*'))
            return new Block.Direction(source, text[1..^1]);
        if (text.StartsWith('*'))
            throw new FormatException($"Italics begin a stage direction, but this one does not end: {source}");
        return text.StartsWith("- **", StringComparison.Ordinal) ? new Block.CastList(source) : new Block.Prose(source);
    }

    /// <summary>Blank lines part paragraphs, but not inside a fence; a fence belongs to the paragraph before it.</summary>
    private static IEnumerable<string> Paragraphs(string markdown)
    {
        var paragraph = new List<string>();
        var isFenced = false;
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
                isFenced = !isFenced;
            var isPart = isFenced || lines[i].Length > 0 || (paragraph.Count > 0 && NextIsFence(lines, i));
            if (isPart)
                paragraph.Add(lines[i]);
            else if (paragraph.Count > 0)
            {
                yield return string.Join('\n', paragraph);
                paragraph.Clear();
            }
        }

        if (paragraph.Count > 0)
            yield return string.Join('\n', paragraph);
    }

    private static bool NextIsFence(string[] lines, int blank) =>
        blank + 1 < lines.Length && lines[blank + 1].StartsWith("```", StringComparison.Ordinal) && !lines[blank - 1].StartsWith("```", StringComparison.Ordinal);

    [GeneratedRegex(@"^\*\*(?<who>[^*]+)\*\*(?: \((?<where>[^)]+)\))?(?::(?: (?<text>.*))?| (?:shows|muestra|changes|cambia).*)$", RegexOptions.Singleline)]
    private static partial Regex SpokenParagraph();

    [GeneratedRegex(@"^\*(?<who>[^“«]+?) (?:sends|envía) [“«](?<name>[^”»]+)[”»]:\*\n```\n(?<content>.*)\n```$", RegexOptions.Singleline)]
    private static partial Regex SentParagraph();

    [GeneratedRegex(@"^\*Teams (?:transcribed|transcribió) [“«](?<call>[^”»]+)[”»] \((?<people>[^)]+)\) (?:from|de) (?<from>\d\d:\d\d) (?:to|a) (?<to>\d\d:\d\d):\*\n```\n(?<content>.*)\n```$", RegexOptions.Singleline)]
    private static partial Regex TranscribedParagraph();
}
