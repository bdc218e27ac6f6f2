using System.Text.Json;

namespace AllianceBot.Protocol.Schema;

/// <summary>Answers to <c>task/fetch</c> and <c>task/submit</c>. To close the dialog answer <see cref="InvokeResponse.Ok"/>.</summary>
public static class TaskModuleResponse
{
    /// <summary>Opens the dialog, or shows its next page.</summary>
    /// <param name="title">The dialog's title.</param>
    /// <param name="card">An Adaptive Card, UTF-8 JSON, written as it is.</param>
    /// <param name="height">Height; pixels or a named size.</param>
    /// <param name="width">Width; pixels or a named size.</param>
    public static InvokeResponse Continue(string title, ReadOnlyMemory<byte> card, TaskModuleSize height, TaskModuleSize width) =>
        InvokeResponse.Write((title, card, height, width), static (writer, state) =>
        {
            writer.WriteStartObject("task");
            writer.WriteString("type", "continue");
            writer.WriteStartObject("value");
            writer.WriteString("title", state.title);
            state.height.WriteTo(writer, "height");
            state.width.WriteTo(writer, "width");
            writer.WriteStartObject("card");
            writer.WriteString("contentType", ContentTypes.AdaptiveCard);
            writer.WritePropertyName("content");
            writer.WriteRawValue(state.card.Span, skipInputValidation: true);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    /// <summary>Shows a text and closes the dialog.</summary>
    public static InvokeResponse Message(string text) => InvokeResponse.Write(text, static (writer, value) =>
    {
        writer.WriteStartObject("task");
        writer.WriteString("type", "message");
        writer.WriteString("value", value);
        writer.WriteEndObject();
    });
}

/// <summary>A height or width of a dialog: pixels, or a size the client knows.</summary>
public readonly record struct TaskModuleSize
{
    private readonly string? name;
    private readonly int pixels;

    private TaskModuleSize(string? name, int pixels) => (this.name, this.pixels) = (name, pixels);

    /// <summary>The client's small size.</summary>
    public static TaskModuleSize Small { get; } = new("small", 0);

    /// <summary>The client's medium size.</summary>
    public static TaskModuleSize Medium { get; } = new("medium", 0);

    /// <summary>The client's large size.</summary>
    public static TaskModuleSize Large { get; } = new("large", 0);

    /// <summary>A size in pixels.</summary>
    public static TaskModuleSize Pixels(int pixels) => new(null, pixels);

    internal void WriteTo(Utf8JsonWriter writer, string property)
    {
        if (name is not null)
            writer.WriteString(property, name);
        else if (pixels > 0)
            writer.WriteNumber(property, pixels);
    }
}
