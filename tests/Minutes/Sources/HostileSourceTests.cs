using System.Text;
using AllianceBot.Minutes.Sources;
using CsCheck;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>Whatever is handed in is read or refused, within the limits, and nothing throws.</summary>
public sealed class HostileSourceTests(ITestOutputHelper output)
{
    private static readonly SourceLimits Small = new() { File = 20_000, Line = 50, Utterances = 5, Text = 30, Speaker = 10, PackageEntries = 5, Unpacked = 2_000, UnpackedAnyway = 1_000, UnpackedRatio = 20 };

    private static readonly string[] Fragments =
    [
        "WEBVTT\n\n", "WEBVTT", "\n", "\r\n", "\r", "\n\n", "00:01.000 --> 00:02.000\n", "0:0:0.5 --> -0:0:1.5\n", "00:00:01,000 --> 00:00:02,000\n", "-->", " --> ", "<v Ana>", "<v", "</v>", "<", ">", "&amp;", "&#x110000;", "&#55296;",
        "NOTE\n", "STYLE\n", "12/3/26, 9:05 p.\u00A0m. - ", "[12/03/26, 21:05:11] ", "99/99/9999, 99:99 - ", "0/0/00, 0:00 - ", "29/2/27, 24:00 - ", "[10:05] ", "10:05 ", "9999-99-99T99:99:99Z ", "Ana: ", "Ana Pérez   0:03\n", "Ana\n  10:05 AM\n", "10:05\n", ": ", "\t", "<Ana> ",
        "{\"spokenText\":\"x\"}\n", "{\"spokenText\":", "{", "[", "]", "\"", "{\"startDateTime\":\"0001-01-01T00:00:00+14:00\",\"spokenText\":\"a\"}\n", "{\"startDateTime\":\"9999-12-31T23:59:59-14:00\",\"spokenText\":\"a\"}\n",
        "# ", "- ", "1. ", "1.2.", "\uFEFF", "\u200E", "\u202E", "\u202F", "\0", "\u0001", "\uD800", "\uFFFE", "👩‍🌾", "محمد", "<Media omitted>", "Se eliminó este mensaje", "<Se editó este mensaje.>", "\u200Eimagen omitida",
        "PK\u0003\u0004", "PK\u0005\u0006", "%PDF-", new string('W', 200), new string('<', 60), new string(' ', 60), new string('\n', 30), string.Concat(Enumerable.Repeat("<v A>", 20)),
    ];

    private static readonly Gen<byte[]> Texts = Gen.Select(
        Gen.OneOf(Gen.Int[0, Fragments.Length - 1].Select(index => Fragments[index]), Gen.String[Gen.Char["aÑ:<>-[]0123456789/,. \n\u00A0"], 0, 20]).List[0, 40].Select(string.Concat),
        Gen.Int[0, 5],
        (text, encoding) => encoding switch
        {
            0 => Encoding.Unicode.GetBytes(text),
            1 => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            2 => Encoding.Latin1.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        });

    private static readonly byte[] Word = Packages.WordOf("Ana Pérez   0:03", "Buenos días", "Li   0:05", "Hola");

    private static readonly Gen<byte[]> Packaged = Gen.OneOf(
        // Bytes of an honest file changed, and documents of broken pieces.
        Gen.Select(Gen.Int[0, Word.Length - 1], Gen.Byte).List[1, 6].Select(changes =>
        {
            var file = (byte[])Word.Clone();
            foreach (var (at, value) in changes)
                file[at] = value;
            return file;
        }),
        Gen.OneOf("<w:p>", "</w:p>", "<w:t>", "</w:t>", "<w:t/>", "<w:del>", "</w:del>", "<w:tab/>", "<w:br/>", "<mc:Fallback>", "</mc:Fallback>", "Ana   0:03", "&lt;", "&x;", "<w:pStyle w:val=\"Heading99999999999\"/>", "<w:numPr/>", "<w:ilvl w:val=\"-9\"/>", "<![CDATA[x]]>")
            .List[0, 20].Select(parts => Packages.Word(string.Concat(parts))));

    private static readonly Gen<byte[]> Files = Gen.OneOf(Texts, Texts, Texts, Gen.Byte.Array[0, 300], Packaged);

    private static readonly Gen<SourceContext> Contexts = Gen.Select(Gen.OneOf("", "a.vtt", "a.json", "a.docx", "\0/../"), Gen.OneOf("America/Lima", "America/Santiago", "nowhere"), Gen.OneOf(0L, 1_773_370_800L, 7_000_000_000L), Gen.Bool, (name, zone, start, hasClock) => new SourceContext
    {
        Limits = Small,
        FileName = name,
        Clock = hasClock ? new MeetingClock { Start = DateTimeOffset.FromUnixTimeSeconds(start), TimeZone = zone } : null,
    });

    [Fact]
    public void Ten_thousand_hostile_files_are_read_within_the_limits_or_refused() => Gen.Select(Files, Contexts).Sample((file, context) =>
    {
        var reading = SourceReader.Read(file, context);
        AgendaReader.Read(file, Small).ShouldNotBeNull();
        AttendanceReader.Read(file, Small).ShouldNotBeNull();
        if (reading is not SourceReading.Read read)
            return;
        read.Utterances.Count.ShouldBeInRange(1, Small.Utterances);
        read.Notices.ShouldAllBe(notice => notice.Count > 0);
        foreach (var said in read.Utterances)
        {
            said.Text.Length.ShouldBeInRange(1, Small.Text);
            said.Speaker.Length.ShouldBeLessThanOrEqualTo(Small.Speaker);
            (said.Text + said.Speaker).ShouldAllBe(c => !char.IsControl(c) || c == '\n');
            said.Start.HasValue.ShouldBe(said.End.HasValue);
            (said.End < said.Start).ShouldBeFalse();
        }

        TimeLine.Merge([TimeLinePart.Of(read), TimeLinePart.Of(read)]).Entries.Count.ShouldBe(read.Utterances.Count * 2);
    }, iter: 10_000);

    private static readonly Gen<(int Second, string Name, string Text)> Message = Gen.Select(Gen.Int[0, 4 * 3600], Gen.OneOf("Ana Pérez", "Li", "+51 987 654 321", "José | ONG", "محمد"),
        Gen.String[Gen.Char["abñ é,.?\n#"], 1, 20].Select(text => "x" + text), (second, name, text) => (second, name, text));

    /// <summary>How phones write a moment.</summary>
    private static readonly (string Head, string Tail, string Half)[] Phones = [("{0:d'/'M'/'yy, H:mm} - ", "", ""), ("[{0:dd'/'MM'/'yy, H:mm:ss}] ", "", ""), ("{0:d'/'M'/'yyyy, h:mm}\u202F", " - ", "a.\u00A0m.|p.\u00A0m."), ("[{0:M'/'d'/'yy, h:mm:ss}\u202F", "] ", "AM|PM")];

    [Fact]
    public void An_export_of_WhatsApp_that_is_written_is_read_back() => Gen.Select(Message.Array[1, 20], Gen.Int[0, Phones.Length - 1], Gen.Bool).Sample((messages, phone, windows) =>
    {
        var start = new DateTime(2026, 3, 12, 21, 0, 0);
        var export = new StringBuilder();
        foreach (var (second, name, said) in messages.OrderBy(message => message.Second))
        {
            var at = start.AddSeconds(second);
            var (head, tail, half) = Phones[phone];
            export.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, head, at).Append(half.Length > 0 ? half.Split('|')[at.Hour / 12] : "").Append(tail).Append(name).Append(": ").Append(said).Append('\n');
        }

        var text = windows ? export.ToString().Replace("\n", "\r\n", StringComparison.Ordinal) : export.ToString();
        var read = Reading.Of(text, WhatsAppTests.At("2026-03-12T21:00:00-05:00", "America/Lima")).ShouldBeOfType<SourceReading.Read>();
        read.Utterances.Select(u => ((int)u.Start!.Value.TotalSeconds, u.Speaker, u.Text)).ShouldBe(messages.OrderBy(message => message.Second)
            .Select(message => (Phones[phone].Head.Contains("ss", StringComparison.Ordinal) ? message.Second : message.Second / 60 * 60, message.Name, UtteranceList.KeptLines(message.Text))));
    });

    [Fact]
    public async Task A_file_of_a_hundred_megabytes_is_refused_without_reading_it_all()
    {
        using var endless = new Endless(100 * 1024 * 1024, canSeek: false);
        (await SourceReader.ReadAsync(endless, new SourceContext(), TestContext.Current.CancellationToken)).Refusal().ShouldBe(SourceRefusal.TooLarge);
        endless.Position.ShouldBeLessThan(26 * 1024 * 1024);
        using var known = new Endless(100 * 1024 * 1024, canSeek: true);
        (await SourceReader.ReadAsync(known, new SourceContext(), TestContext.Current.CancellationToken)).Refusal().ShouldBe(SourceRefusal.TooLarge);
        known.Position.ShouldBe(0);
    }

    [Fact]
    public async Task A_stream_is_read_as_a_file_is()
    {
        using var stream = new MemoryStream("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>hola"u8.ToArray());
        (await SourceReader.ReadAsync(stream, new SourceContext(), TestContext.Current.CancellationToken)).Lines().ShouldBe(["1-2 Ana: hola"]);
    }

    /// <summary>Each is the worst that fits into the limit of its kind; printed is what it took.</summary>
    [Theory]
    [InlineData("cues", "00:00:01.000 --> 00:00:02.000\n<v Ana>uno dos tres\n\n")]
    [InlineData("brackets", "00:00:01.000 --> 00:00:02.000\n<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n\n")]
    [InlineData("open voices", "00:00:01.000 --> 00:00:02.000\n<v<v<v<v<v<v<v<v<v<v<v<v<v<v<v<v<v<v<v\n\n")]
    [InlineData("messages", "12/3/26, 21:05 - Ana: uno\n")]
    [InlineData("names", "Ana Pérez   0:03\n")]
    [InlineData("gaps", "a                1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1m\n")]
    [InlineData("notes", "Ana Pérez: uno\n")]
    [InlineData("empty", "\n")]
    public void The_largest_files_are_read_in_time_linear_in_their_size(string kind, string piece)
    {
        const int Size = 5 * 1024 * 1024;
        Growth.ShouldBeLinear(Size, size => FileOf(kind is "cues" or "brackets" or "open voices" ? "WEBVTT\n\n" : "", piece, size), file =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reading = Reading.Of(file);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            output.WriteLine($"{kind}: {file.Length / 1024} KB, {allocated / 1024} KB allocated: {reading.GetType().Name}");
            allocated.ShouldBeLessThan((150L * file.Length) + (1024 * 1024));
        });
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<v")]
    [InlineData("<v Ana>")]
    [InlineData("<a")]
    [InlineData("&")]
    [InlineData(":")]
    [InlineData("- ")]
    public void One_payload_of_a_whole_file_is_read_in_time_linear_in_its_size(string payload)
    {
        var limits = SourceLimits.Usual with { Line = 25 * 1024 * 1024, Text = 25 * 1024 * 1024 };
        Growth.ShouldBeLinear(100_000 * payload.Length, size => FileOf("WEBVTT\n\n00:01.000 --> 00:02.000\n", payload, size), file => Reading.Of(file, limits).ShouldNotBeNull());
    }

    private static byte[] FileOf(string head, string piece, int size) =>
        Encoding.UTF8.GetBytes(new StringBuilder(head, size + head.Length).Insert(head.Length, piece, size / piece.Length).ToString());

    /// <summary>So many zeros, none of which is kept.</summary>
    private sealed class Endless(long length, bool canSeek) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => canSeek;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            buffer.AsSpan(offset, read).Fill((byte)'a');
            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    [Theory]
    // Its number of this disk, which stands in for another directory in the form of ZIP64.
    [InlineData(4, 0xFF)]
    [InlineData(6, 0x01)]
    public void A_package_that_points_to_another_directory_is_refused(int at, byte value)
    {
        var file = Packages.WordOf("hola");
        var end = file.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        file[end + at] = value;
        file[end + at + 1] = value;
        Reading.Of(file).Refusal().ShouldBe(SourceRefusal.Harmful);
    }

    [Fact]
    public void A_package_with_a_second_directory_is_refused()
    {
        var file = Packages.WordOf("hola");
        var end = file.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        byte[] locator = [.. "PK\u0006\u0007"u8, .. new byte[16]];
        Reading.Of([.. file[..end], .. locator, .. file[end..]]).Refusal().ShouldBe(SourceRefusal.Harmful);
    }
}
