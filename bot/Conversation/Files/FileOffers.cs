using System.Text.Json;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation.Files;

/// <summary>Makes an offered file once the person agreed. What <see cref="Turn.Data"/> says came back from the client.</summary>
public delegate Task<FileAnswer> FileHandler(Turn turn, CancellationToken cancellationToken);

/// <summary>The file that was asked for, or why there is none.</summary>
public abstract record FileAnswer
{
    private FileAnswer() { }

    /// <param name="Name">With its extension.</param>
    /// <param name="Link">Where else the person gets it, if anywhere.</param>
    public sealed record File(string Name, ReadOnlyMemory<byte> Content, string? Link) : FileAnswer;

    public sealed record Refusal(string Sentence) : FileAnswer;
}

/// <summary>A file to offer in a personal chat; it is made again when the person accepts, so that nothing waits in between.</summary>
/// <param name="Key">Under which its handler is registered.</param>
/// <param name="Name">With its extension.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Language">The offer's, in which the talk goes on.</param>
/// <param name="Arguments">Ids alone: they travel through the client.</param>
public sealed record FileOffer(string Key, string Name, string Description, long Size, TextLanguage Language, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>What comes back with the person's word.</summary>
    internal byte[] WriteContext()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("file", Key);
            writer.WriteString("spoken", Language.Code());
            foreach (var (name, value) in Arguments)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
