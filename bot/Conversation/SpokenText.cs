using System.Text;
using AllianceBot.Conversation.Language;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Conversation;

/// <summary>What a person wrote, without the bot's mention, with other mentions as plain names and their places remembered.</summary>
internal sealed record SpokenText(string Text, IReadOnlyList<MentionSpan> Mentions)
{
    public static SpokenText Of(Activity activity)
    {
        // Teams writes hard spaces as entities even in plain text.
        var source = activity.TextWithoutBotMention().Replace("&nbsp;", " ", StringComparison.Ordinal).Trim();
        var waiting = activity.Mentions.Where(m => m.Id != activity.Recipient?.Id && !string.IsNullOrEmpty(m.Text)).ToList();
        if (waiting.Count == 0)
            return new SpokenText(source, []);

        var text = new StringBuilder(source.Length);
        var spans = new List<MentionSpan>();
        for (var i = 0; i < source.Length;)
        {
            var here = waiting.FindIndex(m => string.CompareOrdinal(source, i, m.Text, 0, m.Text!.Length) == 0);
            if (here < 0)
            {
                text.Append(source[i++]);
                continue;
            }

            var mention = waiting[here];
            waiting.RemoveAt(here);
            spans.Add(new MentionSpan(text.Length, mention.DisplayName.Length, mention.Id, mention.DisplayName));
            text.Append(mention.DisplayName);
            i += mention.Text!.Length;
        }

        return new SpokenText(text.ToString(), spans);
    }

    /// <summary>This part of what was said began on a line of its own, below the command.</summary>
    public bool StartsBelow { get; private init; }

    /// <summary>A part of it, with the mentions inside that part. Surrounding white space and a colon before it are not part of it.</summary>
    public SpokenText Slice(int start, int end)
    {
        var from = start;
        while (start < end && (char.IsWhiteSpace(Text[start]) && Text[start] != '\n' || Text[start] is ':' or ','))
            start++;
        while (start < end && char.IsWhiteSpace(Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
            end--;
        IEnumerable<MentionSpan> inside = Mentions.Count == 0 ? [] : Mentions.Where(m => m.Start >= start && m.Start + m.Length <= end).Select(m => m with { Start = m.Start - start });
        return new SpokenText(Text[start..end], [.. inside]) { StartsBelow = Text.AsSpan(from, start - from).Contains('\n') };
    }

    /// <summary>One part for each line that begins with a tag, and before them what stands above the first; a text without tags is one part.</summary>
    /// <param name="isTag">Whether a line begins with a tag, or with what must be meant as one.</param>
    public IReadOnlyList<SpokenText> SplitAtTags(Func<string, bool> isTag)
    {
        var parts = new List<SpokenText>();
        var start = 0;
        for (var next = Text.IndexOf("\n#", StringComparison.Ordinal); next >= 0; next = Text.IndexOf("\n#", next + 1, StringComparison.Ordinal))
        {
            var end = Text.IndexOf('\n', next + 1);
            if (!isTag(Text[(next + 1)..(end < 0 ? Text.Length : end)]))
                continue;
            parts.Add(Slice(start, next));
            start = next + 1;
        }

        parts.Add(Slice(start, Text.Length));
        return parts;
    }
}
