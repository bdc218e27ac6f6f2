using System.Text.Json.Serialization;
using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Charters;

internal sealed record CharterModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Id { get; init; }
    public required string Heading { get; init; }
    public required string Status { get; init; }
    public required IReadOnlyList<SectionModel> Sections { get; init; }
    public required string Omitted { get; init; }
    public required bool IsProposed { get; init; }
    public required bool IsDecided { get; init; }
    public required IReadOnlyList<TextModel> Explanations { get; init; }
    public required IReadOnlyList<NamesModel> Groups { get; init; }
    public required IReadOnlyList<ObjectionModel> Objections { get; init; }
    public required IReadOnlyList<TextModel> Latest { get; init; }
    public required string Location { get; init; }
    public required string Sha256 { get; init; }
    public required string Link { get; init; }

    /// <summary>Organisations that only mail reaches.</summary>
    public required string ByMail { get; init; }
    public required bool CanRecord { get; init; }
    public required bool CanSendFile { get; init; }
    public required string Section { get; init; }
    public required IReadOnlyList<Choice> Choices { get; init; }
    public required bool CanWrite { get; init; }
    public required bool CanAnswer { get; init; }
    public required string BeginTitle { get; init; }
    public required string WithdrawTitle { get; init; }
    public required string DifferenceTitle { get; init; }
    public required string OpenId { get; init; }
    public required string OpenTitle { get; init; }
}

internal sealed record SectionModel(string Title, bool IsPart, IReadOnlyList<TextModel> Lines);

internal sealed record TextModel(string Text);

internal sealed record NamesModel(string Title, string Names);

internal sealed record ObjectionModel(string Voter, string Reason, string By);

internal sealed record CharterBeginModel(string LastTried, bool CanBegin, string Alliance, string Spoken);

internal sealed record CharterTextModel
{
    public required string Alliance { get; init; }
    public required string Id { get; init; }
    public required string Section { get; init; }
    public required string Version { get; init; }
    public required string Heading { get; init; }
    public required string Explanation { get; init; }
    public required string Example { get; init; }
    public required string Label { get; init; }
    public required string Value { get; init; }
    public required int MaxLength { get; init; }
    public required string Problem { get; init; }
    public required IReadOnlyList<TextModel> Hints { get; init; }
    public required IReadOnlyList<ConflictModel> Conflicts { get; init; }
    public required bool IsQuestion { get; init; }
    public required string SaveTitle { get; init; }
    public required string NextTitle { get; init; }
}

internal sealed record ConflictModel(string Field, string Saved, string Mine);

internal sealed record CharterWaysModel
{
    public required string Alliance { get; init; }
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required string Heading { get; init; }
    public required IReadOnlyList<Choice> Rules { get; init; }
    public required string CadenceWeeks { get; init; }
    public required string DecisionRule { get; init; }
    public required string QuorumPercent { get; init; }
    public required string LazyApprovalDays { get; init; }
    public required string TaskStepDays { get; init; }
    public required string Language { get; init; }
    public required string Problem { get; init; }
    public required IReadOnlyList<ConflictModel> Conflicts { get; init; }
}

internal sealed record CharterProposeModel(string Alliance, string Id, string LastDay, string Earliest, string Latest, string Explanation, string Problem);

internal sealed record CharterObjectModel(string Alliance, string Id, string Heading, string Reason, string Problem);

internal sealed record CharterRecordModel(
    string Alliance, string Id, string Heading, IReadOnlyList<Choice> People, string Person, IReadOnlyList<Choice> Stances, string Stance, string Reason, string Problem);

internal sealed record CharterDifferenceModel(string Id, string Heading, IReadOnlyList<DifferenceSectionModel> Sections, string Omitted, string Link, string Alliance, string Spoken);

internal sealed record DifferenceSectionModel(string Title, IReadOnlyList<DifferenceLineModel> Lines);

internal sealed record DifferenceLineModel(string Label, IReadOnlyList<SpanModel> Spans);

internal sealed record SpanModel(string Text, bool Removed, bool Added, string Color);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CharterModel))]
[JsonSerializable(typeof(CharterBeginModel))]
[JsonSerializable(typeof(CharterTextModel))]
[JsonSerializable(typeof(CharterWaysModel))]
[JsonSerializable(typeof(CharterProposeModel))]
[JsonSerializable(typeof(CharterObjectModel))]
[JsonSerializable(typeof(CharterRecordModel))]
[JsonSerializable(typeof(CharterDifferenceModel))]
internal sealed partial class CharterJson : JsonSerializerContext;
