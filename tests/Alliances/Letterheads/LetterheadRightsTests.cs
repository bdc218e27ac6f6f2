using AllianceBot.Alliances.Letterheads;
using AllianceBot.Conversation;
using AllianceBot.Documents.Letterheads;
using AllianceBot.Tests.Documents.Letterheads;

namespace AllianceBot.Tests.Alliances.Letterheads;

/// <summary>Those who set up the alliance set its letterhead and take it off; everyone may look.</summary>
public sealed class LetterheadRightsTests : AllianceBench
{
    private static readonly Letterhead Usual = ((LetterheadReading.Read)LetterheadReader.Read(TemplateFile.Usual.ToBytes())).Letterhead;

    [Fact]
    public async Task A_member_neither_sets_nor_takes_off_a_letterhead()
    {
        var room = await RoomAsync();
        await room.SayAsync(room.Luis, "help");
        var (ana, luis) = (new Actor(await PersonIdAsync(room.Ana), "Ana Quispe", Standing.None), new Actor(await PersonIdAsync(room.Luis), "Luis Rojas", Standing.None));
        (await WriteAsync(db => KeepLetterhead.HandleAsync(db, new("a.dotx", Usual, luis, Now), Cancel))).ShouldBeOfType<KeepLetterhead.Outcome.Refused>();
        (await ReadAsync(db => LetterheadRecords.ReadAsync(db, Cancel))).ShouldBeNull();
        (await WriteAsync(db => KeepLetterhead.HandleAsync(db, new("a.dotx", Usual, ana, Now), Cancel))).ShouldBeOfType<KeepLetterhead.Outcome.Kept>();

        var card = (await room.SayAsync(room.Luis, "letterhead")).Card;
        Listing(card).ShouldContain("a.dotx");
        Listing(card).ShouldContain("Set by Ana Quispe on 2 March 2026 at ");
        await room.PressAsync(room.Luis, card, "letterhead.remove");
        (await ReadAsync(db => LetterheadView.ReadAsync(db, Cancel))).ShouldNotBeNull();
        await room.PressAsync(room.Ana, card, "letterhead.remove");
        (await ReadAsync(db => LetterheadView.ReadAsync(db, Cancel))).ShouldBeNull();
        (await TrailAsync())[^2..].Select(change => change.Action).ShouldBe(["letterheadSet", "letterheadRemoved"]);
    }
}
