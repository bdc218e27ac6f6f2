using System.Text;
using AllianceBot.Alliances.Links;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Tables;

/// <summary>A table of an alliance as a file for spreadsheets.</summary>
/// <param name="Count">Of its rows.</param>
public sealed record TableFile(string FileName, byte[] Content, int Count)
{
    public const string ContentType = "text/csv; charset=utf-8";

    // Without the byte order mark Excel takes UTF-8 for the encoding of the machine it runs on.
    public static TableFile Of(string fileName, string csv, int count) => new(fileName, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)], count);
}

/// <summary>What a table is made from, at this moment and in one language.</summary>
/// <param name="Now">UTC.</param>
public sealed record TableRequest(AllianceDb Db, AllianceInfo Alliance, Phrasebook Phrases, TextLanguage Language, DateTimeOffset Now);

/// <summary>
/// A table that every member may have as a file: in their own chat by the verb <c>{name}.sendFile</c>, or behind a link that makes it as it is when
/// it is opened. Its phrases are <c>filePersonalOnly.{name}</c> and <c>fileDescription.{name}</c>.
/// </summary>
/// <param name="Name">Also its English address.</param>
/// <param name="SpanishAddress">The first part of the address of links in Spanish.</param>
public sealed record AllianceTable(string Name, string SpanishAddress, Func<TableRequest, CancellationToken, Task<TableFile>> MakeAsync)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Links to the table in one language; the document's id is the alliance's.</summary>
    public LinkKind LinksIn(TextLanguage language) => new(language is TextLanguage.Spanish ? SpanishAddress : Name, Lifetime);

    /// <summary>Null when the bot's own address is not configured.</summary>
    public Task<string?> LinkAsync(SignedLinks links, Turn turn, TextLanguage language, CancellationToken cancellationToken) =>
        links.CreateAsync(turn, LinksIn(language), turn.Alliance.Id, cancellationToken);
}
