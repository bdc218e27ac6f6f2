using System.Text;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>Sources read in one line, and what was read in one line each.</summary>
internal static class Reading
{
    public static SourceReading Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static SourceReading Of(byte[] file, SourceLimits? limits = null) => SourceReader.Read(file, new SourceContext { Limits = limits ?? SourceLimits.Usual });

    public static SourceReading Of(string text, SourceContext context) => SourceReader.Read(Encoding.UTF8.GetBytes(text), context);

    public static SourceReading.Read Read(string text) => Of(text).ShouldBeOfType<SourceReading.Read>();

    public static SourceRefusal Refusal(this SourceReading reading) => reading.ShouldBeOfType<SourceReading.Refused>().Reason;

    /// <summary>Such as <c>3.5-5 Ana: Good morning</c>.</summary>
    public static string[] Lines(this SourceReading reading) => Lines(reading.ShouldBeOfType<SourceReading.Read>().Utterances);

    public static string[] Lines(IEnumerable<Utterance> utterances) => [.. utterances.Select(Line)];

    public static string Line(Utterance said)
    {
        var time = said.Start is null ? "" : FormattableString.Invariant($"{said.Start.Value.TotalSeconds:0.###}-{said.End!.Value.TotalSeconds:0.###} ");
        return $"{time}{(said.Speaker.Length > 0 ? said.Speaker + ": " : "")}{said.Text}";
    }
}
