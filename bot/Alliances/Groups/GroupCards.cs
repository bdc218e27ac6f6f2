using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Groups;

/// <summary>The form of a working group as it is to be shown.</summary>
/// <param name="Fields">Filled in as it is, or as the person left it.</param>
/// <param name="Choices">What there is to choose from.</param>
/// <param name="GroupId">Null for a new one.</param>
/// <param name="Version">The state of the group that it is made from.</param>
internal sealed record GroupForm(GroupFields Fields, GroupChoices Choices, Guid? GroupId = null, int Version = 0)
{
    public string Problem { get; init; } = "";

    public ChangeGroup.Outcome.Conflict? Conflict { get; init; }

    public static GroupForm Of(GroupView group, GroupChoices choices) => new(
        new GroupFields(
            group.Name,
            group.Purpose,
            IsoDay.Write(group.EndsOn),
            group.Coordinator is { } coordinator ? choices.Describe(coordinator.Id) : "",
            choices.Organisations is null ? string.Join('\n', group.Members.Select(m => m.Name)) : string.Join(',', group.Members.Select(m => m.Id))),
        choices,
        group.Id,
        group.Version);
}

/// <summary>The models of the cards about working groups.</summary>
internal static class GroupCards
{
        /// <summary>A value in a conflict is shown up to here; it is whole in the form below.</summary>
    private const int QuoteLength = 120;

    /// <summary>The field for typed names takes the most members at their longest.</summary>
    private const int MembersLength = 20_100;

    /// <param name="turn">The turn for the place, unless it is the reader's own chat.</param>
    /// <param name="group">As it is now.</param>
    public static CardView Group(Turn turn, GroupView group)
    {
        var budget = new CardBudget();
        var purpose = budget.Beginning(group.Purpose);
        var (names, more) = budget.Names([.. group.Members.Select(m => m.Label)], WorkingGroup.MostMembers);
        var heading = turn.Say("groupHeading");
        // A card in a channel is everybody's; in somebody's own chat it offers what they can do.
        var isForAll = turn.Place.Kind is not PlaceKind.Personal;
        var isIn = group.Members.Any(m => m.Id == turn.Actor.Standing.OrganisationId);
        var model = new GroupModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Id = group.Id.ToString(),
            Heading = heading,
            Name = group.Name,
            CanChange = group.IsOpen && Rights.IsOffered(turn, Right.ChangeGroup, group.Id),
            CanJoin = group.IsOpen && (isForAll || (!isIn && Rights.Allows(turn.Actor, Right.JoinGroup))),
            CanLeave = group.IsOpen && (isForAll || isIn),
            CanClose = group.IsOpen && Rights.IsOffered(turn, Right.ManageGroups, group.Id),
            // Elsewhere the rota is the alliance's.
            HasRota = group.IsOpen && turn.Group?.Id == group.Id,
            Status = Closed(turn, group),
            Purpose = purpose,
            Coordinator = group.Coordinator?.Name ?? (group.IsOpen ? turn.Say("groupNobody") : ""),
            Ends = !group.IsOpen ? "" : group.EndsOn is { } ends ? Date(turn, ends) : turn.Say("groupOpenEnded"),
            Tasks = !group.IsOpen ? "" : group.OpenTasks.ToString(CultureInfo.InvariantCulture),
            Settled = string.Join(" · ", group.Settled.OrderBy(s => s.Key).Select(s => turn.Say("groupSettledCount", turn.Say($"settlement.{s.Key}"), s.Value))),
            LatestMeeting = group.LatestMeeting is { } latest
                ? turn.Say("groupMeetingOn", latest.Number, Date(turn, DateOnly.FromDateTime(turn.Alliance.ToLocal(latest.StartedAt))))
                : turn.Say("groupNoMeeting"),
            Count = turn.Say("groupMemberCount", group.Members.Count),
            Members = names + (more > 0 ? turn.Say("andMore", more) : ""),
        };
        return new("alliances/group.json", CardModel.Of(model, GroupJson.Default.GroupModel), turn.Language, $"{heading}: {group.Name}");
    }

    public static CardView Form(Turn turn, GroupForm form)
    {
        var budget = new CardBudget();
        foreach (var choice in (form.Choices.People ?? []).Concat(form.Choices.Organisations ?? []))
            budget.Allows(62, choice.Title);
        var isTyped = form.Choices.Organisations is null;
        var name = budget.Beginning(TextLimits.Cut(form.Fields.Name, TextLimits.Name));
        var purpose = budget.Beginning(TextLimits.Cut(form.Fields.Purpose, WorkingGroup.LongestPurpose));
        var members = TextLimits.Cut(form.Fields.Members ?? "", MembersLength);
        // A list of names that was cut would lose the rest when it is saved.
        var fits = budget.Beginning(members).Length == members.Length;
        var isKept = form.Choices.Organisations is { Count: 0 } || form.Fields.Members is null || (!fits && form.GroupId is not null);
        var model = new GroupFormModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Id = form.GroupId?.ToString() ?? "",
            Version = form.Version.ToString(CultureInfo.InvariantCulture),
            Problem = form.Problem,
            Conflict = Describe(turn, form.Conflict),
            Differences = [.. (form.Conflict?.Differences ?? []).Select(d => Difference(turn, d, budget))],
            Name = name,
            Purpose = purpose,
            EndsOn = TextLimits.Cut(form.Fields.EndsOn, 10),
            Coordinator = TextLimits.Cut(form.Fields.Coordinator, TextLimits.Name),
            People = form.Choices.People ?? [],
            Members = isKept || !fits ? "" : members,
            Organisations = isKept ? [] : [.. (form.Choices.Organisations ?? []).Select(o => o with { Title = ChoiceText.Plain(o.Title) })],
            MembersAreTyped = isTyped && !isKept,
            MembersAreKept = isKept,
        };
        return new("alliances/group-form.json", CardModel.Of(model, GroupJson.Default.GroupFormModel), turn.Language,
            turn.Say(form.GroupId is null ? "groupFormNew" : "groupFormChange"));
    }

    public static CardView Closing(Turn turn, CloseGroup.Outcome.MayClose closing) => Closing(turn, closing.Group, new("", "", "", "", ""));

    public static CardView Closing(Turn turn, CloseGroup.Outcome.TasksAreOpen closing)
    {
        var task = closing.Next;
        var owner = turn.Say("ownerAndDue", task.OwnerName, task.DueDate is { } due ? Date(turn, due) : "–");
        return Closing(turn, closing.Group, new(
            task.Id.SourceId.ToString(),
            task.Id.Sequence.ToString(CultureInfo.InvariantCulture),
            turn.Say("groupTasksRemain", closing.Remaining),
            new CardBudget().Beginning(task.Text),
            task.MeetingNumber.Length > 0 ? turn.Say("groupTaskFrom", owner, task.MeetingNumber) : owner));
    }

    public static CardView List(Turn turn, Page<ListGroups.Row> page)
    {
        var budget = new CardBudget();
        var model = new GroupListModel(
            turn.Alliance.Id.ToString(),
            turn.SpokenHere,
            [.. page.Rows.Select(row => new GroupLineModel(
                budget.Beginning(row.Name),
                row.IsClosed ? turn.Say("groupIsClosed") : "",
                string.Join(" · ", new[]
                {
                    row.Coordinator.Length > 0 || row.IsClosed ? budget.Beginning(row.Coordinator) : turn.Say("groupNobody"),
                    turn.Say("groupMemberCount", row.Members),
                    row.EndsOn is { } ends ? turn.Say("groupUntil", ends.ToString(turn.Say("longDate"), turn.Language.Culture())) : "",
                }.Where(part => part.Length > 0))))],
            page.Total == 0 ? turn.Say("groupsHint") : turn.Say("groupsCount", page.Total, page.Number, page.Count) + " " + turn.Say("groupsHint"),
            page.HasPrevious ? (page.Number - 1).ToString(CultureInfo.InvariantCulture) : "",
            page.HasNext ? (page.Number + 1).ToString(CultureInfo.InvariantCulture) : "");
        return new("alliances/groups.json", CardModel.Of(model, GroupJson.Default.GroupListModel), turn.Language, turn.Say("groupsHeading"));
    }

    private static string Closed(Turn turn, GroupView group)
    {
        if (group.ClosedAt is not { } closed)
            return "";
        var day = Date(turn, DateOnly.FromDateTime(turn.Alliance.ToLocal(closed)));
        return group.ClosedBy.Length > 0 ? turn.Say("groupClosedOnBy", day, group.ClosedBy) : turn.Say("groupClosedOn", day);
    }

    private static CardView Closing(Turn turn, GroupInfo group, ClosingTask task) => new(
        "alliances/group-close.json",
        CardModel.Of(new GroupCloseModel(turn.Alliance.Id.ToString(), turn.SpokenHere, group.Id.ToString(), group.Name, task.Meeting, task.Entry, task.Remaining, task.Text, task.Detail), GroupJson.Default.GroupCloseModel),
        turn.Language,
        turn.Say("groupCloseHeading"));

    private static string Describe(Turn turn, ChangeGroup.Outcome.Conflict? conflict) => conflict switch
    {
        null => "",
        { SavedBy.Length: 0 } => turn.Say("groupConflictUnknown"),
        _ => turn.Say("groupConflict", conflict.SavedBy, Sentences.Day(turn, conflict.SavedAt), Sentences.Hour(turn, conflict.SavedAt)),
    };

    private static DifferenceModel Difference(Turn turn, FieldChange change, CardBudget budget) =>
        new(turn.Say($"field.{change.Field}"), Value(turn, change, change.After, budget), Value(turn, change, change.Before, budget));

    private static string Value(Turn turn, FieldChange change, string value, CardBudget budget) => value switch
    {
        "" => "–",
        _ when change.Field == "groupEnd" && IsoDay.Read(value) is { } date => date.ToString(turn.Say("longDate"), turn.Language.Culture()),
        _ => budget.Beginning(TextLimits.Abridge(value, QuoteLength)),
    };

    private static string Date(Turn turn, DateOnly date) => date.ToString(turn.Say("longDate"), turn.Language.Culture());

    private sealed record ClosingTask(string Meeting, string Entry, string Remaining, string Text, string Detail);
}

internal sealed record GroupModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Id { get; init; }
    public required string Heading { get; init; }
    public required string Name { get; init; }
    public required bool CanChange { get; init; }
    public required bool CanJoin { get; init; }
    public required bool CanLeave { get; init; }
    public required bool CanClose { get; init; }
    public required bool HasRota { get; init; }
    public required string Status { get; init; }
    public required string Purpose { get; init; }
    public required string Coordinator { get; init; }
    public required string Ends { get; init; }
    public required string Tasks { get; init; }
    public required string Settled { get; init; }
    public required string LatestMeeting { get; init; }
    public required string Count { get; init; }
    public required string Members { get; init; }
}

internal sealed record GroupFormModel
{
    public required string Alliance { get; init; }
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required string Problem { get; init; }
    public required string Conflict { get; init; }
    public required IReadOnlyList<DifferenceModel> Differences { get; init; }
    public required string Name { get; init; }
    public required string Purpose { get; init; }
    public required string EndsOn { get; init; }
    public required string Coordinator { get; init; }
    public required IReadOnlyList<Choice> People { get; init; }
    public required string Members { get; init; }
    public required IReadOnlyList<Choice> Organisations { get; init; }
    public required bool MembersAreTyped { get; init; }
    public required bool MembersAreKept { get; init; }
}

internal sealed record DifferenceModel(string Field, string Yours, string Saved);

internal sealed record GroupListModel(string Alliance, string Spoken, IReadOnlyList<GroupLineModel> Groups, string Count, string Previous, string Next);

internal sealed record GroupLineModel(string Name, string Status, string Detail);

internal sealed record GroupCloseModel(string Alliance, string Spoken, string Id, string Name, string Meeting, string Entry, string Remaining, string Task, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GroupModel))]
[JsonSerializable(typeof(GroupFormModel))]
[JsonSerializable(typeof(GroupListModel))]
[JsonSerializable(typeof(GroupCloseModel))]
internal sealed partial class GroupJson : JsonSerializerContext;
