namespace AllianceBot.Cards.Expressions;

/// <summary>What an expression may yield; <see cref="Any"/> is known only with data.</summary>
[Flags]
internal enum ReturnTypes
{
    None = 0,
    Boolean = 1,
    Number = 2,
    Any = 4,
    Text = 8,
    List = 16,
}
