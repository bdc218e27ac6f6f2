using System.Text;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Chats with a time at each message: exports of WhatsApp, logs, what is copied from Teams and Slack, and transcripts in which a name and a time
/// stand above what is said. The text is read twice, first for what only the whole says (<see cref="ChatSurvey"/>), then message by message.
/// </summary>
internal sealed class ChatReader
{
    private static readonly string[] TranscriptEnds =
        ["started transcription", "stopped transcription", "inicio la transcripcion", "detuvo la transcripcion", "ha iniciado la transcripcion", "ha detenido la transcripcion"];

    private readonly ChatSurvey _survey;
    private readonly SourceContext _context;
    private readonly UtteranceList _list;
    private readonly ChatTimes _times;
    private readonly StringBuilder _text = new();
    private ChatLine? _open;

    private ChatReader(ChatSurvey survey, SourceContext context)
    {
        (_survey, _context) = (survey, context);
        _list = new UtteranceList(context.Limits);
        _times = new ChatTimes(context.Clock, survey.Dates.IsMonthFirst);
    }

    /// <summary>Null for a text that is no chat; it is then where it was before.</summary>
    public static SourceReading? TryRead(SourceText text, SourceContext context)
    {
        text.Rewind();
        var survey = ChatSurvey.Of(text, context.Clock);
        text.Rewind();
        return survey.IsChat ? new ChatReader(survey, context).Read(text) : null;
    }

    private SourceReading Read(SourceText text)
    {
        var lines = new ChatLines(text);
        while (lines.Next())
        {
            if (lines.Head is { } head && _survey.IsHead(head))
                Begin(head);
            else if (_open is { Shape: ChatShape.Heading, Speaker: { } speaker } && ChatLineReader.ReadTimeAlone(lines.Line) is { } stamp)
                Begin(new ChatLine(ChatShape.Heading, stamp, speaker, ""));
            else
                Continue(lines.Line);
        }

        Close();
        _list.Note(SourceNoticeKind.Shortened, text.Shortened);
        _list.Note(SourceNoticeKind.DateOrderGuessed, _survey.Dates.Guessed);
        return _list.ToReading(_survey.Format, onTheMeetingsClock: _context.Clock is not null && !_survey.IsTranscript);
    }

    private void Begin(ChatLine head)
    {
        Close();
        var (speaker, text) = head.Speaker is { } name ? _survey.Part(name, head.Text) : (null, head.Text);
        _open = head with { Speaker = speaker };
        Append(text);
    }

    private void Continue(string line)
    {
        if (_open is not null)
            Append(line);
        else if (!_survey.IsTranscript && line.Any(char.IsLetterOrDigit))
            _list.Add(SourceKind.Notes, null, null, "", line);
    }

    private void Append(string line)
    {
        if (_text.Length <= _context.Limits.Text + _context.Limits.Line)
            _text.Append(_text.Length > 0 ? "\n" : "").Append(line);
    }

    private void Close()
    {
        if (_open is not { } head)
            return;
        var text = _text.ToString();
        _text.Clear();
        _open = null;
        if (head.Speaker is null || WhatsAppLines.IsSystemText(text) || WhatsAppLines.IsDeleted(text))
            return;
        if (_survey.IsTranscript)
            _list.Add(SourceKind.Transcript, head.Stamp.Elapsed, head.Stamp.Elapsed, head.Speaker, WithoutTranscriptEnds(text));
        else if (_times.Of(head.Stamp) is not { } time)
            _list.Note(SourceNoticeKind.Unreadable);
        else if (_context.Clock?.Covers(time) == false)
            _list.Note(SourceNoticeKind.OutsideTheMeeting);
        else
            _list.Add(SourceKind.Chat, time, time, head.Speaker, WhatsAppLines.WithoutEdited(WithoutMedia(text)));
    }

    /// <summary>The caption of a photo stays.</summary>
    private string WithoutMedia(string text)
    {
        var end = text.IndexOf('\n');
        if (!WhatsAppLines.IsMedia(end < 0 ? text : text[..end]))
            return text;
        _list.Note(SourceNoticeKind.Media);
        return end < 0 ? "" : text[(end + 1)..];
    }

    private static string WithoutTranscriptEnds(string text)
    {
        var end = text.LastIndexOf('\n');
        var last = TextFolding.Fold(text[(end + 1)..]);
        return end >= 0 && Array.Exists(TranscriptEnds, known => last.EndsWith(known, StringComparison.Ordinal)) ? text[..end] : text;
    }
}
