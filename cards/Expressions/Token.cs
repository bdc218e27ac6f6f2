namespace AllianceBot.Cards.Expressions;

internal enum TokenKind
{
    End,
    Name,
    Number,
    Text,
    Symbol,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a quoted text, what is between the quotes.</param>
/// <param name="At">Its offset in the expression, from 0.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(string symbol) => Kind is TokenKind.Symbol && Text == symbol;

    public override string ToString() => Kind is TokenKind.End ? "the end" : $"'{Text}'";
}
