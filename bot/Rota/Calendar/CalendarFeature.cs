using AllianceBot.Alliances;
using AllianceBot.Alliances.Links;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Rota.Calendar;

/// <summary>Gives somebody the address of their turns as a calendar, in their own chat alone.</summary>
public sealed class CalendarFeature(SignedLinks links) : IFeature
{
    public void Register(ConversationRegistry registry) => registry.AddInAlliance(new Command("calendar", GiveAsync));

    private async Task<Reply> GiveAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Whoever has the address reads the calendar.
        if (turn.Place.Kind is not PlaceKind.Personal)
            return Reply.Say(turn.Say("calendarPersonalOnly"));
        var own = await turn.ReadAsync((db, ct) => AlliancePeople.OrganisationsOfAsync(db, [turn.Person.Id], ct), cancellationToken);
        if (!own.TryGetValue(turn.Person.Id, out var organisation))
            return Reply.Say(turn.Say("turnNoOrganisation"));
        var address = await links.CreateAsync(turn, ReadCalendar.LinksIn(turn.Language), turn.Person.Id, cancellationToken);
        return Reply.Say(address is null ? turn.Say("calendarNoAddress") : turn.Say("calendarAddress", organisation.Name, address));
    }
}

public static class CalendarFeeds
{
    /// <summary>Answers the addresses of calendars.</summary>
    public static void MapCalendarFeeds(this IEndpointRouteBuilder endpoints)
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            endpoints.MapLinks(ReadCalendar.LinksIn(language), async (request, cancellationToken) =>
            {
                var setting = new RotaSetting(request.Alliance, request.Services.GetRequiredService<Phrasebook>(), request.Services.GetRequiredService<TimeProvider>().GetUtcNow());
                return await ReadCalendar.HandleAsync(request.Db, request.DocumentId, setting, language, cancellationToken) is { } calendar ? Results.Text(calendar, TurnCalendarFile.ContentType) : null;
            });
        }
    }
}
