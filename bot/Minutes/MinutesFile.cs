using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>The Word document of minutes as it stands: the draft, or what was approved, from the archive once it is there.</summary>
public abstract record MinutesFile
{
    private MinutesFile() { }

    public sealed record Ready(string Name, byte[] Content) : MinutesFile;

    /// <summary>Approved, but the archive does not hold it any more.</summary>
    public sealed record Missing : MinutesFile;

    /// <summary>What the archive holds is not what was approved, so it is not handed out as if it were.</summary>
    public sealed record Tampered : MinutesFile;

    public static async Task<MinutesFile> ReadAsync(
        AllianceDb db, MinutesView minutes, AllianceInfo alliance, IArchive archive, Phrasebook phrases, CancellationToken cancellationToken)
    {
        if (minutes is not { IsApproved: true, RecordName: { } recordName })
        {
            var draft = MinutesDraft.Render(minutes.Document, phrases);
            return new Ready(phrases.Say(alliance.Language, "draftFileName", Path.GetFileNameWithoutExtension(draft.Name)), draft.Content);
        }

        try
        {
            var content = minutes.Sha256 is null
                ? await db.Set<ApprovedMinutes>().Where(m => m.MeetingId == minutes.MeetingId).Select(m => m.PendingDocument).SingleOrDefaultAsync(cancellationToken)
                : (await archive.ReadAsync(new ArchiveAddress(alliance.Id, recordName), cancellationToken))?.Content.ToArray();
            return content is null ? new Missing() : new Ready(recordName[(recordName.LastIndexOf('/') + 1)..], content);
        }
        catch (ArchiveTamperedException)
        {
            return new Tampered();
        }
    }
}
