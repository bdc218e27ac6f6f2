using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// People of several reports, each once. The same is whoever has the same id, or the same address; by the name alone, only entries of which
/// one has neither.
/// </summary>
internal sealed class AttendanceList
{
    private const int Most = 5_000;

    // Who joins more often than this has a bad line; the length still counts.
    public const int MostIntervals = 200;
    private readonly List<Attendee> _attendees = [];
    private readonly List<string?> _ids = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public IReadOnlyList<Attendee> Attendees => _attendees;

    public int LeftOut { get; private set; }

    public void Add(string? id, Attendee attendee)
    {
        var named = attendee.Name.Length > 0 ? attendee : attendee with { Name = attendee.Email ?? "" };
        if (named.Name.Length == 0)
        {
            LeftOut++;
            return;
        }

        named = named with { Name = TextLimits.Abridge(named.Name, TextLimits.Name) };
        if (PlaceOf(id, named) is { } place)
        {
            _attendees[place] = Merge(_attendees[place], named);
            _ids[place] ??= id;
        }
        else if (_attendees.Count < Most)
        {
            place = _attendees.Count;
            _attendees.Add(named);
            _ids.Add(id);
        }
        else
        {
            LeftOut++;
            return;
        }

        foreach (var key in Keys(_ids[place], _attendees[place]))
            _places.TryAdd(key, place);
    }

    private int? PlaceOf(string? id, Attendee attendee)
    {
        if (id is not null && _places.TryGetValue($"id {id}", out var byId))
            return byId;
        if (attendee.Email is { } email && _places.TryGetValue($"mail {TextFolding.Fold(email)}", out var byMail) && (id is null || _ids[byMail] is null))
            return byMail;
        if (!_places.TryGetValue($"name {TextFolding.Fold(attendee.Name)}", out var byName))
            return null;
        var known = _attendees[byName];
        var isSomebodyElse = (id is not null && _ids[byName] is not null) || (attendee.Email is not null && known.Email is not null);
        return isSomebodyElse ? null : byName;
    }

    private static IEnumerable<string> Keys(string? id, Attendee attendee)
    {
        if (id is not null)
            yield return $"id {id}";
        if (attendee.Email is { } email)
            yield return $"mail {TextFolding.Fold(email)}";
        yield return $"name {TextFolding.Fold(attendee.Name)}";
    }

    private static Attendee Merge(Attendee one, Attendee other) => one with
    {
        Email = one.Email ?? other.Email,
        Role = one.Role ?? other.Role,
        Total = one.Total + other.Total,
        Intervals = other.Intervals.Count == 0 || one.Intervals.Count >= MostIntervals ? one.Intervals : [.. one.Intervals, .. other.Intervals],
    };
}
