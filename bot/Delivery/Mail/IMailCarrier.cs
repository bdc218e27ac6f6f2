using AllianceBot.Graph;
using MimeKit;

namespace AllianceBot.Delivery.Mail;

/// <summary>Takes a mail where it goes.</summary>
internal interface IMailCarrier
{
    /// <summary>The mailbox that mails come from.</summary>
    string From { get; }

    /// <param name="id">The same for the same mail, however often it is sent.</param>
    /// <param name="mail">All of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MailRefusedException">It is refused for good.</exception>
    Task SendAsync(Guid id, MimeMessage mail, CancellationToken cancellationToken);
}

/// <summary>To try this mail again changes nothing.</summary>
internal sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Puts mails into a folder, as files that mail programs open. A mail that is sent again takes the place of the first.</summary>
internal sealed class FolderMail(string folder) : IMailCarrier
{
    public string From => "alliancebot@localhost.localdomain";

    public async Task SendAsync(Guid id, MimeMessage mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{id:N}.eml");
        // Whoever looks into the folder sees whole mails only.
        await mail.WriteToAsync($"{path}.part", cancellationToken);
        File.Move($"{path}.part", path, overwrite: true);
    }
}

/// <summary>Sends mails from one mailbox through Microsoft Graph, as MIME (learn.microsoft.com/graph/api/user-sendmail).</summary>
internal sealed class GraphMail(GraphClient graph, string from) : IMailCarrier
{
    public string From => from;

    public async Task SendAsync(Guid id, MimeMessage mail, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await mail.WriteToAsync(bytes, cancellationToken);
        var mime = Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
        try
        {
            await graph.PostTextAsync($"users/{Uri.EscapeDataString(from)}/sendMail", mime, cancellationToken);
        }
        catch (GraphException problem) when (problem.Failure is GraphFailure.Refused or GraphFailure.TooLarge)
        {
            throw new MailRefusedException(problem.Message, problem);
        }
    }
}
