using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Holidays;

/// <summary>The alliance's days off: those to come, and for whoever leads to add and to take back, on one card.</summary>
public sealed class HolidaysFeature(OrganisationVocabulary vocabulary) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("holidays", async (turn, ct) => Reply.Show(await CardAsync(turn, new(), ct))));
        registry.AddVerbInAlliance("holidays.list", async (turn, ct) => Reply.Replace(await CardAsync(turn, new(), ct)));
        registry.AddVerbInAlliance("holidays.add", AddAsync);
        registry.AddVerbInAlliance("holidays.remove", RemoveAsync);
    }

    private async Task<Reply> AddAsync(Turn turn, CancellationToken cancellationToken)
    {
        var lines = turn.Data.Text("lines");
        var input = new AddHolidays.Input(lines, turn.Language, turn.DateOrder, vocabulary, turn.Today, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => AddHolidays.HandleAsync(db, input, ct), cancellationToken);
        var place = turn.ForThePlace;
        return outcome switch
        {
            AddHolidays.Outcome.Added added => Reply.Replace(await CardAsync(turn, new() { Notice = HolidayCards.Describe(place, added) }, cancellationToken)),
            AddHolidays.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => Reply.Replace(await CardAsync(turn, new() { Problem = HolidayCards.Describe(place, outcome), Lines = lines }, cancellationToken)),
        };
    }

    private static async Task<Reply> RemoveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var outcome = await turn.WriteAsync((db, ct) => RemoveHoliday.HandleAsync(db, new(turn.Data.Id("id"), turn.Today, turn.Actor, turn.Now), ct), cancellationToken);
        return outcome switch
        {
            RemoveHoliday.Outcome.Removed removed => Reply.Replace(await CardAsync(turn, new() { Notice = turn.ForThePlace.Say("holidayRemoved", removed.Name) }, cancellationToken)),
            RemoveHoliday.Outcome.HolidayUnknown => Reply.Replace(await CardAsync(turn, new() { Notice = turn.ForThePlace.Say("holidayGone") }, cancellationToken)),
            RemoveHoliday.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private static Task<CardView> CardAsync(Turn turn, HolidayForm form, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        var holidays = await HolidayRecords.ReadAsync(db, turn.Today, ct);
        var (number, count, skip) = Page.Place(Page.Asked(turn), holidays.Count, HolidayCards.MostRows);
        return HolidayCards.Card(turn.ForThePlace, form, new([.. holidays.Skip(skip).Take(HolidayCards.MostRows)], number, count, holidays.Count));
    }, cancellationToken);
}
