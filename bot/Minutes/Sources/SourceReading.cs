namespace AllianceBot.Minutes.Sources;

/// <summary>How a source is written.</summary>
public enum SourceFormat
{
    WebVtt,
    GraphMetadata,
    SubRip,
    TeamsDocument,
    WhatsApp,
    ChatLog,
    Notes,

    /// <summary>Read along by the bot itself.</summary>
    TeamsChat,
}

/// <summary>Why nothing was taken from a source. Each has one sentence, under <see cref="SourcePhrases.KeyOf(SourceRefusal)"/>.</summary>
public enum SourceRefusal
{
    Empty,
    TooLarge,

    /// <summary>A picture, a recording, a PDF: nothing these readers read.</summary>
    WrongKind,

    /// <summary>The Word format of before 2007, or a Word file behind a password.</summary>
    OldOrLockedWord,

    /// <summary>Begins like its kind and cannot be read to the end.</summary>
    Damaged,

    /// <summary>A file made to do harm: it unpacks to many times its size, or declares entities.</summary>
    Harmful,

    /// <summary>Read to the end, and nobody says anything in it.</summary>
    NothingSaid,

    /// <summary>A chat without a message from the time of the meeting.</summary>
    NothingFromTheMeeting,
}

/// <summary>What somebody who handed a source in should know about how it was read.</summary>
public enum SourceNoticeKind
{
    /// <summary>Past the limit of utterances.</summary>
    LeftOut,

    /// <summary>Longer than a line, or an utterance, may be.</summary>
    Shortened,

    /// <summary>Cues, or lines of a chat, whose time makes no sense.</summary>
    Unreadable,

    /// <summary>Messages from before or after the meeting.</summary>
    OutsideTheMeeting,

    /// <summary>Photos, stickers, recordings: there is no text in them.</summary>
    Media,

    /// <summary>Day and month could be either; the order usual with such an export was taken.</summary>
    DateOrderGuessed,
}

/// <param name="Kind">What happened.</param>
/// <param name="Count">How often.</param>
public sealed record SourceNotice(SourceNoticeKind Kind, int Count);

/// <summary>What came of reading a source.</summary>
public abstract record SourceReading
{
    private SourceReading() { }

    /// <param name="Format">How it was written.</param>
    /// <param name="Utterances">In the order of the source; at least one.</param>
    /// <param name="Notices">Each kind at most once.</param>
    public sealed record Read(SourceFormat Format, IReadOnlyList<Utterance> Utterances, IReadOnlyList<SourceNotice> Notices) : SourceReading
    {
        /// <summary>Times count from the meeting's start; otherwise from wherever the source begins, as a recording does.</summary>
        public bool OnTheMeetingsClock { get; init; }
    }

    public sealed record Refused(SourceRefusal Reason) : SourceReading;
}
