using AllianceBot.Protocol.Connector;

namespace AllianceBot.Graph;

/// <summary>The one connection pool to Microsoft Graph: no redirects and no cookies, as to the channel's service.</summary>
internal sealed class GraphHttp(SocketsHttpHandler handler) : HttpMessageInvoker(handler, disposeHandler: true)
{
    public GraphHttp()
        : this(ConnectorHttp.CreateHandler())
    {
    }
}
