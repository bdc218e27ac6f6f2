using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>
/// Begins a new version, from the text of the latest one whatever became of it, so that nobody writes twice. One is worked
/// on at a time.
/// </summary>
public static class BeginCharter
{
    public sealed record Input(Actor Actor, TextLanguage AllianceLanguage, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when one was already being worked on.</summary>
        public sealed record Begun(Guid VersionId) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ProposeCharter, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await CharterRecords.FindOpenAsync(db, cancellationToken) is { } open)
            return new Outcome.Begun(open.Id);

        var latest = await db.Set<CharterVersion>().OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken);
        var inForce = await CharterRecords.FindInForceAsync(db, cancellationToken);
        var text = latest?.Text ?? CharterText.Blank(input.AllianceLanguage);
        var version = CharterVersion.Begin((latest?.Number ?? 0) + 1, text, inForce?.Id, input.Actor, input.Now);
        db.Add(version);
        CharterTrail.Write(db, version, input.Actor, "charterDrafted", input.Now);
        return new Outcome.Begun(version.Id);
    }
}
