using AllianceBot.Alliances;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.CommandLine;

/// <summary>Whether the process is alive, and whether it can do its work.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("alive"));
        endpoints.MapGet("/health/ready", async (AllianceStore store, CancellationToken cancellationToken) =>
        {
            try
            {
                await using var db = store.OpenAcrossAlliances();
                await db.Set<Alliance>().AnyAsync(cancellationToken);
                return Results.Text("ready");
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
