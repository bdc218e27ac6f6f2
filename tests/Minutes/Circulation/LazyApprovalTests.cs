using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Minutes;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Documents;
using AllianceBot.Tests.Storage;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Tests.Minutes.Circulation;

public sealed class SqliteLazyApprovalTests(SqliteDatabase database) : LazyApprovalContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresLazyApprovalTests(PostgresDatabase database) : LazyApprovalContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>Minutes that approve themselves, or do not: the window ends with Monday 9 March.</summary>
public abstract class LazyApprovalContract<TDatabase> : CirculationStage
    where TDatabase : TestDatabase
{
    private readonly TDatabase _database;

    protected LazyApprovalContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    protected override string[] Settings => _database.Settings;

    [Fact]
    public async Task Without_an_objection_they_are_approved_archived_and_announced_when_the_day_has_ended()
    {
        await CirculateAsync();
        await AtAsync(3, 9, 23);
        (await ApprovedAsync()).ShouldBeNull();

        await AtAsync(3, 10, 0);
        var approved = (await ApprovedAsync()).ShouldNotBeNull();
        (approved.ApprovedByName, approved.ApprovedById).ShouldBe(("", Guid.Empty));
        approved.Sha256.ShouldNotBeNull();
        using (var document = WordprocessingDocument.Open((await RecordsAsync()).ShouldHaveSingleItem(), isEditable: false))
            PrintedText.Body(document.MainDocumentPart!).ShouldContain("Approved by lazy approval: circulated on 2 March 2026, no objections by 9 March 2026");

        await AtAsync(3, 10, 9);
        Told("Minutes approved: meeting 2026-01").Count.ShouldBe(2, "Both who could have objected are told.");
        (await Room.SayAsync(Room.Luis, "minutes")).Sentences.ShouldHaveSingleItem().ShouldContain("approved by lazy approval, are in the archive");
        var again = await Room.SayAsync(Room.Luis, "minutes");
        again.Sentences.ShouldBeEmpty();
        Listing(again.Card).ShouldContain("Approved by lazy approval: circulated on 2 March 2026, no objections by 9 March 2026");
    }

    [Fact]
    public async Task Two_instances_that_look_at_once_approve_once()
    {
        await CirculateAsync();
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));
        // SQLite has one process; PostgreSQL may have many.
        var other = _database is PostgresDatabase ? await RunningBot.StartAsync(Bot.Time, Bot.Folder, Settings) : null;
        var bots = other is null ? [Bot] : new[] { Bot, other };
        var sweeps = Enumerable.Range(0, 8).Select(i => ActivatorUtilities.CreateInstance<CirculationSweep>(bots[i % bots.Length].Services)).ToList();

        await Task.WhenAll(sweeps.Select(sweep => Task.Run(() => sweep.SweepAsync(Cancel), Cancel)));
        if (other is not null)
        {
            other.Log.Errors.ShouldBeEmpty();
            await other.StopAsync();
        }

        (await ReadAsync(db => db.Set<ApprovedMinutes>().CountAsync(Cancel))).ShouldBe(1);
        (await ReadAsync(db => db.Set<ChangeRecord>().CountAsync(c => c.Action == "minutesUnopposed", Cancel))).ShouldBe(1);
        (await ReadAsync(db => db.Set<Notice>().CountAsync(n => n.Kind == "minutesUnopposed", Cancel))).ShouldBe(2);
        (await RecordsAsync()).Count.ShouldBe(1);
    }

    /// <summary>Whichever comes first.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_goes_wrong_in_one_alliance_keeps_no_other_from_its_approval(bool isOwn)
    {
        await CirculateAsync();
        var elsewhere = await CirculateElsewhereAsync();
        var (failing, sound) = isOwn ? (MeetingId, elsewhere) : (elsewhere, MeetingId);
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));
        using var log = new ErrorLog();
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(log));
        IAfterApproval[] features = [.. Bot.Services.GetServices<IAfterApproval>(), new FailsFor(failing)];

        await ActivatorUtilities.CreateInstance<CirculationSweep>(Bot.Services, features, logging.CreateLogger<CirculationSweep>()).SweepAsync(Cancel);

        (await ApprovedAmongAsync(failing, sound)).ShouldBe([sound]);
        log.Errors.ShouldHaveSingleItem().ShouldContain("it will be tried again");
        // The next time it has another chance.
        await ActivatorUtilities.CreateInstance<CirculationSweep>(Bot.Services).SweepAsync(Cancel);
        (await ApprovedAmongAsync(failing, sound)).ShouldBe([failing, sound], ignoreOrder: true);
    }

    [Fact]
    public async Task A_restart_in_the_middle_changes_nothing()
    {
        await CirculateAsync();
        var (time, folder) = (Bot.Time, Bot.Folder);
        await Bot.StopAsync();
        time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));
        Bot = await RunningBot.StartAsync(time, folder, Settings);

        await ActivatorUtilities.CreateInstance<CirculationSweep>(Bot.Services).SweepAsync(Cancel);

        (await ApprovedAsync()).ShouldNotBeNull().Sha256.ShouldNotBeNull();
        (await CirculationAsync()).LastDay.ShouldBe(new DateOnly(2026, 3, 9));
    }

    [Fact]
    public async Task An_alliance_that_moves_to_another_time_zone_keeps_the_window_it_began()
    {
        await CirculateAsync();
        await Room.PressAsync(Room.Ana, "alliance.setUp", new() { ["name"] = Room.General.TeamName, ["language"] = "en", ["timeZone"] = "Pacific/Auckland" });
        // In Auckland it is the tenth already.
        await AtAsync(3, 9, 20);
        (await ApprovedAsync()).ShouldBeNull();
        await AtAsync(3, 10, 0);
        (await ApprovedAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_open_amendment_keeps_them_from_it_and_the_holder_is_reminded_once()
    {
        await CirculateAsync();
        var amendment = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        foreach (var day in new[] { 10, 11, 12 })
            await AtAsync(3, day, 9);

        (await ApprovedAsync()).ShouldBeNull();
        Told("Suggested changes wait for you").ShouldHaveSingleItem().ShouldContain("9 March 2026");
        Listing((await Room.SayAsync(Room.Ana, "circulate minutes")).Card).ShouldContain("The day has passed, but suggested changes are still open: 1.");

        await AnswerAsync(Room.Ana, amendment, isAccepted: true);
        await AtAsync(3, 12, 10);
        (await ApprovedAsync()).ShouldNotBeNull();
        (await DraftAsync()).ShouldContain("We ask for 3 %.");
    }

    [Fact]
    public async Task A_vote_that_was_asked_for_keeps_them_until_somebody_says_what_was_voted()
    {
        await CirculateAsync();
        Listing((await PressAsync(Room.Luis, "minutes.callForVote")).Card).ShouldContain("Write why the meeting should vote.");
        await PressAsync(Room.Luis, "minutes.callForVote", ("reason", "The debate is missing."));
        await AtAsync(3, 12, 9);
        (await ApprovedAsync()).ShouldBeNull();
        Told("A vote is asked for").ShouldHaveSingleItem().ShouldContain("The debate is missing.");

        Listing((await PressAsync(Room.Ana, "minutes.approve")).Card).ShouldContain("Luis Rojas (CARE) asked for a vote of the next meeting: The debate is missing.");
        Listing((await PressAsync(Room.Ana, "minutes.approve", ("confirmed", "yes"))).Card).ShouldContain("Write what the meeting voted");
        (await ApprovedAsync()).ShouldBeNull();

        await PressAsync(Room.Ana, "minutes.approve", ("confirmed", "yes"), ("voted", "In favour 2, against 0."));
        (await ApprovedAsync()).ShouldNotBeNull().ApprovedByName.ShouldBe("Ana Quispe");
        (await CirculationAsync()).VotedAs.ShouldBe("In favour 2, against 0.");
        using var document = WordprocessingDocument.Open((await RecordsAsync()).ShouldHaveSingleItem(), isEditable: false);
        PrintedText.Body(document.MainDocumentPart!).ShouldContain("As the meeting voted: In favour 2, against 0.");
    }

    [Fact]
    public async Task What_was_voted_is_written_by_whoever_may_approve_and_not_by_the_press_that_confirms()
    {
        await CirculateAsync();
        await PressAsync(Room.Luis, "minutes.callForVote", ("reason", "The debate is missing."));
        await AtAsync(3, 12, 9);

        foreach (var blank in new[] { "", "   ", "\n" })
            Listing((await PressAsync(Room.Ana, "minutes.approve", ("confirmed", "yes"), ("voted", blank))).Card).ShouldContain("Write what the meeting voted");
        var tooLong = new string('x', MinutesCirculation.LongestReason + 1);
        Listing((await PressAsync(Room.Ana, "minutes.approve", ("confirmed", "yes"), ("voted", tooLong))).Card).ShouldContain($"{MinutesCirculation.LongestReason + 1}");
        // What was voted stands beside a confirmation, and takes its place no more than the other way round.
        Listing((await PressAsync(Room.Ana, "minutes.approve", ("voted", "In favour 2, against 0."))).Card).ShouldContain("asked for a vote of the next meeting");
        (await ApprovedAsync()).ShouldBeNull();

        await new Props(Bot).NameCoChairAsync(Room.General, Room.Ana);
        (await PressAsync(Room.Luis, "minutes.approve", ("confirmed", "yes"), ("voted", "In favour 2, against 0."))).Sentences.ShouldHaveSingleItem().ShouldContain("Ana Quispe");
        (await ApprovedAsync()).ShouldBeNull();

        await PressAsync(Room.Ana, "minutes.approve", ("confirmed", "yes"), ("voted", "  In favour 2, against 0.  "));
        (await CirculationAsync()).VotedAs.ShouldBe("In favour 2, against 0.");
        (await ReadAsync(db => db.Set<ChangeRecord>().SingleAsync(c => c.Action == "minutesApproved", Cancel))).ReadFields().ShouldContain(new FieldChange("minutesVote", "", "In favour 2, against 0."));
    }

    [Fact]
    public async Task Approving_by_hand_asks_first_cuts_the_window_short_and_tells_whose_change_lapsed()
    {
        await CirculateAsync();
        await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        var confirm = Listing((await PressAsync(Room.Ana, "minutes.approve")).Card);
        confirm.ShouldContain("Members have until the end of 9 March 2026");
        confirm.ShouldContain("Suggested changes that nobody has answered: 1.");
        (await ApprovedAsync()).ShouldBeNull();
        // A form from before the change was suggested knows nothing of it, and asks again.
        Listing((await PressAsync(Room.Ana, "minutes.approve", ("confirmed", "yes"), ("open", "0"))).Card).ShouldContain("Suggested changes that nobody has answered: 1.");
        (await ApprovedAsync()).ShouldBeNull();

        await PressAsync(Room.Ana, "minutes.approve", ("confirmed", "yes"), ("open", "1"));
        await Bot.DeliverAsync();

        (await ApprovedAsync()).ShouldNotBeNull();
        Told("Your change was not answered").ShouldHaveSingleItem();
        (await ReadAsync(db => db.Set<ChangeRecord>().SingleAsync(c => c.Action == "minutesApproved", Cancel))).ReadFields().ShouldContain(new FieldChange("circulationLastDay", "2026-03-09", "2026-03-02"));
        // The end of the window finds them approved.
        await AtAsync(3, 12, 9);
        (await ReadAsync(db => db.Set<ChangeRecord>().CountAsync(c => c.Action == "minutesUnopposed", Cancel))).ShouldBe(0);
    }

    /// <summary>A meeting of another alliance whose draft goes to its members on the same day.</summary>
    private async Task<Guid> CirculateElsewhereAsync()
    {
        var other = new Room(Bot, TextLanguage.English, $"Team {Guid.NewGuid():N}");
        var meeting = await other.MeetAsync();
        await other.SayAsync(other.Ana, "end meeting");
        (await other.PressAsync(other.Ana, "minutes.circulate", new() { ["meeting"] = meeting.ToString() })).Cards.Count.ShouldBe(2);
        return meeting;
    }

    private async Task<List<Guid>> ApprovedAmongAsync(params Guid[] meetings)
    {
        await using var db = Bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<ApprovedMinutes>().IgnoreQueryFilters().Where(m => meetings.Contains(m.MeetingId)).Select(m => m.MeetingId).ToListAsync(Cancel);
    }

    /// <summary>A feature that cannot take in the minutes of one meeting.</summary>
    private sealed class FailsFor(Guid meetingId) : IAfterApproval
    {
        public Task HandleAsync(AllianceDb db, MeetingRecord meeting, AllianceInfo alliance, Actor? by, DateTimeOffset now, CancellationToken cancellationToken) =>
            meeting.Id == meetingId ? throw new InvalidOperationException("Nothing goes any more.") : Task.CompletedTask;
    }
}
