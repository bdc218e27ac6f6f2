using AllianceBot.Alliances.Tables;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>The organisations as a file for spreadsheets. Every member may have it: it says what the list says, in the words of whoever asks.</summary>
public static class ExportOrganisations
{
    public static AllianceTable Table(OrganisationVocabulary vocabulary) => new("organisations", "organizaciones", (request, ct) =>
        HandleAsync(request.Db, request.Alliance, request.Language, vocabulary, request.Now, ct));

    public static async Task<TableFile> HandleAsync(
        AllianceDb db, AllianceInfo alliance, TextLanguage language, OrganisationVocabulary vocabulary, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var organisations = await db.Set<Organisation>().OrderBy(o => o.FoldedName).ThenBy(o => o.Id).ToListAsync(cancellationToken);
        var day = IsoDay.Write(DateOnly.FromDateTime(alliance.ToLocal(now)));
        return TableFile.Of(vocabulary.FileName(language, day), OrganisationTable.Write(organisations, vocabulary, language), organisations.Count);
    }
}
