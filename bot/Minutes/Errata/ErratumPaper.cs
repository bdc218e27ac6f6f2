using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Documents.Letterheads;
using AllianceBot.Meetings;

namespace AllianceBot.Minutes.Errata;

/// <summary>What the paper of an erratum says.</summary>
/// <param name="Part">What it concerns; empty for the minutes as a whole.</param>
internal sealed record ErratumToPrint(MeetingRecord Meeting, ApprovedMinutes Approved, int Number, string Part, string Text, string IssuedBy, DateTimeOffset IssuedAt);

/// <summary>An erratum on paper: the same erratum on the same letterhead always gives the same name and bytes.</summary>
internal static class ErratumPaper
{
    public static RenderedRecord Render(ErratumToPrint erratum, AllianceInfo alliance, Phrasebook phrases, Letterhead? letterhead)
    {
        var document = new ErratumDocument
        {
            AllianceName = alliance.Name ?? "",
            Language = alliance.Language.Code(),
            MeetingNumber = erratum.Meeting.Number,
            MeetingTitle = erratum.Meeting.Title,
            MeetingOn = DateOnly.FromDateTime(alliance.ToLocal(erratum.Meeting.StartedAt)),
            Number = erratum.Number,
            Part = erratum.Part,
            Text = erratum.Text,
            IssuedBy = erratum.IssuedBy,
            IssuedAt = alliance.ToLocal(erratum.IssuedAt),
            MinutesSha256 = erratum.Approved.Sha256,
        };
        using var content = new MemoryStream();
        ErratumWordWriter.Write(document, content, letterhead);
        var title = phrases.Say(alliance.Language, "erratumRecordTitle", erratum.Meeting.Number, erratum.Number);
        return new($"minutes/{erratum.Meeting.Number.Split('-')[0]}/{ArchiveName.Segment(title, ".docx")}", title, document.Language, content.ToArray());
    }
}
