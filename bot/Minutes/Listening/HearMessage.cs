using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Listening;

/// <summary>Keeps what somebody wrote in a meeting that is read along.</summary>
internal static class HearMessage
{
    public sealed record Input(string ConversationId, string Text, string Speaker, DateTimeOffset Now, string MessageId);

    /// <returns>Whether it was kept: not where nobody listens, and not without end.</returns>
    public static async Task<bool> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var text = UtteranceList.OneLine(PrintableText.Clean(input.Text));
        if (text.Length == 0)
            return false;
        await db.TakeTurnAsync(cancellationToken);
        if (await ListeningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { Messages: < HeardMessage.Most } listening)
            return false;
        db.Add(new HeardMessage
        {
            MeetingId = listening.MeetingId,
            Number = listening.Next(),
            Speaker = TextLimits.Cut(UtteranceList.OneLine(input.Speaker), TextLimits.Name),
            Text = TextLimits.Cut(text, TextLimits.Note),
            At = input.Now,
            MessageId = input.MessageId,
        });
        return true;
    }
}
