using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>
/// A member suggests a change to minutes in circulation: what a part should say instead, or what is missing, and why. Somebody who
/// wrote while that part was changed sees both texts before anything is sent.
/// </summary>
public static class SuggestAmendment
{
    /// <summary>In one set of minutes; a meeting of many members with much to say stays far below.</summary>
    public const int MostAmendments = 200;

    public sealed record Input
    {
        public required Guid? MeetingId { get; init; }
        public required string ConversationId { get; init; }

        /// <summary>As <see cref="AmendedPart.Key"/>.</summary>
        public required string Part { get; init; }
        public required string Text { get; init; }

        /// <summary>For a task: who answers for it, as typed.</summary>
        public required string Owner { get; init; }

        /// <summary>For a task: by when, such as <c>2026-03-30</c>.</summary>
        public required string Due { get; init; }

        /// <summary>For what is missing: the item of the agenda; 0 for none.</summary>
        public required int? AgendaPosition { get; init; }
        public required string Reason { get; init; }

        /// <summary>The entry that the form was made from.</summary>
        public required int? SeenSequence { get; init; }

        /// <summary>The part is to be taken out; the text does not count then.</summary>
        public bool Strikes { get; init; }

        /// <summary>Somebody with a voice whom only mail reaches, for whom the holder of the minutes writes down what they said; null for oneself.</summary>
        public Guid? For { get; init; }
        public required Actor Actor { get; init; }
        public required AllianceInfo Alliance { get; init; }
        public required DateTimeOffset Now { get; init; }
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Suggested(Guid MeetingId, Guid AmendmentId, int Number) : Outcome;

        public sealed record PartUnknown : Outcome;

        public sealed record TextMissing : Outcome;

        public sealed record TextTooLong(int Length, int Longest) : Outcome;

        public sealed record ReasonMissing : Outcome;

        public sealed record ReasonTooLong(int Length) : Outcome;

        /// <summary>It says already what it should.</summary>
        public sealed record NothingChanged : Outcome;

        public sealed record OwnerUnknown(string Typed, IReadOnlyList<string> Suggestions) : Outcome;

        public sealed record DueMissing : Outcome;

        public sealed record TooMany : Outcome;

        /// <summary>What organisations voted on stands as they voted on it.</summary>
        public sealed record WasVoted : Outcome;

        /// <summary>Another entry stands there by now than the one the form was made from.</summary>
        public sealed record Conflict : Outcome;

        /// <summary>They speak for themselves, or it is not known who speaks for them.</summary>
        public sealed record NotForThem : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Stopped(CirculationStop Stop) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, Phrasebook phrases, CancellationToken cancellationToken)
    {
        var (open, voter, refused) = input.For is null ? await FindOwnAsync(db, input, cancellationToken) : await FindForOtherAsync(db, input, cancellationToken);
        if (open is null || voter is null)
            return refused!;
        var meeting = open.Meeting;
        var parts = new MinutesParts(meeting, phrases, input.Alliance.Language);
        if (ReadPart(input.Part, parts) is not { } part)
            return new Outcome.PartUnknown();
        var (wish, problem) = await ReadWishAsync(db, input, part, meeting, parts, cancellationToken);
        if (wish is null)
            return problem!;
        var number = await db.Set<MinutesAmendment>().CountAsync(a => a.MeetingId == meeting.Id, cancellationToken) + 1;
        if (number > MostAmendments)
            return new Outcome.TooMany();

        // The record does not let whoever noted it seem to represent them.
        var by = input.For is null ? input.Actor : input.Actor with { Name = TextLimits.Cut(phrases.Say(input.Alliance.Language, "amendNotedBy", input.Actor.Name), TextLimits.Name) };
        var amendment = MinutesAmendment.Suggest(meeting.Id, number, wish, by, voter.Name, input.Now);
        db.Add(amendment);
        await Notices.AddForAllAsync(
            db, AmendmentSuggestedNotice.KindName, (await CirculationNotices.HoldersOfAsync(db, open, cancellationToken)).Where(person => person != input.Actor.Id), amendment.Id.ToString(), input.Now, cancellationToken);
        MinutesTrail.Write(
            db, meeting, input.Actor, "amendmentSuggested", input.Now,
            new FieldChange("minutesOrganisation", "", voter.Name),
            new FieldChange("amendmentText", wish.Before, parts.Wish(wish)),
            new FieldChange("minutesReason", "", wish.Reason));
        return new Outcome.Suggested(meeting.Id, amendment.Id, number);
    }

    private static async Task<(OpenCirculation? Open, Voter? Voter, Outcome? Refused)> FindOwnAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.Actor, Right.AmendMinutes, groupId: null, cancellationToken) is { } refusal)
            return (null, null, new Outcome.Refused(refusal));
        var (open, voter, stop) = await OpenCirculation.FindForMemberAsync(db, input.MeetingId, input.ConversationId, input.Actor.Id, input.Now, cancellationToken);
        return (open, voter, stop is null ? null : new Outcome.Stopped(stop));
    }

    /// <summary>What somebody without Teams said by other ways is written down by whoever holds the minutes.</summary>
    private static async Task<(OpenCirculation? Open, Voter? Voter, Outcome? Refused)> FindForOtherAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var (open, stop) = await OpenCirculation.FindAsync(db, input.MeetingId, input.ConversationId, cancellationToken);
        if (open is null)
            return (null, null, new Outcome.Stopped(stop!));
        if (open.Circulation.IsPast(input.Now))
            return (null, null, new Outcome.Stopped(new CirculationStop.WindowPast(open.Meeting.Number, open.Circulation.LastDay)));
        if (await MinutesHolder.FindRefusalAsync(db, input.Actor, open.Meeting, cancellationToken) is { } refusal)
            return (null, null, new Outcome.Refused(refusal));
        var contacts = await VoterContacts.ReadAsync(db, open.Meeting.GroupId, cancellationToken);
        return contacts.Unreached.Any(v => v.Id == input.For && v.IsByMailAlone)
            ? (open, contacts.Voters.All.Single(v => v.Id == input.For), null)
            : (null, null, new Outcome.NotForThem());
    }

    /// <summary>The part that a form names; null when the minutes have none by that name.</summary>
    internal static AmendedPart? ReadPart(string key, MinutesParts parts)
    {
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            return parts.Find(place) is { } found ? new AmendedPart(found.Entry.Kind, place) : null;
        return Enum.TryParse<EntryKind>(key, out var kind) && CirculationForms.Additions.Contains(kind) ? new AmendedPart(kind, null) : null;
    }

    private static async Task<(AmendmentWish? Wish, Outcome? Problem)> ReadWishAsync(
        AllianceDb db, Input input, AmendedPart part, MeetingRecord meeting, MinutesParts parts, CancellationToken cancellationToken)
    {
        // Only what stands there can go.
        var strikes = input.Strikes && part.Place is not null;
        var (text, reason) = (strikes ? "" : PrintableText.Clean(input.Text).Trim(), PrintableText.Clean(input.Reason).Trim());
        var longest = part.Kind is EntryKind.Title ? TextLimits.Title : TextLimits.Note;
        if (text.Length == 0 && !strikes)
            return (null, new Outcome.TextMissing());
        if (text.Length > longest)
            return (null, new Outcome.TextTooLong(text.Length, longest));
        if (reason.Length == 0)
            return (null, new Outcome.ReasonMissing());
        if (reason.Length > MinutesAmendment.LongestReason)
            return (null, new Outcome.ReasonTooLong(reason.Length));
        if (parts.Find(part.Place)?.Entry.Vote is not null)
            return (null, new Outcome.WasVoted());
        if (parts.SequenceOf(part) is { } now && now != input.SeenSequence)
            return (null, new Outcome.Conflict());
        var wish = new AmendmentWish(part, text, reason)
        {
            SeenSequence = parts.SequenceOf(part),
            Before = TextLimits.Cut(parts.Current(part), TextLimits.Note),
            AgendaPosition = part.Place is null && meeting.Items.Any(item => item.Position == input.AgendaPosition) ? input.AgendaPosition : null,
        };
        if (part.Kind is EntryKind.Action && !strikes)
        {
            var (owned, problem) = await ReadTaskAsync(db, input, wish, parts.Find(part.Place)?.Entry, cancellationToken);
            if (owned is null)
                return (null, problem);
            wish = owned;
        }

        return parts.Wish(wish) == wish.Before ? (null, new Outcome.NothingChanged()) : (wish, null);
    }

    /// <summary>Without a person who owns it and a date it is not a task.</summary>
    private static async Task<(AmendmentWish? Wish, Outcome? Problem)> ReadTaskAsync(AllianceDb db, Input input, AmendmentWish wish, RecordedEntry? standing, CancellationToken cancellationToken)
    {
        if (IsoDay.Read(input.Due) is not { } due)
            return (null, new Outcome.DueMissing());
        // Whoever has left since may still be named where they stand.
        if (standing is { OwnerId: { } ownerId, OwnerName: { } ownerName } && input.Owner.Trim() == ownerName)
            return (wish with { OwnerId = ownerId, OwnerName = ownerName, DueDate = due }, null);
        return await PersonPicker.FindAsync(db, input.Owner.Trim().TrimStart('@'), cancellationToken) switch
        {
            PersonSearch.Found found => (wish with { OwnerId = found.Person.Id, OwnerName = found.Person.Name, DueDate = due }, null),
            PersonSearch.Ambiguous several => (null, new Outcome.OwnerUnknown(several.Typed, several.Names)),
            PersonSearch.Unknown unknown => (null, new Outcome.OwnerUnknown(unknown.Typed, unknown.Suggestions)),
            var other => throw new InvalidOperationException($"Unforeseen search {other}."),
        };
    }
}
