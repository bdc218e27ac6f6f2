using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Delivery;

namespace AllianceBot.Alliances.Roles;

/// <summary>Tells whoever leads that the co-chairs do not come from different organisations any more.</summary>
internal sealed class CoChairsApartNotice : INoticeWriter
{
    public const string KindName = "coChairsNotApart";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CoChairsApart.ReadBrokenAsync(turn.Db, cancellationToken) is { Count: > 0 } coChairs ? new ReplyMessage.Card(Card(Voice.Of(turn), coChairs)) : null;

    public static CardView Card(Voice voice, IReadOnlyList<CoChair> coChairs)
    {
        var heading = voice.Say("coChairsApartTitle");
        var lines = coChairs.Select(c => c.Organisation.Length > 0 ? c.Label : voice.Say("coChairsApartNone", c.Name));
        var model = new NoticeModel(
            heading, voice.Alliance.Name ?? "", voice.Say("coChairsApartWhat"), [NoticeCards.Section(voice, voice.Say("rolesCoChairs"), lines, new CardBudget())], voice.Say("coChairsApartNext"));
        return NoticeCards.View(voice, model, $"{heading}: {voice.Alliance.Name}");
    }
}
