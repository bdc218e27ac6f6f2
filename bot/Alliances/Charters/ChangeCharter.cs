using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>Which field of the ways of working makes no sense. Each has a phrase <c>charterWaysWrong.{name}</c>.</summary>
public enum WaysProblem
{
    Cadence,
    DecisionRule,
    Quorum,
    LazyApproval,
    TaskSteps,
    Language,
}

/// <summary>Writes one section of the draft. Weak texts are welcome; nothing blocks the writing but what cannot be kept.</summary>
public static class ChangeCharter
{
    /// <summary>The ways of working as a form has them.</summary>
    public sealed record WaysForm(string CadenceWeeks, string DecisionRule, string QuorumPercent, string LazyApprovalDays, string Language)
    {
        /// <summary>Empty in a form that did not ask: then it is the usual.</summary>
        public string TaskStepDays { get; init; } = "";

        /// <exception cref="InvalidOperationException"><see cref="FindProblem"/> finds one.</exception>
        public WaysOfWorking Read() => FindProblem() is { } problem
            ? throw new InvalidOperationException($"{problem} was not looked at first.")
            : new()
            {
                CadenceWeeks = Number(CadenceWeeks),
                DecisionRule = Enum.Parse<DecisionRule>(DecisionRule),
                QuorumPercent = Number(QuorumPercent.TrimEnd('%', ' ')),
                LazyApprovalDays = Number(LazyApprovalDays),
                TaskStepDays = TaskStepDays.Length == 0 ? WaysOfWorking.UsualTaskStepDays : Number(TaskStepDays),
                Language = TextLanguageCulture.FromLocale(Language)!.Value,
            };

        /// <summary>The first field that makes no sense; null when all do.</summary>
        public WaysProblem? FindProblem() => this switch
        {
            _ when Number(CadenceWeeks) is < 1 or > WaysOfWorking.MostWeeks => WaysProblem.Cadence,
            _ when !Enum.TryParse<DecisionRule>(DecisionRule, out var rule) || !Enum.IsDefined(rule) => WaysProblem.DecisionRule,
            _ when Number(QuorumPercent.TrimEnd('%', ' ')) is < 1 or > 100 => WaysProblem.Quorum,
            _ when Number(LazyApprovalDays) is < 1 or > WaysOfWorking.MostDays => WaysProblem.LazyApproval,
            _ when TaskStepDays.Length > 0 && Number(TaskStepDays) is < 1 or > WaysOfWorking.MostTaskStepDays => WaysProblem.TaskSteps,
            _ when TextLanguageCulture.FromLocale(Language) is null => WaysProblem.Language,
            _ => null,
        };

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

        public sealed record WaysWrong(WaysProblem Problem) : Outcome;

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
            ? before with { Ways = input.Ways!.Read() }
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
            return (input.Ways is null ? WaysProblem.Cadence : input.Ways.FindProblem()) is { } problem ? new Outcome.WaysWrong(problem) : null;
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
