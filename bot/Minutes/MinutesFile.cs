using AllianceBot.Alliances.Letterheads;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>The Word document of minutes as it stands: the draft, or what was approved.</summary>
internal static class MinutesFile
{
    public static async Task<ArchivedFile> ReadAsync(
        AllianceDb db, MinutesView minutes, AllianceInfo alliance, IArchive archive, Phrasebook phrases, CancellationToken cancellationToken)
    {
        if (minutes is { IsApproved: true, RecordName: { } recordName })
        {
            return await ArchivedFile.ReadAsync(
                archive, new ArchiveAddress(alliance.Id, recordName), minutes.Sha256,
                ct => db.Set<ApprovedMinutes>().Where(m => m.MeetingId == minutes.MeetingId).Select(m => m.PendingDocument).SingleOrDefaultAsync(ct), cancellationToken);
        }

        var draft = MinutesDraft.Render(minutes.Document, phrases, await LetterheadRecords.ReadAsync(db, cancellationToken));
        return new ArchivedFile.Ready(phrases.Say(alliance.Language, "draftFileName", Path.GetFileNameWithoutExtension(draft.Name)), draft.Content);
    }
}
