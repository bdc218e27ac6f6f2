using System.Text.Json.Serialization;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>Tells somebody that they are co-chair now, by whom, and what a co-chair may do.</summary>
internal sealed class CoChairNotice : INoticeWriter
{
    public const string KindName = "coChairNamed";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var isCoChair = await turn.Db.Set<RoleHolding>().AnyAsync(h => h.PersonId == turn.Reader.PersonId && h.Role == Role.CoChair && h.Until == null, cancellationToken);
        return isCoChair ? new ReplyMessage.Card(Card(Voice.Of(turn), turn.Read(CoChairJson.Default.CoChairNaming).By)) : null;
    }

    public static CardView Card(Voice voice, string by)
    {
        var heading = voice.Say("coChairNoticeTitle");
        var rights = Enum.GetValues<Right>().Where(right => Rights.RolesFor(right).HasFlag(Role.CoChair)).Select(right => voice.Say($"right.{right}"));
        var model = new NoticeModel(
            heading,
            voice.Alliance.Name ?? "",
            voice.Say("coChairNoticeWhat"),
            [
                NoticeCards.Section(voice, voice.Say("coChairNoticeBy"), [by], new CardBudget()),
                NoticeCards.Section(voice, voice.Say("coChairNoticeRights"), rights, new CardBudget()),
            ],
            voice.Say("coChairNoticeNext"));
        return NoticeCards.View(voice, model, $"{heading}: {voice.Alliance.Name}");
    }
}

/// <param name="By">The name of whoever named them.</param>
internal sealed record CoChairNaming(string By);

[JsonSerializable(typeof(CoChairNaming))]
internal sealed partial class CoChairJson : JsonSerializerContext;
