using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota;
using AllianceBot.Rota.Engine;

namespace AllianceBot.Tests.Rota;

/// <summary>Every reason to refuse, with the smallest change that would help.</summary>
public sealed class RefusalTests
{
    private static readonly RotaInstance Good = new()
    {
        Meetings = Instances.Days(3),
        Organisations = [new("a"), new("b")],
        Duties = [new("chair"), new("minutes")],
    };

    private static readonly Dictionary<RotaProblemKind, (RotaInstance Instance, object[] Values)> Cases = new()
    {
        [RotaProblemKind.NoMeetings] = (Good with { Meetings = [] }, []),
        [RotaProblemKind.NoOrganisations] = (Good with { Organisations = [] }, []),
        [RotaProblemKind.NoDuties] = (Good with { Duties = [] }, []),
        [RotaProblemKind.MeetingTwice] = (Good with { Meetings = [Instances.Day(0), Instances.Day(0)] }, [Instances.Day(0)]),
        [RotaProblemKind.MeetingsOutOfOrder] = (Good with { Meetings = [Instances.Day(1), Instances.Day(0)] }, [Instances.Day(0), Instances.Day(1)]),
        [RotaProblemKind.OrganisationWithoutId] = (Good with { Organisations = [new("a"), new(" ")] }, [2]),
        [RotaProblemKind.OrganisationTwice] = (Good with { Organisations = [new("a"), new("a")] }, ["a"]),
        [RotaProblemKind.WeightNotPositive] = (With(new("a") { Weight = -1 }), ["a", -1m]),
        [RotaProblemKind.CapOutOfRange] = (With(new("a") { Cap = 0 }), ["a", 0m]),
        [RotaProblemKind.GraceNegative] = (With(new("a") { GraceDays = -1 }), ["a", -1]),
        [RotaProblemKind.LeavesBeforeJoining] = (With(new("a") { From = Instances.Day(1), To = Instances.Day(0) }), ["a", Instances.Day(1), Instances.Day(0)]),
        [RotaProblemKind.DutyWithoutId] = (Good with { Duties = [new("")] }, [1]),
        [RotaProblemKind.DutyTwice] = (Good with { Duties = [new("chair"), new("chair")] }, ["chair"]),
        [RotaProblemKind.EffortNotPositive] = (Good with { Duties = [new("chair") { Effort = 0 }] }, ["chair", 0m]),
        [RotaProblemKind.HoldersNotPositive] = (Good with { Duties = [new("chair") { Holders = 0 }] }, ["chair", 0]),
        [RotaProblemKind.EligibleUnknown] = (Good with { Duties = [new("chair") { Eligible = ["c"] }] }, ["chair", "c"]),
        [RotaProblemKind.EligibleNobody] = (Good with { Duties = [new("chair") { Eligible = [] }] }, ["chair"]),
        [RotaProblemKind.ExclusionUnknown] = (Good with { Exclusions = [new("chair", "records")] }, ["records"]),
        [RotaProblemKind.ExclusionOfItself] = (Good with { Exclusions = [new("chair", "chair")] }, ["chair"]),
        [RotaProblemKind.AnnouncedMeetingUnknown] = (Good with { Announced = [new(Instances.Day(9), "chair", ["a"])] }, [Instances.Day(9)]),
        [RotaProblemKind.AnnouncedDutyUnknown] = (Good with { Announced = [new(Instances.Day(0), "records", ["a"])] }, [Instances.Day(0), "records"]),
        [RotaProblemKind.AnnouncedOrganisationUnknown] = (Good with { Announced = [new(Instances.Day(0), "chair", ["c"])] }, [Instances.Day(0), "c"]),
        [RotaProblemKind.LedgerUnknown] = (Good with { Ledger = new(new Dictionary<string, decimal> { ["c"] = 1 }) }, ["c"]),
        [RotaProblemKind.TooLarge] = (Good with { Duties = [new("chair") { Holders = int.MaxValue }] }, [2, 3, 3L * int.MaxValue, 2_000_000L]),
        [RotaProblemKind.NobodyIsMember] = (With(new("a") { From = Instances.Day(2) }), [Instances.Day(0), 2]),
        [RotaProblemKind.NobodyAvailable] = (Good with { Organisations = [.. Good.Organisations.Select(o => o with { Unavailable = [Instances.Day(1)] })] }, [Instances.Day(1), 1, "a, b"]),
        [RotaProblemKind.TooFewForDuty] = (Good with { Duties = [new("chair") { Holders = 4 }] }, ["chair", Instances.Day(0), 3, 4, 2, 2]),
        [RotaProblemKind.CapsTooLow] = (Good with { Organisations = [new("a") { Cap = 0.3m }, new("b") { Cap = 0.45m }] }, [Instances.Day(0), 3, 25.0]),
        [RotaProblemKind.JointCapOutOfRange] = (Good with { JointCap = new(1.5m, ["a"]) }, [1.5m]),
        [RotaProblemKind.JointCapUnknown] = (Good with { JointCap = new(0.5m, ["c"]) }, ["c"]),
        [RotaProblemKind.JointCapTooLow] = (Good with { JointCap = new(0.5m, ["a", "b"]) }, [Instances.Day(0), 3, 100.0]),
        [RotaProblemKind.ExclusionsTooMany] = (With(new("a")) with { Exclusions = [new("chair", "minutes")] }, [Instances.Day(0), 3]),
    };

    public static TheoryData<RotaProblemKind> Kinds => [.. Enum.GetValues<RotaProblemKind>()];

    [Fact]
    public void What_the_cases_are_made_from_is_planned() => Instances.Plan(Good).Notes.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_reason_is_found_with_its_values(RotaProblemKind kind)
    {
        var (instance, values) = Cases[kind];
        RotaPlanner.Plan(instance).ShouldBeOfType<RotaOutcome.Refused>().Problems.ShouldContain(new RotaProblem(kind, values));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_reason_is_one_sentence_in_both_languages(RotaProblemKind kind)
    {
        var phrases = Phrases();
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var sentence = RotaPhrases.Say(phrases, language, new RotaProblem(kind, Cases[kind].Values));
            sentence.ShouldNotContain("{");
            sentence.ShouldEndWith(".");
        }
    }

    [Fact]
    public void Every_note_and_every_fault_of_a_file_has_a_sentence_and_there_are_no_others()
    {
        var phrases = Phrases();
        phrases.Keys.ShouldBe([.. Enum.GetValues<RotaProblemKind>().Select(RotaPhrases.KeyOf), .. Enum.GetValues<RotaNoteKind>().Select(RotaPhrases.KeyOf), .. Enum.GetValues<RotaJsonFault>().Select(RotaPhrases.KeyOf)], ignoreOrder: true);
        foreach (var language in Enum.GetValues<TextLanguage>())
            foreach (var kind in Enum.GetValues<RotaNoteKind>())
                RotaPhrases.Say(phrases, language, new RotaNote(kind, Values(kind))).ShouldNotContain("{");
    }

    /// <summary>The smallest change that is named does help, and one smaller does not.</summary>
    [Fact]
    public void Caps_raised_by_what_is_named_are_enough()
    {
        RotaInstance Raised(decimal by) => Good with { Organisations = [new("a") { Cap = 0.3m + by }, new("b") { Cap = 0.45m }] };
        RotaPlanner.Plan(Raised(0.25m)).ShouldBeOfType<RotaOutcome.Planned>();
        RotaPlanner.Plan(Raised(0.24m)).ShouldBeOfType<RotaOutcome.Refused>();
    }

    private static object[] Values(RotaNoteKind kind) => kind switch
    {
        RotaNoteKind.SomeHoldTwo or RotaNoteKind.EligibilityLimited => [2, Instances.Day(0)],
        RotaNoteKind.WeightLimited or RotaNoteKind.CapLimited => ["a", 2, Instances.Day(0)],
        RotaNoteKind.JointCapLimited => [40m, 2, Instances.Day(0)],
        RotaNoteKind.WithinBoundFrom => [Instances.Day(0)],
        _ => ["a", 1.5, 1.0],
    };

    private static Phrasebook Phrases() => new([new System.Resources.ResourceManager(RotaPhrases.Resources, typeof(RotaPhrases).Assembly)]);

    private static RotaInstance With(RotaOrganisation only) => Good with { Organisations = [only] };
}
