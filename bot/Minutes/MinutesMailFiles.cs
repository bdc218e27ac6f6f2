using AllianceBot.Alliances;
using AllianceBot.Alliances.Links;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Documents;
using AllianceBot.Minutes.Errata;

namespace AllianceBot.Minutes;

/// <summary>The documents that come with mails about minutes. In Teams a button opens them, so nothing is made there.</summary>
internal sealed class MinutesMailFiles(IArchive archive, SignedLinks links)
{
    /// <summary>The draft as it stands, or what was approved; null for nothing that can be sent.</summary>
    public async Task<MailFile?> OfMinutesAsync(NoticeTurn turn, Guid meetingId, CancellationToken cancellationToken)
    {
        if (!turn.IsByMail || await MinutesView.ReadAsync(turn.Db, meetingId, turn.Alliance, cancellationToken) is not { IsStillRunning: false, OnlyIn: null } minutes)
            return null;
        var file = await MinutesFile.ReadAsync(turn.Db, minutes, turn.Alliance, archive, turn.Phrases, cancellationToken);
        return await OfAsync(turn, file, MinutesDownload.Links, meetingId, cancellationToken);
    }

    public async Task<MailFile?> OfErratumAsync(NoticeTurn turn, MinutesErratum erratum, CancellationToken cancellationToken)
    {
        if (!turn.IsByMail)
            return null;
        var file = await ArchivedFile.ReadAsync(
            archive, new ArchiveAddress(turn.Alliance.Id, erratum.RecordName), erratum.Sha256, _ => Task.FromResult(erratum.PendingDocument), cancellationToken);
        return await OfAsync(turn, file, ErratumDownload.Links, erratum.Id, cancellationToken);
    }

    private async Task<MailFile?> OfAsync(NoticeTurn turn, ArchivedFile file, LinkKind kind, Guid id, CancellationToken cancellationToken) => file is ArchivedFile.Ready ready
        ? new MailFile(ready.Name, MinutesWordWriter.ContentType, ready.Content)
        {
            Address = await AllianceSettings.ReadAsync(turn.Db, cancellationToken) is { } settings ? links.Create(kind, turn.Alliance.Id, id, settings.LinkSecret) : null,
        }
        : null;
}
