using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Representatives;

/// <summary>The models of the cards that come unasked.</summary>
internal static class NoticeCards
{
    /// <summary>Lines of a list; the rest is counted.</summary>
    private const int MostLines = 12;

    private const int LineFrame = 160;

    /// <summary>A task is quoted at most so far.</summary>
    private const int QuoteLength = 200;

    public static CardView Departure(Voice voice, DepartureData departure, IReadOnlyList<OpenTask> tasks, IReadOnlyList<MeetingUnderWay> running, int coChairs)
    {
        var budget = new CardBudget();
        var heading = voice.Say(departure.HasLeft ? "departureTitle" : "retiredTitle");
        var wasCoChair = departure is { HasLeft: true } && departure.Roles.Any(r => r.Role is Role.CoChair);
        List<NoticeSection> sections =
        [
            Section(voice, voice.Say(departure.HasLeft ? "departureRoles" : "retiredRoles"), departure.Roles.Select(r => voice.RoleName(r.Role, r.Group)), budget),
            Section(voice, voice.Say("departureTasks"), tasks.Select(t => Task(voice, t, withOwner: false)), budget),
            Section(voice, voice.Say("departureMeetings"), running.Select(m => m.Title.Length > 0 ? $"{m.Number}: {m.Title}" : m.Number), budget),
        ];
        sections.RemoveAll(s => s.Lines.Count == 0);
        var model = new NoticeModel(
            heading,
            departure.Organisation.Length > 0 ? $"{departure.Name} ({departure.Organisation})" : departure.Name,
            wasCoChair && coChairs < Departures.FewestCoChairs ? voice.Say("departureTooFewCoChairs", coChairs) : "",
            sections,
            sections.Count > 0 ? voice.Say("departureNext") : voice.Say("departureNothing"));
        return View(voice, model, $"{heading}: {departure.Name}");
    }

    public static CardView Welcome(Voice voice, string organisation, IReadOnlyList<RoleLine> roles, IReadOnlyList<OpenTask> tasks)
    {
        var budget = new CardBudget();
        List<NoticeSection> sections =
        [
            Section(voice, voice.Say("welcomeWho"), roles.Select(r => $"{r.Name}, {voice.RoleName(r.Role, r.Group)}"), budget),
            Section(voice, voice.Say("welcomeTasks"), tasks.Select(t => Task(voice, t, withOwner: true)), budget),
        ];
        sections.RemoveAll(s => s.Lines.Count == 0);
        var heading = voice.Say("welcomeTitle");
        var model = new NoticeModel(
            heading,
            organisation.Length > 0 ? $"{voice.Alliance.Name} · {organisation}" : voice.Alliance.Name ?? "",
            voice.Say("welcomeWhat"),
            sections,
            voice.Say("welcomeLeaveAlone"));
        return View(voice, model, $"{heading}: {voice.Alliance.Name}");
    }

    internal static CardView View(Voice voice, NoticeModel model, string summary) =>
        new("alliances/notice.json", CardModel.Of(model with { Alliance = voice.Alliance.Id.ToString() }, NoticeJson.Default.NoticeModel), voice.Language, summary);

    internal static NoticeSection Section(Voice voice, string title, IEnumerable<string> lines, CardBudget budget)
    {
        var all = lines.ToList();
        var shown = all.Take(MostLines).TakeWhile(line => budget.Allows(LineFrame, line)).ToList();
        if (shown.Count < all.Count)
            shown.Add($"…{voice.Say("andMore", all.Count - shown.Count)}");
        return new NoticeSection(title, shown);
    }

    private static string Task(Voice voice, OpenTask task, bool withOwner)
    {
        var text = TextLimits.Abridge(task.Text, QuoteLength);
        return withOwner
            ? voice.Say("noticeTaskOf", text, task.OwnerName, voice.Date(task.DueDate), task.MeetingNumber)
            : voice.Say("noticeTask", text, voice.Date(task.DueDate), task.MeetingNumber);
    }
}

/// <param name="Subject">Who or what it is about: people's text.</param>
/// <param name="Text">One sentence of ours; may be empty.</param>
/// <param name="End">What to do next, or how to stop it.</param>
internal sealed record NoticeModel(string Heading, string Subject, string Text, IReadOnlyList<NoticeSection> Sections, string End)
{
    /// <summary>Whose buttons these are: somebody's personal chat may be about another one by now.</summary>
    public string Alliance { get; init; } = "";
}

/// <param name="Lines">People's text.</param>
internal sealed record NoticeSection(string Title, IReadOnlyList<string> Lines);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoticeModel))]
internal sealed partial class NoticeJson : JsonSerializerContext;
