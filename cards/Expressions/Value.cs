using System.Runtime.InteropServices;
using System.Text.Json;

namespace AllianceBot.Cards.Expressions;

/// <summary>
/// What an expression yields. Data stays the JSON it came in, and is decoded only when a function looks inside:
/// most bindings pass straight from the model's bytes to the card's.
/// </summary>
internal readonly struct Value
{
    private readonly JsonElement element;
    private readonly object? content;
    private readonly double number;

    private Value(ValueKind kind, JsonElement element = default, object? content = null, double number = 0)
    {
        Kind = kind;
        this.element = element;
        this.content = content;
        this.number = number;
    }

    public static readonly Value Undefined;
    public static readonly Value Failed = new(ValueKind.Failed);
    public static readonly Value Null = new(ValueKind.Null);
    public static readonly Value True = new(ValueKind.Boolean, number: 1);
    public static readonly Value False = new(ValueKind.Boolean);

    public ValueKind Kind { get; }

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(double value) => new(ValueKind.Number, number: value);

    public static Value Of(string value) => new(ValueKind.Text, content: value);

    public static Value Of(Value[] items) => new(ValueKind.Array, content: items);

    public static Value Of(OrderedDictionary<string, Value> properties) => new(ValueKind.Object, content: properties);

    public static Value Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => Null,
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Number => new Value(ValueKind.Number, element),
        JsonValueKind.String => new Value(ValueKind.Text, element),
        JsonValueKind.Array => new Value(ValueKind.Array, element),
        JsonValueKind.Object => new Value(ValueKind.Object, element),
        _ => Undefined,
    };

    public bool IsNothing => Kind is ValueKind.Undefined or ValueKind.Null;

    public bool IsFailed => Kind is ValueKind.Failed;

    public bool IsTrue => Kind is ValueKind.Boolean && number != 0;

    /// <summary>Everything counts as true except false, null and what is missing.</summary>
    public bool IsTruthy => Kind is ValueKind.Boolean ? IsTrue : !IsNothing;

    /// <summary>A number that is not NaN, as the language's functions demand.</summary>
    public bool IsNumber => Kind is ValueKind.Number && !double.IsNaN(Number);

    public bool IsInteger => Kind is ValueKind.Number && double.IsInteger(Number);

    public double Number => IsJson ? element.GetDouble() : number;

    public string Text => content as string ?? JsonText.Decode(element);

    private bool IsJson => element.ValueKind != JsonValueKind.Undefined;

    /// <summary>The JSON this value came in, when it is still untouched data.</summary>
    public bool TryGetJson(out ReadOnlySpan<byte> utf8)
    {
        utf8 = IsJson ? JsonMarshal.GetRawUtf8Value(element) : default;
        return IsJson;
    }

    public int Count => (Kind, content) switch
    {
        (ValueKind.Array, Value[] items) => items.Length,
        (ValueKind.Array, _) => element.GetArrayLength(),
        (ValueKind.Object, OrderedDictionary<string, Value> properties) => properties.Count,
        (ValueKind.Object, _) => element.GetPropertyCount(),
        _ => 0,
    };

    /// <summary>The items of an array. Not to be written to.</summary>
    public Value[] Items
    {
        get
        {
            if (content is Value[] known)
                return known;
            var items = new Value[element.GetArrayLength()];
            var next = 0;
            foreach (var item in element.EnumerateArray())
                items[next++] = Of(item);
            return items;
        }
    }

    public Value Item(int index) =>
        index < 0 || index >= Count ? Undefined
        : content is Value[] items ? items[index]
        : Of(element[index]);

    public IEnumerable<KeyValuePair<string, Value>> Properties() =>
        content is OrderedDictionary<string, Value> known ? known : PropertiesOf(element);

    /// <summary>A copy of an object's properties, to be changed and wrapped again.</summary>
    public OrderedDictionary<string, Value> ToProperties()
    {
        var copy = new OrderedDictionary<string, Value>(Count);
        foreach (var (name, value) in Properties())
            copy[name] = value;
        return copy;
    }

    public bool TryGetProperty(string name, ReadOnlySpan<byte> utf8Name, out Value value)
    {
        value = Undefined;
        if (Kind is not ValueKind.Object)
            return false;
        if (content is OrderedDictionary<string, Value> known)
            return known.TryGetValue(name, out value);
        if (!(utf8Name.IsEmpty ? TryGetByText(name, out var found) : element.TryGetProperty(utf8Name, out found)))
            return false;
        value = Of(found);
        return true;
    }

    /// <summary>The property of that name or, failing that, of that name in other capitals.</summary>
    public Value Property(string name, ReadOnlySpan<byte> utf8Name)
    {
        if (TryGetProperty(name, utf8Name, out var exact))
            return exact;
        foreach (var (key, value) in Properties())
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return Undefined;
    }

    /// <summary>The very same array or object, not one that looks like it.</summary>
    public bool IsSameAs(in Value other) =>
        IsJson
            ? other.IsJson && JsonMarshal.GetRawUtf8Value(element) == JsonMarshal.GetRawUtf8Value(other.element)
            : content is not null && ReferenceEquals(content, other.content);

    public override string ToString() => ValueText.Of(this);

    // A name from the data may be half a surrogate pair, which no UTF-8 can hold.
    private bool TryGetByText(string name, out JsonElement found)
    {
        try
        {
            return element.TryGetProperty(name, out found);
        }
        catch (ArgumentException)
        {
            found = default;
            return false;
        }
    }

    private static IEnumerable<KeyValuePair<string, Value>> PropertiesOf(JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
            yield return new(JsonText.NameOf(property), Of(property.Value));
    }
}
