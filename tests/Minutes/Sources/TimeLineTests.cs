using AllianceBot.Minutes.Sources;
using CsCheck;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>Several sources on one time line.</summary>
public sealed class TimeLineTests
{
    private static Utterance Said(double? second, string speaker, string text, SourceKind source = SourceKind.Transcript)
    {
        TimeSpan? time = second is { } value ? TimeSpan.FromSeconds(value) : null;
        return new Utterance { Start = time, End = time, Speaker = speaker, Text = text, Source = source };
    }

    private static TimeLinePart Part(params Utterance[] said) => new(said);

    private static TimeLinePart OnClock(params Utterance[] said) => new(said) { Offset = TimeSpan.Zero };

    [Fact]
    public void Sources_are_put_in_the_order_of_time_and_what_has_none_comes_last()
    {
        var line = TimeLine.Merge([
            Part(Said(null, "", "nota uno", SourceKind.Notes), Said(null, "", "nota dos", SourceKind.Notes)),
            OnClock(Said(5, "Ana", "segundo"), Said(1, "Li", "primero"), Said(5, "Ana", "tercero")),
            OnClock(Said(-3, "Ana", "antes", SourceKind.Chat), Said(5, "Li", "cuarto", SourceKind.Chat))]);
        Reading.Lines(line.Utterances).ShouldBe(["-3--3 Ana: antes", "1-1 Li: primero", "5-5 Ana: segundo", "5-5 Ana: tercero", "5-5 Li: cuarto", "nota uno", "nota dos"]);
        line.Entries.Select(entry => entry.Part).ShouldBe([2, 1, 1, 1, 2, 0, 0]);
    }

    [Fact]
    public void Transcripts_of_an_interrupted_meeting_follow_each_other() =>
        Reading.Lines(TimeLine.Merge([Part(Said(0, "Ana", "uno"), Said(60, "Li", "se cae")), Part(Said(2, "Ana", "seguimos"), Said(10, "Li", "sí")), Part(Said(0, "Ana", "fin"))]).Utterances)
            .ShouldBe(["0-0 Ana: uno", "60-60 Li: se cae", "61-61 Ana: seguimos", "69-69 Li: sí", "70-70 Ana: fin"]);

    [Fact]
    public void Where_a_recording_began_is_believed() =>
        Reading.Lines(TimeLine.Merge([Part(Said(0, "Ana", "uno")) with { Offset = TimeSpan.FromMinutes(30) }, Part(Said(0, "Ana", "dos")) with { Offset = TimeSpan.FromMinutes(1) }]).Utterances)
            .ShouldBe(["60-60 Ana: dos", "1800-1800 Ana: uno"]);

    [Fact]
    public void One_recording_handed_in_twice_is_said_once()
    {
        var vtt = Part(Said(3.2, "Ana Pérez", "Buenos días."), Said(9, "Li", "Sí."), Said(12, "Li", "Vamos al presupuesto de este año."));
        var docx = Part(Said(3, "Ana Perez", "Buenos días"), Said(9, "Li", "Sí"), Said(12, "Li", "Vamos al presupuesto de este año"));
        Reading.Lines(TimeLine.Merge([vtt, docx]).Utterances).ShouldBe(["3-3 Ana Pérez: Buenos días", "9-9 Li: Sí.", "12-12 Li: Vamos al presupuesto de este año."]);
    }

    [Fact]
    public void A_sentence_said_and_written_is_an_echo()
    {
        var line = TimeLine.Merge([OnClock(Said(10, "Ana Pérez", "Acordamos enviar la carta el lunes.")), OnClock(Said(40, "Ana", "ACORDAMOS enviar la carta el lunes", SourceKind.Chat)), Part(Said(null, "", "- Acordamos enviar la carta el lunes", SourceKind.Notes))]);
        line.Entries.Select(entry => entry.EchoOf).ShouldBe([null, 0, 0]);
        line.Utterances.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("Estoy de acuerdo con todo", "Li", 20, "somebody else agrees")]
    [InlineData("Estoy de acuerdo con todo", "Ana", 600, "said again much later")]
    [InlineData("ok", "Ana", 11, "too short to be known again")]
    public void Agreeing_is_no_echo(string text, string speaker, int second, string why) =>
        TimeLine.Merge([OnClock(Said(10, "Ana", text)), OnClock(Said(second, speaker, text, SourceKind.Chat))]).Utterances.Count().ShouldBe(2, why);

    [Fact]
    public void One_source_echoes_nothing_of_its_own() =>
        TimeLine.Merge([OnClock(Said(10, "Ana", "Estoy de acuerdo con todo"), Said(11, "Ana", "Estoy de acuerdo con todo"))]).Utterances.Count().ShouldBe(2);

    [Theory]
    [InlineData("Ana Pérez", "ana perez", "Ana Pérez")]
    [InlineData("ANA PÉREZ", "Ana Perez", "Ana Perez")]
    [InlineData("Ana Pérez (Guest)", "Ana Pérez", "Ana Pérez")]
    [InlineData("Ana Pérez (Invitado)", "Pérez, Ana", "Ana Pérez")]
    [InlineData("Perez, Ana (External)", "Ana Pérez | ONG", "Ana Pérez")]
    [InlineData("Ana Pérez [CARE]", "Ana Pérez (CARE) (Guest)", "Ana Pérez")]
    [InlineData("María-José Ríos", "Maria Jose Rios", "María-José Ríos")]
    [InlineData("Ana", "ANA", "Ana")]
    public void Two_spellings_in_two_sources_are_one_person(string one, string other, string shared)
    {
        var names = SpeakerNames.Of([new HashSet<string> { one }, new HashSet<string> { other }]);
        (names.NameOf(one), names.NameOf(other)).ShouldBe((shared, shared));
    }

    [Theory]
    [InlineData("Ana", "Ana Pérez")]
    [InlineData("Ana Pérez", "Ana Pérez Gómez")]
    [InlineData("Ana Pérez", "Pérez Ana")]
    [InlineData("Ana Pérez (CARE)", "Ana Pérez | Oxfam")]
    [InlineData("Ana (Guest)", "Ana | CARE")]
    [InlineData("Li", "Lima")]
    [InlineData("Ana 🌻", "Ana 🚀")]
    [InlineData("Ana Pérez", "Ana Pérez, CARE")]
    public void What_could_be_two_people_is_not_merged(string one, string other)
    {
        var names = SpeakerNames.Of([new HashSet<string> { one }, new HashSet<string> { other }]);
        (names.NameOf(one), names.NameOf(other)).ShouldBe((one, other));
    }

    [Fact]
    public void Whom_one_source_tells_apart_nobody_merges()
    {
        var names = SpeakerNames.Of([new HashSet<string> { "Ana Pérez", "Ana Pérez (Guest)" }, new HashSet<string> { "ana perez", "Ana Pérez | CARE" }]);
        foreach (var name in new[] { "Ana Pérez", "Ana Pérez (Guest)", "ana perez", "Ana Pérez | CARE" })
            names.NameOf(name).ShouldBe(name);
    }

    private static readonly Gen<Utterance> Any = Gen.Select(Gen.Int[-5, 300], Gen.OneOf("Ana", "Ana Pérez", "ana perez", "Pérez, Ana", ""), Gen.OneOf("ok", "uno dos tres cuatro", "uno dos tres cinco"), Gen.Enum<SourceKind>(),
        (second, speaker, text, source) => Said(source is SourceKind.Notes ? null : second, speaker, text, source));

    [Fact]
    public void Nothing_is_lost_and_every_echo_points_to_what_is_none() => Any.Array[0, 15].Select(said => new TimeLinePart(said)).Array[0, 5].Sample(parts =>
    {
        var entries = TimeLine.Merge(parts).Entries;
        entries.Count.ShouldBe(parts.Sum(part => part.Utterances.Count));
        entries.Where(entry => entry.EchoOf is not null).ShouldAllBe(entry => entries[entry.EchoOf!.Value].EchoOf == null && entries[entry.EchoOf.Value].Part != entry.Part);
        entries.Zip(entries.Skip(1)).ShouldAllBe(pair => pair.Second.Said.Start == null || pair.First.Said.Start <= pair.Second.Said.Start);
        TimeLine.Merge(parts).Entries.ShouldBe(entries);
    });

    [Fact]
    public void Who_was_there_speaks_under_the_name_of_the_list()
    {
        var line = TimeLine.Merge([OnClock(Said(10, "Ana Pérez (Guest)", "Yo me encargo."), Said(20, "Li", "Gracias."))], ["Ana Pérez", "Rosa Quispe"]);
        line.Present.ShouldBe(["Ana Pérez", "Rosa Quispe"]);
        line.Utterances.Select(said => said.Speaker).ShouldBe(["Ana Pérez", "Li"]);
    }

    [Fact]
    public void What_was_recorded_with_a_tag_is_no_echo_of_what_was_said()
    {
        var line = TimeLine.Merge([OnClock(Said(10, "Ana", "Acuerdo: firmamos la carta de apoyo")), OnClock(Said(15, "Ana", "#acuerdo Firmamos la carta de apoyo", SourceKind.Chat))]);
        line.Utterances.Select(said => said.Text).ShouldBe(["#acuerdo Firmamos la carta de apoyo"]);
    }
}
