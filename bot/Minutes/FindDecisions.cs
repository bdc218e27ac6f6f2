using System.Collections.Frozen;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Errata;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>
/// The register of decisions: all that ended meetings agreed on, or what of it has the words asked for; the newest first. Cost grows with the number of
/// decisions ever made.
/// </summary>
public static class FindDecisions
{
    /// <summary>From here on a word finds those that begin with it: "nutric" finds "nutrición", but "Li" never "Lima".</summary>
    private const int LeastBeginning = 4;

    private static readonly FrozenSet<string> Small = FrozenSet.Create(
        StringComparer.Ordinal,
        "the", "a", "an", "about", "on", "of", "for", "in", "to", "with", "and", "regarding",
        "el", "la", "lo", "los", "las", "un", "una", "al", "del", "de", "sobre", "acerca", "en", "por", "para", "con", "y", "e");

    /// <param name="Words">All of them must occur but small ones such as "about", capitals and accents aside; a number such as <c>2026-03/D2</c> or <c>2026-03</c> counts too. Empty for all.</param>
    /// <param name="ConversationId">Decisions of private places are seen there alone.</param>
    /// <param name="AskedPage">Counts from 1.</param>
    /// <param name="Alliance">Whose.</param>
    public sealed record Input(string Words, string ConversationId, int AskedPage, AllianceInfo Alliance);

    /// <param name="Words">Those looked for, as asked.</param>
    /// <param name="Page">Empty when nothing has the words.</param>
    public sealed record Outcome(string Words, Page<RegisteredDecision> Page);

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var asked = Telling(input.Words);
        var words = TextFolding.Fold(asked).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = await MeetingRecords.ReadDecisionsAsync(db, input.ConversationId, cancellationToken);
        var hits = all.Where(d => IsAbout(d, words)).ToList();
        if (Array.FindAll(words, IsNumber) is not { Length: > 0 } numbers)
        {
            var (page, count, skip) = Page.Place(input.AskedPage, hits.Count);
            return new(asked, new(await NumberAsync(db, input.Alliance, [.. hits.Skip(skip).Take(Page.Size)], cancellationToken), page, count, hits.Count));
        }

        // A decision's own number is known only once its meeting is read, so that of these few all are.
        var named = (await NumberAsync(db, input.Alliance, hits, cancellationToken))
            .Where(decision => Array.TrueForAll(numbers, number => TextFolding.Fold(decision.Number) == number)).ToList();
        var place = Page.Place(input.AskedPage, named.Count);
        return new(asked, new([.. named.Skip(place.Skip).Take(Page.Size)], place.Number, place.Count, named.Count));
    }

    /// <summary>"sobre el presupuesto" asks for "presupuesto"; where there are small words alone, for them.</summary>
    private static string Telling(string typed)
    {
        var telling = string.Join(' ', typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Small.Contains(TextFolding.Fold(word))));
        return telling.Length > 0 ? telling : typed.Trim();
    }

    private static bool IsNumber(string word) => word.Contains('/', StringComparison.Ordinal) && char.IsAsciiDigit(word[0]);

    private static bool IsAbout(DecisionEntry decision, string[] words)
    {
        if (words.Length == 0)
            return true;
        var text = WordsOf(TextFolding.Fold(decision.Text)).ToHashSet(StringComparer.Ordinal);
        return Array.TrueForAll(words, word => word.Split('/')[0] == decision.MeetingNumber || WordsOf(word).All(asked => text.Any(own => IsFoundIn(own, asked))));
    }

    // Scripts without spaces have no beginnings of words.
    private static bool IsFoundIn(string own, string asked) =>
        own == asked || (asked.Length >= LeastBeginning && own.StartsWith(asked, StringComparison.Ordinal)) || (asked[0] > '\u2E7F' && own.Contains(asked, StringComparison.Ordinal));

    private static IEnumerable<string> WordsOf(string folded)
    {
        for (var at = 0; at < folded.Length;)
        {
            var end = at;
            while (end < folded.Length && (char.IsLetterOrDigit(folded[end]) || char.IsSurrogate(folded[end])))
                end++;
            if (end > at)
                yield return folded[at..end];
            at = end + 1;
        }
    }

    /// <summary>Numbers come from the minutes, which count in the order of the agenda.</summary>
    private static async Task<IReadOnlyList<RegisteredDecision>> NumberAsync(AllianceDb db, AllianceInfo alliance, IReadOnlyList<DecisionEntry> decisions, CancellationToken cancellationToken)
    {
        var meetingIds = decisions.Select(d => d.MeetingId).Distinct().ToList();
        var approved = await db.Set<ApprovedMinutes>().Where(m => meetingIds.Contains(m.MeetingId)).Select(m => m.MeetingId).ToListAsync(cancellationToken);
        var errata = (await db.Set<MinutesErratum>().Where(e => meetingIds.Contains(e.MeetingId) && e.Place != null).OrderBy(e => e.Number).ToListAsync(cancellationToken))
            .ToLookup(e => (e.MeetingId, e.Place!.Value));
        var numbers = new Dictionary<(Guid, int), string>();
        foreach (var id in meetingIds)
        {
            if (await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
                continue;
            foreach (var (sequence, number) in MinutesDraft.NumberDecisions(meeting))
                numbers[(id, sequence)] = number;
        }

        return [.. decisions.Select(d => new RegisteredDecision(
            numbers.GetValueOrDefault((d.MeetingId, d.Sequence), d.MeetingNumber), d.Text, DateOnly.FromDateTime(alliance.ToLocal(d.StartedAt)), approved.Contains(d.MeetingId))
        {
            Errata = [.. errata[(d.MeetingId, d.Place)].Select(e => new DecisionErratum(e.Number, e.Text))],
        })];
    }
}

/// <param name="Number">Such as <c>2026-03/D2</c>.</param>
/// <param name="Text">What was agreed.</param>
/// <param name="On">The day of the meeting, by the alliance's calendar.</param>
/// <param name="IsApproved">Whether the minutes it stands in are approved.</param>
public sealed record RegisteredDecision(string Number, string Text, DateOnly On, bool IsApproved)
{
    /// <summary>What was corrected of it after the approval.</summary>
    public IReadOnlyList<DecisionErratum> Errata { get; init; } = [];
}

/// <param name="Number">Counts from 1 in the minutes.</param>
/// <param name="Text">What is to be read instead.</param>
public sealed record DecisionErratum(int Number, string Text);
