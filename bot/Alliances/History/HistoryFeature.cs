using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.History;

/// <summary>Shows the audit trail to whoever is in the alliance.</summary>
public sealed class HistoryFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("history", (turn, ct) => ShowAsync(turn, turn.Text, Reply.Show, ct)));
        registry.AddVerbInAlliance("history.turn", (turn, ct) => ShowAsync(turn, turn.Data.Text("about"), Reply.Replace, ct));
    }

    private static async Task<Reply> ShowAsync(Turn turn, string about, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        var input = new ListHistory.Input(TextLimits.Cut(about.Trim(), TextLimits.Name), Page.Asked(turn));
        return await turn.ReadAsync((db, ct) => ListHistory.HandleAsync(db, input, ct), cancellationToken) switch
        {
            ListHistory.Outcome.Found found => reply(HistoryCards.History(turn.ForThePlace, found.About, found.Page)),
            ListHistory.Outcome.NothingAbout { Suggestions.Count: > 0 } near =>
                Reply.Say(turn.Say("historyDidYouMean", TextLimits.Abridge(near.About, TextLimits.Quote), string.Join(", ", near.Suggestions))),
            ListHistory.Outcome.NothingAbout none => Reply.Say(turn.Say("historyNothingAbout", TextLimits.Abridge(none.About, TextLimits.Quote))),
            var outcome => throw Reply.Unforeseen(outcome),
        };
    }
}
