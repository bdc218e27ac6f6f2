using System.Text;

namespace AllianceBot.Minutes.FromTeams;

/// <summary>
/// What Teams gives where names are withheld (<c>application/vnd.microsoft.graph.transcript+text</c>): the cues of WebVTT without its signature, and
/// with an empty line between the times of a cue and what is said, where a reader of WebVTT would see nothing said.
/// </summary>
internal static class PlainTranscript
{
    public static byte[] ToWebVtt(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        var written = new StringBuilder("WEBVTT\n", text.Length + 16);
        var isBelowTimes = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("WEBVTT", StringComparison.Ordinal) && written.Length == "WEBVTT\n".Length)
                continue;
            var isTimes = line.Contains("-->", StringComparison.Ordinal);
            if (isBelowTimes && !isTimes && line.IsWhiteSpace())
                continue;
            if (isTimes)
                written.Append('\n');
            written.Append(line).Append('\n');
            isBelowTimes = isTimes;
        }

        return Encoding.UTF8.GetBytes(written.ToString());
    }
}
