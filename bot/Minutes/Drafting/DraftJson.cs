using System.Text.Json;
using System.Text.Json.Serialization;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;

namespace AllianceBot.Minutes.Drafting;

/// <summary>A draft as other programs read it: <c>docs/minutes-json.md</c> and <c>docs/minutes-draft.schema.json</c> say what each field holds.</summary>
public static class DraftJson
{
    /// <summary>Rises when a field changes its meaning or goes; new fields do not raise it.</summary>
    public const int Version = 2;

    // The file is data and never part of a page: "í" stays an í for whoever opens it.
    private static readonly DraftJsonContext Readable =
        new(new JsonSerializerOptions(DraftJsonContext.Default.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <param name="present">Who was there, as far as anybody knows.</param>
    public static void Write(DraftedMinutes draft, IReadOnlyList<string> present, TextLanguage language, Stream output) =>
        JsonSerializer.Serialize(output, Of(draft, present, language), Readable.JsonDraft);

    private static JsonDraft Of(DraftedMinutes draft, IReadOnlyList<string> present, TextLanguage language) => new(
        Version,
        language.Code(),
        [.. present.Select(name => new JsonPerson(name, draft.Speakers.Contains(name)))],
        [.. draft.Topics.Select(topic => new JsonTopic(topic.Number, topic.Title, [.. topic.Stretches.Select(s => new JsonStretch(Seconds(s.Start), Seconds(s.End), s.Utterances))]))],
        [.. draft.Facts.Where(fact => fact.Kind is EntryKind.Decision or EntryKind.Rejected).Select(fact => new JsonDecision(fact.Text, fact.Kind is EntryKind.Rejected, Number(fact.Topic), [Of(fact.Evidence)]))],
        [.. draft.Facts.Where(fact => fact.Kind is EntryKind.Action).Select(fact => new JsonTask(fact.Text, fact.Owner, fact.Due, Phrase(fact.DuePhrase), Number(fact.Topic), [Of(fact.Evidence)]))],
        [.. draft.Facts.Where(fact => fact.IsNote).Select(fact => new JsonNote(KindOf(fact.Kind), fact.Text, Number(fact.Topic), [Of(fact.Evidence)]))],
        [.. draft.Proposals.Select(proposal => new JsonProposal(
            proposal.Kind is DraftedKind.Task ? "task" : "decision", proposal.Text, proposal.Score, proposal.Owner, proposal.Due, Phrase(proposal.DuePhrase), Number(proposal.Topic),
            [.. proposal.Evidence.Select(Of)], proposal.Wording?.Text, proposal.Wording?.IsGenerated))],
        [.. draft.Questions.Select(question => new JsonQuestion(question.Text, Number(question.Topic), [Of(question.Evidence)], question.Wording?.Text, question.Wording?.IsGenerated))]);

    private static string KindOf(EntryKind note) => note switch
    {
        EntryKind.Link => "link",
        EntryKind.Idea => "idea",
        EntryKind.Help => "help",
        _ => "info",
    };

    private static JsonEvidence Of(Evidence quote) => new(Seconds(quote.Start), Seconds(quote.End), quote.Speaker, quote.Text, quote.Link?.ToString());

    private static double? Seconds(TimeSpan? time) => time is { } known ? Math.Round(known.TotalSeconds, 3) : null;

    private static int? Number(int? topic) => topic + 1;

    private static string? Phrase(string said) => said.Length > 0 ? said : null;
}

internal sealed record JsonDraft(
    int Version,
    string Language,
    IReadOnlyList<JsonPerson> Present,
    IReadOnlyList<JsonTopic> Topics,
    IReadOnlyList<JsonDecision> Decisions,
    IReadOnlyList<JsonTask> Tasks,
    IReadOnlyList<JsonNote> Notes,
    IReadOnlyList<JsonProposal> Proposals,
    IReadOnlyList<JsonQuestion> Questions);

internal sealed record JsonPerson(string Name, bool Spoke);

internal sealed record JsonTopic(int Number, string Title, IReadOnlyList<JsonStretch> Stretches);

internal sealed record JsonStretch(double? Start, double? End, int Utterances);

internal sealed record JsonDecision(string Text, bool Rejected, int? Topic, IReadOnlyList<JsonEvidence> Evidence);

internal sealed record JsonTask(string Text, string? Owner, DateOnly? Due, string? DuePhrase, int? Topic, IReadOnlyList<JsonEvidence> Evidence);

internal sealed record JsonNote(string Kind, string Text, int? Topic, IReadOnlyList<JsonEvidence> Evidence);

internal sealed record JsonProposal(
    string Kind, string Text, double Score, string? Owner, DateOnly? Due, string? DuePhrase, int? Topic, IReadOnlyList<JsonEvidence> Evidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Wording,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Generated);

internal sealed record JsonQuestion(
    string Text, int? Topic, IReadOnlyList<JsonEvidence> Evidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Wording,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Generated);

internal sealed record JsonEvidence(double? Start, double? End, string Speaker, string Text, string? Link);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(JsonDraft))]
internal sealed partial class DraftJsonContext : JsonSerializerContext;
