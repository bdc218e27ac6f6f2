using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Listening;

/// <summary>What somebody edits or deletes in Teams while a meeting is read along is edited or deleted here; once the meeting has ended, it is in its source.</summary>
internal static class CorrectMessage
{
    /// <param name="ConversationId">Where it was written.</param>
    /// <param name="MessageId">As it was heard.</param>
    /// <param name="Text">What it says now; empty when it was deleted.</param>
    public sealed record Input(string ConversationId, string MessageId, string Text);

    /// <returns>Whether it was among what was read along.</returns>
    public static async Task<bool> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (input.MessageId.Length == 0 || await ListeningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } listening
            || await db.Set<HeardMessage>().SingleOrDefaultAsync(m => m.MeetingId == listening.MeetingId && m.MessageId == input.MessageId, cancellationToken) is not { } heard)
        {
            return false;
        }

        var text = UtteranceList.OneLine(PrintableText.Clean(input.Text));
        if (text.Length == 0)
            db.Remove(heard);
        else
            heard.Text = TextLimits.Cut(text, TextLimits.Note);
        return true;
    }
}
