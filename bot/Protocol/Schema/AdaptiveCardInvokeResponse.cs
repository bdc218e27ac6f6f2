using System.Text.Json;

namespace AllianceBot.Protocol.Schema;

/// <summary>
/// Answers to <c>adaptiveCard/action</c>. All of them are HTTP 200; the outcome is the <c>statusCode</c> inside.
/// </summary>
public static class AdaptiveCardInvokeResponse
{
    /// <summary>Shows this card in place of the one acted on.</summary>
    /// <param name="card">The card, UTF-8 JSON, written as it is.</param>
    public static InvokeResponse Card(ReadOnlyMemory<byte> card) => Write(200, ContentTypes.AdaptiveCard, card,
        static (writer, value) => writer.WriteRawValue(value.Span, skipInputValidation: true));

    /// <summary>Shows a short text and leaves the card as it is.</summary>
    public static InvokeResponse Message(string text) => Write(200, ContentTypes.ActivityMessage, text,
        static (writer, value) => writer.WriteStringValue(value));

    /// <summary>Says that the action failed.</summary>
    /// <param name="status">400 when the request was wrong, 500 when the bot failed.</param>
    /// <param name="code">A short code, such as <c>BadRequest</c>.</param>
    /// <param name="message">What the person reads.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither 400 nor 500.</exception>
    public static InvokeResponse Error(int status, string code, string message)
    {
        if (status is not (400 or 500))
            throw new ArgumentOutOfRangeException(nameof(status), status, "An Adaptive Card error is 400 or 500.");
        return Write(status, ContentTypes.Error, (code, message), WriteError);
    }

    /// <summary>Asks the person to sign in.</summary>
    /// <param name="text">What the sign-in card says.</param>
    /// <param name="connectionName">The OAuth connection of the bot.</param>
    /// <param name="buttonTitle">The caption of its button.</param>
    /// <param name="signInLink">Where the button leads.</param>
    public static InvokeResponse LoginRequired(string text, string connectionName, string buttonTitle, Uri signInLink) =>
        Write(401, ContentTypes.ActivityLoginRequest, (text, connectionName, buttonTitle, signInLink), static (writer, value) =>
        {
            writer.WriteStartObject();
            writer.WriteString("text", value.text);
            writer.WriteString("connectionName", value.connectionName);
            writer.WriteStartArray("buttons");
            writer.WriteStartObject();
            writer.WriteString("title", value.buttonTitle);
            writer.WriteString("type", "signin");
            writer.WriteString("value", value.signInLink.AbsoluteUri);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    /// <summary>Says that single sign-on failed, so that the client falls back to signing in.</summary>
    public static InvokeResponse PreconditionFailed(string code, string message) =>
        Write(412, ContentTypes.PreconditionFailed, (code, message), WriteError);

    private static void WriteError(Utf8JsonWriter writer, (string Code, string Message) error)
    {
        writer.WriteStartObject();
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        writer.WriteEndObject();
    }

    private static InvokeResponse Write<T>(int statusCode, string type, T value, Action<Utf8JsonWriter, T> writeValue) =>
        InvokeResponse.Write((statusCode, type, value, writeValue), static (writer, state) =>
        {
            writer.WriteNumber("statusCode", state.statusCode);
            writer.WriteString("type", state.type);
            writer.WritePropertyName("value");
            state.writeValue(writer, state.value);
        });
}
