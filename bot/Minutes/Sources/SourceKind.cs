namespace AllianceBot.Minutes.Sources;

/// <summary>What an <see cref="Utterance"/> was taken from.</summary>
public enum SourceKind
{
    Transcript,
    Chat,
    Notes,
}
