using AllianceBot.Conversation;

namespace AllianceBot.Delivery.Mail;

/// <summary>Sends a notice to somebody whom only mail reaches.</summary>
internal sealed class MailDelivery(MailCarrier mail, MailWriter writer, MailLinks links)
{
    /// <summary>Whether anything takes mails.</summary>
    public bool IsSetUp => mail.Carrier is not null;

    /// <returns>The mail's id.</returns>
    public async Task<string?> SendAsync(ClaimedNotice notice, NoticeTurn turn, ReplyMessage message, CancellationToken cancellationToken)
    {
        var carrier = mail.Carrier ?? throw new InvalidOperationException("No mail is set up.");
        using var written = writer.Write(notice, turn, message, await links.CreateAsync(notice.Id, turn.Reader, message.MailLinks, cancellationToken), carrier.From);
        await carrier.SendAsync(notice.Id, written, cancellationToken);
        return written.MessageId;
    }
}
