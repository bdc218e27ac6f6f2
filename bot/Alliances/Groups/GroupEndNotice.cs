using System.Text.Json.Serialization;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>Tells that the end date of a working group has passed, with the way to extend it and, for whoever may, to close it.</summary>
internal sealed class GroupEndNotice : INoticeWriter
{
    public const string KindName = "groupEnded";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    /// <summary>Each end date of a group is told of once.</summary>
    public static string SubjectOf(WorkingGroup group) => $"{group.Id}/{IsoDay.Write(group.EndsOn)}";

    /// <summary>Nothing when it was closed or extended before anybody was told.</summary>
    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(turn.SubjectId.Split('/')[0], out var id)
            || await turn.Db.Set<WorkingGroup>().SingleOrDefaultAsync(g => g.Id == id && g.ClosedAt == null, cancellationToken) is not { } group
            || SubjectOf(group) != turn.SubjectId)
            return null;
        var leads = await turn.Db.Set<RoleHolding>().AnyAsync(h => h.PersonId == turn.Reader.PersonId && h.GroupId == null && h.Until == null, cancellationToken);
        var tasks = await Tasks.AllianceTasks.CountOpenAsync(turn.Db, id, cancellationToken);
        return new ReplyMessage.Card(Card(Voice.Of(turn), group.Id, group.Name, group.EndsOn!.Value, tasks, mayClose: leads));
    }

    public static CardView Card(Voice voice, Guid id, string name, DateOnly endsOn, int openTasks, bool mayClose)
    {
        var heading = voice.Say("groupEndedTitle");
        var model = new GroupEndedModel(
            voice.Alliance.Id.ToString(), id.ToString(), voice.Alliance.Name ?? "", name,
            voice.Say("groupEndedOn", voice.Date(endsOn), openTasks), voice.Say(mayClose ? "groupEndedNext" : "groupEndedNextCoordinator"), mayClose);
        return new("alliances/group-ended.json", CardModel.Of(model, GroupEndedJson.Default.GroupEndedModel), voice.Language, $"{heading}: {name}");
    }
}

/// <param name="Next">What to do, and that it is not said again.</param>
internal sealed record GroupEndedModel(string Alliance, string Id, string AllianceName, string Name, string What, string Next, bool MayClose);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GroupEndedModel))]
internal sealed partial class GroupEndedJson : JsonSerializerContext;
