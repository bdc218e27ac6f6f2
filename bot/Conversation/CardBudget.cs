using System.Text.Encodings.Web;

namespace AllianceBot.Conversation;

/// <summary>
/// What a message may still hold, so that it stays under the size that Teams takes (80 KB of UTF-16, which is 40,960 characters
/// of JSON) with room for its frame and envelope. Parts that no longer fit are left out and counted.
/// </summary>
internal sealed class CardBudget
{
    private const int Characters = 34_000;

    private int _left = Characters;

    public int Omitted { get; private set; }

    /// <param name="frame">Characters of JSON around the texts of one such part.</param>
    /// <param name="texts">As people wrote them; some characters take six in JSON.</param>
    public bool Allows(int frame, params ReadOnlySpan<string> texts)
    {
        var cost = frame;
        foreach (var text in texts)
            cost += JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text).Length;
        if (cost > _left)
        {
            Omitted++;
            return false;
        }

        _left -= cost;
        return true;
    }

    /// <summary>Names in a row, the first of them, and how many are not shown.</summary>
    public (string Shown, int More) Names(IReadOnlyList<string> names, int most, string separator = ", ")
    {
        var shown = names.Take(most).TakeWhile(name => Allows(separator.Length, name)).ToList();
        return (string.Join(separator, shown), names.Count - shown.Count);
    }

    /// <summary>A text whole, or the beginning of it that still fits.</summary>
    public string Beginning(string text)
    {
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Allows(0, rune.ToString()))
                break;
            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }
}
