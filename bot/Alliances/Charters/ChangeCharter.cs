using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>Writes one section of the draft. Weak texts are welcome; nothing blocks the writing but what cannot be kept.</summary>
public static class ChangeCharter
{
    /// <summary>The ways of working as a form has them.</summary>
    public sealed record WaysForm(string CadenceWeeks, string DecisionRule, string QuorumPercent, string LazyApprovalDays, string Language)
    {
        /// <summary>Null when one of them is nothing that can be worked by.</summary>
        public WaysOfWorking? Read()
        {
            if (!Enum.TryParse<DecisionRule>(DecisionRule, out var rule) || TextLanguageCulture.FromLocale(Language) is not { } language)
                return null;
            var ways = new WaysOfWorking
            {
                CadenceWeeks = Number(CadenceWeeks),
                DecisionRule = rule,
                QuorumPercent = Number(QuorumPercent.TrimEnd('%')),
                LazyApprovalDays = Number(LazyApprovalDays),
                Language = language,
            };
            return ways.IsSound ? ways : null;
        }

        private static int Number(string typed) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    public sealed record Input
    {
        public required Actor Actor { get; init; }

        public required Guid? VersionId { get; init; }

        public required CharterSection Section { get; init; }

        /// <summary>The count of changes that the form was made from.</summary>
        public required int Seen { get; init; }

        public string Text { get; init; } = "";

        /// <summary>For <see cref="CharterSection.WaysOfWorking"/>.</summary>
        public WaysForm? Ways { get; init; }

        public required DateTimeOffset Now { get; init; }
    }

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="IsChanged">False when it said so already.</param>
        public sealed record Saved(Guid VersionId, bool IsChanged) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record VersionUnknown : Outcome;

        public sealed record NoLongerADraft(int Number, CharterState State) : Outcome;

        public sealed record TextTooLong(int Length, int Longest) : Outcome;

        public sealed record TooManyLines(int Lines) : Outcome;

        public sealed record LineTooLong(string Line) : Outcome;

        public sealed record WaysWrong : Outcome;

        /// <summary>Somebody else saved the section after the form was made.</summary>
        public sealed record Conflict(SectionEdit Edit, IReadOnlyList<FieldChange> SavedAndMine) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ProposeCharter, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (input.VersionId is not { } id || await db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is not { } version)
            return new Outcome.VersionUnknown();
        if (version.State is not CharterState.Draft)
            return new Outcome.NoLongerADraft(version.Number, version.State);
        var before = version.Text;
        if (FindProblem(input) is { } problem)
            return problem;

        var after = input.Section is CharterSection.WaysOfWorking
            ? before with { Ways = input.Ways!.Read()! }
            : before.With(input.Section, CharterText.Tidy(input.Section, input.Text));
        var changes = CharterTrail.Compare(input.Section, before, after);
        if (changes.Count == 0)
            return new Outcome.Saved(id, IsChanged: false);
        var edit = version.EditOf(input.Section);
        if (edit.Count != input.Seen)
            return new Outcome.Conflict(edit, changes);

        version.Change(input.Section, after, input.Actor, input.Now);
        CharterTrail.Write(db, version, input.Actor, "charterChanged", input.Now, changes);
        return new Outcome.Saved(id, IsChanged: true);
    }

    private static Outcome? FindProblem(Input input)
    {
        if (input.Section is CharterSection.WaysOfWorking)
            return input.Ways?.Read() is null ? new Outcome.WaysWrong() : null;
        var text = CharterText.Tidy(input.Section, input.Text);
        if (text.Length > CharterText.LongestOf(input.Section))
            return new Outcome.TextTooLong(text.Length, CharterText.LongestOf(input.Section));
        if (!CharterText.IsList(input.Section))
            return null;
        var lines = CharterText.Lines(text);
        if (lines.Count > CharterText.MostLines)
            return new Outcome.TooManyLines(lines.Count);
        return lines.FirstOrDefault(line => line.Length > CharterText.LongestLine) is { } line ? new Outcome.LineTooLong(line) : null;
    }
}
