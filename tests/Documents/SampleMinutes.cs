using AllianceBot.Documents;
using AllianceBot.Documents.Letterheads;
using DocumentFormat.OpenXml.Packaging;

namespace AllianceBot.Tests.Documents;

/// <summary>Minutes to print, and the printed file opened again.</summary>
internal static class SampleMinutes
{
    public static readonly DateTime Start = new(2026, 3, 3, 10, 0, 0);

    public static MinutesApproval Approval { get; } = new("Ana Quispe", Start.AddDays(7));

    public static MinutesDocument Draft { get; } = new()
    {
        AllianceName = "Alianza por la Nutrición",
        Language = "en",
        MeetingNumber = "2026-03",
        Title = "Regional plan",
        StartedAt = Start,
        EndedAt = Start.AddMinutes(95),
        TimeZone = "America/Lima",
        Place = "Lima",
        StartedBy = "Ana Quispe",
        Chair = "Ana Quispe",
        Secretary = "Jorge Ramírez",
        Present = [new("Ana Quispe", "CARE"), new("Jorge Ramírez", "PRISMA"), new("Mary O'Neill")],
        Apologies = [new("Rosa Díaz", "Tejedoras")],
        Absent = ["Agua Viva", "Radio Altiplano"],
        Quorum = new(2, 5, 3),
        Next = new(new DateOnly(2026, 4, 7), "10:00, Cusco"),
        AgendaItems =
        [
            new()
            {
                Number = 1,
                Title = "Survey results",
                Notes = [Note("The rate fell."), Note("The report", "https://example.org/report")],
                Decisions = [new("2026-03/D1", "We publish the report.")],
                Tasks = [new("2026-03/T1", "Send the data.", "Jorge Ramírez", new DateOnly(2026, 3, 20))],
            },
            new() { Number = 2, Title = "Next meeting" },
        ],
    };

    public static MinutesDocument Spanish { get; } = Draft with { Language = "es" };

    public static MinutesNote Note(string text, string? url = null) => new()
    {
        At = Start.AddMinutes(14),
        Author = "Mary O'Neill",
        Kind = url is null ? MinutesNoteKind.Info : MinutesNoteKind.Link,
        Text = text,
        Url = url,
    };

    public static MinutesDocument WithNotes(params MinutesNote[] notes) =>
        Draft with { AgendaItems = [new() { Number = 1, Title = "Survey results", Notes = notes }] };

    public static byte[] Bytes(this MinutesDocument minutes)
    {
        using var stream = new MemoryStream();
        MinutesWordWriter.Write(minutes, stream);
        return stream.ToArray();
    }

    /// <summary>On a letterhead.</summary>
    public static byte[] Print(this MinutesDocument minutes, Letterhead? letterhead)
    {
        using var stream = new MemoryStream();
        MinutesWordWriter.Write(minutes, stream, letterhead);
        return stream.ToArray();
    }

    public static T Read<T>(this MinutesDocument minutes, Func<MainDocumentPart, T> read)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(minutes.Bytes()), isEditable: false);
        return read(word.MainDocumentPart!);
    }
}
