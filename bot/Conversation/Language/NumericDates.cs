namespace AllianceBot.Conversation.Language;

/// <summary>Dates in digits: 2026-03-30, 30/03/2026, 30.3.26, 30/3.</summary>
internal static class NumericDates
{
    public static DateReading? Read(DateTokens tokens, int at, DateContext context)
    {
        var first = tokens[at];
        if (first.Kind != TokenKind.Number || first.Ordinal || first.Number < 0 || !tokens.TouchesNext(at))
            return null;
        var separator = tokens[at + 1] is { Kind: TokenKind.Mark, Word: "-" or "/" or "." } mark ? mark.Word[0] : '\0';
        var second = tokens[at + 2];
        if (separator == '\0' || second.Kind != TokenKind.Number || second.Digits > 2 || !tokens.TouchesNext(at + 1))
            return null;
        var hasThird = tokens.TouchesNext(at + 2) && tokens.IsMark(at + 3, separator) && tokens.TouchesNext(at + 3)
            && tokens[at + 4].Kind == TokenKind.Number;
        return hasThird
            ? ThreeParts(tokens, at, separator, context)
            : TwoParts(at + 3, first, second, separator, context);
    }

    private static DateReading? ThreeParts(DateTokens tokens, int at, char separator, DateContext context)
    {
        var (first, second, third) = (tokens[at], tokens[at + 2], tokens[at + 4]);
        var next = at + 5;
        if (first.Digits == 4)
            return third.Digits <= 2 && LooksLikeDate(second.Number, third.Number) ? context.Dated(next, third.Number, second.Number, first.Number) : null;
        if (first.Digits > 2 || third.Digits is not (2 or 4) || third.Number < 0)
            return null;
        // 10.0.14 and 12-34-56 are versions and numbers; 31/02/2026 is a date that went wrong.
        if (!LooksLikeDate(first.Number, second.Number) && (third.Digits == 2 || separator == '.'))
            return null;
        var year = third.Digits == 2 ? 2000 + third.Number : third.Number;
        return Choose(context, first.Number, second.Number, (day, month) => context.Dated(next, day, month, year));
    }

    private static DateReading? TwoParts(int next, DateToken first, DateToken second, char separator, DateContext context)
    {
        if (first.Digits > 2 || !LooksLikeDate(first.Number, second.Number) || (first.Number, second.Number) is (24, 7))
            return null;
        var reading = Choose(context, first.Number, second.Number, (day, month) => context.Undated(next, day, month));
        // 3-4 people and 3.5 points: only a word such as "by" and nothing after it make these dates.
        return separator == '/' ? reading : reading with { Needs = DateNeeds.IntroducerAndEnd };
    }

    private static bool LooksLikeDate(int a, int b) => a is >= 1 and <= 31 && b is >= 1 and <= 31 && (a <= 12 || b <= 12);

    private static DateReading Choose(DateContext context, int first, int second, Func<int, int, DateReading> read)
    {
        var monthFirst = context is { Language: TextLanguage.English, Order: DateOrder.MonthFirst };
        var (preferred, other) = monthFirst ? (read(second, first), read(first, second)) : (read(first, second), read(second, first));
        if (preferred.Problem == DateProblem.NotInCalendar)
            // 3/30 has one reading only, whoever writes it; 31/02 has none.
            return other.Problem == DateProblem.NotInCalendar ? preferred : other;
        // A Spanish text is day first everywhere; in English nobody can know.
        var twofold = context.Language == TextLanguage.English && first != second && other.Date is not null;
        if (twofold && preferred.Date is null)
            return other;
        return twofold ? preferred with { Alternative = other.Date } : preferred;
    }
}
