namespace AllianceBot.Documents;

/// <summary>Writes the minutes of a meeting as a Word document.</summary>
public static class MinutesWordWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Writes the whole document at the stream's position and leaves the stream open; equal records give equal bytes.</summary>
    public static void Write(MinutesDocument minutes, Stream output) => throw new NotImplementedException();
}
