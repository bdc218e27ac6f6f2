using AllianceBot.Alliances;
using AllianceBot.Alliances.Links;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Delivery.Mail;

/// <summary>Makes the links of a mail, and uses them up.</summary>
internal sealed class MailLinks(AllianceStore store, SignedLinks links, TimeProvider time)
{
    public static readonly LinkKind Kind = new("answer", TimeSpan.FromDays(30));

    /// <summary>Writes the links down, and gives their addresses; none when the bot's own address is not configured.</summary>
    public async Task<IReadOnlyList<(string Label, string Address)>> CreateAsync(Guid noticeId, NoticeReader reader, IReadOnlyList<MailLink> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
            return [];
        return await store.WriteAsync(reader.Alliance.Id, async (db, ct) =>
        {
            if (await AllianceSettings.ReadAsync(db, ct) is not { } settings)
                return [];
            var made = new List<(string, string)>();
            foreach (var link in wanted)
            {
                var id = MailLinkRow.IdOf(noticeId, link);
                if (links.Create(Kind, reader.Alliance.Id, id, settings.LinkSecret) is not { } address)
                    return (IReadOnlyList<(string, string)>)[];
                if (!await db.Set<MailLinkRow>().AnyAsync(l => l.Id == id, ct))
                    db.Add(new MailLinkRow { Id = id, PersonId = reader.PersonId, Purpose = link.Purpose, SubjectId = link.SubjectId, ExpiresAt = time.GetUtcNow() + Kind.Lifetime });
                made.Add((link.Label, address));
            }

            return made;
        }, cancellationToken);
    }

    /// <summary>What a token stands for; null when it is not genuine or has expired.</summary>
    public async Task<MailLinkRow?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (SignedLinks.Read(token) is not { } claim)
            return null;
        await using var db = store.OpenForReading(claim.AllianceId);
        return await AllianceSettings.ReadAsync(db, cancellationToken) is { } settings && links.IsGenuine(Kind, token, settings.LinkSecret)
            ? await db.Set<MailLinkRow>().SingleOrDefaultAsync(l => l.Id == claim.DocumentId, cancellationToken)
            : null;
    }

    /// <returns>False when it was used before.</returns>
    public static async Task<bool> UseAsync(AllianceDb db, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Set<MailLinkRow>().Where(l => l.Id == id && l.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellationToken) == 1;

    /// <summary>Nothing came of it: it can be used again.</summary>
    public static Task FreeAsync(AllianceDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<MailLinkRow>().Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, (DateTimeOffset?)null), cancellationToken);

    public static Task<int> ForgetOldAsync(AllianceDb acrossAlliances, DateTimeOffset now, CancellationToken cancellationToken) =>
        acrossAlliances.Set<MailLinkRow>().IgnoreQueryFilters().Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
}
