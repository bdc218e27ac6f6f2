using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Circulation;

/// <summary>Tells whoever had been asked to read a draft that it was taken back.</summary>
internal sealed class MinutesWithdrawnNotice : INoticeWriter
{
    public const string KindName = "minutesWithdrawn";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    /// <summary>A draft may be taken back more than once, and that is told each time.</summary>
    public static Task AddAsync(AllianceDb db, Guid personId, MeetingRecord meeting, Actor by, DateTimeOffset now, CancellationToken cancellationToken) => Notices.AddAsync(
        db, KindName, personId, string.Create(CultureInfo.InvariantCulture, $"{meeting.Id:D} {now.ToUnixTimeMilliseconds()}"), now,
        new MinutesWithdrawal(meeting.Number, by.Name), MinutesWithdrawalJson.Default.MinutesWithdrawal, cancellationToken);

    public Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) => Task.FromResult<ReplyMessage?>(
        JsonSerializer.Deserialize(turn.Data, MinutesWithdrawalJson.Default.MinutesWithdrawal) is { } withdrawal
            ? new ReplyMessage.Text(turn.Say("withdrawnNotice", withdrawal.By, withdrawal.Number, turn.Alliance.Name))
            : null);
}

/// <param name="Number">Of the meeting.</param>
/// <param name="By">Who took it back.</param>
internal sealed record MinutesWithdrawal(string Number, string By);

[JsonSerializable(typeof(MinutesWithdrawal))]
internal sealed partial class MinutesWithdrawalJson : JsonSerializerContext;
