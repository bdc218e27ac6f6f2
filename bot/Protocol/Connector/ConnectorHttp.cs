namespace AllianceBot.Protocol.Connector;

/// <summary>The one connection pool to the channel's service.</summary>
internal sealed class ConnectorHttp(SocketsHttpHandler handler) : HttpMessageInvoker(handler, disposeHandler: true)
{
    public ConnectorHttp()
        : this(CreateHandler())
    {
    }

    public static SocketsHttpHandler CreateHandler() => new()
    {
        // Connections end now and then, so that a change of address is noticed.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // A token goes to the host that was checked, never where that host points to.
        AllowAutoRedirect = false,
        UseCookies = false,
        // Our trace ids are no business of the channel's service.
        ActivityHeadersPropagator = null,
    };
}
