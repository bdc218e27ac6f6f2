using System.Text;

namespace AllianceBot.Cards.Expressions;

/// <summary>Splits an expression into tokens, by the lexical grammar of Adaptive Expressions 4.23.</summary>
internal static class Tokens
{
    private static readonly string[] Symbols =
        ["==", "!=", "<>", "<=", ">=", "&&", "||", "??", "=>", "+", "-", "!", "^", "*", "/", "%", "&", "<", ">", "(", ")", ".", "[", "]", "{", "}", ",", ":", "?"];

    /// <exception cref="ExpressionSyntaxException">A character or an open quote that belongs to no token.</exception>
    public static List<Token> Read(string expression)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < expression.Length)
        {
            var c = expression[at];
            if (c is ' ' or '\t' or '\u00a0' or '\ufeff' or '\r' or '\n')
            {
                at++;
                continue;
            }

            var (token, end) = Next(expression, at);
            tokens.Add(token);
            at = end;
        }

        tokens.Add(new Token(TokenKind.End, "", expression.Length));
        return tokens;
    }

    /// <summary>The offset after the quote that closes the text opened at <paramref name="start"/>, or -1.</summary>
    public static int EndOfText(ReadOnlySpan<char> expression, int start)
    {
        var quote = expression[start];
        for (var at = start + 1; at < expression.Length; at++)
        {
            if (expression[at] == quote)
                return at + 1;
            if (expression[at] == '\\' && at + 1 < expression.Length && (expression[at + 1] == quote || expression[at + 1] == '\\'))
                at++;
        }

        return -1;
    }

    private static (Token Token, int End) Next(string expression, int at)
    {
        var c = expression[at];
        if (c is '\'' or '"')
        {
            var end = EndOfText(expression, at);
            return end < 0
                ? throw new ExpressionSyntaxException($"the text opened at character {at + 1} of '{expression}' is not closed")
                : (new Token(TokenKind.Text, Unescape(expression[(at + 1)..(end - 1)], c), at), end);
        }

        var length = NameLength(expression.AsSpan(at));
        if (length > 0)
            return (new Token(TokenKind.Name, expression.Substring(at, length), at), at + length);
        length = NumberLength(expression.AsSpan(at));
        if (length > 0)
            return (new Token(TokenKind.Number, expression.Substring(at, length), at), at + length);
        var symbol = Array.Find(Symbols, candidate => expression.AsSpan(at).StartsWith(candidate, StringComparison.Ordinal))
            ?? throw new ExpressionSyntaxException($"'{c}' at character {at + 1} of '{expression}' has no meaning here");
        return (new Token(TokenKind.Symbol, symbol, at), at + symbol.Length);
    }

    // A name may begin with %, so that a%b is two names side by side: the official engine wants spaces around the operator too.
    private static int NameLength(ReadOnlySpan<char> text)
    {
        var start = text.StartsWith("@@", StringComparison.Ordinal) ? 2
            : char.IsAsciiLetter(text[0]) || text[0] is '_' or '#' or '@' or '$' or '%' ? 1
            : 0;
        if (start == 0)
            return 0;
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return text[0] == '%' && end == 1 ? 0 : end;
    }

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var whole = Digits(text);
        if (whole == 0 || whole + 1 >= text.Length || text[whole] != '.')
            return whole;
        var fraction = Digits(text[(whole + 1)..]);
        return fraction == 0 ? whole : whole + 1 + fraction;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static string Unescape(string text, char quote)
    {
        if (!text.Contains('\\'))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var next = at + 1 < text.Length ? text[at + 1] : '\0';
            var escaped = text[at] != '\\' ? null
                : next == quote ? quote.ToString()
                : next switch { 'r' => "\r", 'n' => "\n", 't' => "\t", '\\' => "\\", _ => null };
            plain.Append(escaped ?? text[at].ToString());
            at += escaped is null ? 0 : 1;
        }

        return plain.ToString();
    }
}
