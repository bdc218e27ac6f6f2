using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>The Word document of minutes as it stands: the draft, or what was approved, from the archive once it is there.</summary>
public sealed record MinutesFile(string Name, byte[] Content)
{
    public static async Task<MinutesFile> ReadAsync(
        AllianceDb db, MinutesView minutes, AllianceInfo alliance, IArchive archive, Phrasebook phrases, CancellationToken cancellationToken)
    {
        if (minutes is { IsApproved: true, RecordName: { } recordName })
        {
            var fileName = recordName[(recordName.LastIndexOf('/') + 1)..];
            if (minutes.Sha256 is not null && await archive.ReadAsync(new ArchiveAddress(alliance.Id, recordName), cancellationToken) is { } record)
                return new(fileName, record.Content.ToArray());
            var pending = await db.Set<ApprovedMinutes>().Where(m => m.MeetingId == minutes.MeetingId).Select(m => m.PendingDocument).SingleOrDefaultAsync(cancellationToken);
            if (pending is not null)
                return new(fileName, pending);
        }

        var draft = MinutesDraft.Render(minutes.Document, phrases);
        return new(phrases.Say(alliance.Language, "draftFileName", Path.GetFileNameWithoutExtension(draft.Name)), draft.Content);
    }
}
