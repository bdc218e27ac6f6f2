using System.Net;
using AllianceBot.Delivery.Mail;
using AllianceBot.Graph;
using AllianceBot.Protocol.Connector;

namespace AllianceBot.Delivery;

/// <summary>What a failed sending means.</summary>
internal static class SendingProblem
{
    /// <summary>Blocked, uninstalled, gone, or more than anybody takes: trying again changes nothing. Null when it may.</summary>
    public static ParkedWhy? ForGood(Exception problem) => problem switch
    {
        MessageWritesBlockedException => ParkedWhy.Blocked,
        MessageTooLargeException or MailRefusedException => ParkedWhy.Refused,
        ConnectorException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.NotFound } => ParkedWhy.Blocked,
        _ => null,
    };

    /// <summary>The service refused it, or was never reached. Anything else may have been sent, and only its answer was lost.</summary>
    public static bool IsSurelyNotOut(Exception problem) => problem switch
    {
        MessageTooLargeException or MailRefusedException => true,
        ConnectorException { StatusCode: { } status } => status < HttpStatusCode.InternalServerError,
        // A limit kept on this side, or a host that nothing may be sent to.
        ConnectorException { Code: "RateLimited" or "ServiceUrlNotAllowed" } => true,
        ConnectorException { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } } => true,
        GraphException graph => graph.Failure is not (GraphFailure.Unavailable or GraphFailure.Unreadable),
        _ => false,
    };

    /// <summary>How long the service asks to be left alone.</summary>
    public static TimeSpan? RetryAfter(Exception problem) => problem switch
    {
        ConnectorException connector => connector.RetryAfter,
        GraphException graph => graph.RetryAfter,
        _ => null,
    };
}
