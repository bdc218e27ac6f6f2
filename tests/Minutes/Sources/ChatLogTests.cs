using AllianceBot.Minutes.Sources;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>Logs, and what people copy out of Teams, Slack and Zoom.</summary>
public sealed class ChatLogTests
{
    private static readonly SourceContext Ten = WhatsAppTests.At("2026-03-12T10:00:00-05:00", "America/Lima");

    [Theory]
    [InlineData("[10:05] Ana Pérez: hola\n[10:06] Li: ok")]
    [InlineData("10:05 Ana Pérez: hola\n10:06 Li: ok")]
    [InlineData("10:05 AM Ana Pérez: hola\n10:06 AM Li: ok")]
    [InlineData("10:05 - Ana Pérez: hola\n10:06 - Li: ok")]
    [InlineData("10:05\tAna Pérez\thola\n10:06\tLi\tok")]
    [InlineData("10:05:00 From Ana Pérez to Everyone: hola\n10:06:00 From Li to Everyone: ok")]
    [InlineData("10:05:00\t De  Ana Pérez a Todos : hola\n10:06:00\t De  Li a Todos : ok")]
    [InlineData("2026-03-12 10:05 <Ana Pérez> hola\n2026-03-12 10:06 <Li> ok")]
    [InlineData("2026-03-12T10:05:00 Ana Pérez: hola\n2026-03-12T10:06:00 Li: ok")]
    [InlineData("2026-03-12T15:05:00Z Ana Pérez: hola\n2026-03-12T15:06:00.123Z Li: ok")]
    [InlineData("2026-03-12 10:05 Ana Pérez: hola\n\n2026-03-12 10:06 Li: ok")]
    [InlineData("[10:05] <Ana Pérez> hola\n[10:06] <Li> ok")]
    [InlineData("[10:05] Ana Pérez\nhola\n[10:06] Li\nok")]
    [InlineData("[10:05 AM] Ana Pérez\nhola\n\n[10:06 AM] Li\nok")]
    [InlineData("[12/3 10:05] Ana Pérez\nhola\n[12/3 10:06] Li\nok")]
    [InlineData("Ana Pérez  10:05 AM\nhola\nLi  10:06 AM\nok")]
    [InlineData("Ana Pérez\n  10:05 AM\nhola\nLi\n  10:06 AM\nok")]
    [InlineData("Ana Pérez — 10:05\nhola\nLi — 10:06\nok")]
    public void Logs_of_every_form_are_read(string log) => Reading.Of(log, Ten).Lines().ShouldBe(["300-300 Ana Pérez: hola", "360-360 Li: ok"]);

    [Fact]
    public void Slack_writes_the_name_once_for_messages_that_follow_each_other() =>
        Reading.Of("Ana Pérez\n  10:05 AM\nGracias\n10:06\notra\nLi\n  10:07 AM\nok", Ten).Lines()
            .ShouldBe(["300-300 Ana Pérez: Gracias", "360-360 Ana Pérez: otra", "420-420 Li: ok"]);

    [Fact]
    public void A_clock_without_dates_passes_midnight_once() =>
        Reading.Of("23:58 Ana: uno\n23:57 Li: dos\n00:01 Ana: tres\n00:20 Li: cuatro", WhatsAppTests.At("2026-03-12T23:30:00-05:00", "America/Lima")).Lines()
            .ShouldBe(["1680-1680 Ana: uno", "1620-1620 Li: dos", "1860-1860 Ana: tres", "3000-3000 Li: cuatro"]);

    [Fact]
    public void The_first_message_belongs_to_the_day_nearest_to_the_start() =>
        Reading.Of("00:05 Ana: uno\n00:10 Ana: dos", WhatsAppTests.At("2026-03-12T23:55:00-05:00", "America/Lima")).Lines().ShouldBe(["600-600 Ana: uno", "900-900 Ana: dos"]);

    [Fact]
    public void Without_the_meetings_clock_times_count_from_the_first_message()
    {
        var read = Reading.Read("10:05 Ana: uno\n10:06 Li: dos\n10:07 Ana: tres");
        Reading.Lines(read.Utterances).ShouldBe(["0-0 Ana: uno", "60-60 Li: dos", "120-120 Ana: tres"]);
        read.OnTheMeetingsClock.ShouldBeFalse();
    }

    [Fact]
    public void Times_since_a_recording_began_make_a_transcript()
    {
        var read = Reading.Of("[00:00:03] Ana: uno\n[00:59:59] Li: dos\n[01:00:10] Ana: tres", Ten).ShouldBeOfType<SourceReading.Read>();
        Reading.Lines(read.Utterances).ShouldBe(["3-3 Ana: uno", "3599-3599 Li: dos", "3610-3610 Ana: tres"]);
        read.Utterances.ShouldAllBe(said => said.Source == SourceKind.Transcript);
        read.OnTheMeetingsClock.ShouldBeFalse();
    }

    [Fact]
    public void A_chat_at_midnight_is_no_recording() =>
        Reading.Of("[00:00:03] Ana: uno\n[00:10:00] Li: dos", WhatsAppTests.At("2026-03-12T00:00:00-05:00", "America/Lima")).Lines().ShouldBe(["3-3 Ana: uno", "600-600 Li: dos"]);

    [Fact]
    public void Notes_with_times_are_notes()
    {
        var read = Reading.Of("Reunión de la mesa\n10:00 Apertura: palabras de bienvenida\nSe revisó el acta anterior.\n10:30 Presupuesto: debate\nTodos de acuerdo.\n#acuerdo Se aprueba", Ten).ShouldBeOfType<SourceReading.Read>();
        read.Format.ShouldBe(SourceFormat.Notes);
        read.Utterances.Count.ShouldBe(6);
    }

    [Fact]
    public void What_stands_above_the_first_message_is_kept_as_a_note() =>
        Reading.Of("Chat de la reunión\n\n[10:05] Ana: hola\n[10:06] Li: ok", Ten).Lines().ShouldBe(["Chat de la reunión", "300-300 Ana: hola", "360-360 Li: ok"]);

    [Fact]
    public void A_web_address_makes_no_speaker() =>
        Reading.Of("[10:05] Ana: https://example.org/a:b\n[10:06] Ana: 10:30: empezamos", Ten).Lines().ShouldBe(["300-300 Ana: https://example.org/a:b", "360-360 Ana: 10:30: empezamos"]);
}
