namespace AllianceBot.Minutes.Sources;

/// <summary>What all lines of a text together say: whether it is a chat at all, and how its times and names are meant.</summary>
internal sealed class ChatSurvey
{
    private const int MostNames = 5_000;
    private readonly Dictionary<string, NameUse> _names = new(StringComparer.Ordinal);
    private readonly MeetingClock? _clock;
    private Stamp? _first;
    private bool _beginsAsExport;
    private int _lines;
    private int _certain;
    private int _plain;
    private int _whatsApp;
    private int _headings;
    private int _dated;
    private int _halves;
    private int _largest;

    private ChatSurvey(MeetingClock? clock)
    {
        _clock = clock;
        Dates = new DateOrder(clock);
    }

    public DateOrder Dates { get; }

    public static ChatSurvey Of(SourceText text, MeetingClock? clock)
    {
        var survey = new ChatSurvey(clock);
        var lines = new ChatLines(text);
        while (lines.Next())
            survey.Add(lines);
        return survey;
    }

    /// <summary>Notes may hold times too; a chat begins most of its lines with them, or writes them as only chats do.</summary>
    public bool IsChat => _beginsAsExport || _certain > 1 || (_certain == 1 && _lines < 4) || (_plain * 2 > _lines && (_names.Count < _plain || _lines < 4));

    /// <summary>Where messages carry a date, a line with a time alone is part of a message, such as an agenda pasted into it.</summary>
    public bool IsHead(ChatLine line) => line.Shape is not ChatShape.Log || line.Stamp.Date is not null || !(_beginsAsExport || _dated * 2 > _certain + _plain);

    public bool IsTranscript => IsChat && _dated == 0 && _halves == 0 && _first is { } first && IsElapsed(first);

    public SourceFormat Format => IsTranscript && _headings > 0 ? SourceFormat.TeamsDocument : _whatsApp > 0 ? SourceFormat.WhatsApp : SourceFormat.ChatLog;

    /// <summary>"ONG: Ana" is one name when whoever begins with "ONG:" always goes on with "Ana:".</summary>
    public (string Speaker, string Text) Part(string speaker, string text)
    {
        if (!_names.TryGetValue(speaker, out var use) || use is not { Count: > 2, Second: { } second })
            return (speaker, text);
        var colon = text.IndexOf(':');
        return ($"{speaker}: {second}", text[(colon + 1)..]);
    }

    private void Add(ChatLines lines)
    {
        if (string.IsNullOrWhiteSpace(lines.Line))
            return;
        _lines++;
        if (lines.Head is not { } head)
            return;
        _first ??= head.Stamp;
        _beginsAsExport |= _lines == 1 && head.Shape is ChatShape.WhatsApp;
        Dates.Add(head.Stamp);
        _dated += head.Stamp.Date is null ? 0 : 1;
        _halves += head.Stamp.HasHalf ? 1 : 0;
        _largest = Math.Max(_largest, head.Stamp.Hour);
        if (head.Stamp.Date is not null || head.Stamp.IsBracketed || head.Shape is ChatShape.Heading)
            _certain++;
        else
            _plain++;
        _whatsApp += head.Shape is ChatShape.WhatsApp ? 1 : 0;
        _headings += head.Shape is ChatShape.Heading && !head.Stamp.IsBracketed ? 1 : 0;
        if (head.Speaker is { } speaker)
            Add(speaker, head.Text);
    }

    private void Add(string speaker, string text)
    {
        var second = SpeakerPrefixes.NameIn(text);
        if (_names.TryGetValue(speaker, out var use))
            _names[speaker] = new NameUse(use.Count + 1, use.Second == second ? second : null);
        else if (_names.Count < MostNames)
            _names[speaker] = new NameUse(1, second);
    }

    /// <summary>Times since a recording began, and not of a clock on the wall.</summary>
    private bool IsElapsed(Stamp first)
    {
        if (_largest > 23)
            return true;
        if (first.Elapsed > TimeSpan.FromMinutes(15))
            return false;
        if (_clock is not null)
        {
            // A meeting at midnight begins its clock at zero too.
            var start = _clock.LocalStart.TimeOfDay;
            var apart = Math.Abs((start.Hour * 60) + start.Minute - ((first.Hour * 60) + first.Minute));
            if (Math.Min(apart, (24 * 60) - apart) <= 90)
                return false;
        }

        return _headings > 0 ? !first.IsPadded || first.Hour == 0 : first.Hour == 0 && (first.Second is not null || !first.IsPadded);
    }

    private readonly record struct NameUse(int Count, string? Second);
}
