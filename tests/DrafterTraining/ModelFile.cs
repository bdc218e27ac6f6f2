using System.Globalization;
using System.Text;
using AllianceBot.Minutes.Drafting;

namespace AllianceBot.DrafterTraining;

/// <summary>Writes the model as the bot reads it: equal models give equal bytes.</summary>
internal static class ModelFile
{
    private const string Head = """
        # What minutes are drafted by. Written by tests/DrafterTraining; do not edit.
        # Learned from 23 meetings of the AMI Meeting Corpus (J. Carletta et al., 2005), manual annotations 1.6.2, (c) the AMI consortium, licensed CC BY 4.0
        # (https://creativecommons.org/licenses/by/4.0/), changed: reduced to weights of words and cues; and from sentences of this project.
        # section, feature, weight

        """;

    public static void Write(DrafterModel model, string path)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        Line("calibration", "slope", (float)model.Calibration.Slope);
        Line("calibration", "offset", (float)model.Calibration.Offset);
        foreach (var (section, weights, names) in model.Sections)
        {
            Line(section, "bias", weights.Bias);
            for (var at = 0; at < names.Count; at++)
            {
                if (weights.Values[at] != 0)
                    Line(section, names[at], weights.Values[at]);
            }
            Lines($"{section}.word", weights.Words);
            Lines($"{section}.near", weights.Near);
        }
        File.WriteAllText(path, text.ToString());

        void Lines(string section, Dictionary<string, float> words)
        {
            foreach (var (word, weight) in words.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                Line(section, word, weight);
        }

        void Line(string section, string feature, float weight) =>
            text.Append(section).Append('\t').Append(feature).Append('\t').Append(weight.ToString("0.###", CultureInfo.InvariantCulture)).Append('\n');
    }
}
