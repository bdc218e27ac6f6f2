using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;

namespace AllianceBot.Tests.Cards;

internal static partial class RenderingModels
{
    private static IEnumerable<CardView> UsualCharterNotices(Turn turn)
    {
        var voters = MailVoters("Tejedoras de Alimento", "Eva Ruiz");
        yield return CharterNoticeCards.Proposed(Notice(turn), new(ProposedVersion("Lucía Fernández"), "Agua Viva", ByOrganisation: true, voters));
        yield return CharterNoticeCards.Reminder(Notice(turn), new(ProposedVersion("Lucía Fernández"), "Agua Viva", ByOrganisation: true, []));
        yield return CharterForms.Record(turn, ProposedVersion("Lucía Fernández"), voters, new());
    }

    private static IEnumerable<CardView> WorstCharterNotices(Turn turn)
    {
        var hostile = Long(Hostile, 200);
        var voters = Enumerable.Range(0, 500).SelectMany(i => MailVoters($"{i} {hostile}", hostile)).ToList();
        yield return CharterNoticeCards.Proposed(Notice(turn), new(ProposedVersion(hostile), hostile, ByOrganisation: true, voters));
        yield return CharterForms.Record(turn, ProposedVersion(hostile), voters, new() { Stance = Stance.Objects, Reason = Long(Hostile, 5_000), Problem = turn.Say("charterReasonMissing") });
    }

    private static IReadOnlyList<MailVoter> MailVoters(string organisation, string person) => [new(Guid.NewGuid(), person, Guid.NewGuid(), organisation)];

    private static CharterVersion ProposedVersion(string by)
    {
        var version = CharterVersion.Begin(2, CharterText.Blank(TextLanguage.Spanish), null, new Actor(Guid.Empty, by, Standing.None), DateTimeOffset.UnixEpoch);
        version.Propose(new Actor(Guid.Empty, by, Standing.None), new DateOnly(2026, 3, 16), DecisionRule.Consent, 50, DateTimeOffset.UnixEpoch);
        return version;
    }

    private static NoticeTurn Notice(Turn turn) => new()
    {
        Db = null!,
        Reader = new NoticeReader { Alliance = turn.Alliance, PersonId = Guid.Empty, UserId = null, ChosenLanguage = null, Quiet = new QuietTimes("Etc/UTC", default, default, null, null), IsLeftAlone = false },
        SubjectId = "",
        Data = "{}",
        FirstDueAt = turn.Now,
        Phrases = turn.Phrases,
        Now = turn.Now,
        Language = turn.Language,
    };
}
