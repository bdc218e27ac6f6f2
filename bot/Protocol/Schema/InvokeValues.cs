using System.Text.Json;

namespace AllianceBot.Protocol.Schema;

/// <summary>An Action.Execute as the client sent it. Its data comes from outside: never trust it for permission.</summary>
/// <param name="Type"><c>Action.Execute</c>, or <c>Action.Submit</c> from some clients.</param>
/// <param name="Id">The id of the action in the card.</param>
/// <param name="Verb">The verb of the action in the card; empty when it has none.</param>
/// <param name="Data">The data of the action with the inputs of the card; null when it has none.</param>
/// <param name="Trigger"><c>manual</c> when pressed, <c>automatic</c> when the card refreshes itself.</param>
public sealed record AdaptiveCardAction(string? Type, string? Id, string Verb, JsonElement? Data, string? Trigger);

/// <summary>A dialog that is asked for or was submitted.</summary>
/// <param name="Data">The data of the button with the inputs of the card; null when there is none.</param>
/// <param name="Theme">The client's theme, such as <c>default</c> or <c>dark</c>.</param>
public sealed record TaskModuleRequest(JsonElement? Data, string? Theme);

/// <summary>An action of the app that somebody chose from the menu of a message.</summary>
/// <param name="CommandId">Which one, as the app's manifest names it.</param>
/// <param name="Data">The data of the dialog's button with its inputs; null before there is one.</param>
/// <param name="Message">The message; null when the client did not say.</param>
public sealed record MessageAction(string CommandId, JsonElement? Data, ActedMessage? Message);

/// <summary>The message that an action is about, as the client sent it.</summary>
/// <param name="Link">Its address in Teams; null when it has none.</param>
/// <param name="Content">What it says: HTML, or plain text.</param>
public sealed record ActedMessage(string? Link, string Content, bool IsHtml);

/// <summary>A person's word on a file the bot offered.</summary>
/// <param name="Accepted">Whether the bot may upload it.</param>
/// <param name="Context">What the bot put into the consent card; null when nothing.</param>
/// <param name="UploadInfo">Where to upload; null when declined.</param>
public sealed record FileConsentCardResponse(bool Accepted, JsonElement? Context, FileUploadInfo? UploadInfo);

/// <summary>Where a file goes once its owner agreed. Addresses come from outside: check their host before using them.</summary>
/// <param name="ContentUrl">Where it will be seen.</param>
/// <param name="Name">Its file name.</param>
/// <param name="UploadUrl">An upload session of the person's drive, to PUT to.</param>
/// <param name="UniqueId">The drive item's id.</param>
/// <param name="FileType">The extension, without the dot.</param>
public sealed record FileUploadInfo(string? ContentUrl, string? Name, string UploadUrl, string? UniqueId, string? FileType);

/// <summary>Typed reads of what invokes carry; null when the activity is another invoke or its value does not fit.</summary>
public static class InvokeValues
{
    extension(Activity activity)
    {
        /// <summary>Whether this is the invoke of this name.</summary>
        public bool IsInvoke(string name) => activity.Type == ActivityTypes.Invoke && activity.Name == name;

        /// <summary>Reads an <c>adaptiveCard/action</c>.</summary>
        public AdaptiveCardAction? ReadAdaptiveCardAction() =>
            activity.IsInvoke(InvokeNames.AdaptiveCardAction) && activity.Value is { } value && value.ObjectOf("action") is { } action
                ? new(action.TextOf("type"), action.TextOf("id"), action.TextOf("verb") ?? "", action.Field("data"), value.TextOf("trigger"))
                : null;

        /// <summary>Reads a <c>task/fetch</c> or <c>task/submit</c>.</summary>
        public TaskModuleRequest? ReadTaskModuleRequest() =>
            (activity.IsInvoke(InvokeNames.TaskFetch) || activity.IsInvoke(InvokeNames.TaskSubmit))
            && activity.Value is { ValueKind: JsonValueKind.Object } value
                ? new(value.Field("data"), value.ObjectOf("context")?.TextOf("theme"))
                : null;

        /// <summary>Reads a <c>composeExtension/fetchTask</c> or <c>composeExtension/submitAction</c>.</summary>
        public MessageAction? ReadMessageAction() =>
            (activity.IsInvoke(InvokeNames.MessageActionFetch) || activity.IsInvoke(InvokeNames.MessageActionSubmit))
            && activity.Value is { ValueKind: JsonValueKind.Object } value && value.TextOf("commandId") is { } command
                ? new(command, value.Field("data"), value.ObjectOf("messagePayload") is { } message ? ReadMessage(message) : null)
                : null;

        /// <summary>Reads a <c>fileConsent/invoke</c>; an acceptance without an upload address does not fit.</summary>
        public FileConsentCardResponse? ReadFileConsent()
        {
            if (!activity.IsInvoke(InvokeNames.FileConsent) || activity.Value is not { } value)
                return null;
            return value.TextOf("action") switch
            {
                "accept" when ReadUpload(value) is { } upload => new(true, value.Field("context"), upload),
                "decline" => new(false, value.Field("context"), null),
                _ => null,
            };
        }
    }

    private static ActedMessage ReadMessage(JsonElement message) =>
        new(message.TextOf("linkToMessage"), message.ObjectOf("body")?.TextOf("content") ?? "", message.ObjectOf("body")?.TextOf("contentType") is not "text");

    private static FileUploadInfo? ReadUpload(JsonElement value) =>
        value.ObjectOf("uploadInfo") is { } info && info.TextOf("uploadUrl") is { } uploadUrl
            ? new(info.TextOf("contentUrl"), info.TextOf("name"), uploadUrl, info.TextOf("uniqueId"), info.TextOf("fileType"))
            : null;
}
