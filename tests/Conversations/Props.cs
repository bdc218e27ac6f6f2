using System.Text.Json.Nodes;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using AllianceBot.Tests.Graph;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversations;

/// <summary>What a scene begins with and nobody is seen to do: put into the database directly.</summary>
public sealed class Props(RunningBot bot, FakeGraph? graph = null)
{
    private DateTimeOffset Now => bot.Time.GetUtcNow();

    public Task AddOrganisationsAsync(Chat chat, IReadOnlyList<string> names) => WriteAsync(chat, (db, _) =>
    {
        foreach (var name in names)
            Add(db, new OrganisationFacts { Name = name, Sector = Sector.LocalNgo });
        return Task.FromResult(true);
    });

    /// <summary>In the only alliance there is, with those who speak for it.</summary>
    public Task AddOrganisationAsync(OrganisationFacts facts, IEnumerable<Speaker> representatives) => WriteAsync(null, async (db, ct) =>
    {
        var organisation = Add(db, facts);
        foreach (var who in representatives)
            (await MeetAsync(db, who, ct)).Represent(organisation.Id);
        return true;
    });

    /// <param name="chat">Of which alliance; null for the only one there is.</param>
    /// <param name="who">Whom.</param>
    public Task NameCoChairAsync(Chat? chat, Speaker who) => WriteAsync(chat, async (db, ct) =>
    {
        db.Add(RoleHolding.Give((await MeetAsync(db, who, ct)).Id, Role.CoChair, groupId: null, Now));
        return true;
    });

    /// <summary>A transcript of a call in Teams, which is there from the first one on.</summary>
    public void Transcribe(string call, IReadOnlyList<Speaker> invited, DateTimeOffset from, DateTimeOffset to, string content)
    {
        var meeting = Call(call, invited);
        meeting.Transcripts.Add(new FakeTranscript($"MSMjMCMj{meeting.Transcripts.Count}", from, to, content));
    }

    /// <summary>A report of who was in a call.</summary>
    public void Count(string call, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<(string Name, string? ObjectId)> people)
    {
        var reports = Call(call, []).Reports;
        reports.Add(new FakeReport($"c9b6db1c-{reports.Count}", from, to, people));
    }

    private FakeMeeting Call(string call, IReadOnlyList<Speaker> invited)
    {
        var meeting = graph!.Meetings.Find(m => m.ThreadId == Cast.CallIdOf(call));
        if (meeting is null)
        {
            graph.Meetings.Add(meeting = new FakeMeeting { ThreadId = Cast.CallIdOf(call), Attendees = [.. invited.Select(who => who.AadObjectId)] });
            bot.Teams.Meetings[TeamsActivities.MeetingIdOf(meeting.ThreadId)] = new JsonObject
            {
                ["details"] = new JsonObject { ["msGraphResourceId"] = meeting.Id, ["joinUrl"] = meeting.JoinWebUrl, ["title"] = call, ["type"] = "Scheduled" },
                ["organizer"] = new JsonObject { ["id"] = "29:organiser", ["aadObjectId"] = meeting.OrganiserId },
            }.ToJsonString();
        }

        return meeting;
    }

    private Organisation Add(AllianceDb db, OrganisationFacts facts)
    {
        var organisation = Organisation.Create(facts, Now, DateOnly.FromDateTime(Now.UtcDateTime));
        db.Add(organisation);
        return organisation;
    }

    private Task<Person> MeetAsync(AllianceDb db, Speaker who, CancellationToken cancellationToken) =>
        AlliancePeople.MeetAsync(db, new RosterMember(who.UserId, who.AadObjectId, who.Name, null), Now, cancellationToken);

    private async Task WriteAsync(Chat? chat, Func<AllianceDb, CancellationToken, Task<bool>> write)
    {
        var store = bot.Services.GetRequiredService<AllianceStore>();
        var home = chat?.TeamId ?? chat?.ConversationId;
        Guid alliance;
        await using (var db = store.OpenAcrossAlliances())
            alliance = await db.Set<Alliance>().IgnoreQueryFilters().Where(a => home == null || a.Home == home).Select(a => a.AllianceId).SingleAsync();
        await store.WriteAsync(alliance, write, CancellationToken.None);
        bot.Services.GetRequiredService<AllianceDirectory>().Forget(alliance);
    }
}
