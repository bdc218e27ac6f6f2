using AllianceBot.Conversation;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

namespace AllianceBot.Rota;

/// <summary>The rotas of working groups, for the feature that keeps the groups.</summary>
public static class GroupRotas
{
    /// <summary>A group is closed: nobody has its turns from today on, and whoever had one is told. What was done stays in its accounts.</summary>
    public static async Task EndAsync(AllianceDb db, RotaSetting setting, Actor by, CancellationToken cancellationToken)
    {
        var (group, today) = (setting.GroupId, setting.Today);
        await TurnsTakenOff.TakeOffAsync(db, t => t.GroupId == group && t.Date >= today, by, setting, cancellationToken);
    }
}
