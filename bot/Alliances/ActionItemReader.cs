using System.Globalization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances;

/// <summary>A task as somebody typed it.</summary>
/// <param name="Mentions">Placed in <paramref name="Text"/>, by Teams user id.</param>
/// <param name="Today">The day it is in the alliance.</param>
public sealed record TypedActionItem(string Text, IReadOnlyList<MentionSpan> Mentions, TextLanguage Language, DateOrder DateOrder, DateOnly Today, Actor Writer);

/// <summary>Reads typed tasks with the people of the alliance in mind, for the features that keep tasks.</summary>
public static class ActionItemReader
{
    public static async Task<ActionItemDraft> ReadAsync(AllianceDb db, TypedActionItem typed, CancellationToken cancellationToken)
    {
        var people = await AlliancePeople.ReadAsync(db, cancellationToken);
        var roster = people.Select(p => new KnownPerson(p.Id.ToString(), p.Name)).ToList();
        var mentions = typed.Mentions.Where(IsPerson)
            .Select(mention => people.FirstOrDefault(p => p.UserId == mention.PersonId) is { } known
                ? mention with { PersonId = known.Id.ToString(), Name = known.Name }
                : mention)
            .ToList();
        return ActionItemGrammar.Parse(typed.Text, mentions, roster, typed.Today, typed.Language, typed.DateOrder,
            writer: new KnownPerson(typed.Writer.Id.ToString(), typed.Writer.Name));
    }

    /// <summary>One answers for it; whoever else was named stays in the text.</summary>
    /// <param name="draft">What was read.</param>
    /// <param name="withHelpers">How helpers are named, such as <c>{0} (with {1})</c>.</param>
    public static string NameHelpers(ActionItemDraft draft, string withHelpers)
    {
        var names = draft.Helpers.Select(helper => helper.Name).Where(name => !draft.Text.Contains(name, StringComparison.Ordinal)).ToList();
        return names.Count == 0 ? draft.Text : string.Format(CultureInfo.InvariantCulture, withHelpers, draft.Text, string.Join(", ", names));
    }

    /// <summary>Whoever Teams lets one mention is a member, even if nobody had met them here.</summary>
    public static async Task<AllianceMember> FindOwnerAsync(AllianceDb db, KnownPerson owner, DateTimeOffset now, CancellationToken cancellationToken) =>
        Guid.TryParse(owner.Id, out var id)
            ? new(id, "", owner.Name)
            : await AlliancePeople.EnsureAsync(db, new RosterMember(owner.Id, null, owner.Name, null), now, cancellationToken);

    /// <summary>Channels (19:), bots (28:) and what is no id of Teams' own nothing.</summary>
    internal static bool IsPerson(MentionSpan mention) =>
        mention.PersonId.Length <= TextLimits.Identifier
        && !mention.PersonId.StartsWith("19:", StringComparison.Ordinal)
        && !mention.PersonId.StartsWith("28:", StringComparison.Ordinal);
}
