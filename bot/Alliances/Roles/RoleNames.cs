using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Roles;

/// <summary>Roles in people's words.</summary>
internal static class RoleNames
{
    public static IEnumerable<Role> Split(Role roles) => Enum.GetValues<Role>().Where(role => role is not Role.None && roles.HasFlag(role));

    /// <summary>Such as “steward, co-chair or coordinator”.</summary>
    public static string List(Turn turn, Role roles)
    {
        var names = Split(roles).Select(role => turn.Say($"role.{role}")).ToList();
        return names.Count < 2 ? string.Concat(names) : turn.Say("listOr", string.Join(", ", names.SkipLast(1)), names[^1]);
    }
}
