using System.Globalization;
using AllianceBot.DrafterTraining;
using AllianceBot.Tests.Minutes.Drafting;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is not [var verb, var corpus, var sentences, .. var rest] || (verb, rest.Length) is not (("validate", 0) or ("train", 1)))
{
    Console.Error.WriteLine("""
        validate CORPUS SENTENCES         recall, precision and the rest on series of meetings that were left out, and on held-out sentences
        train CORPUS SENTENCES MODEL      learns from everything and writes the model
        """);
    return 2;
}

var meetings = Meeting.ReadAll(corpus);
List<LabelledSentence> working = [.. LabelledSentence.Read(Path.Combine(sentences, "es.working.txt")), .. LabelledSentence.Read(Path.Combine(sentences, "en.working.txt"))];
var penalties = new Penalties();
if (verb == "validate")
{
    CrossValidation.Report(meetings, CrossValidation.NestedModels(meetings, working, penalties), Console.Out);
    var model = Trainer.Train(meetings, working, penalties);
    foreach (var set in (string[])["es.held-out", "en.held-out", "es.blind"])
        SentenceReport.Write(model, set, LabelledSentence.Read(Path.Combine(sentences, $"{set}.txt")), Console.Out);
}
else
{
    var model = Trainer.Train(meetings, working, penalties);
    model.Calibration = CrossValidation.Calibrate(CrossValidation.Models(meetings, working, penalties));
    ModelFile.Write(model, rest[0]);
}

return 0;
