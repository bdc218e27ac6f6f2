using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>The charter as other features read it: what was agreed, and the rules to go by.</summary>
/// <param name="VersionId">Of the version in force, for links to it; null while there is none.</param>
/// <param name="Version">Its number; null while the alliance has adopted none and the rules are the usual ones.</param>
/// <param name="AdoptedOn">The day in the alliance's time zone; null likewise.</param>
/// <param name="Purpose">Empty when there is none.</param>
/// <param name="Principles">One entry each.</param>
/// <param name="NonNegotiables">One entry each: what a joint statement is checked against.</param>
/// <param name="WaysOfWorking">The rules of the alliance.</param>
public sealed record CharterInForce(
    Guid? VersionId,
    int? Version,
    DateOnly? AdoptedOn,
    string Purpose,
    IReadOnlyList<string> Principles,
    IReadOnlyList<string> NonNegotiables,
    WaysOfWorking WaysOfWorking)
{
    internal static CharterInForce Of(CharterVersion version) => new(
        version.Id, version.Number, version.ClosedOn, version.Text.Purpose, version.Text.PrincipleList, version.Text.NonNegotiableList, version.Text.Ways);
}

/// <summary>The charter, for other features: records out.</summary>
public static class CharterRecords
{
    /// <summary>The charter in force; the usual rules when none has been adopted.</summary>
    public static async Task<CharterInForce> ReadInForceAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        if (await FindInForceAsync(db, cancellationToken) is { } version)
            return CharterInForce.Of(version);
        var language = await db.Set<Alliance>().Select(a => (TextLanguage?)a.Language).SingleOrDefaultAsync(cancellationToken);
        return new(null, null, null, "", [], [], new() { Language = language ?? TextLanguage.English });
    }

    internal static Task<CharterVersion?> FindInForceAsync(AllianceDb db, CancellationToken cancellationToken) =>
        db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.State == CharterState.Adopted, cancellationToken);

    internal static Task<CharterVersion?> FindOpenAsync(AllianceDb db, CancellationToken cancellationToken) =>
        db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.State == CharterState.Draft || v.State == CharterState.Proposed, cancellationToken);
}
