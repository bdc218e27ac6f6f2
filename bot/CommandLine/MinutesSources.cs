using AllianceBot.Conversation;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.CommandLine;

/// <summary>Reads what the verb <c>minutes</c> was given into one time line.</summary>
internal sealed class MinutesSources(MinutesOptions options, Phrasebook phrases, TextWriter notices)
{
    private readonly SourceLimits _limits = SourceLimits.Usual;

    /// <summary>Who was there: those on the attendance list, or without one those who are heard in a transcript. Whoever wrote in a chat may have done so from anywhere.</summary>
    public IReadOnlyList<string> Present { get; private set; } = [];

    public IReadOnlyList<string> Agenda { get; private set; } = [];

    public TimeSpan Length { get; private set; }

    /// <exception cref="RefusedException">A file cannot be read; the message says why, in one sentence.</exception>
    public DraftingInput Read()
    {
        if (options.Agenda is { } agenda)
            Agenda = AgendaReader.Read(Bytes(agenda), _limits) switch
            {
                AgendaReading.Read read => Told(agenda, read),
                AgendaReading.Refused refused => throw Refuse(agenda, refused.Reason),
                _ => [],
            };
        IReadOnlyList<string>? listed = null;
        if (options.Attendance is { } attendance)
            listed = AttendanceReader.Read(Bytes(attendance), _limits) switch
            {
                AttendanceReading.Read read => Told(attendance, read),
                AttendanceReading.Refused refused => throw Refuse(attendance, refused.Reason),
                _ => [],
            };
        var line = TimeLine.Merge([.. options.Sources.Select(source => Part(source.Option, source.Path))], listed);
        var utterances = line.Utterances.ToList();
        Present = listed is not null ? line.Present : [.. line.Entries.Where(IsHeard).Select(entry => entry.Said.Speaker).Distinct()];
        if (Present.Count == 0)
            notices.WriteLine(phrases.Say(options.Language, "sourceAttendanceUnknown"));
        Length = utterances.Max(said => said.End) ?? TimeSpan.Zero;
        return new DraftingInput { Utterances = utterances, Agenda = Agenda, Present = line.Present, Day = options.Day, Language = options.Language };
    }

    private IReadOnlyList<string> Told(string path, AgendaReading.Read read)
    {
        Tell(path, "sourceAgendaLinesLeftOut", read.Agenda.DroppedLines);
        Tell(path, "sourceAgendaTitlesShortened", read.Agenda.ShortenedTitles);
        return [.. read.Agenda.Lines.Select(line => line.Title)];
    }

    private IReadOnlyList<string> Told(string path, AttendanceReading.Read read)
    {
        Tell(path, "sourceAttendeesLeftOut", read.LeftOut);
        return [.. read.Attendees.Select(attendee => attendee.Name)];
    }

    private void Tell(string path, string key, int count)
    {
        if (count > 0)
            notices.WriteLine($"{Path.GetFileName(path)}: {phrases.Say(options.Language, key, count)}");
    }

    private TimeLinePart Part(string option, string path)
    {
        var context = new SourceContext { FileName = Path.GetFileName(path), Clock = options.Clock, Limits = _limits };
        switch (SourceReader.Read(Bytes(path), context))
        {
            case SourceReading.Read read:
                if (option == "--transcript" && read.Format is SourceFormat.Notes)
                    notices.WriteLine(phrases.Say(options.Language, "sourceTranscriptIsNotes", Path.GetFileName(path)));
                foreach (var notice in read.Notices)
                    notices.WriteLine($"{Path.GetFileName(path)}: {phrases.Say(options.Language, SourcePhrases.KeyOf(notice.Kind), notice.Count)}");
                if (options.Clock is null && LengthOf(read) > MeetingClock.LongestMeeting)
                    notices.WriteLine(phrases.Say(options.Language, "sourceLongerThanMeeting", Path.GetFileName(path)));
                Tell(path, SourcePhrases.Answers, TagWords.CountAnswers(read.Utterances));
                // Only one recording follows another; what was written beside it began with it, as far as anybody knows.
                return option == "--transcript" ? TimeLinePart.Of(read) : TimeLinePart.Of(read) with { Offset = TimeSpan.Zero };
            case SourceReading.Refused refused:
                throw Refuse(path, refused.Reason);
            default:
                throw new InvalidOperationException("A source is read or refused.");
        }
    }

    private bool IsHeard(TimeLineEntry entry) =>
        entry.Said is { Source: SourceKind.Transcript, Speaker.Length: > 0 } && options.Sources[entry.Part].Option == "--transcript";

    /// <summary>From the first to the last message of a chat.</summary>
    private static TimeSpan? LengthOf(SourceReading.Read read) =>
        read.Utterances.Where(said => said.Source is SourceKind.Chat).Select(said => said.Start).ToList() is [_, ..] times ? times.Max() - times.Min() : null;

    private byte[] Bytes(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException(phrases.Say(options.Language, "sourceFileMissing", path));
        return new FileInfo(path).Length > _limits.File ? throw Refuse(path, SourceRefusal.TooLarge) : File.ReadAllBytes(path);
    }

    private RefusedException Refuse(string path, SourceRefusal reason) =>
        new(phrases.Say(options.Language, SourcePhrases.KeyOf(reason), Path.GetFileName(path), _limits.File / (1024 * 1024)));

    public sealed class RefusedException(string message) : Exception(message);
}
