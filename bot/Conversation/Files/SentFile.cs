using AllianceBot.Protocol.Schema;

namespace AllianceBot.Conversation.Files;

/// <summary>A file that a person sent in their personal chat.</summary>
/// <param name="Name">As Teams tells it.</param>
/// <param name="Kind">Its extension in small letters.</param>
/// <param name="ReadAsync">Fetches it: a network call, so never inside a transaction.</param>
public sealed record SentFile(string Name, string Kind, Func<CancellationToken, Task<SentContent>> ReadAsync)
{
    /// <summary>In bytes.</summary>
    public const int LargestContent = 1024 * 1024;
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

/// <summary>Finds the file in a message, and what takes in files of its kind.</summary>
internal sealed class SentFiles(ConversationRegistry registry, FileDownload download)
{
    /// <summary>The first file of a personal chat's message, with its handler if there is one; null when there is no file.</summary>
    public (SentFile File, Answer? Handler)? Find(Activity activity)
    {
        if (TurnReader.PlaceOf(activity).Kind is not PlaceKind.Personal)
            return null;
        foreach (var attachment in activity.Attachments ?? [])
        {
            if (attachment.AsFileDownload() is not { } info)
                continue;
            var name = attachment.Name ?? $"file.{info.FileType}";
            var kind = (info.FileType is { Length: > 0 } type ? type : Path.GetExtension(name).TrimStart('.')).ToLowerInvariant();
            return (new SentFile(name, kind, ct => download.GetAsync(info.DownloadUrl, ct)), registry.SentFiles.GetValueOrDefault(kind));
        }

        return null;
    }

    /// <summary>The kinds that are taken in, such as <c>csv, txt</c>.</summary>
    public string Kinds => string.Join(", ", registry.SentFiles.Keys.Order(StringComparer.Ordinal));
}
