namespace AllianceBot.Demo;

/// <summary>Numbers that look thrown and are the same on every machine and in every year (xorshift64*).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <returns>At least 0 and less than <paramref name="sides"/>.</returns>
    public int Throw(int sides)
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (int)((_state * 2685821657736338717UL >> 33) % (uint)sides);
    }

    public bool Chance(int percent) => Throw(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Throw(from.Count)];

    /// <summary>Some of them, each at most once, in their order.</summary>
    public IReadOnlyList<T> PickSome<T>(IReadOnlyList<T> from, int count)
    {
        var chosen = new List<T>(count);
        for (var i = 0; i < from.Count && chosen.Count < count; i++)
            if (Throw(from.Count - i) < count - chosen.Count)
                chosen.Add(from[i]);
        return chosen;
    }
}
