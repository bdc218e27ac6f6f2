using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances.Representatives;

/// <summary>What was written down of people without Teams, put right by whoever leads; and that they are no longer here.</summary>
public sealed class MailPeopleFeature(AllianceDirectory directory) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        AddVerb(registry, "people.askMail", (turn, ct) => AskWhomAsync(turn, Reply.Show, "", ct));
        AddVerb(registry, "people.askCorrect", AskWhatAsync);
        AddVerb(registry, "people.correct", CorrectAsync);
        AddVerb(registry, "people.endMail", EndAsync);
    }

    private static void AddVerb(ConversationRegistry registry, string verb, Answer answer) => registry.AddVerbInAlliance(
        verb, async (turn, ct) => await RepresentativesFeature.RefuseAsync(turn, ct) ?? await answer(turn, ct));

    private static async Task<Reply> AskWhomAsync(Turn turn, Func<CardView, Reply> reply, string problem, CancellationToken cancellationToken)
    {
        var people = await turn.ReadAsync((db, ct) => ListPeople.ReadAsync(db, Page.Asked(turn), RepresentativesFeature.About(turn), ct), cancellationToken);
        return people.Rows.Any(p => !p.HasTeams) ? reply(MailPeopleCards.Choose(turn, people, problem)) : Reply.Say(turn.Say("mailPeopleNone"));
    }

    private static async Task<Reply> AskWhatAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.ReadAsync((db, ct) => CorrectRepresentative.FindAsync(db, turn.Data.Id("person"), ct), cancellationToken) is { } person
            ? Reply.Replace(MailPeopleCards.Correct(turn, Filled(turn, person), ""))
            : await AskWhomAsync(turn, Reply.Replace, turn.Say("personMissing"), cancellationToken);

    private async Task<Reply> CorrectAsync(Turn turn, CancellationToken cancellationToken)
    {
        var data = turn.Data;
        var version = data.Number("version") ?? 0;
        var input = new CorrectRepresentative.Input(turn.Actor, data.Id("person"), version, data.Text("name"), data.Text("email"), data.Text("language"), turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => CorrectRepresentative.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return outcome switch
        {
            CorrectRepresentative.Outcome.Corrected corrected => await ShowPeopleAsync(turn, turn.Say("mailCorrected", corrected.Name), cancellationToken),
            CorrectRepresentative.Outcome.PersonUnknown => await AskWhomAsync(turn, Reply.Replace, turn.Say("personMissing"), cancellationToken),
            CorrectRepresentative.Outcome.Wrong wrong => Reply.Replace(MailPeopleCards.Correct(turn, input, OrganisationWords.Describe(turn, wrong.Problem))),
            CorrectRepresentative.Outcome.Conflict conflict => Reply.Replace(MailPeopleCards.Correct(turn, input with { Version = conflict.Version }, OrganisationWords.Conflict(turn, conflict))),
            CorrectRepresentative.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private async Task<Reply> EndAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new EndRepresentative.Input(turn.Actor, turn.Data.Id("person"), turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => EndRepresentative.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return outcome switch
        {
            EndRepresentative.Outcome.Ended ended => await ShowPeopleAsync(turn, turn.Say("mailEnded", ended.Name), cancellationToken),
            EndRepresentative.Outcome.PersonUnknown => await AskWhomAsync(turn, Reply.Replace, turn.Say("personMissing"), cancellationToken),
            EndRepresentative.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private static async Task<Reply> ShowPeopleAsync(Turn turn, string sentence, CancellationToken cancellationToken) =>
        Reply.Replace(await RepresentativesFeature.PeopleAsync(turn, cancellationToken)).AndSay(sentence);

    private static CorrectRepresentative.Input Filled(Turn turn, Person person) => new(
        turn.Actor, person.Id, person.Version, person.Name, person.Email ?? "", (person.ChosenLanguage ?? turn.Alliance.Language).Code(), turn.Now);
}
