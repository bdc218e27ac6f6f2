using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Errata;
using AllianceBot.Storage;

namespace AllianceBot.Minutes;

/// <summary>
/// The model of the minutes card. Everyone in the place reads it, so it is in the alliance's language; once approved, in that of
/// the record.
/// </summary>
internal static class MinutesCards
{
    /// <summary>
    /// How much of what people said the card shows, in UTF-16 units, so that it can be read; the Word document has all of it.
    /// </summary>
    private const int TextBudget = 6_000;

    private const int NamesShown = 60;

    /// <summary>Corrections shown, the latest, and how much of each; every one has a document of its own.</summary>
    private const int MostErrata = 5;
    private const int ErratumLength = 400;

    // Characters of JSON around the texts of one entry, as in minutes.json.
    private const int ItemFrame = 380;
    private const int NoteFrame = 250;
    private const int LinkFrame = 80;
    private const int DecisionFrame = 280;
    private const int TaskFrame = 420;
    private const int LineFrame = 130;
    private const int ErratumFrame = 500;

    /// <param name="turn">Who sees it.</param>
    /// <param name="minutes">As they stand.</param>
    /// <param name="link">To the Word document; null where there is none.</param>
    /// <param name="erratumLink">To the document of an erratum, by its id.</param>
    public static CardView Minutes(Turn turn, MinutesView minutes, string? link, Func<Guid, string?>? erratumLink = null)
    {
        var document = minutes.Document;
        var words = new Words(turn.Phrases, minutes.Alliance.Language);
        var budget = new Budget(TextBudget);
        var attendance = Attendance(words, document, budget.Card).ToList();
        var errata = Errata(words, minutes, erratumLink, budget.Card).ToList();
        var notes = document.AttendanceNotes.Where(note => budget.Allows(LineFrame, note)).Select(note => $"{Documents.MinutesWords.For(document.Language).AttendanceCorrection}: {note}").ToList();
        var items = document.AgendaItems.Where(item => budget.AllowsItem(item)).Select(item => Item(words, item, budget)).ToList();
        var heading = words.Say("minutesHeading", document.MeetingNumber);
        var isHolders = MinutesHolder.IsOffered(turn, minutes.Meeting, minutes.NamedByRota);
        var model = new MinutesModel
        {
            Meeting = minutes.MeetingId.ToString(),
            Edition = minutes.Meeting.Edition,
            Heading = heading,
            Title = document.Title,
            Group = document.WorkingGroup is { } group ? words.Say("meetingOfGroup", group) : "",
            When = When(words, minutes),
            Attendance = attendance,
            // Corrections come before items when there is not room for all.
            Errata = errata,
            AttendanceNotes = notes,
            Items = items,
            Omitted = budget.Omitted > 0 ? words.Say("minutesOmitted", budget.Omitted) : "",
            Link = minutes.IsStillRunning ? "" : link ?? "",
            CanSendFile = turn.Place.Kind is PlaceKind.Personal && !minutes.IsStillRunning,
            IsDraft = !minutes.IsApproved,
            CanApprove = isHolders && minutes is { IsApproved: false, IsStillRunning: false },
            CanCirculate = isHolders && minutes is { IsApproved: false, IsStillRunning: false, OnlyIn: null, Circulation: null },
            CanCorrect = isHolders && minutes.IsApproved,
            IsInCirculation = minutes.Circulation is not null,
            CanWithdraw = isHolders && minutes.Circulation is { IsOpen: true, WaitsForVote: false },
            IsRunning = minutes.IsStillRunning,
            Status = Status(words, minutes),
            Rule = Rule(words, minutes),
            Proposals = document.OpenProposals > 0 ? words.Say("proposalsWaiting", document.OpenProposals) : "",
            Sha256 = minutes.Sha256 ?? "",
            Location = minutes.Location ?? "",
        };
        return new("minutes/minutes.json", CardModel.Of(model, MinutesJson.Default.MinutesModel), words.Language, heading);
    }

    /// <summary>What becomes of a draft; empty where there is nothing to say.</summary>
    private static string Rule(Words words, MinutesView minutes) => minutes switch
    {
        { IsApproved: true } => "",
        { Circulation: { WaitsForVote: true } } => words.Say("minutesWaitForVote"),
        { Circulation: { } circulation } => words.Say("minutesInCirculation", Date(words, circulation.LastDay.ToDateTime(default))),
        { CharterDays: { } days } => words.Say("minutesCharterRule", days),
        _ => "",
    };

    /// <summary>Where it was, who was there, who was not, whether they were enough, and when they meet again.</summary>
    private static IEnumerable<LabelledModel> Attendance(Words words, MinutesDocument document, CardBudget budget)
    {
        var printed = Documents.MinutesWords.For(document.Language);
        if (document.Place is { } place)
            yield return new(printed.Place, budget.Beginning(place));
        yield return new(words.Say("rollCallPresent", document.Present.Count), Names(document.Present.Select(WithOrganisation)));
        if (document.Apologies.Count > 0)
            yield return new(words.Say("rollCallApologies", document.Apologies.Count), Names(document.Apologies.Select(WithOrganisation)));
        if (document.Absent.Count > 0)
            yield return new(words.Say("organisationsAbsent", document.Absent.Count), Names(document.Absent));
        if (document.Chair is { } chair)
            yield return new(printed.Chair, budget.Beginning(chair));
        if (document.Quorum is { } quorum)
            yield return new(printed.Quorum, printed.QuorumOf(quorum));
        if (document.Next is { } next)
            yield return new(printed.NextMeeting, printed.NextMeetingOf(next));

        string Names(IEnumerable<string> all)
        {
            var (names, more) = budget.Names([.. all], NamesShown);
            return names + (more > 0 ? words.Say("andMore", more) : "");
        }
    }

    private static string WithOrganisation(MinutesAttendee attendee) => string.IsNullOrEmpty(attendee.Organisation) ? attendee.Name : $"{attendee.Name} ({attendee.Organisation})";

    private static IEnumerable<ErratumModel> Errata(Words words, MinutesView minutes, Func<Guid, string?>? link, CardBudget budget)
    {
        if (minutes.Errata.Count > MostErrata)
            yield return new(words.Say("errataEarlier", minutes.Errata.Count - MostErrata), "", "", "");
        foreach (var erratum in minutes.Errata.TakeLast(MostErrata).Select(e => Erratum(words, e, minutes) with { Link = link?.Invoke(e.Id) ?? "" }))
            if (budget.Allows(ErratumFrame, erratum.Heading, erratum.Text, erratum.Record, erratum.Link))
                yield return erratum;
    }

    private static ErratumModel Erratum(Words words, MinutesErratum erratum, MinutesView minutes)
    {
        var issued = minutes.Alliance.ToLocal(erratum.IssuedAt);
        var by = (erratum.IssuedByName, On: Date(words, issued));
        var parts = minutes.Parts(words.Phrases, words.Language);
        var heading = parts.Find(erratum.Place) is { } part
            ? words.Say("erratumLineOf", erratum.Number, parts.Name(new(part.Entry.Kind, erratum.Place)), by.IssuedByName, by.On)
            : words.Say("erratumLine", erratum.Number, by.IssuedByName, by.On);
        return new(heading, TextLimits.Abridge(erratum.Text, ErratumLength), erratum is { Sha256: { } sha256, Location: { } location } ? words.Say("erratumRecord", location, sha256) : "", "");
    }

    private static string Status(Words words, MinutesView minutes) => minutes.Document.Approval is { } approval
        ? approval.Circulation is { } circulated && CirculationText.Approved(circulated, words.Phrases, words.Language) is { } unopposed ? unopposed : words.Say("minutesApprovedBy", approval.ApprovedBy, Date(words, approval.ApprovedAt), Time(approval.ApprovedAt))
        : words.Say(minutes.IsStillRunning ? "minutesUnderWay" : "minutesDraft");

    private static string When(Words words, MinutesView minutes)
    {
        var document = minutes.Document;
        return minutes.IsStillRunning
            ? words.Say("minutesSince", Date(words, document.StartedAt), Time(document.StartedAt), document.TimeZone)
            : words.Say("minutesWhen", Date(words, document.StartedAt), Documents.MinutesWords.For(document.Language).Times(document.StartedAt, document.EndedAt), document.TimeZone);
    }

    private static MinutesItemModel Item(Words words, MinutesAgendaItem item, Budget budget) => new(
        item.Number is { } number ? $"{number}. {item.Title}" : item.IsBeforeFirst ? Documents.MinutesWords.For(words.Language.Code()).BeforeFirst : Documents.MinutesWords.For(words.Language.Code()).OtherMatters,
        [.. item.Notes.Where(n => budget.Allows(n.Url is null ? NoteFrame : NoteFrame + LinkFrame, n.Text, n.Author, n.Url ?? ""))
            .Select(n => new NoteModel(Labelled(words, n), string.Join(", ", new[] { n.Author, n.At is { } at ? Time(at) : "" }.Where(part => part.Length > 0)), n.Url ?? ""))],
        [.. item.Decisions.Where(d => budget.Allows(DecisionFrame, d.Text)).Select(d => new DecisionModel(d.Number, d.Text + VoteOf(words, d.Vote) + OriginOf(words, d.Origin)))],
        [.. item.Tasks.Where(t => budget.Allows(TaskFrame, t.Text, t.Owner)).Select(t => new TaskModel(t.Number, t.Text + OriginOf(words, t.Origin), words.Say("ownerAndDue", t.Owner, Date(words, t.DueDate.ToDateTime(default)))))]);

    private static string Labelled(Words words, MinutesNote note) =>
        (note.Kind is MinutesNoteKind.Idea or MinutesNoteKind.Help or MinutesNoteKind.Rejected ? words.Say($"noteLabel.{note.Kind}") + " " : "")
        + note.Text + VoteOf(words, note.Vote) + OriginOf(words, note.Origin);

    private static string VoteOf(Words words, MinutesVote? vote) =>
        vote is null ? "" : $" ({words.Say("voteResult", vote.For.Count, vote.Against.Count, vote.Abstained.Count)}. {Documents.MinutesWords.For(words.Language.Code()).ResultOf(vote)})";

    /// <summary>What nobody recorded in the meeting says where it was found.</summary>
    private static string OriginOf(Words words, MinutesOrigin? origin) => origin is null ? "" : $" ({Documents.MinutesWords.For(words.Language.Code()).OriginOf(origin)})";

    private static string Date(Words words, DateTime local) => local.ToString(words.Say("longDate"), words.Language.Culture());

    private static string Time(DateTime local) => local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Words(Phrasebook Phrases, TextLanguage Language)
    {
        public string Say(string key, params ReadOnlySpan<object?> values) => Phrases.Say(Language, key, values);
    }

    private sealed class Budget(int left)
    {
        private int _left = left;

        public CardBudget Card { get; } = new();

        public int Omitted { get; private set; }

        /// <summary>An item that no longer fits takes all that was said under it along.</summary>
        public bool AllowsItem(MinutesAgendaItem item)
        {
            if (Card.Allows(ItemFrame, item.Title))
                return true;
            Omitted += Math.Max(1, item.Notes.Count + item.Decisions.Count + item.Tasks.Count);
            return false;
        }

        public bool Allows(int frame, params ReadOnlySpan<string> texts)
        {
            var length = 0;
            foreach (var text in texts)
                length += text.Length;
            if (length > _left || !Card.Allows(frame, texts))
            {
                Omitted++;
                return false;
            }

            _left -= length;
            return true;
        }
    }
}

internal sealed record MinutesModel
{
    public required string Meeting { get; init; }

    /// <inheritdoc cref="AllianceBot.Meetings.MeetingRecord.Edition"/>
    public required string Edition { get; init; }
    public required string Heading { get; init; }
    public required string Title { get; init; }
    public required string Group { get; init; }
    public required string When { get; init; }
    public required IReadOnlyList<LabelledModel> Attendance { get; init; }
    public required IReadOnlyList<MinutesItemModel> Items { get; init; }
    public required string Omitted { get; init; }
    public required string Link { get; init; }
    public required bool CanSendFile { get; init; }
    public required bool IsDraft { get; init; }
    public required bool CanApprove { get; init; }
    public required bool CanCirculate { get; init; }
    public required bool CanCorrect { get; init; }

    /// <summary>Or was, before it was approved.</summary>
    public required bool IsInCirculation { get; init; }

    /// <summary>Whether a member has said something by now is asked when it is pressed.</summary>
    public required bool CanWithdraw { get; init; }

    /// <summary>People's text.</summary>
    public required IReadOnlyList<string> AttendanceNotes { get; init; }
    public required IReadOnlyList<ErratumModel> Errata { get; init; }

    /// <summary>The meeting goes on: nothing can be approved yet.</summary>
    public required bool IsRunning { get; init; }
    public required string Status { get; init; }

    /// <summary>What the members agreed about approving; empty when there is nothing to approve, or no charter.</summary>
    public required string Rule { get; init; }

    /// <summary>How many proposals wait for an answer; empty for none.</summary>
    public required string Proposals { get; init; }
    public required string Sha256 { get; init; }
    public required string Location { get; init; }
}

internal sealed record LabelledModel(string Label, string Text);

internal sealed record MinutesItemModel(string Heading, IReadOnlyList<NoteModel> Notes, IReadOnlyList<DecisionModel> Decisions, IReadOnlyList<TaskModel> Tasks);

/// <param name="Heading">Which, by whom and when.</param>
/// <param name="Text">People's text.</param>
/// <param name="Record">Where its document is; empty until archived.</param>
internal sealed record ErratumModel(string Heading, string Text, string Record, string Link);

internal sealed record NoteModel(string Text, string AuthorAndTime, string Url);

internal sealed record DecisionModel(string Number, string Text);

internal sealed record TaskModel(string Number, string Text, string OwnerAndDue);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MinutesModel))]
internal sealed partial class MinutesJson : JsonSerializerContext;
