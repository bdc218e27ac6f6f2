using System.Text.Json;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Holidays;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using AllianceBot.Tests.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances.Holidays;

public sealed class SqliteHolidayTests() : HolidayContract(new SqliteDatabase());

public sealed class PostgresHolidayTests() : HolidayContract(new PostgresDatabase());

/// <summary>Who is left in peace on which day, and at which hour the message of a day comes. The clock begins on Monday 2 March 2026 at 10:00 in Lima.</summary>
public abstract class HolidayContract(TestDatabase database) : TaskStage(database)
{
    [Fact]
    public async Task Whoever_leads_adds_and_removes_holidays_and_nobody_else()
    {
        (await Room.PressAsync(Room.Luis, "holidays.add", Lines("25 December: Christmas"))).Sentences.ShouldHaveSingleItem().ShouldContain(Room.Phrase("right.ManageHolidays"));
        await Room.PressAsync(Room.Ana, "holidays.add", Lines("25 December: Christmas\n28 to 29 July: Independence (Peru)"));
        // Twice is once.
        (await Room.PressAsync(Room.Ana, "holidays.add", Lines("25 December: christmas"))).Card.GetRawText().ShouldContain(Room.Phrase("holidaysKnown"));
        var holidays = await HolidaysAsync();
        holidays.Select(h => (h.Name, h.Country, IsoDay.Write(h.From), IsoDay.Write(h.To))).ShouldBe([("Independence", "PE", "2026-07-28", "2026-07-29"), ("Christmas", "", "2026-12-25", "2026-12-25")]);

        await Room.PressAsync(Room.Luis, "holidays.remove", new() { ["id"] = holidays[0].Id.ToString() });
        (await HolidaysAsync()).Count.ShouldBe(2);
        await Room.PressAsync(Room.Ana, "holidays.remove", new() { ["id"] = holidays[0].Id.ToString() });
        (await Room.PressAsync(Room.Ana, "holidays.remove", new() { ["id"] = holidays[0].Id.ToString() })).Card.GetRawText().ShouldContain(Room.Phrase("holidayGone"));
        (await HolidaysAsync()).ShouldHaveSingleItem().Name.ShouldBe("Christmas");

        var history = (await Room.SayAsync(Room.Ana, "history", Room.Private(Room.Ana))).Card.GetRawText();
        history.ShouldContain(Room.Phrase("change.holidayAdded", "Christmas"));
        history.ShouldContain(Room.Phrase("change.holidayRemoved", "Independence"));
        history.ShouldContain("Peru");
    }

    [Fact]
    public async Task How_numbers_were_read_is_said_where_they_may_mean_two_days()
    {
        (await Room.PressAsync(Room.Ana, "holidays.add", Lines("3/4: Founders"))).Card.GetRawText().ShouldContain(Room.Phrase("holidaysDoubtful", "3 April 2026"));
        (await Room.PressAsync(Room.Ana, "holidays.add", Lines("25 December: Christmas"))).Card.GetRawText().ShouldNotContain("I took");
    }

    [Fact]
    public async Task Nothing_is_added_while_a_line_is_wrong_and_what_was_typed_stays()
    {
        var card = (await Room.PressAsync(Room.Ana, "holidays.add", Lines("25 December: Christmas\nsoon\n5 January 2026: Past"))).Card.GetRawText();
        card.ShouldContain("soon");
        card.ShouldContain(Room.Phrase("holidayWrong.DaysPast", "“5 January 2026: Past”"));
        card.ShouldContain("25 December: Christmas\\nsoon");
        (await HolidaysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_holiday_of_everybody_the_message_of_a_day_waits_for_the_next()
    {
        await OwnAsync(Room.Luis, "4 March");
        await Room.PressAsync(Room.Ana, "holidays.add", Lines("3 March: Carnival"));
        (await AtAsync("2026-03-03T12:00")).ShouldBeEmpty();
        (await AtAsync("2026-03-04T08:59")).ShouldBeEmpty();
        // What waited comes at their hour, with what is due that day, and nothing comes twice.
        (await AtAsync("2026-03-04T09:00")).ShouldHaveSingleItem();
        (await AtAsync("2026-03-04T12:00")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_holiday_that_was_a_slip_holds_nothing_back_once_it_is_taken_back()
    {
        await OwnAsync(Room.Luis, "4 March");
        await Room.PressAsync(Room.Ana, "holidays.add", Lines("3 March to 25 April: Carnival"));
        (await AtAsync("2026-03-03T12:00")).ShouldBeEmpty();
        await Room.PressAsync(Room.Ana, "holidays.remove", new() { ["id"] = (await HolidaysAsync()).ShouldHaveSingleItem().Id.ToString() });

        (await AtAsync("2026-03-04T12:00")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_holiday_of_a_country_is_one_for_those_whose_organisation_is_there()
    {
        await RepresentAsync(Room.Luis, "PE");
        await RepresentAsync(Room.Ana, "BO");
        await OwnAsync(Room.Luis, "4 March");
        await OwnAsync(Room.Ana, "4 March");
        await Room.PressAsync(Room.Ana, "holidays.add", Lines("3 March: Carnival (Peru)"));
        (await AtAsync("2026-03-03T12:00")).ShouldHaveSingleItem().ShouldBe(Room.Private(Room.Ana).ConversationId);
        (await AtAsync("2026-03-04T09:00")).ShouldBe([Room.Private(Room.Luis).ConversationId, Room.Private(Room.Ana).ConversationId], ignoreOrder: true);
    }

    [Fact]
    public async Task On_a_holiday_of_everybody_no_chase_goes_on()
    {
        await OwnAsync(Room.Luis, "3 March");
        await AtAsync("2026-03-03T12:00");
        var due = (await Tasks.OnlyItemAsync(Cancellation)).NextStepOn!.Value;
        await Room.PressAsync(Room.Ana, "holidays.add", Lines($"{IsoDay.Write(due)}: Carnival"));
        await AtAsync($"{IsoDay.Write(due)}T12:00");
        (await Tasks.OnlyItemAsync(Cancellation)).Step.ShouldBe(ChaseStep.None);
        await AtAsync($"{IsoDay.Write(due.AddDays(1))}T12:00");
        (await Tasks.OnlyItemAsync(Cancellation)).Step.ShouldBe(ChaseStep.Owner);
    }

    [Fact]
    public async Task On_a_holiday_of_the_owners_country_their_task_is_told_on_to_nobody()
    {
        await RepresentAsync(Room.Luis, "PE");
        await RepresentAsync(Room.Ana, "BO");
        await OwnAsync(Room.Luis, "3 March");
        await OwnAsync(Room.Ana, "3 March");
        await AtAsync("2026-03-03T12:00");
        var due = (await Tasks.ItemsAsync(Cancellation))[0].NextStepOn!.Value;
        await Room.PressAsync(Room.Ana, "holidays.add", Lines($"{IsoDay.Write(due.AddDays(-1))} to {IsoDay.Write(due.AddDays(30))}: Carnival (Peru)"));
        await AtAsync($"{IsoDay.Write(due)}T12:00");
        (await StepsAsync()).ShouldBe([(Room.Ana.Name, ChaseStep.Owner), (Room.Luis.Name, ChaseStep.None)]);
        await AtAsync($"{IsoDay.Write(due.AddDays(1))}T12:00");
        (await StepsAsync()).ShouldContain((Room.Luis.Name, ChaseStep.None));
        // One that was a slip holds nothing back once it is taken back.
        await Room.PressAsync(Room.Ana, "holidays.remove", new() { ["id"] = (await HolidaysAsync()).ShouldHaveSingleItem().Id.ToString() });
        await AtAsync($"{IsoDay.Write(due.AddDays(2))}T12:00");
        (await StepsAsync()).ShouldContain((Room.Luis.Name, ChaseStep.Owner));

        async Task<IEnumerable<(string, ChaseStep)>> StepsAsync() => (await Tasks.ItemsAsync(Cancellation)).Select(t => (t.OwnerName, t.Step)).Order();
    }

    [Fact]
    public async Task The_message_of_a_day_comes_at_the_hour_that_its_reader_chose()
    {
        await OwnAsync(Room.Luis, "4 March");
        await ChooseAsync("14:30");
        (await AtAsync("2026-03-03T14:29")).ShouldBeEmpty();
        (await AtAsync("2026-03-03T14:30")).ShouldHaveSingleItem();
        // What is put down from now on is due then as well, and at nine again once nothing is chosen.
        await OwnAsync(Room.Luis, "5 March");
        (await DueAsync()).ShouldAllBe(time => time == new TimeOnly(14, 30));
        await ChooseAsync("");
        (await DueAsync()).ShouldAllBe(time => time == PersonClock.UsualHour);
        (await AtAsync("2026-03-04T09:00")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_waited_for_the_end_of_a_holiday_comes_at_the_hour_that_was_chosen_too()
    {
        await OwnAsync(Room.Luis, "4 March");
        await ChooseAsync("14:30");
        await Room.PressAsync(Room.Ana, "holidays.add", Lines("3 March: Carnival"));
        (await AtAsync("2026-03-04T14:29")).ShouldBeEmpty();
        (await AtAsync("2026-03-04T14:30")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Another_hour_and_another_zone_at_once_hold_both()
    {
        await OwnAsync(Room.Luis, "4 March");
        await ChooseAsync("08:00", ("timeZone", "America/La_Paz"));
        (await AtAsync("2026-03-03T06:59")).ShouldBeEmpty();
        (await AtAsync("2026-03-03T07:00")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("21:00", "settingsDailyHourQuiet")]
    [InlineData("06:30", "settingsDailyHourQuiet")]
    [InlineData("08:15", "settingsDailyHourWrong")]
    [InlineData("noon", "settingsDailyHourWrong")]
    public async Task An_hour_at_which_nothing_would_come_is_refused(string hour, string phrase)
    {
        (await SaveAsync(hour)).ShouldContain(Room.Phrase(phrase));
        (await DailyHourAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Quiet_hours_are_not_put_over_the_hour_that_was_chosen()
    {
        await ChooseAsync("08:00");
        (await SaveAsync("08:00", ("quietTo", "08:30"))).ShouldContain(Room.Phrase("settingsDailyHourQuiet"));
        await ChooseAsync("08:30", ("quietTo", "08:30"));
        (await DailyHourAsync()).ShouldBe(new TimeOnly(8, 30));
    }

    private static System.Text.Json.Nodes.JsonObject Lines(string lines) => new() { ["lines"] = lines };

    /// <summary>Somebody has a task, accepted.</summary>
    private async Task OwnAsync(Speaker who, string due) => (await Room.SayAsync(who, $"task me print the posters by {due}")).Cards.ShouldNotBeEmpty();

    private Task<bool> RepresentAsync(Speaker who, string country) => Tasks.WriteAsync(async (db, _, ct) =>
    {
        var organisation = Organisation.Create(new() { Name = $"Of {country}", Sector = Sector.LocalNgo, Country = country, Status = OrganisationStatus.Member }, Bot.Time.GetUtcNow(), new DateOnly(2026, 3, 2));
        db.Add(organisation);
        (await db.Set<Person>().SingleAsync(p => p.UserId == who.UserId, ct)).Represent(organisation.Id);
        return true;
    }, Cancellation);

    private async Task ChooseAsync(string hour, params (string Field, string Value)[] others) => (await SaveAsync(hour, others)).ShouldContain(Room.Phrase("settingsSaved"));

    private async Task<string> SaveAsync(string hour, params (string Field, string Value)[] others)
    {
        var card = (await Room.SayAsync(Room.Luis, "my settings", Room.Private(Room.Luis))).Card;
        return (await Room.PressAsync(Room.Luis, card, "people.saveSettings", Room.Private(Room.Luis), [("dailyHour", hour), .. others])).Card.GetRawText();
    }

    /// <summary>In whose chats a message of the day was sent from the last look until a moment in Lima.</summary>
    private async Task<IReadOnlyList<string>> AtAsync(string lima)
    {
        var before = Bot.Teams.Requests.Count;
        var moment = DateTimeOffset.Parse($"{lima}:00-05:00", System.Globalization.CultureInfo.InvariantCulture);
        Bot.Time.Advance(moment - Bot.Time.GetUtcNow());
        await Bot.DeliverAsync();
        return
        [
            .. Bot.Teams.Requests.Skip(before).Where(r => r.Method == "POST" && r.Body.Contains(JsonSerializer.Serialize(Room.Phrase("tasksOfDayHeading")).Trim('"'), StringComparison.Ordinal))
                .Select(r => Uri.UnescapeDataString(r.Path.Split('/')[3])),
        ];
    }

    private Task<List<Holiday>> HolidaysAsync() => Tasks.WriteAsync((db, _, ct) => db.Set<Holiday>().OrderBy(h => h.From).ToListAsync(ct), Cancellation);

    private Task<TimeOnly?> DailyHourAsync() => Tasks.WriteAsync((db, _, ct) => db.Set<Person>().Where(p => p.UserId == Room.Luis.UserId).Select(p => p.DailyHour).SingleAsync(ct), Cancellation);

    /// <summary>The hours of the messages that wait.</summary>
    private async Task<IReadOnlyList<TimeOnly>> DueAsync()
    {
        await using var db = Bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        var due = await db.Set<Notice>().IgnoreQueryFilters().Where(n => n.State == NoticeState.Pending && n.Kind == "tasksOfDay").Select(n => n.DueTime!.Value).ToListAsync(Cancellation);
        due.ShouldNotBeEmpty();
        return due;
    }
}
