namespace AllianceBot.Tests.Minutes.Drafting;

/// <summary>A sentence written as a meeting of alliances says it, and what it is.</summary>
/// <param name="Kind">D: a decision; T: a task; -: neither.</param>
/// <param name="Owner">The person named to do a task; empty when nobody is.</param>
internal sealed record LabelledSentence(string Sector, string Register, char Kind, string Owner, string Text)
{
    public bool IsMeant => Kind != '-';

    /// <param name="path">A file of <c>Sentences</c>: a line <c># sector register</c> heads the sentences of it, each behind its kind and, in brackets, its owner.</param>
    public static IReadOnlyList<LabelledSentence> Read(string path)
    {
        var sentences = new List<LabelledSentence>();
        var (sector, register) = ("", "");
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 2))
        {
            if (line[0] == '#')
            {
                (sector, register) = line[2..].Split(' ') is [var s, var r] ? (s, r) : throw new InvalidDataException(line);
                continue;
            }
            var bracket = line[2] == '[' ? line.IndexOf(']', StringComparison.Ordinal) : -1;
            sentences.Add(new(sector, register, line[0], bracket > 0 ? line[3..bracket] : "", line[(bracket > 0 ? bracket + 2 : 2)..]));
        }
        return sentences;
    }
}
