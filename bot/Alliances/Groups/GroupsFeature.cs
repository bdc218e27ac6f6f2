using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Groups;

/// <summary>Working groups: a channel becomes one, is changed, joined and closed; all of them listed.</summary>
public sealed class GroupsFeature(AllianceDirectory directory) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("group", ShowAsync));
        registry.AddInAlliance(new Command("groups", async (turn, ct) => Reply.Show(await ListAsync(turn.ForThePlace, ct))));
        registry.AddVerbInAlliance("group.list", async (turn, ct) => Reply.Replace(await ListAsync(turn.ForThePlace, ct)));
        registry.AddVerbInAlliance("group.show", ShowOneAsync);
        registry.AddVerbInAlliance("group.askChange", AskChangeAsync);
        registry.AddVerbInAlliance("group.save", (turn, ct) => turn.Data.Text("id").Length == 0 ? CreateAsync(turn, ct) : ChangeAsync(turn, ct));
        registry.AddVerbInAlliance("group.join", (turn, ct) => JoinAsync(turn, joins: true, ct));
        registry.AddVerbInAlliance("group.leave", (turn, ct) => JoinAsync(turn, joins: false, ct));
        registry.AddVerbInAlliance("group.askClose", (turn, ct) => CloseAsync(turn, isSure: false, ct));
        registry.AddVerbInAlliance("group.close", (turn, ct) => CloseAsync(turn, isSure: true, ct));
        registry.AddVerbInAlliance("group.settle", SettleAsync);
    }

    private static async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new FindGroup.Input(TextLimits.Cut(turn.Text, TextLimits.Name), turn.Place, turn.Actor);
        var outcome = await turn.ReadAsync((db, ct) => FindGroup.HandleAsync(db, input, ct), cancellationToken);
        return outcome switch
        {
            FindGroup.Outcome.Found found => Reply.Show(GroupCards.Group(turn.ForThePlace, found.Group)),
            FindGroup.Outcome.MayCreate create => await AskCreateAsync(turn, create.Name, cancellationToken),
            FindGroup.Outcome.MayNotCreate may => Reply.Say(turn.Say("groupNoneHere") + " " + may.Refusal.Describe(turn)),
            FindGroup.Outcome.Ambiguous several => Reply.Say(turn.Say("groupAmbiguous", TextLimits.Abridge(several.Typed, TextLimits.Quote), string.Join(", ", several.Names))),
            FindGroup.Outcome.Unknown { Suggestions.Count: > 0 } near => Reply.Say(turn.Say("groupDidYouMean", TextLimits.Abridge(near.Typed, TextLimits.Quote), string.Join(", ", near.Suggestions))),
            FindGroup.Outcome.Unknown unknown => Reply.Say(turn.Say("groupUnknownName", TextLimits.Abridge(unknown.Typed, TextLimits.Quote))),
            FindGroup.Outcome.NotInThisPlace => Reply.Say(turn.Say(turn.Place.IsGeneralChannel ? "groupNotInGeneral" : "groupOnlyInChannel")),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private static Task<CardView> ListAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.ReadAsync(async (db, ct) => GroupCards.List(turn, await ListGroups.HandleAsync(db, Page.Asked(turn), ct)), cancellationToken);

    private static async Task<Reply> ShowOneAsync(Turn turn, CancellationToken cancellationToken) =>
        await FindAsync(turn, cancellationToken) is { } group ? Replace(turn, group) : Reply.Say(turn.Say("groupUnknown"));

    private static async Task<Reply> AskCreateAsync(Turn turn, string name, CancellationToken cancellationToken)
    {
        var choices = await turn.ReadAsync(GroupChoices.ReadAsync, cancellationToken);
        return Reply.Show(GroupCards.Form(turn, new GroupForm(new GroupFields(name, "", "", choices.Describe(turn.Person.Id), ""), choices)));
    }

    private static async Task<Reply> AskChangeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, cancellationToken) is not { } group)
            return Reply.Say(turn.Say("groupUnknown"));
        if (!group.IsOpen)
            return Reply.Say(turn.Say("groupWasClosed", group.Name));
        var refusal = await turn.ReadAsync((db, ct) => Roles.Refusal.FindAsync(db, turn.Actor, Roles.Right.ChangeGroup, group.Id, ct), cancellationToken);
        return refusal is not null
            ? Reply.Say(refusal.Describe(turn))
            : Reply.Show(GroupCards.Form(turn, GroupForm.Of(group, await turn.ReadAsync(GroupChoices.ReadAsync, cancellationToken))));
    }

    private async Task<Reply> CreateAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new CreateGroup.Input(turn.Place, FieldsOf(turn), turn.Actor, turn.Today, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => CreateGroup.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return outcome switch
        {
            CreateGroup.Outcome.Created created => Replace(turn, created.Group),
            CreateGroup.Outcome.Exists exists => Replace(turn, exists.Group),
            CreateGroup.Outcome.NotInThisPlace => Reply.Say(turn.Say(turn.Place.IsGeneralChannel ? "groupNotInGeneral" : "groupOnlyInChannel")),
            CreateGroup.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            CreateGroup.Outcome.Wrong wrong => await AskAgainAsync(turn, null, 0, GroupReplies.Describe(turn, wrong.Problem, wrong.Typed, wrong.Suggestions), cancellationToken),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private async Task<Reply> ChangeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var version = turn.Data.Number("version") ?? 0;
        var input = new ChangeGroup.Input(turn.Data.Id("id"), version, FieldsOf(turn), turn.Actor, turn.Today, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => ChangeGroup.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return outcome switch
        {
            ChangeGroup.Outcome.Changed changed => Replace(turn, changed.Group),
            ChangeGroup.Outcome.Conflict conflict => await ShowConflictAsync(turn, conflict, cancellationToken),
            ChangeGroup.Outcome.GroupUnknown => Reply.Say(turn.Say("groupUnknown")),
            ChangeGroup.Outcome.Closed closed => Reply.Say(turn.Say("groupWasClosed", closed.Name)),
            ChangeGroup.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            ChangeGroup.Outcome.Wrong wrong => await AskAgainAsync(turn, input.GroupId, version, GroupReplies.Describe(turn, wrong.Problem, wrong.Typed, wrong.Suggestions), cancellationToken),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    /// <summary>The form as it was filled in, with what is wrong: a client empties a form once it is answered.</summary>
    private static async Task<Reply> AskAgainAsync(Turn turn, Guid? groupId, int version, string problem, CancellationToken cancellationToken)
    {
        var choices = await turn.ReadAsync(GroupChoices.ReadAsync, cancellationToken);
        return Reply.Replace(GroupCards.Form(turn, new GroupForm(FieldsOf(turn), choices, groupId, version) { Problem = problem }));
    }

    private static async Task<Reply> ShowConflictAsync(Turn turn, ChangeGroup.Outcome.Conflict conflict, CancellationToken cancellationToken)
    {
        var choices = await turn.ReadAsync(GroupChoices.ReadAsync, cancellationToken);
        return Reply.Replace(GroupCards.Form(turn, new GroupForm(FieldsOf(turn), choices, conflict.Saved.Id, conflict.Saved.Version) { Conflict = conflict }));
    }

    private static async Task<Reply> JoinAsync(Turn turn, bool joins, CancellationToken cancellationToken)
    {
        var input = new JoinGroup.Input(turn.Data.Id("id"), joins, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => JoinGroup.HandleAsync(db, input, ct), cancellationToken);
        return outcome switch
        {
            JoinGroup.Outcome.Done done => Replace(turn, done.Group),
            JoinGroup.Outcome.GroupUnknown => Reply.Say(turn.Say("groupUnknown")),
            JoinGroup.Outcome.Closed closed => Reply.Say(turn.Say("groupWasClosed", closed.Name)),
            JoinGroup.Outcome.NoOrganisation => Reply.Say(turn.Say("groupNoOrganisation")),
            JoinGroup.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            JoinGroup.Outcome.Full => Reply.Say(turn.Say("groupFull", WorkingGroup.MostMembers)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private async Task<Reply> CloseAsync(Turn turn, bool isSure, CancellationToken cancellationToken)
    {
        var input = new CloseGroup.Input(turn.Data.Id("id"), isSure, turn.Place.ConversationId, turn.Actor, turn.Phrases, turn.Now);
        return Describe(turn, await turn.WriteAsync((db, ct) => CloseGroup.HandleAsync(db, input, ct), cancellationToken));
    }

    private async Task<Reply> SettleAsync(Turn turn, CancellationToken cancellationToken)
    {
        Settlement? settlement = Enum.TryParse<Settlement>(turn.Data.Text("how"), out var how) && how is Settlement.Done or Settlement.Dropped or Settlement.HandedToAlliance ? how : null;
        var input = new SettleGroupTask.Input(turn.Data.Id("id"), new(turn.Data.Id("meeting") ?? Guid.Empty, turn.Data.Number("entry") ?? 0), settlement, turn.Data.Text("note"), turn.Place.ConversationId, turn.Actor, turn.Phrases, turn.Now);
        return Describe(turn, await turn.WriteAsync((db, ct) => SettleGroupTask.HandleAsync(db, input, ct), cancellationToken));
    }

    private Reply Describe(Turn turn, CloseGroup.Outcome outcome)
    {
        if (outcome is CloseGroup.Outcome.Closed)
            directory.Forget(turn.Alliance.Id);
        return outcome switch
        {
            CloseGroup.Outcome.Closed closed => Replace(turn, closed.Group),
            CloseGroup.Outcome.MayClose may => Reply.Replace(GroupCards.Closing(turn.ForThePlace, may)),
            CloseGroup.Outcome.TasksAreOpen tasks => Reply.Replace(GroupCards.Closing(turn.ForThePlace, tasks)),
            CloseGroup.Outcome.TasksAreElsewhere there => Reply.Say(turn.Say("groupTasksElsewhere", there.Name, there.Remaining)),
            CloseGroup.Outcome.MeetingIsRunning running => Reply.Say(turn.Say("groupMeetingRunning", running.Name)),
            CloseGroup.Outcome.GroupUnknown => Reply.Say(turn.Say("groupUnknown")),
            CloseGroup.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    /// <summary>Several join at once: the card shows what is known by the time it is sent.</summary>
    private static Reply Replace(Turn turn, GroupView group) => Reply.Replace(
        GroupCards.Group(turn.ForThePlace, group),
        ct => turn.ReadAsync(async (db, token) => await GroupView.ReadAsync(db, group.Id, token) is { } now ? GroupCards.Group(turn.ForThePlace, now) : null, ct));

    private static Task<GroupView?> FindAsync(Turn turn, CancellationToken cancellationToken) => turn.Data.Id("id") is { } id
        ? turn.ReadAsync((db, ct) => GroupView.ReadAsync(db, id, ct), cancellationToken)
        : Task.FromResult<GroupView?>(null);

    private static GroupFields FieldsOf(Turn turn) => new(
        turn.Data.Text("name"),
        turn.Data.Text("purpose"),
        turn.Data.Text("endsOn"),
        turn.Data.Text("coordinator"),
        turn.Data.Text("keepMembers").Length > 0 ? null : turn.Data.Text("members"));
}
