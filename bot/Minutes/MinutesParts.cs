using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;

namespace AllianceBot.Minutes;

/// <summary>An entry as the minutes number it.</summary>
/// <param name="Item">The item of the agenda it stands under; null for none.</param>
/// <param name="Entry">As it stands now.</param>
/// <param name="Number">Such as <c>2026-03/D2</c>; of a note, its place among those of its item, such as <c>3</c>.</param>
internal sealed record MinutesPart(int? Item, RecordedEntry Entry, string Number)
{
    /// <summary>It stands under no item and was recorded before any.</summary>
    public bool IsBeforeFirst { get; init; }

    public bool IsNumbered => Entry.Kind is EntryKind.Decision or EntryKind.Action;
}

/// <summary>The parts of one meeting's minutes, and what people call them.</summary>
internal sealed class MinutesParts
{
    private readonly MeetingRecord _meeting;
    private readonly Phrasebook _phrases;
    private readonly TextLanguage _language;

    public MinutesParts(MeetingRecord meeting, Phrasebook phrases, TextLanguage language)
    {
        (_meeting, _phrases, _language) = (meeting, phrases, language);
        var numbering = new MinutesDraft.Numbering(meeting.Number);
        All = [.. meeting.Items.SelectMany(item => NumberItem(item, numbering))];
    }

    /// <summary>In the order of the agenda.</summary>
    public IReadOnlyList<MinutesPart> All { get; }

    public MinutesPart? Find(int? place) => place is null ? null : All.FirstOrDefault(part => part.Entry.Place == place);

    /// <summary>What a part is called: “Decision 2026-03/D2”, “Note 3 under item 1”, “A task that is missing”.</summary>
    public string Name(AmendedPart part) => Find(part.Place) switch
    {
        { IsNumbered: true } found => Say(found.Entry.Kind is EntryKind.Decision ? "amendedDecision" : "amendedTask", found.Number),
        { Item: { } item } note => Say("amendedNote", note.Number, item),
        { } note => Say(note.IsBeforeFirst ? "amendedNoteBefore" : "amendedNoteOther", note.Number),
        null when part.Place is not null => Say("amendedGone"),
        null => Say($"amendedMissing.{part.Kind}"),
    };

    /// <summary>What an entry says, in one text.</summary>
    public string Text(RecordedEntry entry) => entry.Url is { } url && !entry.Text.Contains(url, StringComparison.Ordinal)
        ? $"{entry.Text} {url}"
        : Text(entry.Text, entry.OwnerName, entry.DueDate);

    /// <summary>A text with the owner and the day of a task, where there are.</summary>
    public string Text(string text, string? owner, DateOnly? due) => owner is { Length: > 0 } && due is { } day
        ? $"{text} ({Say("ownerAndDue", owner, day.ToString(Say("longDate"), _language.Culture()))})"
        : text;

    /// <summary>What a suggested change asks for.</summary>
    public string Wish(MinutesAmendment amendment) => Wish(amendment.Text, amendment.OwnerName, amendment.DueDate, amendment.Before);

    /// <inheritdoc cref="Wish(MinutesAmendment)"/>
    public string Wish(AmendmentWish wish) => Wish(wish.Text, wish.OwnerName, wish.DueDate, wish.Before);

    private string Wish(string text, string? owner, DateOnly? due, string before) => text.Length == 0 ? Say("amendStrikes", before) : Text(text, owner, due);

    /// <summary>What stands at a part now; empty where nothing does.</summary>
    public string Current(AmendedPart part) => Find(part.Place) is { } found ? Text(found.Entry) : part.Kind is EntryKind.Title ? _meeting.Title : "";

    /// <summary>Which entry stands at a part now, to tell whether it changed meanwhile; null for what is to be added.</summary>
    public int? SequenceOf(AmendedPart part) => Find(part.Place)?.Entry.Sequence ?? (part.Kind is EntryKind.Title ? _meeting.TitleSequence : null);

    private static IEnumerable<MinutesPart> NumberItem(RecordedItem item, MinutesDraft.Numbering numbering)
    {
        var notes = 0;
        foreach (var entry in item.Entries)
        {
            yield return new(item.Position, entry, entry.Kind switch
            {
                EntryKind.Decision => numbering.NextDecision(),
                EntryKind.Action => numbering.NextTask(),
                _ => (++notes).ToString(System.Globalization.CultureInfo.InvariantCulture),
            }) { IsBeforeFirst = item.IsBeforeFirst };
        }
    }

    private string Say(string key, params ReadOnlySpan<object?> values) => _phrases.Say(_language, key, values);
}
