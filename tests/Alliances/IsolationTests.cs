using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Alliances;
using AllianceBot.Cards;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances;

public sealed class SqliteIsolationTests(TwoAlliances two) : IsolationContract(two), IClassFixture<TwoAlliances>;

public sealed class PostgresIsolationTests(TwoAlliancesOnPostgres two) : IsolationContract(two), IClassFixture<TwoAlliancesOnPostgres>
{
    /// <summary>What the other database translates is not which row is asked for, so a third of what is known will do.</summary>
    protected override int OneOf => 3;
}

/// <summary>
/// One alliance's people try every command and every verb with everything they could know of another one's. Commands,
/// verbs, tables and the fields of card data are all read from the program, so a new one is tried as well. Each is tried in
/// every place and with all that is known, the one spread over the other: all three with each other would be ten times the turns.
/// </summary>
public abstract class IsolationContract
{
    private static readonly string[] Numbers = ["2026-01", "2026-02", "2026-03"];

    private readonly TwoAlliances _two;
    private readonly List<string> _typed = [];

    protected IsolationContract(TwoAlliances two)
    {
        Assert.SkipUnless(two.Absent is null, two.Absent ?? "");
        _two = two;
    }

    /// <summary>Of what she knows, each command and verb is tried with one of so many.</summary>
    protected virtual int OneOf => 1;

    [Fact]
    public async Task No_command_and_no_verb_crosses_from_one_alliance_to_another()
    {
        var before = RowDump.Of(_two.Store, _two.HersId);
        // Every alliance numbers its meetings in the same way, so a number tells nothing.
        var secrets = before.Values.Except(RowDump.Of(_two.Store, _two.OthersId).Values).Except(Numbers).Where(v => v.Length > 4).ToList();
        secrets.Count.ShouldBeGreaterThan(30, "There is little to keep apart.");
        var known = Known(before, secrets.ToHashSet(StringComparer.Ordinal));
        var registry = _two.Bot.Services.GetRequiredService<ConversationRegistry>();
        var phrases = _two.Bot.Services.GetRequiredService<Phrasebook>();

        // Teams tells the members of a conversation to those in it alone.
        _two.Bot.Teams.Override = null;
        _two.Bot.Teams.Members = [.. _two.Others.Members.Select(m => new AllianceBot.Tests.Protocol.RosterMember(m.UserId, m.Name))];

        var places = Places().ToList();
        foreach (var (at, command) in registry.Commands.Index())
        {
            await StartAnewAsync();
            // What all alliances have, and nothing, is said everywhere.
            var everywhere = places.SelectMany(_ => Numbers.Append(""), (place, argument) => (place, argument));
            foreach (var (place, argument) in Spread(at).Concat(everywhere))
                ShouldKeep(secrets, $"{place.ConversationId} {argument}", await _two.SayAsync(_two.Olga, place, $"@AllianceBot {command.Words(phrases, TextLanguage.English)[0]} {argument}"), $"{command.Key} {argument}");
        }

        foreach (var (at, verb) in registry.Verbs.Keys.Index())
        {
            await StartAnewAsync();
            foreach (var (place, id) in Spread(at))
                ShouldKeep(secrets, $"{place.ConversationId} {id}", await _two.PressAsync(_two.Olga, place, verb, DataOf(id)), $"{verb} {id}");
        }

        foreach (var file in registry.Files.Keys)
        {
            foreach (var (place, id) in places.SelectMany(_ => known, (place, id) => (place, id)))
                ShouldKeep(secrets, $"{place.ConversationId} {id}", await _two.PostAsync(AcceptFile(place, file, id)), $"file {file} {id}");
        }

        known.Count.ShouldBeGreaterThan(30);
        RowDump.Of(_two.Store, _two.HersId).Rows.ShouldBe(before.Rows);
        _two.Bot.Log.Errors.ShouldBeEmpty();

        IEnumerable<(Chat Place, string Id)> Spread(int at) => known.Index().Where(id => (at + id.Index) % OneOf == 0).Select(id => (places[(at + id.Index) % places.Count], id.Item));
    }

    [Fact]
    public async Task The_same_person_in_her_own_place_reaches_her_own_minutes() =>
        // What the test above finds nowhere is there for those it belongs to.
        (await _two.SayAsync(_two.Ines, _two.Hers, "@AllianceBot minutes 2026-01")).ShouldContain("Cordillera");

    /// <summary>
    /// What she tries: of each column the first and the last that is in no row of hers, so that of every kind of thing there is
    /// an old one and a new one. All of them would be no other lookup, and the turns grow with the square of the program.
    /// </summary>
    private static List<string> Known(RowDump rows, HashSet<string> secrets) =>
    [
        .. rows.Columns.Values.Select(column => column.Where(secrets.Contains).Order(StringComparer.Ordinal).ToList())
            .SelectMany(column => column.Take(1).Concat(column.TakeLast(1))).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Her own channel, her own chat, and the other alliance's channel and chat said to be in her team or chat.</summary>
    private IEnumerable<Chat> Places() =>
    [
        _two.Others,
        _two.Cast.Chat("private", _two.Olga),
        _two.Others with { ConversationId = _two.Hers.ConversationId },
        _two.Cast.Chat("private", _two.Olga) with { ConversationId = _two.Cast.Chat("private", _two.Ines).ConversationId },
        _two.Cast.Chat("private", _two.Olga) with { ConversationId = _two.Hers.ConversationId },
    ];

    /// <summary>Her yes to an offer of a file that was never made to her; where it would go is refused, but the refusal has its name.</summary>
    private JsonObject AcceptFile(Chat place, string file, string id)
    {
        var invoke = _two.Activities.Execute(_two.Olga, place, place.ConversationId, "act-1", "", "", []);
        var context = DataOf(id);
        context["file"] = file;
        invoke["name"] = "fileConsent/invoke";
        invoke["value"] = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = "accept",
            ["context"] = context,
            ["uploadInfo"] = new JsonObject { ["name"] = "a.docx", ["uploadUrl"] = "https://evil.example/up", ["contentUrl"] = "https://evil.example/see", ["uniqueId"] = "u", ["fileType"] = "docx" },
        };
        return invoke;
    }

    /// <summary>Takes out of her alliance what she typed into it, so that it cannot pass for what the bot told her.</summary>
    private async Task StartAnewAsync()
    {
        _typed.Clear();
        // All that ever came would be copied at every turn to find what is new.
        _two.Bot.Teams.Clear();
        await _two.Store.WriteAsync(_two.OthersId, async (db, ct) =>
        {
            foreach (var row in db.Model.GetEntityTypes().Select(e => e.ClrType).Where(row => row != typeof(Alliance) && row != typeof(Person)))
                await (Task<int>)Delete.MakeGenericMethod(row).Invoke(null, [db, ct])!;
            return true;
        }, TestContext.Current.CancellationToken);
        await _two.PressAsync(_two.Olga, _two.Others, "alliance.setUp", new JsonObject { ["name"] = "Ribera Alliance", ["language"] = "en", ["timeZone"] = "America/Lima" });
    }

    private static readonly MethodInfo Delete = typeof(IsolationContract).GetMethod(nameof(DeleteAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static Task<int> DeleteAsync<TRow>(AllianceDb db, CancellationToken cancellationToken)
        where TRow : AllianceRow => db.Set<TRow>().ExecuteDeleteAsync(cancellationToken);

    private void ShouldKeep(IEnumerable<string> secrets, string typed, string shown, string what)
    {
        _typed.Add(typed);
        var told = secrets.Where(s => shown.Contains(s, StringComparison.OrdinalIgnoreCase) && !typed.Contains(s, StringComparison.OrdinalIgnoreCase)).ToList();
        if (told.Count == 0)
            return;
        // What she typed before may be said back to her from her own rows; it tells nothing new.
        var own = RowDump.Of(_two.Store, _two.OthersId).Values;
        told.Where(s => !(_typed.Any(t => t.Contains(s, StringComparison.OrdinalIgnoreCase)) && own.Any(v => v.Contains(s, StringComparison.OrdinalIgnoreCase))))
            .ShouldBeEmpty($"“{what}” shows:\n{shown}");
    }

    /// <summary>The value in every field that any shipped card sends back.</summary>
    private static JsonObject DataOf(string value)
    {
        var data = new JsonObject();
        foreach (var field in Fields)
            data[field] = value;
        return data;
    }

    private static readonly IReadOnlySet<string> Fields = ReadFields();

    private static HashSet<string> ReadFields()
    {
        var assembly = typeof(CardLibrary).Assembly;
        var fields = new HashSet<string> { "id", "meeting", "alliance", "person" };
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var card = JsonDocument.Parse(assembly.GetManifestResourceStream(name)!);
            Collect(card.RootElement, fields);
        }

        fields.Remove("verb");
        return fields;
    }

    private static void Collect(JsonElement json, HashSet<string> fields)
    {
        if (json.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Collect(item, fields);
        }

        if (json.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name == "data" && property.Value.ValueKind is JsonValueKind.Object)
                fields.UnionWith(property.Value.EnumerateObject().Select(p => p.Name));
            if (property.Name == "type" && property.Value.GetString()!.StartsWith("Input.", StringComparison.Ordinal))
                fields.Add(json.GetProperty("id").GetString()!);
            Collect(property.Value, fields);
        }
    }
}
