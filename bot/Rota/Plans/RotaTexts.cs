using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Engine;

namespace AllianceBot.Rota.Plans;

/// <summary>What the engine has to say, with names and days as people read them.</summary>
internal static class RotaTexts
{
    public static string Say(Turn turn, RotaState state, Rhythm rhythm, RotaProblem problem) =>
        Of(turn, rhythm, CapTexts.Say(turn, problem) ?? Own(turn, state, problem) ?? RotaPhrases.Say(turn.Phrases, turn.Language, problem with { Values = Name(turn, state, problem.Values) }));

    public static string Say(Turn turn, RotaState state, Rhythm rhythm, RotaNote note) =>
        Of(turn, rhythm, RotaPhrases.Say(turn.Phrases, turn.Language, note with { Values = Name(turn, state, note.Values) }));

    /// <summary>Where the engine speaks of its input, people are told where to press; null for what needs no other words.</summary>
    private static string? Own(Turn turn, RotaState state, RotaProblem problem) =>
        problem.Kind is RotaProblemKind.EligibleNobody ? turn.Say("planNobodyMayHold", Name(turn, state, problem.Values)[0]) : null;

    /// <summary>The engine knows meetings alone; of other rhythms it is said which.</summary>
    private static string Of(Turn turn, Rhythm rhythm, string sentence) =>
        rhythm is Rhythm.Meeting ? sentence : $"{Alliances.Sentences.Begin(turn, turn.Say($"dutyRhythm.{rhythm}"))}. {sentence}";

    private static IReadOnlyList<object> Name(Turn turn, RotaState state, IReadOnlyList<object> values) => [.. values.Select(value => value switch
    {
        DateOnly day => day.ToString(turn.Say("longDate"), turn.Language.Culture()),
        // Organisations go by their names; a duty's is the reader's.
        string key when state.Duties.FirstOrDefault(d => d.Key == key) is { } duty => duty.Title(turn.Phrases, turn.Language),
        _ => value,
    })];
}
