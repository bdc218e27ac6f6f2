using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>What people do with proposals, in the audit trail.</summary>
internal static class ProposalTrail
{
    public static void Write(AllianceDb db, ProposalAtHand atHand, Actor actor, string action, DateTimeOffset now) =>
        MinutesTrail.Write(db, atHand.Meeting, actor, action, now, new FieldChange("proposal", "", TextLimits.Abridge(atHand.Proposal.Text, TextLimits.Title)));
}
