using AllianceBot.Alliances.Letterheads;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>The Word document of a version as it stands: made anew, or what was adopted.</summary>
internal static class CharterFile
{
    public static async Task<ArchivedFile> ReadAsync(
        AllianceDb db, CharterView charter, AllianceInfo alliance, IArchive archive, Phrasebook phrases, CancellationToken cancellationToken)
    {
        if (charter.RecordName is { } recordName)
        {
            return await ArchivedFile.ReadAsync(
                archive, new ArchiveAddress(alliance.Id, recordName), charter.Sha256,
                ct => db.Set<CharterVersion>().Where(v => v.Id == charter.Id).Select(v => v.PendingDocument).SingleOrDefaultAsync(ct), cancellationToken);
        }

        var draft = CharterPaper.Render(charter, alliance, phrases, await LetterheadRecords.ReadAsync(db, cancellationToken));
        return new ArchivedFile.Ready(phrases.Say(alliance.Language, "draftFileName", Path.GetFileNameWithoutExtension(draft.Name)), draft.Content);
    }
}
