using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Sources;
using AllianceBot.Tests.Alliances;

namespace AllianceBot.Tests.Minutes.Intake;

/// <summary>How much people may give for the minutes of one meeting: what is drafted from is bounded as a whole.</summary>
public sealed class SourceRoomTests : AllianceBench
{
    [Theory]
    [InlineData(1, MeetingSource.MostUtterances - Given, true)]
    [InlineData(1, MeetingSource.MostUtterances - Given + 1, false)]
    [InlineData(MeetingSource.MostBytes - 4, 1, true)]
    [InlineData(MeetingSource.MostBytes - 3, 1, false)]
    public async Task Bytes_and_things_said_count_over_all_sources_of_a_meeting(int bytes, int utterances, bool hasRoom)
    {
        var room = await RoomAsync();
        var meeting = await room.MeetAsync();
        var said = new Utterance { Speaker = "Ana", Text = "Yes.", Source = SourceKind.Notes };
        await WriteAsync(db =>
        {
            var given = GivenSource.Of("a.txt", new byte[] { 1, 2, 3, 4 }, new SourceReading.Read(SourceFormat.Notes, [.. Enumerable.Repeat(said, Given)], []));
            db.Add(MeetingSource.Of(meeting, given, Guid.NewGuid(), "Ana", Now));
            return Task.FromResult(true);
        });

        (await ReadAsync(db => KeepSource.HasRoomAsync(db, meeting, bytes, utterances, Cancel))).ShouldBe(hasRoom);
    }

    private const int Given = 30_000;
}
