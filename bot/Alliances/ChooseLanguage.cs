using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>A person says in which language to be answered: one of their settings.</summary>
public static class ChooseLanguage
{
    public sealed record Input(Actor Actor, TextLanguage Language, DateTimeOffset Now);

    /// <summary>Reads "Spanish", "español", "es" and the like; null for anything else.</summary>
    public static TextLanguage? Read(string typed) => TextFolding.Fold(typed) switch
    {
        "english" or "ingles" or "en" => TextLanguage.English,
        "spanish" or "espanol" or "castellano" or "es" => TextLanguage.Spanish,
        _ => null,
    };

    public static async Task<bool> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == input.Actor.Id, cancellationToken);
        if (person.ChosenLanguage == input.Language)
            return false;
        SaveSettings.Write(db, person, input.Actor, input.Now);
        person.ChooseLanguage(input.Language);
        return true;
    }
}
