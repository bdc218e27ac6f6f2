namespace AllianceBot.Cards.Expressions;

internal enum ValueKind : byte
{
    /// <summary>Nothing there: a property with this value is left out of the card.</summary>
    Undefined,

    /// <summary>The expression could not be evaluated.</summary>
    Failed,
    Null,
    Boolean,
    Number,
    Text,
    Array,
    Object,
}
