using System.Text.Json;
using AllianceBot.Minutes.Drafting;

namespace AllianceBot.DrafterTraining;

/// <summary>A decision or task that people found in a meeting, and when it was talked about.</summary>
/// <param name="Times">Seconds.</param>
internal sealed record GoldItem(bool IsTask, string Text, IReadOnlyList<double> Times);

/// <summary>A meeting of the corpus with what people found in it.</summary>
internal sealed class Meeting
{
    private const double SameMoment = 0.02;

    private Meeting(string name, Talk talk, IReadOnlyList<GoldItem> gold, IReadOnlyList<string> participants)
    {
        (Name, Talk, Gold, Participants) = (name, talk, gold, participants);
        Cues = new TalkCues(talk, CueLexicon.Shipped);
        Roster = new Roster(talk, []);
        Owners = new OwnerFinder(talk, Cues, Roster);
        Features = new TalkFeatures(talk, Cues, Roster);
        (IsDecision, IsTask) = (Mark(isTask: false), Mark(isTask: true));
    }

    public string Name { get; }

    /// <summary>Meetings of one series are of the same people and the same plan: they are learned from or tested on together.</summary>
    public string Series => Name[..6];

    public Talk Talk { get; }

    public TalkCues Cues { get; }

    public Roster Roster { get; }

    public OwnerFinder Owners { get; }

    public TalkFeatures Features { get; }

    public IReadOnlyList<GoldItem> Gold { get; }

    public IReadOnlyList<string> Participants { get; }

    /// <summary>By utterance: whether it is the evidence of a decision.</summary>
    public bool[] IsDecision { get; }

    public bool[] IsTask { get; }

    public static IReadOnlyList<Meeting> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.gold.json").Order(StringComparer.Ordinal).Select(Read)];

    private static Meeting Read(string goldFile)
    {
        var transcript = goldFile.Replace(".gold.json", ".vtt", StringComparison.Ordinal);
        using var gold = JsonDocument.Parse(File.ReadAllBytes(goldFile));
        var items = Items(gold.RootElement, "decisions", isTask: false).Concat(Items(gold.RootElement, "actions", isTask: true)).Where(item => item.Times.Count > 0);
        var participants = gold.RootElement.GetProperty("participants").EnumerateArray().Select(p => p.GetString()!);
        return new Meeting(Path.GetFileNameWithoutExtension(transcript), new Talk(Transcripts.Read(transcript)), [.. items], [.. participants]);
    }

    private static IEnumerable<GoldItem> Items(JsonElement gold, string list, bool isTask) =>
        gold.GetProperty(list).EnumerateArray().Select(item => new GoldItem(
            isTask, item.GetProperty("text").GetString()!, [.. item.GetProperty("evidence").EnumerateArray().Select(e => e.GetProperty("t").GetDouble())]));

    private bool[] Mark(bool isTask)
    {
        var times = Gold.Where(item => item.IsTask == isTask).SelectMany(item => item.Times).ToArray();
        return [.. Talk.Start.Select(start => times.Any(time => Math.Abs(time - start) < SameMoment))];
    }
}
