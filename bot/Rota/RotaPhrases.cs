using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Engine;

namespace AllianceBot.Rota;

/// <summary>What the engine has to say, as sentences of <c>RotaWords</c>.</summary>
public static class RotaPhrases
{
    public const string Resources = "AllianceBot.Rota.RotaWords";

    public static string Say(Phrasebook phrases, TextLanguage language, RotaProblem problem) => phrases.Say(language, KeyOf(problem.Kind), [.. problem.Values]);

    public static string Say(Phrasebook phrases, TextLanguage language, RotaNote note) => phrases.Say(language, KeyOf(note.Kind), [.. note.Values]);

    public static string KeyOf(RotaProblemKind kind) => $"rotaProblem.{Lower(kind.ToString())}";

    public static string KeyOf(RotaNoteKind kind) => $"rotaNote.{Lower(kind.ToString())}";

    /// <summary>{0} is the name of the file, {1} the place in it.</summary>
    public static string KeyOf(RotaJsonFault fault) => $"rotaJson.{Lower(fault.ToString())}";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
