namespace AllianceBot.Delivery;

/// <summary>Whether mail reaches people without Teams, for features that say on a card whom they do not reach.</summary>
public sealed record MailReach(bool IsSetUp);
