using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Tests.Alliances.Representatives;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Roles;

/// <summary>Whoever gains or loses a role, or is moved, by somebody else's hand hears of it, and by whose.</summary>
public sealed class RoleChangeTests : IAsyncLifetime
{
    private static readonly Speaker Eva = new("Eva Ruiz", "en-GB", "America/Lima");

    private Gathering _here = null!;

    public async ValueTask InitializeAsync() => _here = await Gathering.BeginAsync();

    public ValueTask DisposeAsync() => _here.DisposeAsync();

    [Fact]
    public async Task A_co_chair_who_is_replaced_is_told()
    {
        var (ana, luis) = (await _here.CoChairAsync(_here.Ana), await _here.CoChairAsync(_here.Luis));
        var eva = await KnowAsync(Eva);
        await _here.Room.PressAsync(_here.Ana, "roles.name", new() { ["coChairs"] = $"{ana},{eva}", ["from"] = $"{ana},{luis}" });

        var told = (await _here.HearUnaskedAsync()).Where(n => n.To.Contains(ChatOf(_here.Luis), StringComparison.Ordinal)).ShouldHaveSingleItem().Text;
        told.ShouldContain("You are no longer co-chair");
        told.ShouldContain("Ana Quispe");
    }

    [Fact]
    public async Task Whoever_becomes_coordinator_and_whoever_stops_being_it_are_told()
    {
        var (luis, eva) = ((await _here.PersonAsync(_here.Luis)).Id, await KnowAsync(Eva));
        var created = await SaveAsync(new() { ["name"] = "Seeds", ["purpose"] = "x", ["coordinator"] = luis.ToString() });
        Told(created, _here.Luis).ShouldContain("You now coordinate a working group\nSeeds");

        var group = await _here.ReadAsync(db => db.Set<WorkingGroup>().SingleAsync());
        var changed = await SaveAsync(new() { ["id"] = group.Id.ToString(), ["version"] = group.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), ["name"] = "Seeds", ["purpose"] = "x", ["coordinator"] = eva.ToString() });
        Told(changed, _here.Luis).ShouldContain("You no longer coordinate a working group\nSeeds");
        Told(changed, Eva).ShouldContain("You now coordinate a working group\nSeeds");
    }

    [Fact]
    public async Task Whoever_makes_themself_coordinator_needs_no_telling()
    {
        var ana = (await _here.PersonAsync(_here.Ana)).Id;
        (await SaveAsync(new() { ["name"] = "Seeds", ["purpose"] = "x", ["coordinator"] = ana.ToString() })).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_coordinator_of_a_group_that_somebody_closes_is_told()
    {
        var luis = (await _here.PersonAsync(_here.Luis)).Id;
        await SaveAsync(new() { ["name"] = "Seeds", ["purpose"] = "x", ["coordinator"] = luis.ToString() });
        var group = await _here.ReadAsync(db => db.Set<WorkingGroup>().SingleAsync());
        await _here.Room.PressAsync(_here.Ana, "group.close", new() { ["id"] = group.Id.ToString() });

        Told(await _here.HearUnaskedAsync(), _here.Luis).ShouldContain("You no longer coordinate a working group\nSeeds");
    }

    [Fact]
    public async Task Whoever_is_moved_to_another_organisation_is_told_where_and_by_whom()
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Luis);
        var viva = await _here.OrganisationAsync("Agua Viva", OrganisationStatus.Member);
        await _here.HearUnaskedAsync();
        var luis = await _here.PersonAsync(_here.Luis);
        await _here.Room.PressAsync(_here.Ana, "people.setOrganisation", new() { ["person"] = luis.Id.ToString(), ["organisation"] = viva.ToString() });

        var told = (await _here.HearUnaskedAsync()).Where(n => n.To.Contains(ChatOf(_here.Luis), StringComparison.Ordinal) && !n.Text.Contains("# Welcome", StringComparison.Ordinal)).ShouldHaveSingleItem().Text;
        told.ShouldContain("Your organisation has been set\nAgua Viva");
        told.ShouldContain("Ana Quispe");
        told.ShouldContain("my organisation");
    }

    [Fact]
    public async Task Whoever_names_co_chairs_without_themself_is_asked_before_it_counts()
    {
        var (luis, eva) = (await KnowAsync(_here.Luis), await KnowAsync(Eva));
        var form = (await _here.Room.PressAsync(_here.Ana, "roles.askName", [])).Card;
        var asked = (await _here.Room.PressAsync(_here.Ana, form, "roles.name", null, ("coChairs", $"{luis},{eva}"))).Card;

        Gathering.Lines(asked).ShouldContain("You are not among them");
        (await _here.ChangesAsync("coChairsNamed")).ShouldBeEmpty();
        // Another set is another question.
        Gathering.Lines((await _here.Room.PressAsync(_here.Ana, asked, "roles.name", null, ("coChairs", $"{(await _here.PersonAsync(_here.Ana)).Id}"))).Card).ShouldContain(_here.Room.Phrase("coChairsTooFew"));
        await _here.Room.PressAsync(_here.Ana, asked, "roles.name", null);
        (await _here.ChangesAsync("coChairsNamed")).Count.ShouldBe(2);
    }

    private async Task<Guid> KnowAsync(Speaker who)
    {
        await _here.Room.SayAsync(who, "help");
        return (await _here.PersonAsync(who)).Id;
    }

    /// <returns>What the bot then says by itself.</returns>
    private async Task<IReadOnlyList<(string To, string Text)>> SaveAsync(System.Text.Json.Nodes.JsonObject form)
    {
        var press = _here.Room.Press(_here.Ana, "group.save", form);
        press["conversation"]!["id"] = "19:seeds@thread.tacv2";
        press["channelData"]!["channel"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "19:seeds@thread.tacv2", ["name"] = "seeds" };
        _here.Bot.Time.Advance(TimeSpan.FromSeconds(1));
        (await _here.Bot.PostAsync(press)).Status.ShouldBe(200);
        return await _here.HearUnaskedAsync();
    }

    private static string Told(IReadOnlyList<(string To, string Text)> said, Speaker who) =>
        said.Where(n => n.To.Contains(ChatOf(who), StringComparison.Ordinal)).ShouldHaveSingleItem().Text;

    /// <summary>Whatever chat with them it is, their name is in its id.</summary>
    private static string ChatOf(Speaker who) => who.UserId["29:".Length..];
}
