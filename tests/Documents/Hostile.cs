using AllianceBot.Documents;
using CsCheck;

namespace AllianceBot.Tests.Documents;

/// <summary>Minutes nobody would write and somebody will.</summary>
internal static class Hostile
{
    private static readonly string[] Fragments =
    [
        "", " ", "\t", "\n", "\r\n", "\0", "\u0001", "\u000B", "\u001F", "\u007F", "\u0085", "\u2028", "\u2029", "\uFEFF", "\uFFFE", "\uFFFF",
        "\uD800", "\uDC00", "😀", "👩‍🌾", "\u202E", "\u2066", "\u200F", "\u200D", "e\u0301\u0323", "محمد", "שלום", "李小龍", "ไทย", "١٢٣", "𞤀",
        "=HYPERLINK(\"http://x\")", "<w:p/>", "]]>", "<!--", "&amp;", "&#0;", "**b**", "{ PAGE }", "{0}", "%s",
        "https://example.org/a?b=c&d=\"e\"", "javascript:alert(1)", "http://[::1", "\\\\server\\share", new string('W', 200), new string('ש', 200),
    ];

    private static readonly Gen<string> Fragment =
        Gen.OneOf(OneOf(Fragments), Gen.Char['\0', '\uFFFF'].Array[0, 12].Select(chars => new string(chars)));

    public static Gen<string> Text { get; } = Fragment.List[0, 8].Select(string.Concat);

    private static readonly Gen<string?> TextOrNothing = Gen.OneOf(Text.Select(text => (string?)text), Gen.Const((string?)null));

    private static readonly Gen<string?> Address = Gen.OneOf(
        TextOrNothing, Text.Select(text => (string?)("https://example.org/" + text)), Text.Select(text => (string?)("http://" + text)));

    private static readonly Gen<DateTime> Moment = Gen.Int[0, 1_000_000].Select(minutes => SampleMinutes.Start.AddMinutes(minutes));

    private static readonly Gen<MinutesNote> Note = Gen.Select(Moment, Text, Text, Address, (at, author, text, url) =>
        new MinutesNote { At = at, Author = author, Text = text, Url = url });

    private static readonly Gen<MinutesTask> Task = Gen.Select(Text, Text, Text, Moment, (number, text, owner, due) =>
        new MinutesTask(number, text, owner, DateOnly.FromDateTime(due)));

    private static readonly Gen<MinutesAgendaItem> Item = Gen.Select(
        Gen.Int[-1, 9],
        Text,
        Note.List[0, 5],
        Gen.Select(Text, Text, (number, text) => new MinutesDecision(number, text)).List[0, 3],
        Task.List[0, 3],
        (number, title, notes, decisions, tasks) => new MinutesAgendaItem
        {
            Number = number < 0 ? null : number,
            Title = title,
            Notes = notes,
            Decisions = decisions,
            Tasks = tasks,
        });

    private static readonly Gen<MinutesApproval?> Approval = Gen.Select(Gen.Bool, Text, Moment, (approved, by, at) =>
        approved ? new MinutesApproval(by, at) : null);

    public static Gen<MinutesDocument> Minutes { get; } = Gen.Select(
        Text.Array[6],
        TextOrNothing.Array[2],
        OneOf("en", "es", "es-PE", "", "xx"),
        Gen.Select(TextOrNothing, Text, (organisation, name) => new MinutesAttendee(name, organisation)).List[0, 15],
        Item.List[0, 5],
        Gen.Select(Moment, Moment, Approval),
        (texts, optional, language, present, items, rest) => new MinutesDocument
        {
            AllianceName = texts[0],
            Language = language,
            MeetingNumber = texts[1],
            Title = texts[2],
            StartedAt = rest.Item1,
            EndedAt = rest.Item2,
            TimeZone = texts[3],
            Place = optional[0],
            StartedBy = texts[4],
            Chair = texts[4],
            Secretary = optional[1],
            Present = present,
            AgendaItems = items,
            Approval = rest.Item3,
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
