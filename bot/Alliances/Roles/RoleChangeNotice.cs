using System.Text.Json.Serialization;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>What was changed for somebody; each has the phrases <c>roleChange.{name}</c> and <c>roleChangeNext.{name}</c>.</summary>
internal enum RoleChange
{
    CoChairEnded,
    CoordinatorBegan,
    CoordinatorEnded,

    /// <summary>They represent another organisation.</summary>
    Moved,
    MovedNowhere,
}

/// <param name="Id">Of the working group or the organisation; null where there is none.</param>
/// <param name="Name">Its name; empty likewise.</param>
/// <param name="By">The name of whoever did it.</param>
internal sealed record RoleChanged(RoleChange What, Guid? Id, string Name, string By);

/// <summary>Tells somebody that another's hand took a role from them, gave them one, or moved them to another organisation.</summary>
internal sealed class RoleChangeNotice : INoticeWriter
{
    public const string KindName = "roleChanged";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    /// <summary>Nothing for whoever did it themself.</summary>
    public static async Task AddAsync(AllianceDb db, Guid personId, RoleChanged change, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (personId == by.Id)
            return;
        // The same may be done, undone and done again.
        var subject = $"{change.What}/{change.Id}/{now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        await Notices.AddAsync(db, KindName, personId, subject, now, change, RoleChangeJson.Default.RoleChanged, cancellationToken);
    }

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var change = turn.Read(RoleChangeJson.Default.RoleChanged);
        return await IsStillSoAsync(turn, change, cancellationToken) ? new ReplyMessage.Card(Card(Voice.Of(turn), change)) : null;
    }

    public static CardView Card(Voice voice, RoleChanged change)
    {
        var heading = voice.Say($"roleChange.{change.What}");
        var subject = change.Name.Length > 0 ? $"{change.Name} · {voice.Alliance.Name}" : voice.Alliance.Name ?? "";
        var model = new NoticeModel(heading, subject, "", [NoticeCards.Section(voice, voice.Say("roleChangeBy"), [change.By], new CardBudget())], voice.Say($"roleChangeNext.{change.What}"));
        return NoticeCards.View(voice, model, $"{heading}: {subject}");
    }

    /// <summary>Before anybody was told it may have been changed again.</summary>
    private static async Task<bool> IsStillSoAsync(NoticeTurn turn, RoleChanged change, CancellationToken cancellationToken)
    {
        var reader = turn.Reader.PersonId;
        return change.What switch
        {
            RoleChange.CoChairEnded => !await turn.Db.Set<RoleHolding>().AnyAsync(h => h.PersonId == reader && h.Role == Role.CoChair && h.Until == null, cancellationToken),
            RoleChange.CoordinatorBegan or RoleChange.CoordinatorEnded =>
                await turn.Db.Set<RoleHolding>().AnyAsync(h => h.PersonId == reader && h.GroupId == change.Id && h.Until == null, cancellationToken) == (change.What is RoleChange.CoordinatorBegan),
            _ => await turn.Db.Set<Person>().AnyAsync(p => p.Id == reader && p.OrganisationId == change.Id, cancellationToken),
        };
    }
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(RoleChanged))]
internal sealed partial class RoleChangeJson : JsonSerializerContext;
