using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>A person says in which language to be answered.</summary>
public static class ChooseLanguage
{
    /// <summary>Reads "Spanish", "español", "es" and the like; null for anything else.</summary>
    public static TextLanguage? Read(string typed) => TextFolding.Fold(typed) switch
    {
        "english" or "ingles" or "en" => TextLanguage.English,
        "spanish" or "espanol" or "castellano" or "es" => TextLanguage.Spanish,
        _ => null,
    };

    public static async Task<bool> HandleAsync(AllianceDb db, Guid personId, TextLanguage language, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, cancellationToken);
        person.ChooseLanguage(language);
        return true;
    }
}
