using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Minutes.Proposals;

public sealed class SqliteProposalTests(SqliteDatabase database) : ProposalContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresProposalTests(PostgresDatabase database) : ProposalContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>What becomes of proposals, through the whole bot.</summary>
public abstract class ProposalContract<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase
{
    private readonly TDatabase _database;
    private RunningBot? _bot;

    protected ProposalContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    private RunningBot Bot => _bot!;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(settings: _database.Settings);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_bot is null)
            return;
        _bot.Log.Errors.ShouldBeEmpty();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task What_is_accepted_stands_under_its_item_with_its_origin_and_breaks_no_number()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var decision = await stage.FindAsync("publish the report");
        await stage.SaveAsync(stage.Room.Ana, "proposals.saveAndAccept", decision, "Decision", decision.Text, position: "1");

        var record = await stage.RecordAsync();
        var entries = record.Items.Single(item => item.Position == 1).Entries;
        entries.Select(e => e.Text).ShouldBe(["Meet every two months.", ProposalStage.Decision]);
        entries[1].Origin.ShouldBe(new EntryOrigin(EntrySource.Notes, "Ana Quispe", null));
        entries[0].Origin.ShouldBeNull();
        var minutes = string.Join('\n', CardListing.Of((await stage.Room.SayAsync(stage.Room.Luis, stage.Room.Word("minutes"))).Card));
        minutes.ShouldContain($"2026-01/D2  {ProposalStage.Decision} (Proposed from the notes: Ana Quispe)");
    }

    [Fact]
    public async Task Nobody_is_named_for_words_that_somebody_else_wrote()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var decision = await stage.FindAsync("publish the report");
        await stage.SaveAsync(stage.Room.Ana, "proposals.saveAndAccept", decision, "Decision", "Publish the report in two languages", position: "1");

        var minutes = string.Join('\n', CardListing.Of((await stage.Room.SayAsync(stage.Room.Luis, stage.Room.Word("minutes"))).Card));
        minutes.ShouldContain("2026-01/D2  Publish the report in two languages (Proposed from the notes)");
    }

    [Fact]
    public async Task What_was_written_with_a_tag_is_offered_and_accepted_as_what_its_tag_says()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var given = await stage.GiveAsync("""
            Ana Quispe: #info The budget of the survey is 40 000.
            Luis Rojas: #rejected A forum of our own
            Ana Quispe: #link The law https://example.org/law
            Luis Rojas: #idea A song for the campaign
            Ana Quispe: #help Somebody who translates into Quechua
            Ana Quispe: #motion Write to the minister
            Luis Rojas: #vote yes
            """);

        var shown = string.Join('\n', CardListing.Of(given.Cards[^1]));
        shown.ShouldContain("notes 5, open questions 2");
        shown.ShouldContain("Votes and answers to a roll call, which I count only while a meeting runs; please record what came of them: 1");
        var proposals = (await stage.ProposalsAsync()).ToLookup(p => p.Kind, p => p.Text);
        proposals[ProposalKind.Question].ShouldContain("Write to the minister");
        foreach (var kind in new[] { ProposalKind.Info, ProposalKind.Rejected, ProposalKind.Link, ProposalKind.Idea, ProposalKind.Help })
            await stage.PressAsync(stage.Room.Ana, "proposals.accept", await stage.FindAsync(proposals[kind].ShouldHaveSingleItem()));

        (await stage.RecordAsync()).Items.SelectMany(i => i.Entries).Where(e => e.Origin is not null).Select(e => (e.Kind, e.Text, e.Url)).ShouldBe(
        [
            (EntryKind.Info, "The budget of the survey is 40 000.", null),
            (EntryKind.Rejected, "A forum of our own", null),
            (EntryKind.Link, "The law", "https://example.org/law"),
            (EntryKind.Idea, "A song for the campaign", null),
            (EntryKind.Help, "Somebody who translates into Quechua", null),
        ], ignoreOrder: true);
        await stage.GiveAsync("Luis Rojas: #idea A song for our campaign");
        (await stage.ProposalsAsync()).ShouldNotContain(p => p.Text == "A song for our campaign", "It is in the record in almost the same words.");
    }

    [Fact]
    public async Task What_belongs_to_no_item_stands_behind_the_agenda()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var decision = await stage.FindAsync("publish the report");
        await stage.SaveAsync(stage.Room.Ana, "proposals.saveAndAccept", decision, "Decision", decision.Text);

        (await stage.RecordAsync()).Items.Select(i => (i.Position, i.IsBeforeFirst)).ShouldBe([(1, false), (2, false), (null, false)]);
        var minutes = CardListing.Of((await stage.Room.SayAsync(stage.Room.Luis, stage.Room.Word("minutes"))).Card).ToList();
        minutes.ShouldNotContain("Before the first item");
        minutes.SkipWhile(line => line != "2. Letter").SkipWhile(line => line != "Other matters").ShouldContain($"Decision 2026-01/D2  {ProposalStage.Decision} (Proposed from the notes: Ana Quispe)");
    }

    [Fact]
    public async Task A_task_that_names_a_member_and_a_day_is_accepted_with_one_press()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var task = await stage.FindAsync("send the letter");
        (task.OwnerName, task.DueDate).ShouldBe(("Luis Rojas", new DateOnly(2026, 3, 6)));

        await stage.PressAsync(stage.Room.Ana, "proposals.accept", task);

        var entry = (await stage.RecordAsync()).Items.SelectMany(i => i.Entries).Single(e => e.Kind is EntryKind.Action);
        (entry.OwnerName, entry.DueDate, entry.OwnerId).ShouldBe(("Luis Rojas", new DateOnly(2026, 3, 6), task.OwnerId));
    }

    [Fact]
    public async Task A_task_without_member_and_day_leads_to_the_form_and_says_why()
    {
        var stage = await new ProposalStage(Bot).HoldAsync($"Ana Quispe: {ProposalStage.BareTask}");
        var task = await stage.FindAsync("translate");
        if (task.Kind is not ProposalKind.Task)
            await stage.SaveAsync(stage.Room.Ana, "proposals.save", task, "Task", task.Text);
        task = await stage.FindAsync("translate");

        var form = (await stage.PressAsync(stage.Room.Ana, "proposals.accept", task)).Card;

        CardListing.Of(form).ShouldContain("A task needs a member who answers for it and a date; give both here.");
        (await stage.RecordAsync()).Items.SelectMany(i => i.Entries).ShouldAllBe(e => e.Kind != EntryKind.Action);
        var seen = await stage.FindAsync("translate");
        foreach (var (owner, due, why) in new[] { ("Nobody Known", "2026-04-01", "Nobody Known"), ("Luis Rojas", "31/04", "That is no date"), ("Luis Rojas", "2025-01-01", "before the meeting"), ("Luis Rojas", "2126-01-01", "more than ten years"), ("", "2026-04-01", "needs a member") })
        {
            var again = await stage.SaveAsync(stage.Room.Ana, "proposals.saveAndAccept", seen, "Task", seen.Text, owner, due);
            string.Join('\n', CardListing.Of(again.Card)).ShouldContain(why);
            seen = await stage.FindAsync("translate");
        }

        await stage.SaveAsync(stage.Room.Ana, "proposals.saveAndAccept", seen, "Task", seen.Text, "Luis Rojas", "2026-04-01", "2");
        var record = await stage.RecordAsync();
        record.Items.Single(i => i.Position == 2).Entries.Single().OwnerName.ShouldBe("Luis Rojas");
    }

    [Fact]
    public async Task Two_who_press_at_once_make_one_entry_and_the_second_reads_who_was_first()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var decision = await stage.FindAsync("publish the report");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => stage.PressAsync(stage.Room.Ana, "proposals.accept", decision)));

        (await stage.RecordAsync()).Items.SelectMany(i => i.Entries).Count(e => e.Text == ProposalStage.Decision).ShouldBe(1);
        var second = await stage.PressAsync(stage.Room.Ana, "proposals.drop", decision);
        CardListing.Of(System.Text.Json.JsonElement.Parse(second.Response).GetProperty("value")).ShouldContain($"Ana Quispe had accepted this before. Proposed decision {decision.Number}: {ProposalStage.Decision}");
        (await stage.FindAsync("publish the report")).State.ShouldBe(ProposalState.Accepted);
    }

    [Fact]
    public async Task What_was_said_in_a_private_place_does_not_get_into_the_trail()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var (room, chat) = (stage.Room, stage.Room.Private(stage.Room.Ana));
        await room.SayAsync(room.Ana, "start meeting\nSalaries", chat);
        await room.SayAsync(room.Ana, "notes\nAna Quispe: We agreed to raise the salary of the coordinator.", chat);
        // A person's own chat is about one of their alliances, and here they have several.
        await using var all = Bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        var proposal = await all.Set<MinutesProposal>().IgnoreQueryFilters().SingleAsync(p => p.Text.Contains("salary"));

        await room.PressAsync(room.Ana, "proposals.drop", new() { ["proposal"] = proposal.Id.ToString() }, chat);

        var trail = await all.Set<AllianceBot.Alliances.History.ChangeRecord>().IgnoreQueryFilters().SingleAsync(c => c.SubjectId == proposal.MeetingId && c.Action == "proposalDropped");
        trail.ReadFields().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_accepts_what_they_were_not_shown()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var shown = await stage.FindAsync("publish the report");
        await stage.SaveAsync(stage.Room.Ana, "proposals.save", shown, "Decision", "We publish nothing.");

        var answer = await stage.PressAsync(stage.Room.Ana, "proposals.accept", shown);

        CardListing.Of(System.Text.Json.JsonElement.Parse(answer.Response).GetProperty("value")).ShouldContain(line => line.Contains("nothing was accepted") && line.Contains("We publish nothing."));
        (await stage.FindAsync("publish nothing")).State.ShouldBe(ProposalState.Open);
    }

    [Fact]
    public async Task A_date_before_the_meeting_is_asked_for_again()
    {
        var stage = await new ProposalStage(Bot).HoldAsync("Ana Quispe: Luis Rojas will send the letter to the ministry by 20 February 2026.");
        var task = await stage.FindAsync("send the letter");
        task.DueDate.ShouldBe(new DateOnly(2026, 2, 20));

        CardListing.Of((await stage.PressAsync(stage.Room.Ana, "proposals.accept", task)).Card).ShouldContain(line => line.Contains("before the meeting"));
        (await stage.RecordAsync()).Items.SelectMany(i => i.Entries).ShouldAllBe(e => e.Kind != EntryKind.Action);
    }

    [Fact]
    public async Task A_draft_does_not_circulate_over_proposals_and_takes_none_while_it_does()
    {
        var stage = await new ProposalStage(Bot).HoldAsync($"Ana Quispe: {ProposalStage.Decision}");
        var meeting = new System.Text.Json.Nodes.JsonObject { ["meeting"] = stage.MeetingId.ToString() };
        (await stage.Room.PressAsync(stage.Room.Ana, "minutes.circulate", meeting)).Sentences.ShouldBe([stage.Room.Phrase("circulationProposalsWait", "2026-01", (await stage.ProposalsAsync()).Count)]);

        foreach (var proposal in await stage.ProposalsAsync())
            await stage.PressAsync(stage.Room.Ana, "proposals.drop", proposal);
        await stage.Room.PressAsync(stage.Room.Ana, "minutes.circulate", new System.Text.Json.Nodes.JsonObject { ["meeting"] = stage.MeetingId.ToString() });
        var dropped = await stage.FindAsync("publish the report");
        (await stage.PressAsync(stage.Room.Ana, "proposals.undo", dropped)).Sentences.ShouldBe([stage.Room.Phrase("proposalInCirculation", "2026-01")]);
        string.Join('\n', CardListing.Of((await stage.GiveAsync("Luis Rojas: We agreed to meet in May.")).Cards[^1])).ShouldContain(stage.Room.Phrase("sourceInCirculation", "2026-01"));
    }

    [Fact]
    public async Task Whoever_saves_second_sees_what_the_first_wrote()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var seen = await stage.FindAsync("publish the report");
        await stage.SaveAsync(stage.Room.Ana, "proposals.save", seen, "Decision", "We publish it in May.");

        var form = (await stage.SaveAsync(stage.Room.Ana, "proposals.save", seen, "Decision", "We publish it in June.")).Card;

        var shown = string.Join('\n', CardListing.Of(form));
        shown.ShouldContain("it says now: “We publish it in May.”");
        shown.ShouldContain("We publish it in June.");
        (await stage.ProposalsAsync()).ShouldContain(p => p.Text == "We publish it in May.");
    }

    [Fact]
    public async Task What_people_settled_or_edited_outlasts_every_later_draft()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        await stage.PressAsync(stage.Room.Ana, "proposals.drop", await stage.FindAsync("publish the report"));
        await stage.PressAsync(stage.Room.Ana, "proposals.accept", await stage.FindAsync("send the letter"));
        var question = await stage.FindAsync("press conference");
        await stage.SaveAsync(stage.Room.Ana, "proposals.save", question, "Question", "Who speaks to the press?");

        await stage.GiveAsync($"Luis Rojas: {ProposalStage.Decision}\nLuis Rojas: We agreed to invite the ministry of health to the next meeting.");

        var all = await stage.ProposalsAsync();
        all.Count(p => p.Text == ProposalStage.Decision).ShouldBe(1);
        all.Single(p => p.Text == ProposalStage.Decision).State.ShouldBe(ProposalState.Dropped);
        all.ShouldContain(p => p.Text == "Who speaks to the press?" && p.State == ProposalState.Open);
        all.ShouldContain(p => p.Text.Contains("invite the ministry") && p.State == ProposalState.Open);
        all.Where(p => p.State == ProposalState.Open).ShouldAllBe(p => !p.Text.Contains("send the letter"));
    }

    [Fact]
    public async Task A_source_taken_out_takes_along_what_nobody_touched_and_leaves_the_record()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        await stage.PressAsync(stage.Room.Ana, "proposals.accept", await stage.FindAsync("publish the report"));
        var source = await stage.ReadAsync(db => db.Set<MeetingSource>().Select(s => s.Id).SingleAsync());

        await stage.Room.PressAsync(stage.Room.Ana, "sources.remove", new() { ["source"] = source.ToString() });

        (await stage.ProposalsAsync()).Select(p => p.Text).ShouldBe([ProposalStage.Decision]);
        (await stage.ReadAsync(db => db.Set<MeetingSource>().CountAsync())).ShouldBe(0);
        (await stage.RecordAsync()).Items.SelectMany(i => i.Entries).ShouldContain(e => e.Text == ProposalStage.Decision);
        (await stage.Room.PressAsync(stage.Room.Ana, "sources.remove", new() { ["source"] = source.ToString() })).Sentences.ShouldBe([stage.Room.Phrase("sourceUnknown")]);
    }

    [Fact]
    public async Task The_same_notes_twice_change_nothing_and_are_said_to_be_there()
    {
        var stage = await new ProposalStage(Bot).HoldAsync($"Ana Quispe: {ProposalStage.Decision}");
        var before = (await stage.ProposalsAsync()).Select(p => (p.Id, p.Number)).ToList();

        var heard = await stage.GiveAsync($"Ana Quispe: {ProposalStage.Decision}");

        CardListing.Of(heard.Cards[^1]).ShouldContain(stage.Room.Phrase("sourceAlreadyThere", stage.Room.Phrase("sourcePasted")));
        (await stage.ReadAsync(db => db.Set<MeetingSource>().CountAsync())).ShouldBe(1);
        (await stage.ProposalsAsync()).Select(p => (p.Id, p.Number)).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_accepted_by_mistake_is_taken_out_of_the_record_again()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var decision = await stage.FindAsync("publish the report");
        await stage.PressAsync(stage.Room.Ana, "proposals.accept", decision);
        await stage.PressAsync(stage.Room.Ana, "proposals.undo", decision);

        (await stage.RecordAsync()).Items.SelectMany(i => i.Entries).ShouldAllBe(e => e.Text != ProposalStage.Decision);
        (await stage.FindAsync("publish the report")).State.ShouldBe(ProposalState.Open);
        await stage.PressAsync(stage.Room.Ana, "proposals.drop", decision);
        await stage.PressAsync(stage.Room.Ana, "proposals.undo", decision);
        (await stage.FindAsync("publish the report")).State.ShouldBe(ProposalState.Open);
    }

    [Fact]
    public async Task Approving_over_proposals_asks_first_and_says_how_many_would_be_lost()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var form = await ApproveAsync(stage, (await stage.ProposalsAsync()).Count);
        // One more came while the form lay there.
        await stage.GiveAsync("Luis Rojas: We agreed to invite the ministry of health to the next meeting.");
        var proposals = await stage.ProposalsAsync();

        form = (await stage.Room.PressAsync(stage.Room.Ana, form, "minutes.approve")).Card;

        CardListing.Of(form).ShouldContain(stage.Room.Phrase("approveNowProposals", proposals.Count));
        (await ApprovalsAsync(stage)).ShouldBe(0);
        CardListing.Of((await stage.Room.PressAsync(stage.Room.Ana, form, "proposals.show")).Card).ShouldContain(line => line.Contains(ProposalStage.Decision));
        foreach (var proposal in proposals.Skip(1))
            await stage.PressAsync(stage.Room.Ana, "proposals.drop", proposal);
        // Fewer than were told of are lost with them.
        await stage.Room.PressAsync(stage.Room.Ana, form, "minutes.approve");
        (await ApprovalsAsync(stage)).ShouldBe(1);
    }

    [Fact]
    public async Task With_every_proposal_settled_approving_asks_nothing()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        foreach (var proposal in await stage.ProposalsAsync())
            await stage.PressAsync(stage.Room.Ana, "proposals.drop", proposal);

        await stage.Room.PressAsync(stage.Room.Ana, "minutes.approve", new() { ["meeting"] = stage.MeetingId.ToString() });

        (await ApprovalsAsync(stage)).ShouldBe(1);
    }

    [Fact]
    public async Task Approved_minutes_take_no_proposal_and_no_source()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var decision = await stage.FindAsync("publish the report");
        await stage.Room.PressAsync(stage.Room.Ana, await ApproveAsync(stage, (await stage.ProposalsAsync()).Count), "minutes.approve");

        foreach (var verb in new[] { "proposals.accept", "proposals.drop", "proposals.undo", "proposals.edit" })
            (await stage.PressAsync(stage.Room.Ana, verb, decision)).Sentences.ShouldBe([stage.Room.Phrase("proposalMinutesApproved", "2026-01")], verb);
        (await stage.SaveAsync(stage.Room.Ana, "proposals.saveAndAccept", decision, "Decision", "Something else.")).Sentences.ShouldBe([stage.Room.Phrase("proposalMinutesApproved", "2026-01")]);
        CardListing.Of((await stage.GiveAsync("Ana Quispe: We agreed to meet in June.")).Cards[^1]).ShouldContain(stage.Room.Phrase("sourceMinutesApproved", "2026-01"));
        CardListing.Of(await stage.ListAsync()).ShouldContain(stage.Room.Phrase("proposalsApproved"));
        string.Join('\n', CardListing.Of((await stage.Room.SayAsync(stage.Room.Luis, stage.Room.Word("minutes"))).Card)).ShouldNotContain("Proposals");
    }

    [Fact]
    public async Task Whoever_may_not_approve_may_look_and_is_told_who_may()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        var decision = await stage.FindAsync("publish the report");
        // Ana started the meeting; Luis has no role as soon as somebody leads.
        await new Props(Bot).NameCoChairAsync(stage.Room.General, stage.Room.Ana);

        foreach (var verb in new[] { "proposals.accept", "proposals.drop", "proposals.undo", "proposals.edit", "proposals.save" })
            (await stage.PressAsync(stage.Room.Luis, verb, decision)).Sentences.ShouldHaveSingleItem(verb).ShouldContain("Ana Quispe", customMessage: verb);
        (await stage.FindAsync("publish the report")).State.ShouldBe(ProposalState.Open);
        CardListing.Of(await stage.ListAsync(stage.Room.Luis)).ShouldContain($"Proposed decision {decision.Number}  {ProposalStage.Decision}");
    }

    [Fact]
    public async Task Two_sources_given_at_once_are_both_drafted_from()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();

        await Task.WhenAll(
            stage.GiveAsync("Ana Quispe: We agreed to rent a bus for the assembly."),
            stage.GiveAsync("Luis Rojas: We agreed to invite the ministry of health to the assembly."));

        (await stage.FindAsync("rent a bus")).State.ShouldBe(ProposalState.Open);
        (await stage.FindAsync("invite the ministry")).State.ShouldBe(ProposalState.Open);
        (await stage.ProposalsAsync()).Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task In_a_running_meeting_what_is_accepted_belongs_to_its_own_item_and_undo_leaves_it()
    {
        var stage = await new ProposalStage(Bot).HoldAsync();
        await stage.RunAnotherAsync($"Ana Quispe: {ProposalStage.Decision}");
        var decision = await stage.FindAsync("publish the report");
        await stage.SaveAsync(stage.Room.Ana, "proposals.saveAndAccept", decision, "Decision", decision.Text, position: "1");
        await stage.Room.SayAsync(stage.Room.Ana, "#decision Buy a projector.");
        await stage.Room.SayAsync(stage.Room.Ana, "#undo");
        await stage.Room.SayAsync(stage.Room.Ana, "#undo");
        await stage.Room.SayAsync(stage.Room.Ana, "#info The rest comes later.");

        var record = await stage.RecordAsync();
        record.Items.Single(i => i.Position == 1).Entries.Select(e => e.Text).ShouldBe([ProposalStage.Decision]);
        // The second undo took back the item that was open.
        record.Items.Single(i => i.Position is null).Entries.Select(e => e.Text).ShouldBe(["The rest comes later."]);
    }

    [Fact]
    public async Task What_is_recorded_with_a_tag_is_never_proposed()
    {
        var stage = await new ProposalStage(Bot).HoldAsync("Ana Quispe: We agreed to meet every two months.\nAna Quispe: #decision Meet every two months.\nLuis Rojas: #decision Buy a projector for the office.");

        var texts = (await stage.ProposalsAsync()).Select(p => p.Text).ToList();
        texts.ShouldNotContain(t => t.Contains("two months"));
        texts.ShouldContain("Buy a projector for the office.");
    }

    /// <summary>The form that asks first, in which nothing is approved yet.</summary>
    private static async Task<System.Text.Json.JsonElement> ApproveAsync(ProposalStage stage, int proposals)
    {
        var form = (await stage.Room.PressAsync(stage.Room.Ana, "minutes.approve", new() { ["meeting"] = stage.MeetingId.ToString() })).Card;
        CardListing.Of(form).ShouldContain(stage.Room.Phrase("approveNowProposals", proposals));
        (await ApprovalsAsync(stage)).ShouldBe(0);
        return form;
    }

    private static Task<int> ApprovalsAsync(ProposalStage stage) => stage.ReadAsync(db => db.Set<AllianceBot.Minutes.ApprovedMinutes>().CountAsync(m => m.MeetingId == stage.MeetingId));
}
