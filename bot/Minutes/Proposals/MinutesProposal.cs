using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Minutes.Proposals.MinutesProposal, AllianceBot.Minutes.Proposals.MinutesProposal.Configuration>]

namespace AllianceBot.Minutes.Proposals;

public enum ProposalKind
{
    Decision,
    Task,

    /// <summary>Asked or left open; it can be kept as a note.</summary>
    Question,

    // What somebody wrote with a tag.
    Rejected,
    Info,
    Link,
    Idea,
    Help,
}

public enum ProposalState
{
    Open,
    Accepted,
    Dropped,
}

/// <summary>
/// What seems to have been decided, taken on or left open, found in what people gave for the minutes. It stands in no record until
/// somebody accepts it; what somebody settled or edited no later draft touches.
/// </summary>
public sealed class MinutesProposal : AllianceRow
{
    /// <summary>Of one meeting, settled ones included.</summary>
    public const int Most = 500;

    private MinutesProposal() { }

    public Guid Id { get; private init; }

    public Guid MeetingId { get; private init; }

    /// <summary>Names it within its meeting, from 1; while it is there no other has it.</summary>
    public int Number { get; private init; }

    /// <summary>Of the sentence that was said, whatever is made of it: the same sentence is proposed once.</summary>
    public string Key { get; private init; } = "";

    public ProposalKind Kind { get; private set; }

    public ProposalState State { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>A language model put it so; nobody has edited it since.</summary>
    public bool IsGenerated { get; private set; }

    /// <summary>From 0 to 1.</summary>
    public double Score { get; private set; }

    /// <summary>Of a task: as it was said, or as it was chosen; null when nobody was named.</summary>
    public string? OwnerName { get; private set; }

    /// <summary>Null unless exactly one member is meant.</summary>
    public Guid? OwnerId { get; private set; }

    public DateOnly? DueDate { get; private set; }

    /// <summary>The words that say when; empty when none do.</summary>
    public string DuePhrase { get; private set; } = "";

    /// <summary>The item of the agenda; null for none.</summary>
    public int? AgendaPosition { get; private set; }

    public EntrySource SaidIn { get; private set; }

    /// <summary>JSON: the quotes, that of the sentence first.</summary>
    public string Quotes { get; private set; } = "[]";

    /// <summary>Rises with each edit, so that of two who edit at once the second learns of it.</summary>
    public int Version { get; private set; } = 1;

    public bool IsEdited => Version > 1;

    /// <summary>Of what a card shows of it: whoever accepts it has seen this and nothing else.</summary>
    public string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Kind}\n{Text}\n{OwnerId}\n{OwnerName}\n{DueDate:O}"))).AsSpan(0, 8));

    public string SettledByName { get; private set; } = "";

    /// <summary>UTC; null while it is open.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Accepted: the entry it became.</summary>
    public int? EntrySequence { get; private set; }

    public IReadOnlyList<ProposalQuote> ReadQuotes() => JsonSerializer.Deserialize(Quotes, ProposalQuoteJson.Default.IReadOnlyListProposalQuote) ?? [];

    internal static MinutesProposal Of(Guid meetingId, int number, ProposalFinding finding, DateTimeOffset now)
    {
        var proposal = new MinutesProposal { Id = OrderedId.Next(now), MeetingId = meetingId, Number = number, Key = finding.Key };
        proposal.Find(finding);
        return proposal;
    }

    /// <summary>As the latest draft has it; what a person wrote stays.</summary>
    internal void Find(ProposalFinding finding)
    {
        var quotes = JsonSerializer.Serialize(finding.Quotes, ProposalQuoteJson.Default.IReadOnlyListProposalQuote);
        // Words that a model found are held by this evidence alone: found again with the same, without a model, they stay.
        var isWordedAlready = IsGenerated && !finding.IsGenerated
            && (Kind, OwnerName, DueDate, Quotes) == (finding.Kind, finding.OwnerName, finding.DueDate, quotes);
        (Score, SaidIn, Quotes) = (finding.Score, finding.SaidIn, quotes);
        if (IsEdited)
            return;
        (Kind, AgendaPosition) = (finding.Kind, finding.AgendaPosition);
        if (!isWordedAlready)
            (Text, IsGenerated) = (finding.Text, finding.IsGenerated);
        (OwnerName, OwnerId, DueDate, DuePhrase) = (finding.OwnerName, finding.OwnerId, finding.DueDate, finding.DuePhrase);
    }

    /// <summary>As a person wants it.</summary>
    internal void Edit(ProposalKind kind, string text, AllianceMemberName? owner, DateOnly? due, int? position)
    {
        (Kind, Text, IsGenerated, AgendaPosition) = (kind, text, false, position);
        (OwnerName, OwnerId, DueDate) = kind is ProposalKind.Task ? (owner?.Name ?? OwnerName, owner?.Id, due) : (null, null, null);
        Version++;
    }

    internal void Accept(Actor by, int sequence, DateTimeOffset now) => (State, EntrySequence, SettledByName, SettledAt) = (ProposalState.Accepted, sequence, TextLimits.Cut(by.Name, TextLimits.Name), now);

    internal void Drop(Actor by, DateTimeOffset now) => (State, SettledByName, SettledAt) = (ProposalState.Dropped, TextLimits.Cut(by.Name, TextLimits.Name), now);

    internal void Reopen() => (State, EntrySequence, SettledByName, SettledAt) = (ProposalState.Open, null, "", null);

    /// <summary>Capitals, accents and the signs between words aside.</summary>
    internal static string KeyOf(string sentence) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Words(sentence)))));

    /// <summary>The words of a sentence, folded.</summary>
    internal static string[] Words(string sentence) =>
        new string([.. TextFolding.Fold(sentence).Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal sealed class Configuration : IEntityTypeConfiguration<MinutesProposal>
    {
        public void Configure(EntityTypeBuilder<MinutesProposal> builder)
        {
            builder.ToTable("MinutesProposals");
            builder.HasKey(p => new { p.AllianceId, p.Id });
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Key).HasMaxLength(64);
            builder.Property(p => p.Text).HasMaxLength(TextLimits.Note);
            builder.Property(p => p.OwnerName).HasMaxLength(TextLimits.Name);
            builder.Property(p => p.DuePhrase).HasMaxLength(TextLimits.Name);
            builder.Property(p => p.Quotes).HasMaxLength(ProposalQuote.LongestJson);
            builder.Property(p => p.SettledByName).HasMaxLength(TextLimits.Name);
            builder.Ignore(p => p.IsEdited);
            builder.Ignore(p => p.Stamp);
            builder.HasIndex(p => new { p.AllianceId, p.MeetingId, p.Key }).IsUnique();
            builder.HasIndex(p => new { p.AllianceId, p.MeetingId, p.Number }).IsUnique();
        }
    }
}

/// <summary>A member as a proposal names them.</summary>
internal sealed record AllianceMemberName(Guid Id, string Name);

/// <summary>Word for word what was said.</summary>
/// <param name="Start">Seconds from the start of the meeting; null where the source has no times.</param>
/// <param name="Speaker">Empty where the source names nobody.</param>
/// <param name="Link">Where a person can open it; http or https alone.</param>
public sealed record ProposalQuote(double? Start, string Speaker, string Text, string? Link)
{
    /// <summary>Of one quote, in UTF-16 units; the rest of a longer one is left out.</summary>
    public const int LongestText = 1_000;

    public const int LongestJson = 80_000;

    public const int Most = 5;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ProposalQuote>))]
internal sealed partial class ProposalQuoteJson : JsonSerializerContext;
