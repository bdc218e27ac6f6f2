using System.Collections.Frozen;

namespace AllianceBot.Conversation.Language;

/// <summary>
/// Finds the date that a person meant in a sentence, in English and Spanish. Of several, the one that says when something is due is preferred to
/// one that describes something, a deadline ("by", "a más tardar") to a day ("on", "el"), and the end of the text to its middle.
/// </summary>
public static class DateGrammar
{
    /// <summary>How many days back a date with a written year may lie: minutes are typed up late.</summary>
    public const int PastDays = 31;

    /// <summary>How many years ahead a date may lie.</summary>
    public const int FutureYears = 10;

    // The first words of phrases that the readers know; other words are passed over at the cost of one look-up.
    private static readonly FrozenSet<string> Starters = DateWords.Months.Keys.Concat(DateWords.Weekdays.Keys).Concat(DateWords.ShortWeekdays.Keys).Concat(
        ("in within over dentro en de a an un una next following proximo proxima this coming siguiente este esta day pasado today tonight hoy tomorrow manana yesterday ayer anteayer antier "
        + "the end late mid middle early beginning start fin fines final finales mediados mitad principio principios inicio inicios comienzo comienzos "
        + "first second third last primera segunda tercera ultima quincena semana week weekend mes eom eoy eow").Split(' '))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The date phrase of the text, or null. Never throws; cost grows in proportion to the text. A date without a year is its next occurrence;
    /// the rules for weekdays, counts and periods are told where they are read (<see cref="Weekdays"/>, <see cref="Counts"/>, <see cref="Periods"/>).
    /// </summary>
    /// <param name="today">The day in the time zone of the person.</param>
    /// <param name="language">Settles <c>3/4</c> only: both languages are understood in either case.</param>
    /// <param name="order">How an English <c>3/4</c> is read; Spanish is always day first.</param>
    public static DateMatch? Find(string text, DateOnly today, TextLanguage language, DateOrder order = DateOrder.DayFirst)
    {
        var tokens = new DateTokens(text);
        var context = new DateContext(today, language, order);
        Candidate? best = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Longest(tokens, at, context) is not { } reading || !StandsAlone(tokens, at, reading.Next))
                continue;
            if (Judge(tokens, at, reading) is { } candidate && (best is null || candidate.Rank.CompareTo(best.Rank) >= 0))
                best = candidate;
            at = reading.Next - 1;
        }
        return best?.Match;
    }

    private static DateReading? Longest(DateTokens tokens, int at, DateContext context)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Mark || token.Kind == TokenKind.Word && !Starters.Contains(token.Word) && DateWords.Number(tokens, at, ordinals: true).Value == 0)
            return null;
        // A phrase with a Spanish introducer is Spanish, whatever language its writer reads: "para el 3/4" is 3 April.
        if (token.Kind == TokenKind.Number && context.Language == TextLanguage.English && tokens.Word(at - 1) is "el" or "del" or "al" or "dia" or "hasta" or "vence")
            context = context with { Language = TextLanguage.Spanish };
        var word = token.Kind == TokenKind.Word;
        DateReading? longest = null;
        foreach (var reading in (ReadOnlySpan<DateReading?>)[
            word ? null : NumericDates.Read(tokens, at, context),
            NamedDates.Read(tokens, at, context),
            Counts.Read(tokens, at, context),
            word ? Weekdays.Read(tokens, at, context) : null,
            word ? Periods.Read(tokens, at, context) : null])
        {
            if (reading is not null && (longest is null || reading.Next > longest.Next))
                longest = reading;
        }
        return longest;
    }

    /// <summary>Not a piece of a link, a file name, a telephone number, a percentage or a longer word.</summary>
    private static bool StandsAlone(DateTokens tokens, int at, int next)
    {
        var (text, start, end) = (tokens.Text, tokens[at].Start, tokens[next - 1].End);
        if (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            var before = text[start - 1];
            var glued = char.IsLetterOrDigit(before) || before is '/' or '\\' or '@' or '#' or '_' or '.' or '+' or '=' or '&' or '$' or '%';
            if (glued || before is '-' or '\u2013' or '\'' or '\u2019' && start > 1 && char.IsLetterOrDigit(text[start - 2]))
                return false;
        }
        if (end >= text.Length)
            return true;
        var (after, then) = (text[end], end + 1 < text.Length ? text[end + 1] : ' ');
        if (after is 'T' or 't' && char.IsAsciiDigit(then))
            return true;
        return !char.IsLetterOrDigit(after) && after is not ('/' or '\\' or '@' or '_' or '%' or '=' or '°')
            && !(after is '-' or '.' or '\u2013' && char.IsLetterOrDigit(then)) && !(after is ':' or ',' && char.IsAsciiDigit(then));
    }

    private static Candidate? Judge(DateTokens tokens, int at, DateReading reading)
    {
        var (kind, introStart, word) = Phrases.Before(tokens, at);
        // "a las 5 pm del viernes" says when; "la reunión del viernes" says which.
        if (word == "del" && tokens.Word(at - 1) == "del" && TimesOfDay.EndsBefore(tokens, at - 1))
            (kind, introStart) = (Introduction.Weak, at - 1);
        var next = Phrases.SkipSuffix(tokens, reading.Next);
        var introduced = kind is Introduction.Weak or Introduction.Strong or Introduction.Before || reading.IntroducesItself;
        var time = TimesOfDay.Read(tokens, next);
        var closes = Phrases.ClosesClause(tokens, time.Next);
        var enough = reading.Needs switch
        {
            DateNeeds.Introducer => introduced,
            DateNeeds.IntroducerOrEnd => introduced || closes,
            DateNeeds.IntroducerAndEnd => introduced && closes,
            _ => true,
        };
        if (!enough)
            return null;

        var describes = kind == Introduction.Mention || InRange(tokens, at) || IsPossessive(tokens, reading.Next)
            || word == "for" && (reading.PeriodStart is not null || Phrases.NamesSomething(tokens, next));
        var due = !describes && (introduced || closes || at == 0);
        var start = due ? tokens[introStart].Start : tokens[at].Start;
        var end = tokens[(due ? next : reading.Next) - 1].End;
        var match = Period(reading, kind, word) with { Start = start, Length = end - start, Role = due ? DateRole.Due : DateRole.Mention };
        if (due && time.Next > time.From)
            match = match with
            {
                Time = tokens.Text[tokens[time.From].Start..tokens[time.Next - 1].End],
                TimeEnd = tokens[Phrases.SkipSuffix(tokens, time.Next) - 1].End,
            };
        var strength = kind switch { Introduction.Strong or Introduction.Before => 2, Introduction.Weak => 1, _ => reading.IntroducesItself ? 1 : 0 };
        return new Candidate(match, (due, strength == 2, due && Phrases.ClosesText(tokens, time.Next), strength));
    }

    /// <summary>What the introducer makes of a period: "before March" is the first, "in March" the last, "by March" either.</summary>
    private static DateMatch Period(DateReading reading, Introduction kind, string word)
    {
        var match = new DateMatch { Start = 0, Length = 0, Date = reading.Date, Problem = reading.Problem, Doubt = reading.Doubt, Alternative = reading.Alternative };
        return (reading.PeriodStart, kind, word) switch
        {
            ({ } first, Introduction.Before, _) => match with { Date = first },
            ({ } first, _, "by") => match with { Alternative = first },
            _ => match,
        };
    }

    /// <summary>"3 al 5 de mayo", "3-5 May": when something takes place.</summary>
    private static bool InRange(DateTokens tokens, int at) =>
        tokens[at - 2].Kind == TokenKind.Number && (tokens.IsMark(at - 1, '-') || tokens.Word(at - 1) is "to" or "al" or "a" or "and" or "y");

    private static bool IsPossessive(DateTokens tokens, int next) =>
        tokens.IsMark(next, '\'') && tokens.TouchesNext(next - 1) && tokens.Word(next + 1) == "s";

    private sealed record Candidate(DateMatch Match, (bool Due, bool Deadline, bool Closing, int Strength) Rank);
}
