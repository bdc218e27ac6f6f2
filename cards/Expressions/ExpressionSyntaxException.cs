namespace AllianceBot.Cards.Expressions;

/// <summary>An expression that cannot be read. The compiler adds the file and the place.</summary>
internal sealed class ExpressionSyntaxException(string problem) : Exception(problem);
