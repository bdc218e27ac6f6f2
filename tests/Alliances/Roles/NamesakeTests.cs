using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Roles;

/// <summary>People of one name in an alliance that is too large for a list to choose from.</summary>
public sealed class NamesakeTests : AllianceBench
{
    [Fact]
    public async Task Namesakes_are_told_apart_by_their_organisation()
    {
        var room = await RoomAsync();
        var (care, agua) = await ManyAsync(room);
        var (one, other) = (await MeetAsync("María García", care), await MeetAsync("María García", agua));

        var asked = await room.PressAsync(room.Ana, "roles.name", new() { ["coChairs"] = "María García\nAna Quispe", ["from"] = "" });
        Listing(asked.Card).ShouldContain("María García (CARE)");
        Listing(asked.Card).ShouldContain("María García (Agua Viva)");
        var named = await room.PressAsync(room.Ana, "roles.name", new() { ["coChairs"] = "maria garcia (CARE)\nMaría García (Agua Viva)", ["from"] = "" });
        // Ana, who led until now, is asked first.
        Listing(named.Card).ShouldContain(room.Phrase("coChairsWithoutYou", "").Split(':')[0]);
        (await CoChairsAsync()).ShouldBeEmpty();
        await room.PressAsync(room.Ana, named.Card, "roles.name");

        (await CoChairsAsync()).ShouldBe([one, other], ignoreOrder: true);
        // What the form is filled in with can be saved again as it is.
        var form = (await room.PressAsync(room.Ana, "roles.askName", [])).Cards;
        form.ShouldBeEmpty("Ana leads no longer.");
        await GiveAsync(await PersonIdAsync(room.Ana), Role.CoChair);
        var card = (await room.PressAsync(room.Ana, "roles.askName", [])).Card;
        Listing(card).ShouldContain("María García (CARE)");
        await RepresentAsync(room.Ana, await AddAsync("Tercera"));
        Listing((await room.PressAsync(room.Ana, card, "roles.name")).Card).ShouldContain(room.Phrase("rolesHeading"));
    }

    [Fact]
    public async Task An_address_names_somebody_too()
    {
        var room = await RoomAsync();
        var (care, _) = await ManyAsync(room);
        await RepresentAsync(room.Ana, care);
        var marta = await WriteAsync(db =>
        {
            var person = AllianceBot.Alliances.Person.Meet(new RosterMember("29:marta", null, "Marta Paz", "marta@agua.example"), Now);
            person.Represent(db.Set<AllianceBot.Alliances.Organisations.Organisation>().Single(o => o.Name == "Agua Viva").Id);
            db.Add(person);
            return Task.FromResult(person.Id);
        });
        await room.PressAsync(room.Ana, "roles.name", new() { ["coChairs"] = "Ana Quispe\nMARTA@agua.example", ["from"] = "" });
        (await CoChairsAsync()).ShouldContain(marta);
    }

    private async Task<(Guid Care, Guid Agua)> ManyAsync(Tests.Conversations.Room room)
    {
        await WriteAsync(db =>
        {
            for (var i = 0; i < 110; i++)
                db.Add(AllianceBot.Alliances.Person.Meet(new RosterMember($"29:many{i}", null, $"Persona Número{i}", null), Now));
            return Task.FromResult(true);
        });
        return (await AddAsync("CARE"), await AddAsync("Agua Viva"));
    }

    private Task<List<Guid>> CoChairsAsync() => ReadAsync(db => db.Set<RoleHolding>().Where(h => h.Role == Role.CoChair && h.Until == null).Select(h => h.PersonId).ToListAsync(Cancel));
}
