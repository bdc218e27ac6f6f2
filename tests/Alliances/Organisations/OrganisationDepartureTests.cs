using AllianceBot.Conversation;
using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Alliances.Organisations;

/// <summary>When an organisation leaves, its people and those who lead are told, however it was recorded.</summary>
public sealed class OrganisationDepartureTests : AllianceBench
{
    [Theory]
    [InlineData("retire")]
    [InlineData("form")]
    [InlineData("import")]
    public async Task Its_representatives_and_the_co_chairs_are_told(string way)
    {
        var room = await RoomAsync();
        var carla = new Speaker("Carla Soto", room.Locale, "America/Lima");
        room.Roster(room.Ana, room.Luis, carla);
        foreach (var who in new[] { room.Ana, room.Luis, carla })
        {
            await room.SayAsync(who, "help");
            await room.SayAsync(who, "help", room.Private(who));
        }

        var care = await AddAsync("CARE");
        await RepresentAsync(room.Luis, care);
        await GiveAsync(await PersonIdAsync(carla), Role.CoChair);
        await GiveAsync(await PersonIdAsync(room.Ana), Role.CoChair);
        await SaidByItselfAsync();

        await LeaveAsync(room, care, way);
        var told = await SaidByItselfAsync();

        told.Count(said => said.Contains(room.Phrase("organisationLeftYours"))).ShouldBe(1);
        told.Count(said => said.Contains(room.Phrase("organisationLeftTitle"))).ShouldBe(1, "Ana did it herself.");
        told.ShouldAllBe(said => !said.Contains("organisationLeft") || said.Contains("CARE"));
        (await SaidByItselfAsync()).ShouldNotContain(said => said.Contains("CARE"));
    }

    [Fact]
    public async Task Of_many_that_an_import_retires_the_co_chairs_are_told_once()
    {
        var room = await RoomAsync();
        foreach (var who in new[] { room.Ana, room.Luis })
            await room.SayAsync(who, "help", room.Private(who));
        await GiveAsync(await PersonIdAsync(room.Ana), Role.CoChair);
        await GiveAsync(await PersonIdAsync(room.Luis), Role.CoChair);
        await AddAsync("CARE");
        await AddAsync("Oxfam");
        await SaidByItselfAsync();

        var preview = (await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = "name,status\nCARE,left\nOxfam,left" })).Card;
        await room.PressAsync(room.Ana, preview, "organisations.import");

        var said = (await SaidByItselfAsync()).ShouldHaveSingleItem();
        said.ShouldContain("CARE");
        said.ShouldContain("Oxfam");
    }

    private static async Task LeaveAsync(Room room, Guid care, string way)
    {
        switch (way)
        {
            case "retire":
                await room.PressAsync(room.Ana, "organisation.retire", new() { ["id"] = care.ToString(), ["version"] = "1" });
                break;
            case "form":
                await room.PressAsync(room.Ana, "organisation.save", new() { ["id"] = care.ToString(), ["version"] = "1", ["name"] = "CARE", ["sector"] = "LocalNgo", ["status"] = "Left" });
                break;
            default:
                var preview = (await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = "name,status\nCARE,left" })).Card;
                await room.PressAsync(room.Ana, preview, "organisations.import");
                break;
        }
    }
}
