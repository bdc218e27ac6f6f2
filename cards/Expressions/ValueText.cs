using System.Globalization;
using System.Text;

namespace AllianceBot.Cards.Expressions;

/// <summary>Values as text: in a sentence, and as JSON.</summary>
internal static class ValueText
{
    /// <summary>
    /// The text a value leaves in a sentence. Lists are joined by commas, as in JavaScript. What is null or missing leaves
    /// nothing, where the JavaScript engine would give up on the whole card.
    /// </summary>
    public static string Of(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                return value.Text;
            case ValueKind.Number:
                return NumberText.Of(value.Number);
            case ValueKind.Boolean:
                return value.IsTrue ? "true" : "false";
            case ValueKind.Object:
                return "[object Object]";
            case ValueKind.Array:
                var text = new StringBuilder();
                AppendJoined(text, value.Items, ",");
                return text.ToString();
            default:
                return "";
        }
    }

    public static void AppendJoined(StringBuilder text, ReadOnlySpan<Value> items, string separator)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                text.Append(separator);
            text.Append(Of(items[i]));
        }
    }

    /// <summary>As <c>concat</c> and <c>string</c> see it: lists and objects become JSON.</summary>
    public static string Plain(in Value value) =>
        value.Kind is ValueKind.Array or ValueKind.Object ? Json(value) : Of(value);

    public static string Json(in Value value)
    {
        var json = new StringBuilder();
        AppendJson(json, value);
        return json.ToString();
    }

    private static void AppendJson(StringBuilder json, in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                AppendQuoted(json, value.Text);
                break;
            case ValueKind.Number when double.IsFinite(value.Number):
                json.Append(NumberText.Of(value.Number));
                break;
            case ValueKind.Boolean:
                json.Append(value.IsTrue ? "true" : "false");
                break;
            case ValueKind.Array:
                AppendItems(json, value);
                break;
            case ValueKind.Object:
                AppendProperties(json, value);
                break;
            default:
                json.Append("null");
                break;
        }
    }

    private static void AppendItems(StringBuilder json, in Value array)
    {
        json.Append('[');
        var first = true;
        foreach (var item in array.Items)
        {
            if (!first)
                json.Append(',');
            first = false;
            AppendJson(json, item);
        }

        json.Append(']');
    }

    private static void AppendProperties(StringBuilder json, in Value value)
    {
        json.Append('{');
        var first = true;
        foreach (var (name, property) in value.Properties())
        {
            if (property.Kind is ValueKind.Undefined)
                continue;
            if (!first)
                json.Append(',');
            first = false;
            AppendQuoted(json, name);
            json.Append(':');
            AppendJson(json, property);
        }

        json.Append('}');
    }

    private static void AppendQuoted(StringBuilder json, string text)
    {
        json.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"' or '\\':
                    json.Append('\\').Append(c);
                    break;
                case '\n':
                    json.Append("\\n");
                    break;
                case '\r':
                    json.Append("\\r");
                    break;
                case '\t':
                    json.Append("\\t");
                    break;
                case '\b':
                    json.Append("\\b");
                    break;
                case '\f':
                    json.Append("\\f");
                    break;
                case < ' ':
                    json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    json.Append(c);
                    break;
            }
        }

        json.Append('"');
    }
}
