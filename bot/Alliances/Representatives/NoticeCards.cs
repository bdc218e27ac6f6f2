using System.Text.Json.Serialization;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Roles;
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

    public static CardView Departure(Voice voice, DepartureData departure, LeftOpen open, int coChairs)
    {
        var budget = new CardBudget();
        var heading = voice.Say(departure.HasLeft ? "departureTitle" : "retiredTitle");
        var wasCoChair = departure is { HasLeft: true } && departure.Roles.Any(r => r.Role is Role.CoChair);
        List<NoticeSection> sections =
        [
            Section(voice, voice.Say(departure.HasLeft ? "departureRoles" : "retiredRoles"), departure.Roles.Select(r => voice.RoleName(r.Role, r.Group)), budget),
            Section(voice, voice.Say("departureTasks"), open.Tasks.Select(t => Task(voice, t, withOwner: false)), budget),
            Section(voice, voice.Say("departureTurns"), open.Turns, budget),
            Section(voice, voice.Say("departureMeetings"), open.Running.Select(m => Meeting(m.Number, m.Title)), budget),
            Section(voice, voice.Say("departureDrafts"), open.Drafts.Select(m => Meeting(m.Number, m.Title)), budget),
        ];
        sections.RemoveAll(s => s.Lines.Count == 0);
        var model = new NoticeModel(
            heading,
            departure.Organisation.Length > 0 ? $"{departure.Name} ({departure.Organisation})" : departure.Name,
            departure.HasLeft ? wasCoChair && coChairs < CoChairRules.Fewest ? voice.Say("departureTooFewCoChairs", coChairs) : "" : MovedTo(voice, departure),
            sections,
            voice.Say(sections.Count > 0 ? "departureNext" : departure.HasLeft ? "departureNothing" : "retiredNothing"));
        return View(voice, model, $"{heading}: {departure.Name}");
    }

    /// <param name="charter">In force; without a version when the alliance has adopted none.</param>
    public static CardView Welcome(Voice voice, string organisation, CharterInForce charter, IReadOnlyList<RoleLine> roles, IReadOnlyList<OwnedActionItem> tasks, NextMeeting? next)
    {
        var budget = new CardBudget();
        List<NoticeSection> sections =
        [
            Section(voice, voice.Say("welcomeCharter"), Charter(voice, charter), budget),
            Section(voice, voice.Say("welcomeWho"), roles.Select(r => $"{r.Name}, {voice.RoleName(r.Role, r.Group)}"), budget),
            Section(voice, voice.Say("welcomeTasks"), tasks.Select(t => Task(voice, t, withOwner: true)), budget),
            Section(voice, voice.Say("welcomeNext"), next is null ? [] : [next.Details.Length > 0 ? $"{voice.DateWithWeekday(next.Date)}, {next.Details}" : voice.DateWithWeekday(next.Date)], budget),
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

    /// <summary>Where somebody who is still here is from now, and who says so.</summary>
    private static string MovedTo(Voice voice, DepartureData move)
    {
        var who = move.SaidBy.Length > 0 ? voice.Say("retiredSaidBy", move.SaidBy) : voice.Say("retiredSaidByThem");
        return move.MovedTo.Length > 0 ? voice.Say("retiredMoved", move.MovedTo, who) : voice.Say("retiredMovedNowhere", who);
    }

    private static string Meeting(string number, string title) => title.Length > 0 ? $"{number}: {title}" : number;

    private static IEnumerable<string> Charter(Voice voice, CharterInForce charter)
    {
        if (charter.Version is { } version)
            yield return charter.AdoptedOn is { } day ? voice.Say("welcomeCharterAdopted", version, voice.Date(day)) : voice.Say("welcomeCharterInForce", version);
    }

    private static string Task(Voice voice, OwnedActionItem task, bool withOwner)
    {
        var text = TextLimits.Abridge(task.Text, QuoteLength);
        var due = task.DueDate is { } day ? voice.Date(day) : "–";
        return (withOwner, task.MeetingNumber) switch
        {
            (true, "") => voice.Say("noticeTaskOfAlone", text, task.OwnerName, due),
            (true, var number) => voice.Say("noticeTaskOf", text, task.OwnerName, due, number),
            (false, "") => voice.Say("noticeTaskAlone", text, due),
            (false, var number) => voice.Say("noticeTask", text, due, number),
        };
    }
}

/// <summary>What somebody leaves to others.</summary>
/// <param name="Tasks">Not settled, overdue or not.</param>
/// <param name="Running">Meetings they started that nobody has ended.</param>
/// <param name="Drafts">Meetings whose minutes are theirs to get approved.</param>
internal sealed record LeftOpen(IReadOnlyList<OwnedActionItem> Tasks, IReadOnlyList<MeetingUnderWay> Running, IReadOnlyList<EndedMeeting> Drafts)
{
    /// <summary>Of the rota, still to come, in words.</summary>
    public IReadOnlyList<string> Turns { get; init; } = [];
}

/// <param name="Subject">Who or what it is about: people's text.</param>
/// <param name="Text">One sentence of ours; may be empty.</param>
/// <param name="End">What to do next, or how to stop it.</param>
internal sealed record NoticeModel(string Heading, string Subject, string Text, IReadOnlyList<NoticeSection> Sections, string End)
{
    /// <summary>Whose buttons these are: somebody's personal chat may be about another one by now.</summary>
    public string Alliance { get; init; } = "";

    /// <summary>Everybody in a channel reads it: it offers nobody's own settings.</summary>
    public bool IsForAll { get; init; }
}

/// <param name="Lines">People's text.</param>
internal sealed record NoticeSection(string Title, IReadOnlyList<string> Lines);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoticeModel))]
internal sealed partial class NoticeJson : JsonSerializerContext;
