using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances.Organisations;

/// <summary>What a script cannot say well: who may not, what lies in the database afterwards, many organisations.</summary>
public sealed class OrganisationTests : IAsyncLifetime
{
    private const int MostBytes = 80_000;

    private RunningBot _bot = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Who_does_not_lead_the_alliance_changes_nothing_and_is_told_who_could(TextLanguage language)
    {
        var room = await RoomAsync(language);
        await ImportAsync(room, "name,sector\nCARE,ngo");
        var import = (await PreviewAsync(room, "name,sector\nOxfam,ngo")).Card;
        await LeadAsync(room);
        var id = (await OrganisationsAsync(db => db.Single())).Id.ToString();
        var expected = room.Phrase("refusedWithHolders", room.Phrase("right.ManageOrganisations"), RolesInWords(room), "Ana Quispe");

        foreach (var verb in new[] { "organisation.askAdd", "organisation.askChange", "organisation.save", "organisation.askRetire", "organisation.retire", "organisations.askImport", "organisations.preview", "organisations.previewPage", "organisations.import", "organisations.cancelImport" })
        {
            var data = new JsonObject { ["id"] = id, ["name"] = "Plan", ["sector"] = "Other", ["table"] = "name,sector\nPlan,ngo", ["import"] = ImportIn(import) };
            var heard = await room.PressAsync(room.Luis, verb, data);
            heard.Sentences.ShouldBe([expected], verb);
            heard.Cards.ShouldBeEmpty(verb);
        }

        (await room.PressAsync(room.Luis, "organisation.save", new() { ["name"] = "Plan", ["sector"] = "Other" })).Sentences.ShouldBe([expected]);
        var list = (await room.SayAsync(room.Luis, room.Word("organisations"))).Card;
        Buttons(list).ShouldBe([room.Phrase("addOrganisationButton"), room.Phrase("importOrganisationsButton"), room.Phrase("exportOrganisationsButton")], "A list in a channel is everybody's.");
        Buttons((await room.SayAsync(room.Luis, room.Word("organisations"), room.Private(room.Luis))).Card).ShouldNotContain(room.Phrase("addOrganisationButton"));
        (await OrganisationsAsync(all => all.Select(o => o.Name).ToList())).ShouldBe(["CARE"]);
        // What was Ana's to import is hers still.
        (await room.PressAsync(room.Ana, "organisations.import", new() { ["import"] = ImportIn(import) })).Cards.ShouldNotBeEmpty();
        (await OrganisationsAsync(all => all.Count)).ShouldBe(2);
    }

    [Fact]
    public async Task A_form_that_comes_twice_adds_one_and_writes_one_line_into_the_trail()
    {
        var room = await RoomAsync(TextLanguage.English);
        var form = new JsonObject { ["name"] = "Care", ["sector"] = "Other", ["weight"] = 2, ["languages"] = "Spanish" };

        await room.PressAsync(room.Ana, "organisation.save", form.DeepClone().AsObject());
        var second = await room.PressAsync(room.Ana, "organisation.save", form.DeepClone().AsObject());

        CardListing.Of(second.Card).ShouldContain("Weight: 2");
        (await OrganisationsAsync(all => all.Count)).ShouldBe(1);
        (await TrailAsync()).ShouldBe(["Ana Quispe organisationAdded Care: name→Care, sector→Other, weight→2, status→Member, languages→es, joinedOn→2026-03-02"]);
    }

    [Fact]
    public async Task Every_change_is_in_the_trail_once_with_what_was_before()
    {
        var room = await RoomAsync(TextLanguage.English);
        await ImportAsync(room, "name,sector\nCARE,ngo\nOxfam,ngo");
        await ImportAsync(room, "name,sector,weight\nCARE,foundation,3\nOxfam,ngo,1");
        var id = await OrganisationsAsync(all => all.Single(o => o.Name == "Oxfam").Id);
        await room.PressAsync(room.Ana, "organisation.retire", new() { ["id"] = id.ToString(), ["version"] = "1" });
        await room.PressAsync(room.Ana, "organisation.retire", new() { ["id"] = id.ToString(), ["version"] = "1" });

        (await TrailAsync()).ShouldBe(
        [
            "Ana Quispe organisationAdded CARE: name→CARE, sector→LocalNgo, weight→1, status→Member, joinedOn→2026-03-02",
            "Ana Quispe organisationAdded Oxfam: name→Oxfam, sector→LocalNgo, weight→1, status→Member, joinedOn→2026-03-02",
            "Ana Quispe organisationsImported : importAdded→2, importChanged→0",
            "Ana Quispe organisationChanged CARE: sector LocalNgo→Foundation, weight 1→3",
            "Ana Quispe organisationsImported : importAdded→0, importChanged→1",
            "Ana Quispe organisationRetired Oxfam: status Member→Left, leftOn→2026-03-02",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task What_goes_out_comes_back_the_same_even_into_another_alliance()
    {
        var room = await RoomAsync(TextLanguage.Spanish);
        await ImportAsync(room, """
            name,short_name,sector,country,weight,status,joined_on,left_on,languages,logo
            "=HYPERLINK(""http://evil.example"",""x"")",'=1+1,ngo,PE,"1,5",member,2020-01-01,,es en,https://a.example/ñ.png
            '=already guarded,@x,government,Perú,1,left,2020-01-01,2021-02-03,,
            "شبكة المنظمات ""ن"", الأولى",,ingo,EG,0.125,invited,,,ar,
            **bold** <b>b</b> ${name},,other,,100,observer,,,,
            """);
        var exported = await ExportAsync(room);
        exported.ShouldContain("'=HYPERLINK(");
        exported.Split("\r\n").ShouldAllBe(line => line.Length == 0 || !"=+-@".Contains(line.TrimStart('"')[0], StringComparison.Ordinal));

        CardListing.Of((await PreviewAsync(room, exported)).Card).ShouldContain(room.Phrase("importPreviewCounts", 0, 0, 4, 0));
        await room.SetUpAsync(room.River);
        await ImportAsync(room, exported, room.River);
        (await ExportAsync(room, room.River)).ShouldBe(exported);
        _bot.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_previewed_is_looked_at_again_when_it_is_imported()
    {
        var room = await RoomAsync(TextLanguage.English);
        await room.PressAsync(room.Ana, "roles.name", new() { ["coChairs"] = $"{room.Ana.Name}\n{room.Luis.Name}" });
        var preview = (await PreviewAsync(room, "name,sector\nCARE,foundation\nOxfam,ngo")).Card;
        await room.PressAsync(room.Luis, "organisation.save", new() { ["name"] = "Care", ["sector"] = "Government", ["country"] = "PE" });

        var done = (await room.PressAsync(room.Ana, "organisations.import", new() { ["import"] = ImportIn(preview) })).Card;

        CardListing.Of(done).ShouldContain(room.Phrase("importPreviewCounts", 1, 0, 0, 0));
        CardListing.Of(done).ShouldContain(room.Phrase("importConflicts", 1));
        (await OrganisationsAsync(all => all.Select(o => $"{o.Name} {o.Sector} {o.Country}").ToList())).ShouldBe(["Care Government PE", "Oxfam LocalNgo "]);
    }

    [Fact]
    public async Task A_table_that_waits_is_gone_when_it_is_imported_cancelled_replaced_or_too_old()
    {
        var room = await RoomAsync(TextLanguage.English);
        await room.PressAsync(room.Ana, "roles.name", new() { ["coChairs"] = $"{room.Ana.Name}\n{room.Luis.Name}" });
        var replaced = (await PreviewAsync(room, "name,sector\nA,ngo")).Card;
        var cancelled = (await PreviewAsync(room, "name,sector\nB,ngo")).Card;
        await room.PressAsync(room.Ana, "organisations.cancelImport", new() { ["import"] = ImportIn(cancelled) });
        foreach (var gone in new[] { replaced, cancelled })
            (await room.PressAsync(room.Ana, "organisations.import", new() { ["import"] = ImportIn(gone) })).Sentences.ShouldBe([room.Phrase("importGone")]);
        (await OrganisationsAsync(all => all.Count)).ShouldBe(0);

        await PreviewAsync(room, "name,sector\nC,ngo");
        _bot.Time.Advance(OrganisationImport.Patience + TimeSpan.FromMinutes(1));
        await PreviewAsync(room, "name,sector\nD,ngo", who: room.Luis);
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Set<OrganisationImport>().IgnoreQueryFilters().Select(i => i.Content).ToListAsync(Cancel)).ShouldBe(["name,sector\nD,ngo"]);
    }

    [Theory]
    [InlineData("ñ")]
    [InlineData("<b>")]
    [InlineData("شبكة ")]
    [InlineData("한")]
    public async Task Five_hundred_organisations_stay_small_and_quick(string letter)
    {
        var room = await RoomAsync(TextLanguage.Spanish);
        var rows = Enumerable.Range(1, 500).Select(i => $"\"O{i:000} {Long(letter, 190)}\",\"{Long(letter, 36)}\",ngo,PE");
        var table = "name,short_name,sector,country\n" + string.Join('\n', rows);
        var clock = Stopwatch.StartNew();
        await ImportAsync(room, table);
        CardListing.Of((await PreviewAsync(room, table)).Card).ShouldContain(room.Phrase("importPreviewCounts", 0, 0, 500, 0));
        var list = (await room.SayAsync(room.Ana, room.Word("organisations"))).Card;
        for (var page = 2; page <= 42; page++)
            list = (await room.PressAsync(room.Ana, "organisations.page", new() { ["page"] = page.ToString(System.Globalization.CultureInfo.InvariantCulture) })).Card;
        CardListing.Of(list).ShouldContain(room.Phrase("organisationsPage", 42, 42));
        CardListing.Of((await room.SayAsync(room.Ana, $"{room.Word("organisations")} O500")).Card).ShouldContain(line => line.StartsWith("O500", StringComparison.Ordinal));
        (await ExportAsync(room)).Split("\r\n").Length.ShouldBe(502);
        // Far above what it takes; a query for each row would be far above this.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));

        var sent = _bot.Teams.Requests.Where(r => r.Method is not "GET").ToList();
        sent.Max(r => r.Body.Length * sizeof(char)).ShouldBeLessThan(MostBytes);
        _bot.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("importEmpty", "name,sector\n\n,,\n")]
    [InlineData("importNameColumnMissing", "country\nPE")]
    public async Task A_table_that_cannot_be_read_comes_back_with_one_sentence(string phrase, string table)
    {
        var room = await RoomAsync(TextLanguage.Spanish);
        var card = (await PreviewAsync(room, table)).Card;
        CardListing.Of(card).ShouldContain(room.Phrase(phrase));
        card.GetRawText().ShouldContain(JsonEncodedText.Encode(table.Trim()).ToString());
    }

    [Fact]
    public async Task A_thousand_rows_are_the_most()
    {
        var room = await RoomAsync(TextLanguage.English);
        string Table(int rows) => "name,sector\n" + string.Join('\n', Enumerable.Range(1, rows).Select(i => $"O{i},ngo"));
        CardListing.Of((await PreviewAsync(room, Table(1001))).Card).ShouldContain(line => line.StartsWith(room.Phrase("importTooManyRows", 1001, 1000), StringComparison.Ordinal));
        CardListing.Of((await PreviewAsync(room, Table(1000))).Card).ShouldContain(room.Phrase("importPreviewCounts", 1000, 0, 0, 0));
    }

    private async Task<Room> RoomAsync(TextLanguage language)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();
        // Luis is known from here on.
        await room.SayAsync(room.Luis, room.Word("help"));
        return room;
    }

    private static Task<Heard> PreviewAsync(Room room, string table, Chat? where = null, Speaker? who = null) =>
        room.PressAsync(who ?? room.Ana, "organisations.preview", new() { ["table"] = table }, where);

    private static async Task ImportAsync(Room room, string table, Chat? where = null)
    {
        var preview = (await PreviewAsync(room, table, where)).Card;
        (await room.PressAsync(room.Ana, "organisations.import", new() { ["import"] = ImportIn(preview) }, where)).Card.GetRawText().ShouldContain(room.Phrase("importDoneTitle"));
    }

    private async Task<string> ExportAsync(Room room, Chat? where = null)
    {
        var list = (await room.SayAsync(room.Ana, room.Word("organisations"), where)).Card;
        var link = list.GetProperty("actions").EnumerateArray().Single(a => a.TryGetProperty("url", out _)).GetProperty("url").GetString()!;
        using var response = await _bot.Client.GetAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative), Cancel);
        var content = await response.Content.ReadAsByteArrayAsync(Cancel);
        content.AsSpan().StartsWith("\uFEFF"u8).ShouldBeTrue("Excel needs the byte order mark.");
        return System.Text.Encoding.UTF8.GetString(content);
    }

    /// <summary>Ana leads from now on, and so nobody else does.</summary>
    private async Task LeadAsync(Room room)
    {
        var store = _bot.Services.GetRequiredService<AllianceStore>();
        var alliance = await AllianceAsync();
        await store.WriteAsync(alliance, async (db, ct) =>
        {
            var ana = await db.Set<Person>().SingleAsync(p => p.UserId == room.Ana.UserId, ct);
            db.Add(RoleHolding.Give(ana.Id, Role.CoChair, null, _bot.Time.GetUtcNow()));
            return true;
        }, Cancel);
        _bot.Services.GetRequiredService<AllianceDirectory>().Forget(alliance);
    }

    private async Task<T> OrganisationsAsync<T>(Func<List<Organisation>, T> read)
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenForReading(await AllianceAsync());
        return read(await db.Set<Organisation>().OrderBy(o => o.FoldedName).ToListAsync(Cancel));
    }

    private async Task<IReadOnlyList<string>> TrailAsync()
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenForReading(await AllianceAsync());
        var changes = await db.Set<ChangeRecord>().Where(c => c.Subject == ChangeSubject.Organisation).ToListAsync(Cancel);
        return [.. changes.Select(c => $"{c.PersonName} {c.Action} {c.SubjectName}: {string.Join(", ", c.ReadFields().Select(f => $"{f.Field}{(f.Before.Length > 0 ? " " : "")}{f.Before}→{f.After}"))}")];
    }

    private async Task<Guid> AllianceAsync()
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<Alliance>().IgnoreQueryFilters().Where(a => a.Name == "Alianza Cumbre").Select(a => a.AllianceId).SingleAsync(Cancel);
    }

    private static string RolesInWords(Room room) => room.Phrase("listOr", room.Phrase("role.Steward"), room.Phrase("role.CoChair"));

    private static string ImportIn(JsonElement preview) =>
        preview.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("data")).First(d => d.TryGetProperty("import", out _)).GetProperty("import").GetString()!;

    private static IReadOnlyList<string> Buttons(JsonElement card) => [.. card.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("title").GetString()!)];

    private static string Long(string letter, int length) => string.Concat(Enumerable.Repeat(letter, length / letter.Length));
}
