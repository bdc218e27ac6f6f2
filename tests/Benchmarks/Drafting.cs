using System.Diagnostics;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Benchmarks;

/// <summary>
/// How long minutes of a three-hour meeting take, from the bytes of its transcript to the draft, and ten of them at once; beside it, what reading the same
/// bytes and cutting them into words costs by itself.
/// </summary>
internal static class Drafting
{
    private const int Words = 30_000;
    private const int AtOnce = 10;
    private const int Rounds = 9;
    private static readonly TimeSpan ThreeHours = TimeSpan.FromHours(3);

    private static readonly string[] Sentences =
    [
        "Buenas tardes a todas y a todos, gracias por conectarse.", "El año pasado el foro se hizo en Cusco y vino poca gente.", "I think the budget is a bit higher this time.",
        "Entonces quedamos en que el foro se hace en Ayacucho el 15 de mayo.", "Sí, de acuerdo.", "Rosa, ¿puedes reservar el local antes del viernes?", "Claro, yo me encargo.",
        "So we agreed that the letter goes out in both languages.", "I'll translate it by Monday.", "Según el último informe, la cobertura llegó al sesenta por ciento.",
        "¿Alguien sabe si ya publicaron la convocatoria?", "Okay.", "Pasamos al siguiente punto, por favor.", "Queda pendiente definir quién firma la carta al ministerio.",
    ];

    private static readonly string[] Speakers = ["Lucía Fernández", "Pedro Salas", "Rosa Quispe", "John Miller", "Ana Torres", "Grace Mwale"];

    public static void Measure(Report report)
    {
        var file = Transcript();
        for (var warm = 0; warm < 3; warm++)
            Draft(file);
        var (draft, plain, together) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(Time(() => CutIntoWords(file)));
            draft.Add(Time(() => Draft(file)));
            together.Add(Time(() => Parallel.For(0, AtOnce, _ => Draft(file))));
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        Draft(file);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        report.Line($"Minutes of a three-hour meeting of {Words:N0} words ({file.Length / 1024:N0} KB of WebVTT), read and drafted, medians of {Rounds}.");
        report.Line();
        report.Heads("what", "milliseconds", "against cutting it into words", "aim");
        report.Row("the transcript decoded and cut into words", $"{Measuring.MedianOf(plain):0.0}", "", "");
        report.Row("read and drafted", $"{Measuring.MedianOf(draft):0}", $"{Measuring.MedianOf(draft) / Measuring.MedianOf(plain):0} times", "under 300 ms");
        report.Row($"{AtOnce} at once", $"{Measuring.MedianOf(together):0}", $"{Measuring.MedianOf(together) / Measuring.MedianOf(plain):0} times", "under 2 s");
        report.Line();
        report.Line($"One draft allocates {allocated / (1024.0 * 1024):0} MB.");
        report.Line();
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static DraftedMinutes Draft(byte[] file) =>
        SourceReader.Read(file, new SourceContext { FileName = "meeting.vtt" }) is SourceReading.Read read
            ? MinutesDrafter.Draft(new DraftingInput { Utterances = read.Utterances, Agenda = ["Foro nacional", "Carta al ministerio", "Presupuesto"], Day = new DateOnly(2026, 3, 24) })
            : throw new InvalidOperationException("The transcript was refused.");

    private static int CutIntoWords(byte[] file) => System.Text.Encoding.UTF8.GetString(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static byte[] Transcript()
    {
        var random = new Random(1);
        var text = new System.Text.StringBuilder("WEBVTT\n\n");
        var count = 0;
        for (var spoken = 0; spoken < Words; count++)
        {
            var sentence = Sentences[random.Next(Sentences.Length)];
            spoken += sentence.Count(c => c == ' ') + 1;
            var start = ThreeHours * ((double)spoken / Words) - TimeSpan.FromSeconds(4);
            if (start < TimeSpan.Zero)
                start = TimeSpan.Zero;
            text.Append(FormattableString.Invariant($"{start:hh\\:mm\\:ss\\.fff} --> {start + TimeSpan.FromSeconds(3):hh\\:mm\\:ss\\.fff}\n<v {Speakers[random.Next(Speakers.Length)]}>{sentence}</v>\n\n"));
        }
        return System.Text.Encoding.UTF8.GetBytes(text.ToString());
    }
}
