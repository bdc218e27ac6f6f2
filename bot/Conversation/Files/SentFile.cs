using AllianceBot.Protocol.Schema;

namespace AllianceBot.Conversation.Files;

/// <summary>A file that a person sent in their personal chat.</summary>
/// <param name="Name">As Teams tells it.</param>
/// <param name="Kind">Its extension in small letters.</param>
/// <param name="ReadAsync">Fetches it, up to so many bytes: a network call, so never inside a transaction.</param>
public sealed record SentFile(string Name, string Kind, Func<int, CancellationToken, Task<SentContent>> ReadAsync)
{
    /// <summary>The same file when it is here already.</summary>
    internal SentFile With(SentContent content) =>
        this with { ReadAsync = (largest, _) => Task.FromResult(content is SentContent.Whole whole && whole.Bytes.Length > largest ? new SentContent.TooLarge() : content) };
}

/// <summary>Something that takes in the files that people send.</summary>
/// <param name="LargestContent">The most it reads, in bytes.</param>
/// <param name="Handler">Reads the file and answers.</param>
public sealed record SentFileTaker(int LargestContent, Answer Handler)
{
    /// <summary>Whether a file is one of its own, by its content; null for one that takes whatever no other recognises.</summary>
    public Func<ReadOnlyMemory<byte>, bool>? Recognises { get; init; }
}

/// <summary>What came of fetching a file.</summary>
public abstract record SentContent
{
    private SentContent() { }

    public sealed record Whole(byte[] Bytes) : SentContent;

    public sealed record TooLarge : SentContent;

    /// <summary>Its host is none that files come from, or it did not give the file in time.</summary>
    public sealed record Unreachable : SentContent;
}

/// <summary>A file in a message, with those who may take it in.</summary>
internal sealed record FoundFile(SentFile File, IReadOnlyList<SentFileTaker> Takers);

/// <summary>Finds the files in a message, and gives each to whatever takes in files of its kind.</summary>
internal sealed class SentFiles(ConversationRegistry registry, FileDownload download)
{
    /// <summary>As many as Teams lets anybody send in one message.</summary>
    public const int Most = 10;

    /// <summary>A file up to this size is fetched and answered within the time that Teams waits; for a larger one a card says that it is being read.</summary>
    private const int LargestAtOnce = 1024 * 1024;

    /// <summary>The files of a personal chat's message, in its order.</summary>
    public IReadOnlyList<FoundFile> Find(Activity activity) =>
        TurnReader.KindOf(activity) is PlaceKind.Personal ? [.. (activity.Attachments ?? []).Select(Find).OfType<FoundFile>()] : [];

    private FoundFile? Find(Attachment attachment)
    {
        if (attachment.AsFileDownload() is not { } info)
            return null;
        var name = attachment.Name ?? $"file.{info.FileType}";
        var kind = (info.FileType is { Length: > 0 } type ? type : Path.GetExtension(name).TrimStart('.')).ToLowerInvariant();
        return new(new SentFile(name, kind, (largest, ct) => download.GetAsync(info.DownloadUrl, largest, ct)), registry.TakersOf(kind));
    }

    /// <summary>The kinds that are taken in, such as <c>csv, txt</c>.</summary>
    public string Kinds => string.Join(", ", registry.SentFileExtensions.Order(StringComparer.Ordinal));

    /// <summary>Whether reading these may take longer than Teams waits: one may be large, or all of them together.</summary>
    public static bool TakeLong(IEnumerable<FoundFile> files) => files.Sum(file => file.Takers.Select(taker => (long)taker.LargestContent).DefaultIfEmpty().Max()) > LargestAtOnce;

    /// <summary>The answer of the one whose file it is; where several take in the kind, the content decides.</summary>
    public static async Task<Reply> TakeAsync(Turn turn, IReadOnlyList<SentFileTaker> takers, CancellationToken cancellationToken)
    {
        if (takers is [var only])
            return await only.Handler(turn, cancellationToken);
        var content = await turn.SentFile!.ReadAsync(takers.Max(taker => taker.LargestContent), cancellationToken);
        var taker = takers.FirstOrDefault(t => t.Recognises is null || (content is SentContent.Whole whole && t.Recognises(whole.Bytes))) ?? takers[^1];
        return await taker.Handler(turn with { SentFile = turn.SentFile.With(content) }, cancellationToken);
    }
}
