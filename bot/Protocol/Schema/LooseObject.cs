using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AllianceBot.Protocol.Schema;

/// <summary>
/// An object of the Activity protocol as it arrived. Fields this program does not know are kept and written back
/// (rules A2005 and A2006 of the specification), and so is a known field whose value was an explicit null.
/// </summary>
public abstract record LooseObject
{
    private static readonly JsonElement JsonNull = JsonElement.Parse("null"u8);
    private bool hasExplicitNulls;

    /// <summary>Creates an object without extension fields.</summary>
    protected LooseObject()
    {
    }

    /// <summary>Copies the extension fields, so that a copy made by <c>with</c> never changes its original.</summary>
    protected LooseObject(LooseObject original)
    {
        ArgumentNullException.ThrowIfNull(original);
        Extensions = original.Extensions is { } fields ? new(fields) : null;
        hasExplicitNulls = original.hasExplicitNulls;
    }

    /// <summary>Every field that has no property of its own, by its name on the wire.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extensions { get; set; }

    /// <summary>
    /// To be called by every setter: the serialiser sets a property only when its field is present, so a null here
    /// is a null on the wire. It is remembered among the extension fields, where it is written back from.
    /// </summary>
    protected T? Keep<T>(T? value, [CallerMemberName] string property = "")
    {
        if (value is null)
        {
            (Extensions ??= [])[JsonNamingPolicy.CamelCase.ConvertName(property)] = JsonNull;
            hasExplicitNulls = true;
        }
        else if (hasExplicitNulls)
        {
            Extensions?.Remove(JsonNamingPolicy.CamelCase.ConvertName(property));
        }

        return value;
    }
}
