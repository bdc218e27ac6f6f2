namespace AllianceBot.Protocol.Schema;

/// <summary>What an activity says once its entities and fields are read together.</summary>
public static class ActivityReads
{
    extension(Activity activity)
    {
        /// <summary>Everybody mentioned in the text, the bot too, in the order of the entities.</summary>
        public IReadOnlyList<Mention> Mentions
        {
            get
            {
                List<Mention>? found = null;
                foreach (var entity in activity.Entities ?? [])
                {
                    if (entity.AsMention() is { } mention)
                        (found ??= []).Add(mention);
                }

                return found ?? (IReadOnlyList<Mention>)[];
            }
        }

        /// <summary>Whether the text mentions the bot, which is the activity's recipient.</summary>
        public bool MentionsBot => activity.Recipient is { } bot && activity.Mentions.Any(mention => mention.Id == bot.Id);

        /// <summary>What the sender's client says of itself; null when it says nothing.</summary>
        public ClientInfo? ClientInfo => activity.Entities?.Select(entity => entity.AsClientInfo()).FirstOrDefault(info => info is not null);

        /// <summary>The language of the sender's client, a BCP 47 tag; null when it does not tell.</summary>
        public string? ClientLocale => activity.Locale ?? activity.ClientInfo?.Locale;

        /// <summary>The time zone of the sender's client, an IANA name; null when it does not tell.</summary>
        public string? ClientTimeZone => activity.ClientInfo?.TimeZone ?? activity.LocalTimezone;

        /// <summary>The Entra tenant, from the channel data or else the conversation.</summary>
        public string? TenantId => activity.ChannelData?.Tenant?.Id ?? activity.Conversation.TenantId;

        /// <summary>
        /// The text without the bot's own mention, trimmed. It is found through the entities, so nothing that merely looks
        /// like a mention is lost; the mentions of others stay as they are, each being its <see cref="Mention.Text"/>.
        /// </summary>
        public string TextWithoutBotMention()
        {
            var text = activity.Text ?? "";
            if (text.Length == 0 || activity.Recipient is not { } bot)
                return text.Trim();
            foreach (var mention in activity.Mentions)
            {
                if (mention.Id == bot.Id && !string.IsNullOrEmpty(mention.Text))
                    text = Remove(text, mention.Text);
            }

            return text.Trim();
        }

        /// <summary>What to keep to write to this conversation later.</summary>
        public ConversationReference GetConversationReference() => new()
        {
            ActivityId = activity.Id,
            User = activity.From,
            Bot = activity.Recipient,
            Conversation = activity.Conversation,
            ChannelId = activity.ChannelId,
            Locale = activity.Locale,
            ServiceUrl = activity.ServiceUrl,
        };
    }

    private static string Remove(string text, string mention)
    {
        for (var at = text.IndexOf(mention, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mention, at, StringComparison.Ordinal))
        {
            var end = at + mention.Length;
            // One of the two spaces around the mention goes with it.
            if (at > 0 && text[at - 1] == ' ' && end < text.Length && text[end] == ' ')
                end++;
            text = text.Remove(at, end - at);
        }

        return text;
    }
}
