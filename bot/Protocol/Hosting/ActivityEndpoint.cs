using System.Text.Json;
using AllianceBot.Protocol.Auth;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Hosting;

/// <summary>Takes one activity over HTTP: who sends it, how long it is, what it says, what the bot answers.</summary>
internal sealed partial class ActivityEndpoint(InboundAuthenticator authenticator, ServiceUrlPolicy serviceUrls, ConnectorClient connector, IServiceProvider services, ILogger<ActivityEndpoint> logger)
{
    /// <summary>Not made with the endpoint: what is wrong with its settings is the business of a start.</summary>
    private ITurnHandler Handler => field ??= services.GetRequiredService<ITurnHandler>();

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (await AdmitAsync(context) is { } activity)
                await WriteAsync(context.Response, await AnswerAsync(context, activity), context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            // The server's word on a request that breaks HTTP itself.
            Refuse(context, e.StatusCode, e.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            Aborted();
        }
    }

    // The activity, or null after its refusal was written.
    private async ValueTask<Activity?> AdmitAsync(HttpContext context)
    {
        var authentication = await authenticator.AuthenticateAsync(context);
        if (authentication.Caller is not { } caller)
        {
            Refuse(context, authentication.Status, "the caller is not known");
            return null;
        }

        if (await ReadActivityAsync(context) is not { } activity)
            return null;
        if (ActivityParser.Check(activity, out var serviceUrl) is { } broken)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, broken);
            return null;
        }

        if (caller.Refusal(activity, serviceUrl, serviceUrls) is { } status)
        {
            Refuse(context, status, "the caller may not send this");
            return null;
        }

        return activity;
    }

    private async ValueTask<Activity?> ReadActivityAsync(HttpContext context)
    {
        if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, $"the body is over {RequestBody.Limit} bytes");
            return null;
        }

        try
        {
            return ActivityParser.Parse(body);
        }
        catch (JsonException e)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, e.Message);
            return null;
        }
        finally
        {
            context.Request.BodyReader.AdvanceTo(body.End);
        }
    }

    private async Task<InvokeResponse> AnswerAsync(HttpContext context, Activity activity)
    {
        Received(activity.Type, activity.Name, activity.ChannelId);
        try
        {
            var answer = await Handler.OnTurnAsync(new TurnContext(activity, connector), context.RequestAborted);
            return activity.Type == ActivityTypes.Invoke ? answer ?? InvokeResponse.NotImplemented : InvokeResponse.Ok;
        }
        catch (Exception e) when (e is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            // An error status would only make the channel send the same activity again, or show a raw failure.
            Failed(activity.Type, activity.Name, e);
            return InvokeResponse.Ok;
        }
    }

    private static async Task WriteAsync(HttpResponse response, InvokeResponse answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        response.ContentLength = answer.Body.Length;
        if (answer.Body.IsEmpty)
            return;
        response.ContentType = "application/json; charset=utf-8";
        await response.BodyWriter.WriteAsync(answer.Body, cancellationToken);
    }

    private void Refuse(HttpContext context, int status, string reason)
    {
        Refused(status, reason);
        if (context.Response.HasStarted)
            return;
        context.Response.StatusCode = status;
        context.Response.ContentLength = 0;
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
    }

    private Task RefuseAsync(HttpContext context, int status, string reason)
    {
        Refused(status, reason);
        var body = InvokeResponse.Write(reason, static (writer, message) =>
        {
            writer.WriteStartObject("error");
            writer.WriteString("code", "BadRequest");
            writer.WriteString("message", message);
            writer.WriteEndObject();
        });
        return WriteAsync(context.Response, body with { Status = status }, context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Received {Type} {Name} from {Channel}")]
    private partial void Received(string type, string? name, string channel);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Refused a request with {Status}: {Reason}")]
    private partial void Refused(int status, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The caller went away")]
    private partial void Aborted();

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed: {Type} {Name}")]
    private partial void Failed(string type, string? name, Exception exception);
}
