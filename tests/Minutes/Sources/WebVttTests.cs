using System.Text;
using AllianceBot.Minutes.Sources;
using CsCheck;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>WebVTT as the standard has it, and as Teams, Graph and Zoom write it.</summary>
public sealed class WebVttTests
{
    [Fact]
    public void A_transcript_from_Graph_has_digits_that_are_not_padded_and_offsets_before_the_recording() =>
        Reading.Of("WEBVTT\n\n-0:0:1.5 --> 0:0:2.320\n<v Ana Pérez>Buenos días.</v>\n\n0:1:2.0 --> 1:0:5.3200000\n<v John Smith>Good morning.</v>\n").Lines()
            .ShouldBe(["-1.5-2.32 Ana Pérez: Buenos días.", "62-3605.32 John Smith: Good morning."]);

    [Fact]
    public void A_transcript_exported_from_Teams_has_ids_a_mark_and_the_line_ends_of_Windows() =>
        Reading.Of("\uFEFFWEBVTT\r\n\r\n0a1b2c3d-1111-2222-3333-444455556666/12-0\r\n00:00:03.500 --> 00:00:05.000\r\n<v Ana Pérez>El presupuesto\r\nes de 5 &lt; 6 &amp; m&aacute;s.</v>\r\n\r\n"
            + "0a1b2c3d-1111-2222-3333-444455556666/12-1\r\n00:00:05.000 --> 00:00:06.000\r\n<v O&#39;Brien, Tom>Fine\r\n\r\n").Lines()
            .ShouldBe(["3.5-5 Ana Pérez: El presupuesto es de 5 < 6 & más.", "5-6 O'Brien, Tom: Fine"]);

    [Theory]
    [InlineData("00:01.000 --> 00:02.000", "1-2 hi")]
    [InlineData("00:00:01.000-->00:00:02.000", "1-2 hi")]
    [InlineData("00:00:01.000 --> 00:00:02.000 align:start position:0%", "1-2 hi")]
    [InlineData("00:00:01,250 --> 00:00:02,5", "1.25-2.5 hi")]
    [InlineData("0:0:1 --> 0:0:2", "1-2 hi")]
    [InlineData("100:00:00.000 --> 100:00:01.000", "360000-360001 hi")]
    [InlineData("00:00:05.000 --> 00:00:02.000", "5-5 hi")]
    [InlineData("0:0:-3.5 --> -0:0:1.0", "-3.5--1 hi")]
    public void Times_are_read_in_every_shape(string times, string line) => Reading.Of($"WEBVTT\n\n{times}\nhi\n").Lines().ShouldBe([line]);

    [Theory]
    [InlineData("1 --> 2")]
    [InlineData("00:61.000 --> 00:62.000")]
    [InlineData("00:99:00.000 --> 00:99:01.000")]
    [InlineData("99999999:00:00.000 --> 99999999:00:01.000")]
    [InlineData("999999:00:00.000 --> 999999:00:01.000")]
    [InlineData("00:00:01. --> 00:00:02.")]
    [InlineData("-->")]
    [InlineData("a --> b")]
    [InlineData("٠٠:٠١ --> ٠٠:٠٢")]
    public void A_cue_without_sense_in_its_time_is_left_out_and_that_is_said(string times)
    {
        var read = Reading.Read($"WEBVTT\n\n{times}\nlost\n\n00:01.000 --> 00:02.000\nkept\n");
        Reading.Lines(read.Utterances).ShouldBe(["1-2 kept"]);
        read.Notices.ShouldBe([new SourceNotice(SourceNoticeKind.Unreadable, 1)]);
    }

    [Theory]
    [InlineData("<v Ana>one</v> <v Li>two</v>", "Ana: one|Li: two")]
    [InlineData("<v Ana>one <v Li>two", "Ana: one|Li: two")]
    [InlineData("<v.loud.first Ana María>one</v>", "Ana María: one")]
    [InlineData("<v  Ana  >one</v>", "Ana: one")]
    [InlineData("<v>one</v>", "one")]
    [InlineData("before <v Ana>one</v> after", "before|Ana: one|after")]
    [InlineData("<v Ana><c.yellow><i>one</i></c> <b>two</b> <lang en>three</lang> <ruby>four<rt>five</rt></ruby></v>", "Ana: one two three fourfive")]
    [InlineData("<v Ana>one <00:00:01.500>two</v>", "Ana: one two")]
    [InlineData("<v Ana>5 < 6 and 7 > 6</v>", "Ana: 5 < 6 and 7 > 6")]
    [InlineData("<v Ana>a <- b, x<y</v>", "Ana: a <- b, x")]
    [InlineData("<v Ana", "")]
    [InlineData("<v Ana>&lt;b&gt;not bold&lt;/b&gt; &amp;amp; &nbsp;x&lrm;</v>", "Ana: <b>not bold</b> &amp; x")]
    [InlineData("<v Ana>&bogus; & &#xD800; &#0;</v>", "Ana: &bogus; & &#xD800;")]
    [InlineData("<v Ana><script>alert(1)</script><img src=x onerror=alert(2)>Hello</v>", "Ana: alert(1)Hello")]
    [InlineData("<v <script>>x</v>", "<script: >x")]
    [InlineData("<video>x</video> <V Ana>y</V>", "x|Ana: y")]
    [InlineData("<v Ana&amp;Luis>x", "Ana&Luis: x")]
    [InlineData("<v \u202Eevil\u202C>x\u0000\u0007y</v>", "evil: xy")]
    public void Voices_are_parted_and_all_other_markup_is_dropped(string payload, string said) =>
        string.Join('|', Reading.Of($"WEBVTT\n\n00:01.000 --> 00:02.000\n{payload}\n\n00:03.000 --> 00:04.000\nend\n").Lines().SkipLast(1).Select(line => line[4..])).ShouldBe(said);

    [Fact]
    public void Blocks_that_are_no_cues_say_nothing() =>
        Reading.Of("WEBVTT Kind: captions; Language: es\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000\n\nNOTE\nNobody said this.\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nNOTE one line\n\n"
            + "00:01.000 --> 00:02.000\nhello\n\nSTYLE\nlate\n\nNOTE end").Lines().ShouldBe(["1-2 hello"]);

    [Fact]
    public void An_arrow_begins_the_next_cue_even_without_an_empty_line() =>
        Reading.Of("WEBVTT\n00:01.000 --> 00:02.000\none\n00:03.000 --> 00:04.000\ntwo").Lines().ShouldBe(["1-2 one", "3-4 two"]);

    [Fact]
    public void Cues_that_overlap_keep_the_order_of_the_file() =>
        Reading.Of("WEBVTT\n\n00:01.000 --> 00:09.000\n<v A>one\n\n00:00.500 --> 00:03.000\n<v B>two\n").Lines().ShouldBe(["1-9 A: one", "0.5-3 B: two"]);

    [Fact]
    public void Zoom_writes_the_speaker_into_the_text() =>
        Reading.Of("WEBVTT\n\n1\n00:01.000 --> 00:02.000\nAna de la Torre (CARE): Buenos días.\n\n2\n00:02.000 --> 00:03.000\nLi: Dos cosas: una y otra.\n\n3\n00:03.000 --> 00:04.000\nLi: Acuerdo: sí.\n").Lines()
            .ShouldBe(["1-2 Ana de la Torre (CARE): Buenos días.", "2-3 Li: Dos cosas: una y otra.", "3-4 Li: Acuerdo: sí."]);

    [Fact]
    public void A_colon_makes_no_speaker() =>
        Reading.Of("WEBVTT\n\n00:01.000 --> 00:02.000\nPresupuesto: veinte mil.\n\n00:02.000 --> 00:03.000\nacordamos dos cosas\n\n00:03.000 --> 00:04.000\nAcuerdo: se aprueba.\n\n00:03.000 --> 00:04.000\nAcuerdo: se aprueba.\n").Lines()
            .ShouldBe(["1-2 Presupuesto: veinte mil.", "2-3 acordamos dos cosas", "3-4 Acuerdo: se aprueba.", "3-4 Acuerdo: se aprueba."]);

    [Theory]
    [InlineData("WEBVTT")]
    [InlineData("WEBVTT\n\n")]
    [InlineData("WEBVTT\n\nNOTE nothing\n\n00:01.000 --> 00:02.000\n\n")]
    public void A_transcript_in_which_nobody_speaks_is_refused(string text) => Reading.Of(text).Refusal().ShouldBe(SourceRefusal.NothingSaid);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    public void A_transcript_is_read_in_the_encoding_it_was_saved_in(string name)
    {
        var encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        var file = encoding.GetBytes("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ñandú>Año «dos»</v>\n");
        Reading.Of(file).Lines().ShouldBe(["1-2 Ñandú: Año «dos»"]);
        Reading.Of([.. encoding.GetPreamble(), .. file]).Lines().ShouldBe(["1-2 Ñandú: Año «dos»"]);
    }

    [Fact]
    public void Past_its_limits_a_transcript_is_left_out_and_that_is_said()
    {
        var limits = SourceLimits.Usual with { Utterances = 2, Text = 10, Line = 40 };
        var text = "WEBVTT\n\n" + string.Concat(Enumerable.Range(0, 5).Select(i => $"00:0{i}.000 --> 00:09.000\n<v Ana>{new string('á', 30)}</v>\n\n"));
        var read = Reading.Of(Encoding.UTF8.GetBytes(text), limits).ShouldBeOfType<SourceReading.Read>();
        Reading.Lines(read.Utterances).ShouldBe(["0-9 Ana: ááááááááá…", "1-9 Ana: ááááááááá…"]);
        read.Notices.ShouldBe([new(SourceNoticeKind.LeftOut, 3), new(SourceNoticeKind.Shortened, 7)]);
    }

    private static readonly Gen<string> Words = Gen.String[Gen.Char["abñé你 <>&;:-\"'.1"], 1, 30].Where(text => text.Trim().Length > 0);

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.Select(Gen.Int[-100_000, 20_000_000], Gen.Int[0, 100_000], Gen.String[Gen.Char["AÑan é.,'-&<>"], 1, 20].Where(name => name.Trim().Length > 0), Words).List[1, 20].Sample(cues =>
        {
            var text = "WEBVTT\n\n" + string.Concat(cues.Select(cue => $"{Time(cue.Item1)} --> {Time(cue.Item1 + cue.Item2)}\n<v {Escape(cue.Item3)}>{Escape(cue.Item4)}</v>\n\n"));
            Reading.Read(text).Utterances.Select(u => (u.Start, u.End, u.Speaker, u.Text)).ShouldBe(cues.Select(cue =>
                ((TimeSpan?)TimeSpan.FromMilliseconds(cue.Item1), (TimeSpan?)TimeSpan.FromMilliseconds(cue.Item1 + cue.Item2), UtteranceList.OneLine(cue.Item3), UtteranceList.OneLine(cue.Item4))));
        });

    private static string Time(int milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(Math.Abs((long)milliseconds));
        return FormattableString.Invariant($"{(milliseconds < 0 ? "-" : "")}{(int)time.TotalHours}:{time.Minutes}:{time.Seconds}.{time.Milliseconds:000}");
    }

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);

    [Theory]
    [InlineData("Ana Pérez (she/her)", "Ana Pérez")]
    [InlineData("maria lopez", "maria lopez")]
    [InlineData("iPhone de Luis", "iPhone de Luis")]
    public void A_beginning_that_comes_again_and_again_is_who_speaks(string written, string speaker)
    {
        var cues = string.Concat(Enumerable.Range(0, 6).Select(i => $"00:00:0{i}.000 --> 00:00:0{i}.900\n{(i % 2 == 0 ? written : "Luis Prado")}: hola {i}\n\n"));
        Reading.Read($"WEBVTT\n\n{cues}").Utterances.Select(said => said.Speaker).Distinct().ShouldBe([speaker, "Luis Prado"]);
    }

    [Fact]
    public void What_people_say_before_a_colon_now_and_then_is_no_speaker()
    {
        var cues = string.Concat(Enumerable.Range(0, 9).Select(i => $"00:00:0{i}.000 --> 00:00:0{i}.900\n{(i % 3 == 0 ? "la idea es: " : "")}seguimos {i}\n\n"));
        Reading.Read($"WEBVTT\n\n{cues}").Utterances.ShouldAllBe(said => said.Speaker == "");
    }
}
