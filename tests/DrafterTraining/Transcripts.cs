using AllianceBot.Minutes.Sources;

namespace AllianceBot.DrafterTraining;

internal static class Transcripts
{
    public static IReadOnlyList<Utterance> Read(string path) =>
        SourceReader.Read(File.ReadAllBytes(path), new SourceContext { FileName = Path.GetFileName(path) }) is SourceReading.Read read
            ? read.Utterances
            : throw new InvalidDataException($"{path} is no transcript.");
}
