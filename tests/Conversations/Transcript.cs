using System.Text.RegularExpressions;

namespace AllianceBot.Tests.Conversations;

/// <summary>
/// Lays what the bot showed beside what the script expects. <c>{file}</c> in a script stands for anything, the same thing
/// wherever the same word stands.
/// </summary>
public sealed class Transcript
{
    private readonly Dictionary<string, string> _captured = [];
    private readonly List<string> _chat = [];
    private readonly List<string> _differences = [];

    public IReadOnlyList<string> Differences => _differences;

    /// <summary>The script with the bot's real answers in it, and wildcards for what is never twice the same.</summary>
    public string Markdown => WithWildcards(string.Join("\n\n", _chat) + "\n");

    public void Add(Block block) => _chat.Add(block.Source);

    public void Compare(Block? cause, IReadOnlyList<Block.Shown> expected, IReadOnlyList<string> actual)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var (wanted, got) = (expected.ElementAtOrDefault(i)?.Source, actual.ElementAtOrDefault(i));
            var isSame = wanted is not null && got is not null && IsMatch(wanted, got);
            if (isSame)
                _chat.Add(wanted!);
            else if (got is not null)
                _chat.Add(got);
            if (!isSame)
                _differences.Add(Difference(cause, wanted, got));
        }
    }

    private static string Difference(Block? cause, string? wanted, string? got)
    {
        var (before, after) = ((wanted ?? "(nothing)").Split('\n'), (got ?? "(nothing)").Split('\n'));
        return string.Join('\n',
        [
            cause is null ? "At the beginning" : $"After  {cause.Source.ReplaceLineEndings("\n       ")}",
            .. before.Select(line => $"  {(after.Contains(line) ? ' ' : '-')} {line}"),
            "  the bot:",
            .. after.Select(line => $"  {(before.Contains(line) ? ' ' : '+')} {line}"),
            "",
        ]);
    }

    private static string WithWildcards(string markdown)
    {
        var folders = Regex.Replace(markdown, @"/\S+/archive/[0-9a-f-]{36}(?=/)", "{folder}");
        var known = new List<string>();
        return Regex.Replace(folders, "[0-9a-f]{64}", sha =>
        {
            if (!known.Contains(sha.Value))
                known.Add(sha.Value);
            return $"{{sha {known.IndexOf(sha.Value) + 1}}}";
        });
    }

    private bool IsMatch(string expected, string actual)
    {
        var names = new List<string>();
        var pattern = Regex.Replace(Regex.Escape(expected), @"\\{(?<name>[a-z0-9][a-z0-9\\ -]*)}", match =>
        {
            var name = match.Groups["name"].Value.Replace("\\ ", " ", StringComparison.Ordinal);
            if (_captured.TryGetValue(name, out var known))
                return Regex.Escape(known);
            if (names.IndexOf(name) is >= 0 and var earlier)
                return $"\\k<w{earlier}>";
            names.Add(name);
            return $"(?<w{names.Count - 1}>[^\\n]+?)";
        });
        var result = Regex.Match(actual, $"^{pattern}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
        if (!result.Success)
            return false;
        for (var i = 0; i < names.Count; i++)
            _captured[names[i]] = result.Groups[$"w{i}"].Value;
        return true;
    }
}
