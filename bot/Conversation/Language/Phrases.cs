using System.Collections.Frozen;

namespace AllianceBot.Conversation.Language;

/// <summary>How strongly the words before a date say that something is due then.</summary>
internal enum Introduction
{
    None,

    /// <summary>"of", "del", "since": the date describes something.</summary>
    Mention,

    /// <summary>"on", "para", "el".</summary>
    Weak,

    /// <summary>"by", "hasta", "a más tardar".</summary>
    Strong,

    /// <summary>"before", "antes del". The date named is still the one kept: people who write "before Friday" look at the calendar on Friday.</summary>
    Before,
}

/// <summary>The words around dates: what introduces one, and what may follow one at the end of a clause.</summary>
internal static class Phrases
{
    private const int LongestIntroducer = 4;
    private const int LongestTail = 8;

    private static readonly FrozenSet<string> Articles = FrozenSet.Create(StringComparer.Ordinal, "the", "el", "la", "dia", "day", "proximo");

    private static readonly FrozenDictionary<string, Introduction> Introducers = new[]
    {
        (Introduction.Before, "before|antes de|antes del|antes que"),
        (Introduction.Strong, "by|until|till|up to|due|due on|no later than|not later than|on or before|latest by|latest|ready by|hasta|a mas tardar|mas tardar|como maximo|"
            + "maximo|a lo mas|vence|vencimiento|con vencimiento|plazo hasta|con plazo|con plazo al|plazo al|fecha limite|con fecha limite|como tope|no despues del|"
            + "no despues de|no mas tarde del|no mas tarde de|no mas alla del|end of day|end of the day|end of day on|eod|cob|eob|close of business|close of business on|end of business|fin del dia|final del dia|eod on|cob on"),
        (Introduction.Weak, "on|for|in|at|during|around|para|en|a|durante|hacia|este"),
        (Introduction.Mention, "of|from|since|after|to|starting|as of|dated|about|between|del|de|desde|al|entre|a partir de|a partir del|despues de|despues del|"
            + "posterior a|posterior al|held on|celebrada|celebrado|realizada|realizado|fechada|fechado|sobre|was on|is on|es|fue"),
    }.SelectMany(row => row.Item2.Split('|').Select(phrase => KeyValuePair.Create(phrase, row.Item1))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those that stand before another introducer: "due by", "vence a más tardar el". "in" does not: it belongs to "log in by Friday".</summary>
    private static readonly FrozenSet<string> Chained = FrozenSet.Create(StringComparer.Ordinal,
        "due", "by", "until", "before", "vence", "a mas tardar", "como maximo", "hasta", "para", "no later than", "not later than", "latest", "con plazo", "fecha limite");

    /// <summary>Nouns that introduce a date after a colon only: "Deadline: Friday", but not "agree the deadline on Friday".</summary>
    private static readonly FrozenSet<string> Labels = FrozenSet.Create(StringComparer.Ordinal,
        "due", "due date", "deadline", "date", "by", "vence", "vencimiento", "fecha", "fecha limite", "fecha de entrega", "plazo", "entrega", "para");

    private static readonly string[] Suffixes =
        ["at the latest", "latest", "a mas tardar", "como maximo", "maximo", "max", "morning", "afternoon", "evening", "night", "eod", "cob", "eob", "end of day", "close of business", "inclusive"];

    private static readonly FrozenSet<string> Tails = FrozenSet.Create(StringComparer.Ordinal,
        "at", "a", "las", "la", "los", "h", "hs", "hrs", "hours", "horas", "am", "pm", "m", "p", "noon", "midday", "midnight", "mediodia", "medianoche", "morning",
        "afternoon", "evening", "night", "por", "en", "de", "manana", "tarde", "noche", "the", "in", "please", "pls", "favor", "porfa", "gracias", "thanks", "thank",
        "you", "latest", "como", "maximo", "max", "mas", "tardar", "sin", "falta", "si", "es", "posible", "if", "possible", "inclusive", "eod", "cob", "sharp", "utc", "gmt");

    // After "for the 3 May", a word of this kind leaves the date alone; any other is what the date belongs to ("for the 3 May meeting").
    private static readonly FrozenSet<string> FunctionWords = FrozenSet.Create(StringComparer.Ordinal,
        "to", "at", "with", "in", "and", "so", "from", "of", "by", "on", "or", "the", "a", "an", "as", "if", "but", "via", "after", "before", "until", "please", "using",
        "and", "y", "o", "con", "a", "al", "para", "por", "en", "de", "el", "la", "los", "las", "un", "una");

    /// <summary>What introduces the date at a token, and the token at which the introduction starts.</summary>
    public static (Introduction Kind, int Start, string Word) Before(DateTokens tokens, int at)
    {
        var start = SkipArticles(tokens, at);
        var article = start < at && tokens.Word(start) is "el" or "dia" || start < at && tokens.Word(at - 1) is "el" or "dia";
        if (tokens.IsMark(start - 1, ':') && Match(tokens, start - 1, Labels) is > 0 and var label)
            return (Introduction.Strong, start - 1 - label, ":");

        var (kind, length) = Match(tokens, start);
        if (kind == Introduction.None)
            return (article ? Introduction.Weak : Introduction.None, start, "el");
        var word = tokens.Word(start - 1);
        start -= length;
        if (kind == Introduction.Mention)
            return (kind, at, word);
        while (SkipArticles(tokens, start) is var before && Match(tokens, before, Chained) is > 0 and var more)
        {
            kind = kind == Introduction.Before ? kind : Introduction.Strong;
            start = before - more;
        }
        return (kind, start, word);
    }

    /// <summary>Past "at the latest", "morning" and the like, which say no more once the date is known.</summary>
    public static int SkipSuffix(DateTokens tokens, int next)
    {
        var after = tokens.AfterAny(next, Suffixes);
        return after > 0 ? after : next;
    }

    /// <summary>Nothing but punctuation, a time of day or a courtesy follows: "by Friday at 5 pm, please".</summary>
    public static bool ClosesText(DateTokens tokens, int next) => Closes(tokens, next, wholeText: true);

    /// <summary>The same up to the end of the line, sentence or bracket.</summary>
    public static bool ClosesClause(DateTokens tokens, int next) => Closes(tokens, next, wholeText: false);

    public static bool NamesSomething(DateTokens tokens, int next) =>
        tokens[next].Kind == TokenKind.Word && !FunctionWords.Contains(tokens.Word(next)) && !Tails.Contains(tokens.Word(next));

    private static bool Closes(DateTokens tokens, int next, bool wholeText)
    {
        for (var at = next; at < next + LongestTail; at++)
        {
            var token = tokens[at];
            switch (token.Kind)
            {
                case TokenKind.None:
                    return true;
                case TokenKind.Mark when token.Word is "\n" or ";" or "." or "!" or "?" or ")" or "]" or ",":
                    if (!wholeText && !(token.Word is "," or "." && tokens.TouchesNext(at) && tokens[at + 1].Kind == TokenKind.Number))
                        return true;
                    break;
                case TokenKind.Mark when token.Word is ":" or "\"" or "'" or "*" or "_":
                    break;
                case TokenKind.Number when at > next:
                    break;
                case TokenKind.Word when Tails.Contains(token.Word):
                    break;
                default:
                    return false;
            }
        }
        return false;
    }

    /// <summary>Past "el", "the", "el próximo", and the "el día de" of "el día de mañana", which say no more.</summary>
    private static int SkipArticles(DateTokens tokens, int at)
    {
        if (tokens.Word(at) is "manana" or "hoy" && tokens.Word(at - 1) == "de" && tokens.Word(at - 2) == "dia")
            at -= 2;
        while (Articles.Contains(tokens.Word(at - 1)))
            at--;
        return at;
    }

    private static (Introduction Kind, int Length) Match(DateTokens tokens, int end)
    {
        for (var length = Reach(tokens, end); length > 0; length--)
        {
            if (Introducers.TryGetValue(Join(tokens, end, length), out var kind))
                return (kind, length);
        }
        return (Introduction.None, 0);
    }

    private static int Match(DateTokens tokens, int end, FrozenSet<string> phrases)
    {
        for (var length = Reach(tokens, end); length > 0; length--)
        {
            if (phrases.Contains(Join(tokens, end, length)))
                return length;
        }
        return 0;
    }

    private static int Reach(DateTokens tokens, int end)
    {
        var length = 0;
        while (length < LongestIntroducer && tokens[end - length - 1].Kind == TokenKind.Word)
            length++;
        return length;
    }

    private static string Join(DateTokens tokens, int end, int length) => length switch
    {
        1 => tokens.Word(end - 1),
        2 => $"{tokens.Word(end - 2)} {tokens.Word(end - 1)}",
        3 => $"{tokens.Word(end - 3)} {tokens.Word(end - 2)} {tokens.Word(end - 1)}",
        _ => $"{tokens.Word(end - 4)} {tokens.Word(end - 3)} {tokens.Word(end - 2)} {tokens.Word(end - 1)}",
    };
}
