using AllianceBot.Conversation;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Minutes.Intake;

/// <summary>The sentences about what people give for the minutes of a meeting, wherever it comes from.</summary>
internal static class SourceReplies
{
    /// <summary>What was read of a source, and how.</summary>
    public static IReadOnlyList<string> Kept(Turn turn, string name, SourceReading.Read read)
    {
        var answers = TagWords.CountAnswers(read.Utterances);
        var speakers = read.Utterances.Select(said => said.Speaker).Where(speaker => speaker.Length > 0).Distinct().Count();
        return
        [
            speakers > 0
                ? turn.Say("sourceKept", SourceCards.Name(turn, name), read.Utterances.Count, speakers)
                : turn.Say("sourceKeptUnnamed", SourceCards.Name(turn, name), read.Utterances.Count),
            .. read.Notices.Select(notice => turn.Say(SourcePhrases.KeyOf(notice.Kind), notice.Count)),
            .. answers > 0 ? [turn.Say(SourcePhrases.Answers, answers)] : Array.Empty<string>(),
        ];
    }

    /// <summary>Why nothing was taken from a file.</summary>
    public static string Explain(Turn turn, SourceRefusal reason, string name) =>
        turn.Say(SourcePhrases.KeyOf(reason), SourceCards.Name(turn, name), SourceLimits.Usual.File / (1024 * 1024));

    public static string Explain(Turn turn, FindSourceMeeting.Outcome problem) => problem switch
    {
        FindSourceMeeting.Outcome.NoMeeting => turn.Say("sourceNoMeeting"),
        FindSourceMeeting.Outcome.NumberUnknown unknown => turn.Say("minutesNumberUnknown", unknown.Number),
        FindSourceMeeting.Outcome.Unclear unclear => turn.Say("sourceUnclear", unclear.Private, unclear.Guess.Number),
        _ => throw Reply.Unforeseen(problem),
    };

    public static string Explain(Turn turn, KeepSource.Outcome problem) => problem switch
    {
        KeepSource.Outcome.InCirculation circulated => turn.Say("sourceInCirculation", circulated.Number),
        KeepSource.Outcome.MinutesApproved approved => turn.Say("sourceMinutesApproved", approved.Number),
        KeepSource.Outcome.HeldElsewhere elsewhere => turn.Say("minutesHeldElsewhere", elsewhere.Number),
        KeepSource.Outcome.Refused refused => refused.Refusal.Describe(turn),
        KeepSource.Outcome.Full => turn.Say("sourceFull", MeetingSource.Most, MeetingSource.MostBytes / (1024 * 1024), MeetingSource.MostUtterances),
        KeepSource.Outcome.MeetingUnknown => turn.Say("meetingUnknown"),
        _ => throw Reply.Unforeseen(problem),
    };
}
