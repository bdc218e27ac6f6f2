using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Charters;

/// <summary>Adoption by organisation, through the whole bot: Ana is of one member organisation, Luis of another.</summary>
public sealed class AdoptionTests : CharterStage
{
    [Fact]
    public async Task Each_organisation_answers_once_and_its_latest_answer_counts()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana, Room.Luis]), ("CARE", OrganisationStatus.Member, []), ("World Bank", OrganisationStatus.Observer, []));
        var id = await ProposeAsync();

        await PressAsync(Room.Ana, "charter.adopt", id);
        var card = (await PressAsync(Room.Luis, "charter.object", id, ("reason", "The women's groups are missing."))).Card;

        CardListing.Of(card).ShouldContain("Adopt: 0; object: 1; abstain: 0; not answered: 1 (organisations: 2).");
        CardListing.Of(card).ShouldContain("Red Andina objects: The women's groups are missing. (answered by Luis Rojas)");
        CardListing.Of(card).ShouldContain("Not answered: 1  CARE");
    }

    [Fact]
    public async Task It_is_decided_as_soon_as_every_member_organisation_adopts_it()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, [Room.Luis]), ("World Bank", OrganisationStatus.Observer, []));
        var id = await ProposeAsync();
        await PressAsync(Room.Ana, "charter.adopt", id);
        var heard = await PressAsync(Room.Luis, "charter.adopt", id);

        heard.Sentences.ShouldHaveSingleItem().ShouldStartWith("Version 1 of the charter has been adopted");
        var file = Directory.EnumerateFiles(Bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories).ShouldHaveSingleItem();
        Path.GetFileName(file).ShouldBe("charter-01.docx");
        // Pressed again, it says that it is over and announces nothing.
        var again = await PressAsync(Room.Luis, "charter.adopt", id);
        again.Sentences.ShouldBe(["Version 1 of the charter has been adopted; there is nothing left to answer."]);
        Directory.EnumerateFiles(Bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Someone_without_an_organisation_is_told_so_and_an_observer_is_refused()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, []), ("World Bank", OrganisationStatus.Observer, [Room.Luis]));
        var id = await ProposeAsync();

        (await PressAsync(Room.Ana, "charter.adopt", id)).Sentences.ShouldHaveSingleItem().ShouldContain("I do not know which member organisation you represent");
        (await PressAsync(Room.Luis, "charter.adopt", id)).Sentences.ShouldHaveSingleItem().ShouldContain("answer for an organisation about the charter");
        (await ReadAsync(db => db.Set<CharterAnswer>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_adopted_is_told_and_shown_in_the_language_that_was_agreed_on()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, [Room.Luis]));
        var draft = await BeginAsync();
        await PressAsync(Room.Ana, "charter.save", draft, ("section", "WaysOfWorking"), ("version", "0"), ("cadenceWeeks", "8"), ("decisionRule", "Consensus"), ("quorumPercent", "50"), ("lazyApprovalDays", "7"), ("language", "es"));
        var id = await ProposeAsync(draft);
        await PressAsync(Room.Ana, "charter.adopt", id);

        var heard = await PressAsync(Room.Luis, "charter.adopt", id);

        heard.Sentences.ShouldHaveSingleItem().ShouldStartWith("La versión 1 de la carta fue adoptada");
        CardListing.Of(heard.Card).First().ShouldStartWith("# Carta");
    }

    [Fact]
    public async Task What_is_adopted_because_time_ran_out_is_told_in_that_language_too()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, []));
        var draft = await BeginAsync();
        await PressAsync(Room.Ana, "charter.save", draft, ("section", "WaysOfWorking"), ("version", "0"), ("cadenceWeeks", "8"), ("decisionRule", "Consensus"), ("quorumPercent", "50"), ("lazyApprovalDays", "7"), ("language", "es"));
        await PressAsync(Room.Ana, "charter.adopt", await ProposeAsync(draft));
        Bot.Time.Advance(TimeSpan.FromDays(20));

        var heard = await Room.SayAsync(Room.Ana, "charter");

        heard.Sentences.ShouldHaveSingleItem().ShouldStartWith("La versión 1 de la carta fue adoptada");
        CardListing.Of(heard.Card).First().ShouldStartWith("# Carta");
    }

    [Fact]
    public async Task Everyone_who_has_not_answered_is_named()
    {
        await OrganiseAsync([("Red Andina", OrganisationStatus.Member, [Room.Ana]), .. Enumerable.Range(0, 200).Select(i => ($"Callada {i:000}", OrganisationStatus.Member, Array.Empty<Speaker>()))]);
        var shown = (await PressAsync(Room.Ana, "charter.adopt", await ProposeAsync())).Card.GetRawText();

        for (var i = 0; i < 200; i++)
            shown.ShouldContain($"Callada {i:000}");
    }

    [Fact]
    public async Task The_same_answer_again_leaves_no_trace()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, []));
        var id = await ProposeAsync();
        for (var i = 0; i < 3; i++)
            await PressAsync(Room.Ana, "charter.adopt", id);

        (await ReadAsync(db => db.Set<ChangeRecord>().CountAsync(c => c.Action == "charterAnswered"))).ShouldBe(1);
    }

    [Fact]
    public async Task The_answer_of_an_organisation_that_has_left_does_not_count()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, [Room.Luis]), ("WFP", OrganisationStatus.Member, []));
        var id = await ProposeAsync();
        await PressAsync(Room.Luis, "charter.object", id, ("reason", "No."));
        await PressAsync(Room.Ana, "charter.adopt", id);
        await WriteAsync(async db =>
        {
            foreach (var organisation in await db.Set<Organisation>().Where(o => o.Name == "CARE").ToListAsync())
                organisation.Apply(organisation.Facts with { Status = OrganisationStatus.Left }, new DateOnly(2026, 3, 3));
        });
        Bot.Time.Advance(TimeSpan.FromDays(20));

        var sentences = (await Room.SayAsync(Room.Ana, "charter")).Sentences;

        sentences.ShouldHaveSingleItem().ShouldStartWith("Version 1 of the charter has been adopted");
    }

    [Fact]
    public async Task The_last_that_had_not_answered_decides_by_leaving()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, []));
        await PressAsync(Room.Ana, "charter.adopt", await ProposeAsync());
        var silent = await ReadAsync(db => db.Set<Organisation>().SingleAsync(o => o.Name == "CARE"));
        await PressAsync(Room.Ana, "organisation.retire", silent.Id.ToString(), ("version", silent.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        (await ReadAsync(db => db.Set<CharterVersion>().Select(v => v.State).SingleAsync())).ShouldBe(CharterState.Adopted);
    }

    [Fact]
    public async Task A_table_in_which_the_last_silent_one_has_left_decides_too()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, []));
        await PressAsync(Room.Ana, "charter.adopt", await ProposeAsync());
        var preview = (await Room.PressAsync(Room.Ana, "organisations.preview", new() { ["table"] = "name;status\nCARE;left" })).Card;
        await Room.PressAsync(Room.Ana, preview, "organisations.import");

        (await ReadAsync(db => db.Set<CharterVersion>().Select(v => v.State).SingleAsync())).ShouldBe(CharterState.Adopted);
    }

    [Fact]
    public async Task It_ends_by_itself_and_whoever_looks_next_is_told_once()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, []));
        await PressAsync(Room.Ana, "charter.adopt", await ProposeAsync());
        Bot.Time.Advance(TimeSpan.FromDays(20));
        await SweepsDoAsync(db => db.Set<CharterVersion>().AnyAsync(v => v.State == CharterState.Adopted && v.Sha256 != null));

        (await Room.SayAsync(Room.Luis, "charter")).Sentences.ShouldHaveSingleItem().ShouldStartWith("Version 1 of the charter has been adopted");
        (await Room.SayAsync(Room.Luis, "charter")).Sentences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Adopted_while_the_archive_is_down_it_is_archived_when_it_is_back()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]));
        var id = await ProposeAsync();
        if (Directory.Exists(Bot.ArchiveFolder))
            Directory.Delete(Bot.ArchiveFolder, recursive: true);
        await File.WriteAllTextAsync(Bot.ArchiveFolder, "", TestContext.Current.CancellationToken);

        (await PressAsync(Room.Ana, "charter.adopt", id)).Sentences.ShouldHaveSingleItem().ShouldContain("archive does not answer");
        var pending = await ReadAsync(db => db.Set<CharterVersion>().Select(v => v.PendingDocument).SingleAsync());
        pending.ShouldNotBeNull();

        File.Delete(Bot.ArchiveFolder);
        Directory.CreateDirectory(Bot.ArchiveFolder);
        await SweepsDoAsync(db => db.Set<CharterVersion>().AnyAsync(v => v.Sha256 != null && v.PendingDocument == null));
        var file = Directory.EnumerateFiles(Bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories).ShouldHaveSingleItem();
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldBe(pending);
    }

    [Fact]
    public async Task Other_features_read_the_rules_in_force_and_the_usual_ones_before()
    {
        var usual = await ReadAsync(db => CharterRecords.ReadInForceAsync(db, default));
        (usual.Version, usual.WaysOfWorking).ShouldBe((null, new WaysOfWorking { Language = TextLanguage.English }));
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]));
        var id = await BeginAsync();
        await PressAsync(Room.Ana, "charter.save", id, ("section", "NonNegotiables"), ("version", "0"), ("text", "- Women are named\n\n• Water is free"));
        await PressAsync(Room.Ana, "charter.save", id, ("section", "WaysOfWorking"), ("version", "0"), ("cadenceWeeks", "4"), ("decisionRule", "TwoThirds"), ("quorumPercent", "60 %"), ("lazyApprovalDays", "10"), ("language", "es"));
        (await ReadAsync(db => CharterRecords.ReadInForceAsync(db, default))).Version.ShouldBeNull("A draft is no rule.");
        await PressAsync(Room.Ana, "charter.adopt", await ProposeAsync(id));

        var inForce = await ReadAsync(db => CharterRecords.ReadInForceAsync(db, default));

        inForce.Version.ShouldBe(1);
        inForce.NonNegotiables.ShouldBe(["Women are named", "Water is free"]);
        inForce.WaysOfWorking.ShouldBe(new() { CadenceWeeks = 4, DecisionRule = DecisionRule.TwoThirds, QuorumPercent = 60, LazyApprovalDays = 10, Language = TextLanguage.Spanish });
    }

    [Fact]
    public async Task What_was_adopted_never_changes()
    {
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]));
        var id = await ProposeAsync();
        await PressAsync(Room.Ana, "charter.adopt", id);
        var before = await ReadAsync(db => db.Set<CharterVersion>().SingleAsync());

        await PressAsync(Room.Ana, "charter.save", id, ("section", "Purpose"), ("version", "1"), ("text", "Something else"));
        await PressAsync(Room.Ana, "charter.withdraw", id);
        await PressAsync(Room.Ana, "charter.propose", id, ("lastDay", "2026-12-01"));
        await PressAsync(Room.Ana, "charter.object", id, ("reason", "No."));

        var after = await ReadAsync(db => db.Set<CharterVersion>().SingleAsync());
        (after.Content, after.State, after.Revision).ShouldBe((before.Content, before.State, before.Revision));
    }

    [Fact]
    public async Task Two_drafts_are_never_begun_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Room.PressAsync(Room.Ana, "charter.begin", [])));
        (await ReadAsync(db => db.Set<CharterVersion>().CountAsync())).ShouldBe(1);
        Bot.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Purpose", 1001, "at most 1000")]
    [InlineData("Terms", 4001, "at most 4000")]
    [InlineData("Principles", 301, "longer than 300")]
    public async Task What_is_too_long_comes_back_whole_to_be_shortened(string section, int length, string problem)
    {
        var text = new string('ñ', length);
        var card = (await PressAsync(Room.Ana, "charter.save", await BeginAsync(), ("section", section), ("version", "0"), ("text", text))).Card;
        card.GetRawText().ShouldContain(problem);
        card.GetRawText().ShouldContain(text);
    }
}
