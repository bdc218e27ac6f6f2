using System.Text.Json;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Who attended: attendance reports of Microsoft Graph (<c>attendanceReport</c> with its <c>attendanceRecords</c>; a list of reports, or of records,
/// alone or under <c>value</c>), the table that Teams lets organisers download, a list of names in JSON, or names one a line. Reports of one meeting are merged. Guests may lack an address, and
/// times may be null. Never throws on content.
/// </summary>
public static class AttendanceReader
{
    private const int Deepest = 16;
    private const int LongestSeconds = 7 * 24 * 3600;

    public static AttendanceReading Read(ReadOnlyMemory<byte> file, SourceLimits limits)
    {
        if (file.Length > limits.File)
            return new AttendanceReading.Refused(SourceRefusal.TooLarge);
        return SourceContent.Read(file, limits) switch
        {
            SourceContent.Refused(var reason) => new AttendanceReading.Refused(reason),
            SourceContent.Text(var text, _) => text.Peek()?.TrimStart() is ['[' or '{', ..] ? ReadJson(text) : ReadNames(text),
            _ => new AttendanceReading.Refused(SourceRefusal.WrongKind),
        };
    }

    private static AttendanceReading ReadJson(SourceText text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Bytes, new JsonDocumentOptions { MaxDepth = Deepest, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var people = new AttendanceList();
            Collect(document.RootElement, people);
            return ToReading(people);
        }
        catch (JsonException)
        {
            return new AttendanceReading.Refused(SourceRefusal.Damaged);
        }
    }

    private static AttendanceReading ReadNames(SourceText text)
    {
        var people = new AttendanceList();
        if (text.Bytes.Span.Contains((byte)'\t'))
            return AttendanceTable.TryRead(Lines(text), people) ? ToReading(people) : new AttendanceReading.Refused(SourceRefusal.WrongKind);
        while (text.Next() is { } line)
            if (NotesReader.WithoutMarks(line) is { Length: > 0 } name)
                people.Add(null, new Attendee { Name = UtteranceList.OneLine(name) });
        return ToReading(people);
    }

    private static IEnumerable<string> Lines(SourceText text)
    {
        while (text.Next() is { } line)
            yield return line;
    }

    private static AttendanceReading ToReading(AttendanceList people) =>
        people.Attendees.Count == 0 ? new AttendanceReading.Refused(SourceRefusal.NothingSaid) : new AttendanceReading.Read(people.Attendees, people.LeftOut);

    /// <summary>Depth is bounded by the parser.</summary>
    private static void Collect(JsonElement element, AttendanceList people)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                people.Add(null, new Attendee { Name = UtteranceList.OneLine(JsonText.Text(element)) });
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, people);
                break;
            case JsonValueKind.Object:
                if ((JsonText.Find(element, "attendanceRecords") ?? JsonText.Find(element, "value") ?? JsonText.Find(element, "present")) is { ValueKind: JsonValueKind.Array } inner)
                    Collect(inner, people);
                else
                    AddRecord(element, people);
                break;
        }
    }

    private static void AddRecord(JsonElement record, AttendanceList people)
    {
        // Graph: attendanceRecord.identity.displayName; a plain list may say name.
        var identity = JsonText.Find(record, "identity");
        var name = identity is { } known ? JsonText.Of(known, "displayName") : "";
        people.Add(identity is { } person ? Filled(JsonText.Of(person, "id")) : null, new Attendee
        {
            Name = UtteranceList.OneLine(name.Length > 0 ? name : JsonText.Of(record, "name") is { Length: > 0 } plain ? plain : JsonText.Of(record, "displayName")),
            Email = Filled(JsonText.Of(record, "emailAddress")) ?? Filled(JsonText.Of(record, "email")),
            Role = Filled(JsonText.Of(record, "role")),
            Total = TimeSpan.FromSeconds(Seconds(record)),
            Intervals = [.. Intervals(record).Take(AttendanceList.MostIntervals)],
        });
    }

    private static double Seconds(JsonElement record) =>
        JsonText.Find(record, "totalAttendanceInSeconds") is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var seconds) && seconds > 0 ? Math.Min(seconds, LongestSeconds) : 0;

    private static IEnumerable<AttendanceInterval> Intervals(JsonElement record)
    {
        if (JsonText.Find(record, "attendanceIntervals") is not { ValueKind: JsonValueKind.Array } intervals)
            yield break;
        foreach (var interval in intervals.EnumerateArray())
            if (interval.ValueKind is JsonValueKind.Object)
                yield return new AttendanceInterval(JsonText.Moment(interval, "joinDateTime"), JsonText.Moment(interval, "leaveDateTime"));
    }

    private static string? Filled(string text) => UtteranceList.OneLine(text) is { Length: > 0 } clean ? clean : null;
}
