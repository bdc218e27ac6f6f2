using System.Globalization;
using System.Text;

namespace AllianceBot.Cards.Expressions;

/// <summary>One step into data: a name, a position, or an expression that gives either.</summary>
internal readonly struct PathSegment
{
    private readonly byte[]? utf8Name;

    private PathSegment(string name, byte[]? utf8Name, int position, bool bracketed, Expression? computed)
    {
        Name = name;
        this.utf8Name = utf8Name;
        Position = position;
        IsBracketed = bracketed;
        Computed = computed;
    }

    public string Name { get; }

    /// <summary>The name read as a position in a list, or -1.</summary>
    public int Position { get; }

    public bool IsBracketed { get; }

    public Expression? Computed { get; }

    public static PathSegment Named(string name) => new(name, Encoding.UTF8.GetBytes(name), PositionOf(name), false, null);

    public static PathSegment Indexed(Expression index) =>
        index is ConstantExpression { Value: { Kind: ValueKind.Number or ValueKind.Text } value } && TryResolve(value, out var known)
            ? known
            : new("", null, -1, true, index);

    /// <summary>The step that an index's value stands for; only a number or a text stands for one.</summary>
    public static bool TryResolve(in Value index, out PathSegment segment)
    {
        segment = default;
        if (index.Kind is not (ValueKind.Number or ValueKind.Text))
            return false;
        var name = ValueText.Of(index);
        segment = new(name, null, PositionOf(name), true, null);
        return true;
    }

    /// <summary>A path as text: <c>agenda[0].title</c>.</summary>
    public static string Describe(ReadOnlySpan<PathSegment> path)
    {
        var text = new StringBuilder();
        foreach (var segment in path)
        {
            if (segment.Computed is not null)
                text.Append('[').Append(segment.Computed).Append(']');
            else if (!segment.IsBracketed)
                text.Append(text.Length > 0 ? "." : "").Append(segment.Name);
            else if (segment.Position >= 0)
                text.Append('[').Append(segment.Name).Append(']');
            else
                text.Append("['").Append(segment.Name).Append("']");
        }

        return text.ToString();
    }

    public static Value Walk(Value value, ReadOnlySpan<PathSegment> path)
    {
        foreach (var segment in path)
        {
            value = segment.Step(value);
            if (value.Kind is ValueKind.Undefined)
                break;
        }

        return value;
    }

    public Value Step(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Object:
                return value.Property(Name, utf8Name);
            case ValueKind.Array when Position >= 0:
                return value.Item(Position);
            case ValueKind.Text when Position >= 0:
                var text = value.Text;
                return Position < text.Length ? Value.Of(text[Position].ToString()) : Value.Undefined;
            default:
                return Value.Undefined;
        }
    }

    private static int PositionOf(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : -1;
}
