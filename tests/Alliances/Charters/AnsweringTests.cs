using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances.Charters;

/// <summary>Who answers for whom, when it is decided, and what follows from it.</summary>
public sealed class AnsweringTests : CharterStage
{
    [Fact]
    public async Task One_person_answers_for_one_organisation_and_whoever_moved_is_told_so()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Room.Ana]), ("Agua Viva", OrganisationStatus.Member, []), ("Red Andina", OrganisationStatus.Member, []));
        var id = await ProposeAsync();
        await PressAsync(Room.Ana, "charter.adopt", id);
        await MoveAsync(Room.Ana, "Agua Viva");

        var sentence = (await PressAsync(Room.Ana, "charter.adopt", id)).Sentences.ShouldHaveSingleItem();

        sentence.ShouldContain("answered this version for CARE");
        sentence.ShouldContain("Agua Viva");
        (await ReadAsync(db => db.Set<CharterAnswer>().Select(a => a.VoterName).ToListAsync())).ShouldBe(["CARE"]);
        (await ReadAsync(db => db.Set<CharterVersion>().SingleAsync())).State.ShouldBe(CharterState.Proposed);
        // Back again, it is her own answer that she changes.
        await MoveAsync(Room.Ana, "CARE");
        await PressAsync(Room.Ana, "charter.object", id, ("reason", "Too vague."));
        (await ReadAsync(db => db.Set<CharterAnswer>().SingleAsync())).Stance.ShouldBe(Stance.Objects);
    }

    [Fact]
    public async Task A_standing_that_is_remembered_from_before_the_move_answers_for_nobody()
    {
        await OrganiseAsync(("CARE", OrganisationStatus.Member, [Room.Ana]), ("Agua Viva", OrganisationStatus.Member, []));
        var id = await ProposeAsync();
        await MoveAsync(Room.Ana, "Agua Viva", isSeen: false);

        await PressAsync(Room.Ana, "charter.adopt", id);

        (await ReadAsync(db => db.Set<CharterAnswer>().Select(a => a.VoterName).ToListAsync())).ShouldBe(["Agua Viva"]);
    }

    [Fact]
    public async Task When_all_have_answered_but_not_all_adopt_the_last_day_is_waited_for()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, [Room.Luis]));
        var id = await ProposeAsync();
        await PressAsync(Room.Ana, "charter.adopt", id);
        await PressAsync(Room.Luis, "charter.object", id, ("reason", "The women's groups are missing."));
        (await ReadAsync(db => db.Set<CharterVersion>().SingleAsync())).State.ShouldBe(CharterState.Proposed);

        // He may think again until then, and once nobody is against it there is nothing left to wait for.
        var heard = await PressAsync(Room.Luis, "charter.adopt", id);

        heard.Sentences.ShouldHaveSingleItem().ShouldStartWith("Version 1 of the charter has been adopted");
    }

    [Fact]
    public async Task Whoever_presses_after_it_was_adopted_is_told_that_it_is_adopted()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, [Room.Luis]));
        var id = await ProposeAsync();
        await PressAsync(Room.Ana, "charter.adopt", id);
        await PressAsync(Room.Luis, "charter.adopt", id);

        (await PressAsync(Room.Luis, "charter.object", id, ("reason", "Late."))).Sentences.ShouldBe(["Version 1 of the charter has been adopted; there is nothing left to answer."]);
    }

    [Fact]
    public async Task A_co_chair_records_the_answer_of_an_organisation_that_only_mail_reaches()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana, Room.Luis]), ("Tejedoras", OrganisationStatus.Member, []));
        var eva = await WriteByMailAsync("Eva Ruiz", "eva@tejedoras.example", "Tejedoras");
        var id = await ProposeAsync();
        var form = await PressAsync(Room.Ana, "charter.askRecord", id);
        form.Card.GetRawText().ShouldContain("Eva Ruiz");

        await PressAsync(Room.Ana, "charter.record", id, ("person", eva.ToString()), ("stance", "Abstains"));
        var card = (await PressAsync(Room.Ana, "charter.record", id, ("person", eva.ToString()), ("stance", "Objects"), ("reason", "Not in our language."))).Card;

        CardListing.Of(card).ShouldContain("Tejedoras objects: Not in our language. (answered by Eva Ruiz, recorded by Ana Quispe)");
        var answer = await ReadAsync(db => db.Set<CharterAnswer>().SingleAsync());
        (answer.VoterName, answer.PersonName).ShouldBe(("Tejedoras", "Eva Ruiz"));
    }

    [Fact]
    public async Task Nobody_records_the_answer_of_someone_who_can_answer_in_Teams_and_only_who_leads_records_any()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, [Room.Luis]), ("Tejedoras", OrganisationStatus.Member, []));
        var eva = await WriteByMailAsync("Eva Ruiz", "eva@tejedoras.example", "Tejedoras");
        var care = await WriteByMailAsync("Marta Paz", "marta@care.example", "CARE");
        var luis = await ReadAsync(db => db.Set<Person>().Where(p => p.UserId == Room.Luis.UserId).Select(p => p.Id).SingleAsync());
        var id = await ProposeAsync();

        foreach (var person in new[] { luis, care, Guid.NewGuid() })
            await PressAsync(Room.Ana, "charter.record", id, ("person", person.ToString()), ("stance", "Adopts"));
        (await PressAsync(Room.Luis, "charter.record", id, ("person", eva.ToString()), ("stance", "Adopts"))).Sentences.ShouldHaveSingleItem().ShouldContain("Ana Quispe");

        (await ReadAsync(db => db.Set<CharterAnswer>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_language_of_the_charter_is_the_language_of_the_alliance_once_it_is_adopted()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]));
        var id = await BeginAsync();
        await PressAsync(Room.Ana, "charter.save", id, ("section", "WaysOfWorking"), ("version", "0"), ("cadenceWeeks", "4"), ("decisionRule", "Consent"), ("quorumPercent", "60"), ("lazyApprovalDays", "10"), ("language", "es"));
        (await ReadAsync(db => db.Set<Alliance>().SingleAsync())).Language.ShouldBe(TextLanguage.English);

        await PressAsync(Room.Ana, "charter.adopt", await ProposeAsync(id));

        (await ReadAsync(db => db.Set<Alliance>().SingleAsync())).Language.ShouldBe(TextLanguage.Spanish);
        (await Room.SayAsync(Room.Luis, "balance")).Card.GetRawText().ShouldContain("Equilibrio de la alianza");
    }

    [Fact]
    public async Task The_draft_of_minutes_says_what_the_members_agreed_about_approving_them()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]));
        await Room.MeetAsync(where: Room.General);
        await Room.SayAsync(Room.Ana, "end meeting");
        (await Room.SayAsync(Room.Ana, "minutes")).Card.GetRawText().ShouldNotContain("charter");
        var id = await BeginAsync();
        await PressAsync(Room.Ana, "charter.save", id, ("section", "WaysOfWorking"), ("version", "0"), ("cadenceWeeks", "4"), ("decisionRule", "Consent"), ("quorumPercent", "60"), ("lazyApprovalDays", "10"), ("language", "en"));
        await PressAsync(Room.Ana, "charter.adopt", await ProposeAsync(id));

        (await Room.SayAsync(Room.Ana, "minutes")).Card.GetRawText().ShouldContain("once this draft circulates, by your charter: 10");
    }

    [Fact]
    public async Task The_file_is_offered_in_a_personal_chat_and_nowhere_else()
    {
        var id = await BeginAsync();
        (await PressAsync(Room.Ana, "charter.sendFile", id)).Cards.ShouldBeEmpty();

        var offer = (await Room.PressAsync(Room.Ana, "charter.sendFile", new() { ["id"] = id }, Room.Private(Room.Ana))).Card;

        offer.GetProperty("acceptContext").GetProperty("id").GetString().ShouldBe(id);
        await Room.AcceptFileAsync(Room.Ana, offer);
        (await Room.SayAsync(Room.Ana, "charter", Room.Private(Room.Ana))).Card.GetRawText().ShouldContain("charter.sendFile");
    }

    private async Task MoveAsync(Speaker who, string organisation, bool isSeen = true)
    {
        await WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.UserId == who.UserId)).Represent((await db.Set<Organisation>().SingleAsync(o => o.Name == organisation)).Id));
        if (isSeen)
            Bot.Services.GetRequiredService<AllianceDirectory>().Forget(AllianceId);
    }

    private async Task<Guid> WriteByMailAsync(string name, string address, string organisation)
    {
        var person = Person.MeetByMail(name, address, Bot.Time.GetUtcNow());
        await WriteAsync(async db =>
        {
            person.Represent((await db.Set<Organisation>().SingleAsync(o => o.Name == organisation)).Id);
            db.Add(person);
        });
        return person.Id;
    }
}
