using System.Text;
using System.Text.Encodings.Web;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using MimeKit;

namespace AllianceBot.Delivery.Mail;

/// <summary>A notice as a mail: text and HTML from what Teams would show, and links in the place of buttons.</summary>
internal sealed class MailWriter(CardRenderer renderer, Phrasebook phrases)
{
    /// <summary>In bytes. Graph takes requests of 4 MB, and a document grows by five sixths on its way there: it is in base64 inside a mail, and the mail in base64 again.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    private const int LongestSubject = 150;

    /// <summary>A link looks like what it is in Teams: a button.</summary>
    private const string ButtonStyle = "display: inline-block; padding: .5em 1em; border: 1px solid #4f52b2; border-radius: 4px; color: #4f52b2; text-decoration: none";

    /// <param name="notice">Which one; the mail has the same id however often it is sent.</param>
    /// <param name="turn">For whom it was written.</param>
    /// <param name="message">A sentence or a card.</param>
    /// <param name="links">What they can press.</param>
    /// <param name="from">The mailbox it comes from.</param>
    public MimeMessage Write(ClaimedNotice notice, NoticeTurn turn, ReplyMessage message, IReadOnlyList<(string Label, string Address)> links, string from)
    {
        var (subject, paragraphs) = Content(message);
        var footer = phrases.Say(turn.Language, "mailFooter", turn.Alliance.Name ?? "AllianceBot");
        var attached = message.MailFile is { Content.Length: <= LargestFile } file ? file : null;
        if (message.MailFile is { } named)
            (paragraphs, links) = Mention(named, isAttached: attached is not null, paragraphs, links, turn.Language);
        var mail = new MimeMessage
        {
            MessageId = $"{notice.Id:N}@{from[(from.LastIndexOf('@') + 1)..]}",
            Subject = OneLine(subject),
            Date = turn.Now,
            Body = With(attached, new MultipartAlternative
            {
                new TextPart("plain") { Text = PlainText(paragraphs, links, footer), ContentTransferEncoding = ContentEncoding.QuotedPrintable },
                new TextPart("html") { Text = Html(turn, paragraphs, links, footer), ContentTransferEncoding = ContentEncoding.QuotedPrintable },
            }),
        };
        mail.From.Add(new MailboxAddress(OneLine(turn.Alliance.Name ?? "AllianceBot"), from));
        mail.To.Add(new MailboxAddress(OneLine(turn.Reader.Name), turn.Reader.MailAddress!));
        // RFC 3834: nobody's absence answers a machine.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        mail.Body.Headers.Add(HeaderId.ContentLanguage, turn.Language.Code());
        return mail;
    }

    private static MimeEntity With(MailFile? file, MimeEntity text)
    {
        if (file is null)
            return text;
        var part = new MimePart(ContentType.Parse(file.ContentType))
        {
            // MimeKit reads it while the mail is sent.
            Content = new MimeContent(new MemoryStream(file.Content.ToArray())),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = OneLine(file.Name),
        };
        return new Multipart("mixed") { text, part };
    }

    /// <summary>Says of a document that it is attached; or, where it is too large, how to come by it.</summary>
    private (IReadOnlyList<MailParagraph>, IReadOnlyList<(string Label, string Address)>) Mention(
        MailFile file, bool isAttached, IReadOnlyList<MailParagraph> paragraphs, IReadOnlyList<(string Label, string Address)> links, TextLanguage language)
    {
        var name = OneLine(file.Name);
        if (!isAttached && file.Address is { } address)
            return (paragraphs, [(phrases.Say(language, "mailFileLink", name), address), .. links]);
        return ([.. paragraphs, new(phrases.Say(language, isAttached ? "mailFileAttached" : "mailFileTooLarge", name), IsHeading: false)], links);
    }

    private (string Subject, IReadOnlyList<MailParagraph> Paragraphs) Content(ReplyMessage message) => message switch
    {
        ReplyMessage.Card { View: var view } => (view.Summary, CardText.Read(renderer.Render(view))),
        ReplyMessage.Text { Sentence: var sentence } => (sentence, [.. sentence.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new MailParagraph(line, false))]),
        _ => throw new InvalidOperationException($"Unforeseen message {message.GetType().Name}: a mail has no place for it."),
    };

    private static string PlainText(IReadOnlyList<MailParagraph> paragraphs, IReadOnlyList<(string Label, string Address)> links, string footer)
    {
        var text = new StringBuilder();
        foreach (var paragraph in paragraphs)
            text.Append(paragraph.Text).Append("\n\n");
        foreach (var (label, address) in links)
            text.Append(label).Append(":\n").Append(address).Append("\n\n");
        return text.Append("-- \n").Append(footer).Append('\n').ToString();
    }

    private static string Html(NoticeTurn turn, IReadOnlyList<MailParagraph> paragraphs, IReadOnlyList<(string Label, string Address)> links, string footer)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"").Append(turn.Language.Code()).Append("\"><head><meta charset=\"utf-8\"></head>\n<body style=\"font-family: sans-serif; max-width: 40em\">\n");
        foreach (var paragraph in paragraphs)
            html.Append(paragraph.IsHeading ? "<h1 style=\"font-size: 1.3em\">" : "<p>").Append(Encode(paragraph.Text)).Append(paragraph.IsHeading ? "</h1>\n" : "</p>\n");
        foreach (var (label, address) in links)
            html.Append("<p><a href=\"").Append(Encode(address)).Append("\" style=\"").Append(ButtonStyle).Append("\">").Append(Encode(label)).Append("</a></p>\n");
        return html.Append("<p style=\"color: #52616e; font-size: .9em\">").Append(Encode(footer)).Append("</p>\n</body></html>\n").ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text).Replace("&#xA;", "<br>", StringComparison.Ordinal);

    /// <summary>A header is one line, whatever people wrote.</summary>
    private static string OneLine(string text) => TextLimits.Abridge(string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), LongestSubject);
}
