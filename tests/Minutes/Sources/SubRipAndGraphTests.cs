using AllianceBot.Minutes.Sources;
using CsCheck;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>SubRip files, and the metadata of a transcript as Microsoft Graph gives it.</summary>
public sealed class SubRipAndGraphTests
{
    [Fact]
    public void SubRip_has_numbers_commas_and_names_in_the_text()
    {
        var read = Reading.Read("1\r\n00:00:01,500 --> 00:00:02,000\r\nAna Pérez: Buenos días.\r\n¿Empezamos?\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n<i>Ana Pérez: Sí.</i>\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n{\\an8}Li: Hola\r\n");
        Reading.Lines(read.Utterances).ShouldBe(["1.5-2 Ana Pérez: Buenos días. ¿Empezamos?", "3-4 Ana Pérez: Sí.", "5-6 Li: Hola"]);
        read.Format.ShouldBe(SourceFormat.SubRip);
    }

    [Fact]
    public void Two_people_in_one_subtitle_stand_on_lines_with_dashes() =>
        Reading.Of("1\n00:00:01,000 --> 00:00:02,000\n- Ana: ¿Sí?\n- Li: No.\n\n2\n00:00:03,000 --> 00:00:04,000\n- Ana: Bueno.\n").Lines().ShouldBe(["1-2 Ana: ¿Sí?", "1-2 Li: No.", "3-4 Ana: Bueno."]);

    [Fact]
    public void The_number_of_the_next_subtitle_is_no_text() =>
        Reading.Of("1\n00:00:01,000 --> 00:00:02,000\nuno\n2\n00:00:03,000 --> 00:00:04,000\n2026\n").Lines().ShouldBe(["1-2 uno", "3-4 2026"]);

    [Fact]
    public void WebVTT_that_lost_its_signature_is_known_by_its_name()
    {
        const string text = "00:01.000 --> 00:02.000\n<v Ana>uno</v>\n";
        Reading.Of(text, new SourceContext { FileName = "reunión.VTT" }).ShouldBeOfType<SourceReading.Read>().Format.ShouldBe(SourceFormat.WebVtt);
        Reading.Of(text).Lines().ShouldBe(["1-2 Ana: uno"]);
    }

    private static readonly Gen<string> Name = Gen.String[Gen.Char["AÉÑabcñé"], 1, 10].Select(name => "A" + name);

    [Fact]
    public void SubRip_that_is_written_is_read_back() =>
        Gen.Select(Gen.Int[0, 80_000_000], Gen.Int[0, 100_000], Name, Gen.String[Gen.Char["abñé <;.1\"?"], 1, 30].Where(text => text.Trim().Length > 0)).List[1, 20].Sample(cues =>
        {
            var text = string.Concat(cues.Select((cue, i) => $"{i + 1}\n{Time(cue.Item1)} --> {Time(cue.Item1 + cue.Item2)}\n{cue.Item3}: {cue.Item4.Replace("<", "&lt;", StringComparison.Ordinal)}\n\n"));
            Reading.Read(text).Utterances.Select(u => (u.Start!.Value.TotalMilliseconds, u.End!.Value.TotalMilliseconds, u.Speaker, u.Text))
                .ShouldBe(cues.Select(cue => ((double)cue.Item1, (double)cue.Item1 + cue.Item2, cue.Item3, UtteranceList.OneLine(cue.Item4))));
        });

    private static string Time(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds) is var t ? $"{(int)t.TotalHours:00}:{t.Minutes:00}:{t.Seconds:00},{t.Milliseconds:000}" : "";

    private const string Cue = "{\"startDateTime\":\"2026-03-12T15:00:03.5000000Z\",\"endDateTime\":\"2026-03-12T15:00:05Z\",\"speakerName\":\"Ana Pérez\",\"spokenText\":\"Buenos <b>días</b>.\",\"spokenLanguage\":\"es-pe\"}";

    [Theory]
    [InlineData(Cue + "\n")]
    [InlineData("[\n" + Cue + ",\n]\n")]
    [InlineData("WEBVTT\n\n00:00:16.246 --> 00:00:17.726\n" + Cue + "\n\n")]
    public void Metadata_from_Graph_has_moments_instead_of_times(string text)
    {
        Reading.Of(text).Lines().ShouldBe(["0-1.5 Ana Pérez: Buenos <b>días</b>."]);
        var read = Reading.Of(text, WhatsAppTests.At("2026-03-12T10:00:00-05:00", "America/Lima")).ShouldBeOfType<SourceReading.Read>();
        Reading.Lines(read.Utterances).ShouldBe(["3.5-5 Ana Pérez: Buenos <b>días</b>."]);
        (read.Format, read.OnTheMeetingsClock).ShouldBe((SourceFormat.GraphMetadata, true));
    }

    [Fact]
    public void Metadata_may_lack_anything() =>
        Reading.Read(Cue + "\n{\"spokenText\":\"sin nombre\",\"speakerName\":null,\"startDateTime\":\"soon\"}\n{\"spokenText\":7}\n{broken\n[1]\n{\"spokenText\":\"\\ud800\"}\n").ShouldSatisfyAllConditions(
            read => Reading.Lines(read.Utterances).ShouldBe(["0-1.5 Ana Pérez: Buenos <b>días</b>.", "sin nombre"]),
            read => read.Notices.ShouldBe([new(SourceNoticeKind.Unreadable, 2)]));
}
