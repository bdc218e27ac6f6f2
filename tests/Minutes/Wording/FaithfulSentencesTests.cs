using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Wording;
using AllianceBot.Minutes.Wording.Checks;
using AllianceBot.Tests.Minutes.Drafting;
using CsCheck;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>The rules over all sentences that meetings of alliances say: what is told as it was said is never refused for it, and nothing that was not said gets in.</summary>
public sealed class FaithfulSentencesTests
{
    public static TheoryData<string> Files => ["en.working.txt", "en.held-out.txt", "es.working.txt", "es.held-out.txt"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_sentence_holds_against_itself(string file)
    {
        Sentences(file).Count().ShouldBeGreaterThan(20);
        foreach (var (sentence, language) in Sentences(file))
        {
            var faults = WordingCheck.All(Of(sentence), sentence.Text, language).ToList();
            faults.ShouldNotContain(WordingFault.Names, sentence.Text);
            faults.ShouldNotContain(WordingFault.Numbers, sentence.Text);
            faults.ShouldNotContain(WordingFault.Dates, sentence.Text);
            faults.ShouldNotContain(WordingFault.Negation, sentence.Text);
            faults.ShouldNotContain(WordingFault.Opposites, sentence.Text);
            faults.ShouldNotContain(WordingFault.Condition, sentence.Text);
            faults.ShouldNotContain(WordingFault.Procedure, sentence.Text);
            faults.ShouldNotContain(WordingFault.Characters, sentence.Text);
            faults.ShouldNotContain(WordingFault.Markup, sentence.Text);
            faults.ShouldNotContain(WordingFault.Address, sentence.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_name_a_number_or_a_day_put_into_it_is_refused_wherever_it_is_put(string file)
    {
        foreach (var (sentence, language) in Sentences(file))
        {
            var (name, number, day) = language is TextLanguage.Spanish ? ("Zoraida Quintanilla", "7319 soles", "el 29 de febrero de 2032") : ("Zoraida Quintanilla", "7319 soles", "on 29 February 2032");
            foreach (var (put, fault) in new[] { (name, WordingFault.Names), (number, WordingFault.Numbers), (day, WordingFault.Dates) })
            {
                var text = sentence.Text;
                foreach (var at in Enumerable.Range(0, text.Length).Where(at => text[at] == ' '))
                    WordingCheck.All(Of(sentence), $"{text[..at]} {put}{text[at..]}", language).ShouldContain(fault, $"{text[..at]} {put}{text[at..]}");
            }
        }
    }

    [Fact]
    public void Whatever_a_model_writes_is_answered_and_nothing_throws() =>
        Gen.Select(Gen.String[Gen.Char, 0, 120], Gen.Int[0, 3].Select(at => new[] { "we agreed that the fee stays", "la cuota queda igual", "\uD83D", "" }[at])).Sample((text, said) =>
        {
            WordingCheck.All(new WordingItem(WordingKind.Task, said, text, null, [said, text]), text, TextLanguage.Spanish).ToList().Count.ShouldBeGreaterThanOrEqualTo(0);
            WordingAnswer.Read(text, 3).Length.ShouldBe(3);
        });

    private static WordingItem Of(LabelledSentence sentence) => new(sentence.Kind is 'T' ? WordingKind.Task : WordingKind.Decision, sentence.Text, null, null, [sentence.Text]);

    private static IEnumerable<(LabelledSentence Sentence, TextLanguage Language)> Sentences(string file) =>
        LabelledSentence.Read(Path.Combine(Corpus.Root, "tests", "Minutes", "Drafting", "Sentences", file)).Select(sentence => (sentence, file.StartsWith("es", StringComparison.Ordinal) ? TextLanguage.Spanish : TextLanguage.English));
}
