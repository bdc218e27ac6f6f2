using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>The Word document of a version as it stands: made anew, or what was adopted, from the archive once it is there.</summary>
internal abstract record CharterFile
{
    private CharterFile() { }

    public sealed record Ready(string Name, byte[] Content) : CharterFile;

    /// <summary>Adopted, but the archive does not hold it any more.</summary>
    public sealed record Missing : CharterFile;

    /// <summary>What the archive holds is not what was adopted, so it is not handed out as if it were.</summary>
    public sealed record Tampered : CharterFile;

    public static async Task<CharterFile> ReadAsync(
        AllianceDb db, CharterView charter, AllianceInfo alliance, IArchive archive, Phrasebook phrases, CancellationToken cancellationToken)
    {
        if (charter.RecordName is not { } recordName)
        {
            var draft = CharterPaper.Render(charter, alliance, phrases);
            return new Ready(phrases.Say(alliance.Language, "draftFileName", Path.GetFileNameWithoutExtension(draft.Name)), draft.Content);
        }

        try
        {
            var content = charter.Sha256 is null
                ? await db.Set<CharterVersion>().Where(v => v.Id == charter.Id).Select(v => v.PendingDocument).SingleOrDefaultAsync(cancellationToken)
                : (await archive.ReadAsync(new ArchiveAddress(alliance.Id, recordName), cancellationToken))?.Content.ToArray();
            return content is null ? new Missing() : new Ready(Path.GetFileName(recordName), content);
        }
        catch (ArchiveTamperedException)
        {
            return new Tampered();
        }
    }
}
