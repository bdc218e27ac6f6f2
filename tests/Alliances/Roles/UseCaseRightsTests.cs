using System.Reflection;
using System.Text.RegularExpressions;
using AllianceBot.Alliances.Roles;
using AllianceBot.Minutes;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversation;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AllianceBot.Tests.Alliances.Roles;

/// <summary>Who may do what stands in one table. Every use case asks it, or stands here with the reason why not.</summary>
public sealed partial class UseCaseRightsTests
{
    private static readonly IReadOnlyDictionary<string, string> ForEveryone = new Dictionary<string, string>
    {
        ["ListHistory"] = "Only reads; every member may see who changed what.",
        ["ShowOrganisation"] = "Only reads.",
        ["ListOrganisations"] = "Only reads.",
        ["ListGroups"] = "Only reads.",
        ["CloseCharter"] = "The calendar decides, or the last answer, or that whoever had not answered has left; none is a person who might be refused.",
        ["CloseCirculation"] = "The calendar decides.",
        ["AnnounceMinutes"] = "Says once what the calendar decided, to whoever looks.",
        ["ShowCharter"] = "Closes what is over by the calendar, whoever looks; else only shows.",
        ["MeasureBalance"] = "Only reads; balance is for every member to see.",
        ["DraftMinutes"] = "Only reads; the draft is made anew each time.",
        ["FindDecisions"] = "Only reads.",
        ["FindMinutesFile"] = "Only reads.",
        ["ListProposals"] = "Only reads.",
        ["FindSourceMeeting"] = "Only reads.",
        ["CloseRollCall"] = "Follows from the end of a meeting, which asked.",
        ["GatherChat"] = "Follows from the end of a meeting, which asked.",
        ["HearMessage"] = "Hears only where ListenToMeeting was asked, and everyone there was told.",
        ["CorrectMessage"] = "Changes only what HearMessage kept, as whoever wrote it changed it in Teams.",
        ["ShowSources"] = "Only reads.",
        ["KeepProposals"] = "Follows from a source that was given or taken out, which asked.",
        ["ExportOrganisations"] = "Only reads; the list is every member's.",
        ["ChooseOrganisation"] = "About the person themselves.",
        ["ChooseAlliance"] = "About the person themselves.",
        ["ChooseLanguage"] = "About the person themselves.",
        ["SaveSettings"] = "About the person themselves.",
        ["AnswerRollCall"] = "About the person themselves: whoever is there is present, observers too.",
        ["GreetPlace"] = "Teams tells it, and nobody asks for it.",
        ["TakeInNewcomers"] = "Teams tells it, and nobody asks for it.",
        ["ShowRota"] = "Only reads; the rota is every member's.",
        ["ShowTurnMonth"] = "Only reads; the rota is every member's.",
        ["PreviewRota"] = "Only reads: whoever wonders what a plan would come to may see it.",
        ["MeasureFairness"] = "Only reads; fairness is for every member to see.",
        ["ExportRota"] = "Only reads; the rota is every member's.",
        ["ReadCalendar"] = "Only reads; whoever has the address was given it.",
        ["KeepRota"] = "The calendar decides.",
        ["SeeWork"] = "Follows from work that was done, which asked.",
        ["EscalateActionItems"] = "The calendar decides.",
        ["ListActionItems"] = "Only reads; the tasks are every member's.",
        ["ExportTasks"] = "Only reads; the tasks are every member's.",
        ["ReadDigest"] = "Only reads; the digest is for everyone in the channel.",
        ["Departures"] = "Teams tells it; where a person does, EndRepresentative has asked.",
    };

    /// <summary>Whatever handles something with the alliance's rows, however it tells how that ended.</summary>
    private static readonly IReadOnlyList<Type> UseCases =
    [
        .. typeof(AllianceRow).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true }
            && type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
                .Any(method => method.Name is "HandleAsync" && method.GetParameters().Any(p => p.ParameterType == typeof(AllianceDb) || p.ParameterType == typeof(AllianceStore)))),
    ];

    [Fact]
    public void Every_use_case_asks_the_table_or_is_for_everyone_and_says_why()
    {
        UseCases.Count.ShouldBeGreaterThan(40, "Use cases are no longer found.");
        UseCases.Select(type => type.Name).Where(name => !AsksTheTable(name)).ShouldBe(ForEveryone.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Whatever_asks_the_table_can_say_no() =>
        UseCases.Where(type => AsksTheTable(type.Name) && type.GetNestedType("Outcome") is { } outcome && outcome.GetNestedType("Refused") is null).Select(type => type.Name)
            .ShouldBe(["FindGroup", "RemoveSource"], ignoreOrder: true, "One says who may create a group where there is none, the other hands on what KeepSource says.");

    [Fact]
    public void What_only_reads_is_never_given_a_transaction()
    {
        var written = ShippedBot.Sources.SelectMany(source => Written().Matches(source)).Select(match => match.Groups["name"].Value).ToHashSet();
        written.Count.ShouldBeGreaterThan(20, "The pattern no longer finds how features write.");
        ForEveryone.Where(entry => entry.Value.StartsWith("Only reads", StringComparison.Ordinal)).Select(entry => entry.Key).Where(written.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_that_several_use_cases_share_asks_the_table_itself()
    {
        Calls(Assembly.GetType(typeof(MinutesHolder).FullName)).ShouldContain(method => IsTheTable(method));
        Calls(Assembly.GetType(typeof(ProposalAtHand).FullName)).ShouldContain(method => IsHolderAsked(method));
        Calls(Assembly.GetType(typeof(TurnAtHand).FullName)).ShouldContain(method => IsTheTable(method));
        Calls(Assembly.GetType(typeof(TaskAtHand).FullName)).ShouldContain(method => IsTheTable(method));
    }

    /// <summary>By what is compiled, and in this class alone: a neighbour in the same file proves nothing.</summary>
    private static bool AsksTheTable(string useCase) => Calls(Assembly.GetType(UseCases.Single(type => type.Name == useCase).FullName))
        .Any(method => IsTheTable(method) || IsHolderAsked(method) || (method.DeclaringType.Name, method.Name) is (nameof(ProposalAtHand), nameof(ProposalAtHand.FindAsync))
            or (nameof(TurnAtHand), nameof(TurnAtHand.ChangeAsync) or nameof(TurnAtHand.ChangeOwnAsync))
            or (nameof(TaskAtHand), nameof(TaskAtHand.ChangeAsync)));

    private static bool IsHolderAsked(MethodReference method) => (method.DeclaringType.Name, method.Name) is (nameof(MinutesHolder), nameof(MinutesHolder.FindRefusalAsync));

    private static bool IsTheTable(MethodReference method) =>
        (method.DeclaringType.Name, method.Name) is (nameof(Refusal), nameof(Refusal.FindAsync)) or (nameof(Rights), nameof(Rights.Allows));

    private static readonly ModuleDefinition Assembly = ModuleDefinition.ReadModule(typeof(AllianceRow).Assembly.Location);

    /// <summary>Asynchronous methods are compiled into classes inside.</summary>
    private static IEnumerable<MethodReference> Calls(TypeDefinition type) => type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
        .Where(i => i.OpCode.Code is Code.Call or Code.Callvirt).Select(i => (MethodReference)i.Operand)
        .Concat(type.NestedTypes.SelectMany(Calls));

    [GeneratedRegex("WriteAsync\\([^;]*?(?<name>[A-Z][A-Za-z]+)\\.HandleAsync")]
    private static partial Regex Written();
}
