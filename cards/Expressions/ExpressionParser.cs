using System.Globalization;
using AllianceBot.Cards.Functions;

namespace AllianceBot.Cards.Expressions;

/// <summary>
/// Reads an expression, by the grammar of Adaptive Expressions 4.23 (ExpressionAntlrParser.g4). Two of its habits surprise
/// those who know C#: equality binds tighter than ordering, and <c>a ? b : c ? d : e</c> groups to the left.
/// </summary>
internal sealed class ExpressionParser
{
    private const int TernaryPrecedence = 1;
    private const int MaxDepth = 100;

    private readonly string text;
    private readonly List<Token> tokens;
    private int at;
    private int depth;

    private ExpressionParser(string text)
    {
        this.text = text;
        tokens = Tokens.Read(text);
    }

    /// <exception cref="ExpressionSyntaxException">The text is no expression, or calls a function wrongly.</exception>
    public static Expression Parse(string text)
    {
        var parser = new ExpressionParser(text);
        var expression = parser.ParseOperators(TernaryPrecedence);
        return parser.Current.Kind is TokenKind.End ? expression : throw parser.Unexpected();
    }

    private Token Current => tokens[at];

    private Expression ParseOperators(int minPrecedence)
    {
        if (++depth > MaxDepth)
            throw new ExpressionSyntaxException("the expression is nested too deeply");
        var left = ParseUnary();
        while (Current.Kind is TokenKind.Symbol && PrecedenceOf(Current.Text) is var precedence && precedence >= minPrecedence)
        {
            var symbol = tokens[at++].Text;
            if (precedence == TernaryPrecedence)
            {
                var then = ParseOperators(TernaryPrecedence);
                Expect(":");
                left = Call("if", left, then, ParseOperators(precedence + 1));
            }
            else
            {
                left = Call(symbol, left, ParseOperators(symbol == "^" ? precedence : precedence + 1));
            }
        }

        depth--;
        return left;
    }

    private static int PrecedenceOf(string symbol) => symbol switch
    {
        "?" => TernaryPrecedence,
        "??" => 2,
        "||" => 3,
        "&&" => 4,
        "<" or "<=" or ">" or ">=" => 5,
        "&" => 6,
        "==" or "!=" => 7,
        "+" or "-" => 8,
        "*" or "/" or "%" => 9,
        "^" => 10,
        _ => 0,
    };

    private Expression ParseUnary()
    {
        if (!Current.Is("!") && !Current.Is("-") && !Current.Is("+"))
            return ParsePrimary();
        if (++depth > MaxDepth)
            throw new ExpressionSyntaxException("the expression is nested too deeply");
        var symbol = tokens[at++].Text;
        var operand = ParseUnary();
        depth--;
        return symbol == "!" ? Call(symbol, operand) : Call(symbol, new ConstantExpression(Value.Of(0)), operand);
    }

    private Expression ParsePrimary()
    {
        var expression = ParseAtom();
        while (true)
        {
            if (Current.Is("."))
            {
                at++;
                expression = PathExpression.Member(expression, ExpectName());
            }
            else if (Current.Is("["))
            {
                at++;
                var index = ParseOperators(TernaryPrecedence);
                Expect("]");
                expression = new IndexExpression(expression, index);
            }
            else if (Current.Is("("))
            {
                throw new ExpressionSyntaxException($"{expression} is not a function");
            }
            else
            {
                return expression;
            }
        }
    }

    private Expression ParseAtom()
    {
        var token = tokens[at++];
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new ConstantExpression(Value.Of(double.Parse(token.Text, CultureInfo.InvariantCulture)));
            case TokenKind.Text:
                return new ConstantExpression(Value.Of(token.Text));
            case TokenKind.Name when Current.Is("("):
                at++;
                return Call(token.Text, ParseArguments(")"));
            case TokenKind.Name:
                return Named(token.Text);
            case TokenKind.Symbol when token.Text == "(":
                var inner = ParseOperators(TernaryPrecedence);
                Expect(")");
                return inner;
            case TokenKind.Symbol when token.Text == "[":
                return Call("createArray", ParseArguments("]"));
            case TokenKind.Symbol when token.Text == "{":
                return ParseObject();
            default:
                at--;
                throw Unexpected();
        }
    }

    private static Expression Named(string name) => name switch
    {
        "true" => new ConstantExpression(Value.True),
        "false" => new ConstantExpression(Value.False),
        "null" => new ConstantExpression(Value.Null),
        "undefined" => new ConstantExpression(Value.Undefined),
        _ => new PathExpression(null, [PathSegment.Named(name)]),
    };

    private Expression[] ParseArguments(string close)
    {
        var arguments = new List<Expression>();
        if (Current.Is(close))
        {
            at++;
            return [];
        }

        while (true)
        {
            if (Current.Kind is TokenKind.Name && tokens[at + 1].Is("=>"))
            {
                arguments.Add(new PathExpression(null, [PathSegment.Named(Current.Text)]));
                at += 2;
            }

            arguments.Add(ParseOperators(TernaryPrecedence));
            if (Current.Is(close))
            {
                at++;
                return [.. arguments];
            }

            Expect(",");
        }
    }

    private CallExpression ParseObject()
    {
        var result = Call("json", new ConstantExpression(Value.Of("{}")));
        if (Current.Is("}"))
        {
            at++;
            return result;
        }

        while (true)
        {
            var key = tokens[at++];
            if (key.Kind is not (TokenKind.Name or TokenKind.Text))
                throw new ExpressionSyntaxException($"{key} in '{text}' is not a property's name");
            Expect(":");
            result = Call("setProperty", result, new ConstantExpression(Value.Of(key.Text)), ParseOperators(TernaryPrecedence));
            if (Current.Is("}"))
            {
                at++;
                return result;
            }

            Expect(",");
        }
    }

    private static CallExpression Call(string name, params Expression[] arguments)
    {
        if (!FunctionTable.TryGet(name, out var function))
            throw new ExpressionSyntaxException($"unknown function {name}");
        function.Parameters.Check(name, arguments);
        return new CallExpression(function, arguments);
    }

    private string ExpectName() =>
        Current.Kind is TokenKind.Name ? tokens[at++].Text : throw Unexpected();

    private void Expect(string symbol)
    {
        if (!Current.Is(symbol))
            throw new ExpressionSyntaxException($"'{symbol}' expected, {Current} found at character {Current.At + 1} of '{text}'");
        at++;
    }

    private ExpressionSyntaxException Unexpected() =>
        new($"{Current} is unexpected at character {Current.At + 1} of '{text}'");
}
