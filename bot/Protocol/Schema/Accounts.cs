namespace AllianceBot.Protocol.Schema;

/// <summary>A person or a bot in a channel.</summary>
public sealed record ChannelAccount : LooseObject
{
    /// <summary>The id within the channel, such as <c>29:…</c> for people and <c>28:…</c> for bots in Teams.</summary>
    public string Id { get; set => field = Keep(value)!; } = null!;

    /// <summary>The name to show.</summary>
    public string? Name { get; set => field = Keep(value); }

    /// <summary>The person's object id in Entra: the same in every conversation, unlike <see cref="Id"/> across bots.</summary>
    public string? AadObjectId { get; set => field = Keep(value); }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; set => field = Keep(value); }
}

/// <summary>A conversation: personal chat, group chat, or a thread in a channel.</summary>
public sealed record ConversationAccount : LooseObject
{
    /// <summary>The id; in a channel thread it ends in <c>;messageid=…</c>.</summary>
    public string Id { get; set => field = Keep(value)!; } = null!;

    /// <summary>The name, where it has one.</summary>
    public string? Name { get; set => field = Keep(value); }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; set => field = Keep(value); }

    /// <summary>Whether more than two take part; channels leave it out when they do not know.</summary>
    public bool? IsGroup { get; set => field = Keep(value); }

    /// <summary>The Entra tenant the conversation belongs to.</summary>
    public string? TenantId { get; set => field = Keep(value); }
}

/// <summary>A member of a conversation as the roster describes them.</summary>
public sealed record TeamsChannelAccount : LooseObject
{
    /// <summary>The id within the channel.</summary>
    public string Id { get; set => field = Keep(value)!; } = null!;

    /// <summary>The name to show.</summary>
    public string? Name { get; set => field = Keep(value); }

    /// <summary>The person's object id in Entra.</summary>
    public string? AadObjectId { get => field ?? ObjectId; set => field = Keep(value); }

    /// <summary>The same as <see cref="AadObjectId"/>, by the name rosters have used longest.</summary>
    public string? ObjectId { get; set => field = Keep(value); }

    /// <summary>Given name.</summary>
    public string? GivenName { get; set => field = Keep(value); }

    /// <summary>Family name.</summary>
    public string? Surname { get; set => field = Keep(value); }

    /// <summary>Mail address; absent for some guests.</summary>
    public string? Email { get; set => field = Keep(value); }

    /// <summary>Sign-in name; contains <c>#EXT#</c> for guests.</summary>
    public string? UserPrincipalName { get; set => field = Keep(value); }

    /// <summary>The person's tenant.</summary>
    public string? TenantId { get; set => field = Keep(value); }

    /// <summary><c>user</c>, <c>guest</c>, <c>anonymous</c> or <c>bot</c>.</summary>
    public string? UserRole { get; set => field = Keep(value); }
}

/// <summary>A reaction such as <c>like</c>.</summary>
public sealed record MessageReaction : LooseObject
{
    /// <summary>The kind of reaction.</summary>
    public string? Type { get; set => field = Keep(value); }
}
