using System.Globalization;
using System.Reflection;

namespace AllianceBot.Minutes.Drafting;

/// <summary>
/// The weights that a proposal is found by, learned by <c>tests/DrafterTraining</c> from the AMI Meeting Corpus (J. Carletta et al., 2005, CC BY 4.0) and from
/// sentences written for it. The file is text: section, feature and weight, parted by tabs.
/// </summary>
internal sealed class DrafterModel
{
    private const string Resource = "drafting/drafter-model.tsv";
    private static readonly Lazy<DrafterModel> Embedded = new(ReadEmbedded);

    public static DrafterModel Shipped => Embedded.Value;

    /// <summary>Whether a sentence by itself is a decision or a task, in either language.</summary>
    public LinearWeights Sentence { get; } = new(SentenceFeatures.Names.Count);

    /// <summary>Whether such a sentence is a task.</summary>
    public LinearWeights SentenceTask { get; } = new(SentenceFeatures.Names.Count);

    /// <summary>What the meeting around a sentence adds, in any language.</summary>
    public LinearWeights Meeting { get; } = new(TalkFeatures.Names.Count);

    /// <summary>Everything, where the words are those of English meetings.</summary>
    public LinearWeights English { get; } = new(TalkFeatures.Names.Count);

    public LinearWeights EnglishTask { get; } = new(TalkFeatures.Names.Count);

    /// <summary>How sure a proposal is: the logit of its sentence in the meeting, stretched and moved so that the probability is a true one.</summary>
    public (double Slope, double Offset) Calibration { get; set; } = (1, 0);

    public static DrafterModel Read(TextReader lines)
    {
        var model = new DrafterModel();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            var value = float.Parse(cells[2], CultureInfo.InvariantCulture);
            if (cells[0] == "calibration")
                model.Calibration = cells[1] == "slope" ? (value, model.Calibration.Offset) : (model.Calibration.Slope, value);
            else
                model.Set(cells[0], cells[1], value);
        }
        return model;
    }

    /// <summary>The models with the names of their sections and values, in the order they are written.</summary>
    public IEnumerable<(string Section, LinearWeights Weights, IReadOnlyList<string> Names)> Sections =>
    [
        ("sentence", Sentence, SentenceFeatures.Names),
        ("sentenceTask", SentenceTask, SentenceFeatures.Names),
        ("meeting", Meeting, TalkFeatures.Names),
        ("english", English, TalkFeatures.Names),
        ("englishTask", EnglishTask, TalkFeatures.Names),
    ];

    private void Set(string section, string feature, float value)
    {
        var dot = section.IndexOf('.', StringComparison.Ordinal);
        var (_, weights, names) = Sections.First(entry => section.AsSpan(0, dot < 0 ? section.Length : dot).SequenceEqual(entry.Section));
        if (section.EndsWith(".word", StringComparison.Ordinal))
            weights.Words[feature] = value;
        else if (section.EndsWith(".near", StringComparison.Ordinal))
            weights.Near[feature] = value;
        else if (feature == "bias")
            weights.Bias = value;
        else if (names.ToList().IndexOf(feature) is >= 0 and var place)
            weights.Values[place] = value;
        else
            throw new InvalidDataException($"The model weighs '{feature}', which {section} does not have.");
    }

    private static DrafterModel ReadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
