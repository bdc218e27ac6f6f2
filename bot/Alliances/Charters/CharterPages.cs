using AllianceBot.Alliances.Links;
using AllianceBot.Alliances.Roles;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>The charter as it is shown after anything was done to it, and what follows when a proposal ends.</summary>
public sealed class CharterPages(Archivist archivist, CharterToArchive toArchive, SignedLinks links, AllianceDirectory directory)
{
    /// <summary>Ends what is due, and finds what the people of this place were not told of yet.</summary>
    internal async Task<CharterNews> TakeNewsAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!await turn.ReadAsync((db, ct) => ShowCharter.HasNewsAsync(db, turn.Place, turn.Today, ct), cancellationToken))
            return new(turn, []);
        var (closing, news) = await turn.WriteAsync(async (db, ct) =>
            (await CloseCharter.HandleAsync(db, turn.Alliance, turn.Phrases, turn.Now, ct), await ShowCharter.TakeUnannouncedAsync(db, turn.Place, turn.Now, ct)), cancellationToken);
        return await FollowAsync(turn, closing, news);
    }

    /// <summary>What was decided stands by now: what follows from it does not stop because the caller hung up.</summary>
    /// <param name="turn">In which it ended.</param>
    /// <param name="closing">What ended just now.</param>
    /// <param name="news">What is to be told here.</param>
    internal async Task<CharterNews> FollowAsync(Turn turn, CharterClosing? closing, IReadOnlyList<Guid> news)
    {
        var next = closing is null ? turn : await ReadAllianceAsync(turn);
        var views = new List<CharterView>();
        foreach (var id in closing is null ? news : news.Append(closing.VersionId).Distinct())
        {
            await archivist.ArchiveAsync(toArchive, turn.Alliance.Id, id, CancellationToken.None);
            if (news.Contains(id) && await ViewAsync(next, id, CancellationToken.None) is { } view)
                views.Add(view);
        }

        return new(next, views);
    }

    /// <summary>The alliance may speak another language from now on, and what is told of it is told in that.</summary>
    private async Task<Turn> ReadAllianceAsync(Turn turn)
    {
        directory.Forget(turn.Alliance.Id);
        return await turn.ReadAsync(AllianceSettings.ReadAsync, CancellationToken.None) is { } now ? turn with { Alliance = now.Info } : turn;
    }

    /// <summary>Many answer at once: the card shows what is known by the time it is sent.</summary>
    internal async Task<Reply> ReplaceAsync(Turn turn, Guid? id) => await ViewAsync(turn, id, CancellationToken.None) is { } charter
        ? Reply.Replace(
            await CardAsync(turn, charter, CancellationToken.None),
            async ct => await ViewAsync(turn, id, ct) is { } now ? await CardAsync(turn, now, ct) : null)
        : Reply.Say(turn.Say("charterUnknown"));

    internal async Task<CardView> CardAsync(Turn turn, CharterView charter, CancellationToken cancellationToken) =>
        CharterCards.Charter(turn.ForThePlace, charter, await LinkAsync(turn, charter.Id, cancellationToken));

    internal Task<string?> LinkAsync(Turn turn, Guid versionId, CancellationToken cancellationToken) =>
        links.CreateAsync(turn, CharterDownload.Links, versionId, cancellationToken);

    /// <summary>The refusal of someone who would write or propose in vain; null for whoever may.</summary>
    internal static async Task<Reply?> RefuseAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.ReadAsync((db, ct) => Refusal.FindAsync(db, turn.Actor, Right.ProposeCharter, null, ct), cancellationToken) is { } refusal
            ? Reply.Say(refusal.Describe(turn))
            : null;

    // Ids come from the client: these queries see this alliance's versions alone.
    internal static async Task<CharterView?> ViewAsync(Turn turn, Guid? id, CancellationToken cancellationToken) => id is { } known
        ? await turn.ReadAsync((db, ct) => CharterView.ReadAsync(db, known, turn.Alliance, ct), cancellationToken)
        : null;

    internal static async Task<CharterVersion?> FindAsync(Turn turn, CancellationToken cancellationToken) => turn.Data.Id("id") is { } id
        ? await turn.ReadAsync((db, ct) => db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, ct), cancellationToken)
        : null;
}

/// <summary>Proposals that ended, to be told where somebody looks.</summary>
/// <param name="Turn">To go on with: what was adopted may have changed the alliance's language.</param>
internal sealed record CharterNews(Turn Turn, IReadOnlyList<CharterView> Ended);
