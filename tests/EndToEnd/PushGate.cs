using Microsoft.Playwright;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>
/// Holds back what the Playground pushes to its page while a message is being posted. Its page loses a bot's reply that
/// overtakes the answer to the post, which a bot on the same machine manages now and then.
/// </summary>
internal sealed class PushGate
{
    private readonly Queue<string> held = new();
    private IWebSocketRoute? socket;
    private bool closed;

    public void Attach(IWebSocketRoute route)
    {
        socket = route;
        route.ConnectToServer().OnMessage(frame =>
        {
            lock (held)
            {
                if (closed)
                    held.Enqueue(frame.Text!);
                else
                    route.Send(frame.Text!);
            }
        });
    }

    public void Close()
    {
        lock (held)
            closed = true;
    }

    public void Open()
    {
        lock (held)
        {
            closed = false;
            while (held.TryDequeue(out var frame))
                socket!.Send(frame);
        }
    }
}
