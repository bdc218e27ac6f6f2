using System.Text;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>Splits a template's string into plain text and expressions, by the lexical grammar of Adaptive Expressions 4.23.</summary>
internal static class InterpolatedText
{
    /// <summary>Whether the string is read as a template at all; without <c>${</c> even its backslashes stay.</summary>
    public static bool HasBindings(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>Reads the string's pieces, in order; a piece is text or an expression.</summary>
    /// <exception cref="ExpressionSyntaxException">A binding that is empty, open, broken over lines or no expression.</exception>
    public static List<(string Literal, Expression? Expression)> Read(string text)
    {
        var pieces = new List<(string, Expression?)>();
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '$' or '`')
            {
                literal.Append(text[++at]);
            }
            else if (text[at] == '`')
            {
                throw new ExpressionSyntaxException(@"a backtick in a text with bindings is written \`");
            }
            else if (text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{')
            {
                var end = EndOfBinding(text, at);
                if (literal.Length > 0)
                    pieces.Add((literal.ToString(), null));
                literal.Clear();
                pieces.Add(("", ReadExpression(text[(at + 2)..end])));
                at = end;
            }
            else
            {
                literal.Append(text[at]);
            }
        }

        if (literal.Length > 0)
            pieces.Add((literal.ToString(), null));
        return pieces;
    }

    private static Expression ReadExpression(string binding)
    {
        var expression = binding.Trim();
        if (expression.StartsWith('='))
            expression = expression[1..];
        return string.IsNullOrWhiteSpace(expression)
            ? throw new ExpressionSyntaxException("the binding is empty")
            : ExpressionParser.Parse(expression);
    }

    private static int EndOfBinding(string text, int start)
    {
        var depth = 0;
        for (var at = start + 2; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '}' when depth == 0:
                    return at;
                case '}':
                    depth--;
                    break;
                case '{':
                    depth++;
                    break;
                case '\'' or '"':
                    var end = Tokens.EndOfText(text, at);
                    if (end < 0)
                        throw new ExpressionSyntaxException($"a quote in '{text[start..]}' is not closed");
                    at = end - 1;
                    break;
                case '\r' or '\n':
                    throw new ExpressionSyntaxException($"'{text[start..at]}' runs over the end of its line");
                case '`':
                    throw new ExpressionSyntaxException($"'{text[start..at]}' is followed by a backtick, which no binding may hold");
            }
        }

        throw new ExpressionSyntaxException($"'{text[start..]}' is not closed; text that is no binding is written \\${{");
    }
}
