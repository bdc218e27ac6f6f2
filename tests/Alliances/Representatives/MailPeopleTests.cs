using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Representatives;

/// <summary>People whom only mail reaches: added, found in Teams, corrected, gone.</summary>
public sealed class MailPeopleTests : IAsyncLifetime
{
    private Gathering _here = null!;
    private Guid _care;

    public async ValueTask InitializeAsync()
    {
        _here = await Gathering.BeginAsync();
        _care = await _here.OrganisationAsync("CARE", OrganisationStatus.Member);
    }

    public ValueTask DisposeAsync() => _here.DisposeAsync();

    [Fact]
    public async Task Added_twice_with_the_same_words_is_added_once_and_no_failure()
    {
        (await AddAsync("Marta Paz", "marta@care.example")).Sentences.ShouldHaveSingleItem().ShouldContain("was added");
        (await AddAsync("Marta Paz", "Marta@CARE.example")).Sentences.ShouldHaveSingleItem().ShouldContain("was added");
        (await AddAsync("Somebody Else", "marta@care.example")).Card.GetRawText().ShouldContain("belongs to Marta Paz");

        (await _here.ChangesAsync("personAdded")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Found_in_Teams_beside_a_double_they_keep_their_roles_and_tasks()
    {
        await AddAsync("Marta Paz", "marta@care.example");
        var mail = await _here.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.UserId == "mailto:marta@care.example"));
        await _here.WriteAsync(db =>
        {
            db.Add(Person.Meet(new RosterMember("29:marta", null, "Marta Paz", null), _here.Now));
            db.Add(RoleHolding.Give(mail.Id, Role.CoChair, null, _here.Now));
            return Task.CompletedTask;
        });
        await _here.Room.SayAsync(_here.Ana, "start meeting\nBudget");
        await _here.Room.SayAsync(_here.Ana, "#action Ana: write the law by 20 March");
        await _here.WriteAsync(db => db.Set<MeetingEntry>().ExecuteUpdateAsync(set => set.SetProperty(e => e.OwnerId, mail.Id)));

        await _here.WriteAsync(db => AlliancePeople.MeetAsync(db, new RosterMember("29:marta", null, "Marta Paz", "marta@care.example"), _here.Now, default));

        var teams = await _here.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.UserId == "29:marta"));
        teams.OrganisationId.ShouldBe(_care);
        (await _here.ReadAsync(db => db.Set<RoleHolding>().Where(h => h.Until == null && h.Role == Role.CoChair).Select(h => h.PersonId).SingleAsync())).ShouldBe(teams.Id);
        (await _here.ReadAsync(db => db.Set<MeetingEntry>().Where(e => e.Kind == EntryKind.Action).Select(e => e.OwnerId).SingleAsync())).ShouldBe(teams.Id);
        (await _here.ChangesAsync("personFoundInTeams")).ShouldHaveSingleItem().SubjectName.ShouldBe("Marta Paz");
    }

    [Theory]
    [InlineData("people luis", true, false)]
    [InlineData("people agua viva", false, true)]
    [InlineData("personas ANA", false, true)]
    public async Task People_are_found_by_name_and_by_organisation(string typed, bool luis, bool ana)
    {
        await _here.OrganisationAsync("Oxfam", OrganisationStatus.Member, _here.Luis);
        await _here.OrganisationAsync("Água Viva", OrganisationStatus.Member, _here.Ana);

        var card = (await _here.Room.SayAsync(_here.Luis, typed)).Card;
        var shown = Gathering.Lines(card);
        (shown.Contains("Luis Rojas"), shown.Contains("Ana Quispe")).ShouldBe((luis, ana));
        // Its forms are about those on the card.
        var form = Gathering.Lines((await _here.Room.PressAsync(_here.Ana, card, "people.askOrganisation")).Card);
        (form.Contains("Luis Rojas"), form.Contains("Ana Quispe")).ShouldBe((luis, ana));
    }

    [Fact]
    public async Task Nobody_found_is_said() =>
        (await _here.Room.SayAsync(_here.Luis, "people Zzz")).Sentences.ShouldBe([_here.Room.Phrase("peopleNobodyAbout", "Zzz")]);

    [Fact]
    public async Task Found_in_Teams_for_the_first_time_is_in_the_trail()
    {
        await AddAsync("Marta Paz", "marta@care.example");
        await _here.WriteAsync(db => AlliancePeople.MeetAsync(db, [new RosterMember("29:marta", null, "Marta Paz", "marta@care.example")], _here.Now, default));

        (await _here.ChangesAsync("personFoundInTeams")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_known_only_by_mail_cannot_be_named_co_chair_and_it_is_said_why()
    {
        await AddAsync("Marta Paz", "marta@care.example");
        var form = (await _here.Room.PressAsync(_here.Ana, "roles.askName", [])).Card;
        form.GetRawText().ShouldNotContain("Marta Paz");

        var marta = await _here.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.Name == "Marta Paz"));
        var refused = (await _here.Room.PressAsync(_here.Ana, form, "roles.name", null, ("coChairs", $"{(await _here.PersonAsync(_here.Ana)).Id},{marta.Id}"))).Card;
        Gathering.Lines(refused).ShouldContain("Marta Paz");
        Gathering.Lines(refused).ShouldContain("Teams");
        (await _here.ChangesAsync("coChairsNamed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_mistyped_is_corrected_once_and_two_who_do_so_hear_of_each_other()
    {
        await AddAsync("Marta Pas", "marta@car.example");
        var marta = await _here.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.Name == "Marta Pas"));
        var choose = (await _here.Room.PressAsync(_here.Ana, "people.askMail", [])).Card;
        var form = (await _here.Room.PressAsync(_here.Ana, choose, "people.askCorrect")).Card;
        var older = form;
        for (var i = 0; i < 2; i++)
            (await _here.Room.PressAsync(_here.Ana, form, "people.correct", null, ("name", "Marta Paz"), ("email", "marta@care.example"))).Sentences.ShouldHaveSingleItem().ShouldContain("Marta Paz");
        Gathering.Lines((await _here.Room.PressAsync(_here.Ana, older, "people.correct", null, ("name", "Marta P."))).Card).ShouldContain("yours Marta P., saved Marta Paz");
        Gathering.Lines((await _here.Room.PressAsync(_here.Ana, form, "people.correct", null, ("email", "nothing"))).Card).ShouldContain("not an e-mail address");

        var now = await _here.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.Id == marta.Id));
        (now.Name, now.Email, now.UserId).ShouldBe(("Marta Paz", "marta@care.example", "mailto:marta@care.example"));
        (await _here.ChangesAsync("personCorrected")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_no_longer_here_is_gone_once_and_may_be_added_again()
    {
        await AddAsync("Marta Paz", "marta@care.example");
        var choose = (await _here.Room.PressAsync(_here.Ana, "people.askMail", [])).Card;
        (await _here.Room.PressAsync(_here.Ana, choose, "people.endMail")).Sentences.ShouldHaveSingleItem().ShouldContain("no longer here");
        await _here.Room.PressAsync(_here.Ana, choose, "people.endMail");

        (await _here.ChangesAsync("personLeft")).ShouldHaveSingleItem().PersonName.ShouldBe("Ana Quispe");
        (await AddAsync("Marta Paz", "marta@care.example")).Sentences.ShouldHaveSingleItem().ShouldContain("was added");
    }

    [Fact]
    public async Task Only_whoever_leads_corrects_or_ends_and_nobody_with_Teams_is_corrected()
    {
        await AddAsync("Marta Paz", "marta@care.example");
        await _here.Room.SayAsync(_here.Luis, "help");
        var marta = (await _here.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.Name == "Marta Paz"))).Id.ToString();
        var luis = (await _here.PersonAsync(_here.Luis)).Id.ToString();
        foreach (var verb in (string[])["people.correct", "people.endMail"])
        {
            (await _here.Room.PressAsync(_here.Luis, verb, new() { ["person"] = marta, ["version"] = "2", ["name"] = "X", ["email"] = "x@care.example", ["language"] = "es" })).Sentences.ShouldHaveSingleItem().ShouldContain("Ana Quispe");
            (await _here.Room.PressAsync(_here.Ana, verb, new() { ["person"] = luis, ["version"] = "1", ["name"] = "X", ["email"] = "x@care.example", ["language"] = "es" })).Card.GetRawText().ShouldContain("Please choose a person");
        }

        (await _here.ReadAsync(db => db.Set<Person>().CountAsync(p => p.Name == "X" || p.LeftAt != null))).ShouldBe(0);
    }

    private Task<Heard> AddAsync(string name, string address) =>
        _here.Room.PressAsync(_here.Ana, "people.add", new() { ["name"] = name, ["email"] = address, ["organisation"] = _care.ToString(), ["language"] = "es" });
}
