using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace AllianceBot.Documents;

/// <summary>The visible words of printed minutes in one language, and dates written as that language writes them.</summary>
internal sealed class MinutesWords
{
    private static readonly ResourceManager Resources =
        new("AllianceBot.Documents.MinutesWords", typeof(MinutesWords).Assembly);

    private readonly CultureInfo _culture;

    private MinutesWords(string culture, string wordLanguage)
    {
        // Without the settings of whoever runs the process, which would change the bytes.
        _culture = new CultureInfo(culture, useUserOverride: false);
        WordLanguage = wordLanguage;
    }

    public static MinutesWords English { get; } = new("en-GB", "en-GB");

    // es-419 is what a Latin American secretariat writes, but Word knows the language only by country.
    public static MinutesWords Spanish { get; } = new("es-419", "es-MX");

    /// <summary>The language tag Word uses for proofing and screen readers for speech.</summary>
    public string WordLanguage { get; }

    public string Agenda => Word();
    public string AgendaNone => Word();
    public string ApprovedStatus => Word();
    public string Absent => Word();
    public string Apologies => Word();
    public string Attendance => Word();
    public string AttendanceCorrection => Word();
    public string AttendanceNone => Word();
    public string StartedBy => Word();

    public string BeforeFirst => Word();

    public string Chair => Word();
    public string Date => Word();
    public string DecisionColumn => Word();
    public string Decisions => Word();
    public string DecisionsDescription => Word();
    public string DecisionsNone => Word();
    public string Discussion => Word();
    public string DiscussionNone => Word();
    public string Draft => Word();
    public string DraftStatus => Word();
    public string DueDate => Word();
    public string ErratumConcerns => Word();
    public string ErratumCorrection => Word();
    public string ErratumFactsDescription => Word();
    public string ErratumMinutes => Word();
    public string ErratumUnchanged => Word();
    public string ErratumWhole => Word();
    public string Facts => Word();
    public string FactsDescription => Word();
    public string ItemNothingRecorded => Word();
    public string NextMeeting => Word();
    public string Number => Word();
    public string OtherMatters => Word();
    public string Owner => Word();
    public string Place => Word();
    public string Present => Word();
    public string Quorum => Word();
    public string Secretary => Word();
    public string Signatures => Word();
    public string SignaturesDescription => Word();
    public string Status => Word();
    public string Task => Word();
    public string WorkingGroup => Word();
    public string Tasks => Word();
    public string TasksDescription => Word();
    public string TasksIncomplete => Word();
    public string TasksNone => Word();
    public string Time => Word();

    /// <summary>By whom and when; of minutes that nobody objected to, how long they were with the members.</summary>
    public string ApprovedBy(MinutesApproval approval) => approval.Circulation is { IsUnopposed: true } circulated
        ? Format(LongDate(circulated.CirculatedOn), LongDate(circulated.LastDay), key: "Unopposed")
        : Format(WordText.Line(approval.ApprovedBy), LongDate(approval.ApprovedAt), Clock(approval.ApprovedAt));

    public string AmendmentsAccepted(int count) => Format(count);

    /// <summary>Of minutes that a person approved: since when and until when they were with the members.</summary>
    public string Circulated(MinutesCirculated circulated) => circulated.EndedEarlyOn is { } ended
        ? Format(LongDate(circulated.CirculatedOn), LongDate(circulated.LastDay), LongDate(ended), "CirculatedShortened")
        : Format(LongDate(circulated.CirculatedOn), LongDate(circulated.LastDay));

    public string ErratumNumbered(int number, string meeting) => Format(number, meeting);

    public string ErratumIssuedBy(string name, DateTime at) => Format(WordText.Line(name), LongDate(at), Clock(at));

    public string VotedAs(string text) => Format(WordText.Line(text));

    public string DecisionNumbered(string number) => Format(number);

    /// <summary>What stands before a note of this kind; null when nothing does.</summary>
    public string? Label(MinutesNoteKind kind) => kind switch
    {
        MinutesNoteKind.Idea => Word("NoteIdea"),
        MinutesNoteKind.Help => Word("NoteHelp"),
        MinutesNoteKind.Rejected => Word("NoteRejected"),
        _ => null,
    };

    /// <summary>The result of a vote in one line, with names.</summary>
    public string VoteOf(MinutesVote vote)
    {
        var silent = Math.Max(0, vote.Voters - vote.For.Count - vote.Against.Count - vote.Abstained.Count);
        var rule = string.Format(_culture, Word("VoteRule"), Word($"VoteRule{vote.Rule}"), vote.QuorumPercent);
        return string.Format(_culture, Word("Vote"), Said(vote.For), Said(vote.Against), Said(vote.Abstained), silent, rule, ResultOf(vote));

        static string Said(IReadOnlyList<string> names) => names.Count == 0 ? "0" : $"{names.Count} ({string.Join(", ", names)})";
    }

    /// <summary>Whether a motion was carried, and if not why.</summary>
    public string ResultOf(MinutesVote vote) => Word($"VoteResult{vote.Result}");

    /// <summary>Where something was found that was accepted later, in one line.</summary>
    public string OriginOf(MinutesOrigin origin)
    {
        var source = Word($"Origin{origin.In}");
        var after = origin.After is { } time ? $"{(time < TimeSpan.Zero ? "-" : "")}{time.Duration().ToString("h\\:mm\\:ss", CultureInfo.InvariantCulture)}" : "";
        var who = string.Join(", ", new[] { WordText.Line(origin.Speaker), after }.Where(part => part.Length > 0));
        return who.Length > 0 ? $"{source}: {who}" : source;
    }

    public string ProposalsWaiting(int count) => count == 1 ? Word("ProposalsWaitingOne") : Format(count);

    public string Due(DateOnly date) => Format(LongDate(date));

    public string MinutesNumbered(string number) => Format(number).Trim();

    public string Organisations(int count) => Count("Organisations", count);

    /// <summary>How many organisations were there of how many, and whether they were enough.</summary>
    public string QuorumOf(MinutesQuorum quorum) =>
        Format(quorum.Represented, quorum.Voices, quorum.Needed, quorum.Represented >= quorum.Needed ? "QuorumReached" : "QuorumMissing");

    public string NextMeetingOf(MinutesNextMeeting next) => string.Join(", ", new[] { next.Date.ToString(Word("WeekdayDateFormat"), _culture), WordText.Line(next.Details) }.Where(part => part.Length > 0));

    public string PageOf(string page, string pages) => Format(page, pages);

    public string People(int count) => Count("People", count);

    public string TaskNumbered(string number) => Format(number);

    public string TimeIn(string times, string timeZone) => Format(times, timeZone);

    public string LongDate(DateTime date) => date.ToString(Word("DateFormat"), _culture);

    public string LongDate(DateOnly date) => date.ToString(Word("DateFormat"), _culture);

    public string DateAndTime(DateTime at) => at.ToString(Word("DateTimeFormat"), _culture);

    /// <summary>From when to when; with both dates where they differ.</summary>
    public string Times(DateTime from, DateTime to) => from.Date == to.Date
        ? $"{Clock(from)}–{Clock(to)}"
        : $"{DateAndTime(from)} – {DateAndTime(to)}";

    public static string Clock(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static MinutesWords For(string language) =>
        language.Split('-')[0].Equals("es", StringComparison.OrdinalIgnoreCase) ? Spanish : English;

    private string Count(string noun, int count) =>
        count == 1 ? Word(noun + "One") : string.Format(_culture, Word(noun + "Many"), count);

    private string Format(object first, object? second = null, object? third = null, [CallerMemberName] string key = "") =>
        string.Format(_culture, Word(key), first, second, third);

    private string Word([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"No word {key} for {_culture.Name}.");
}
