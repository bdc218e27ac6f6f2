using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Holidays;

/// <summary>Whoever leads adds holidays, all that they wrote or none. What is to be sent meanwhile looks for them itself.</summary>
internal static class AddHolidays
{
    /// <summary>To come, in one alliance: ten years of those of several countries.</summary>
    public const int Most = 500;

    /// <param name="Text">One a line.</param>
    /// <param name="Language">Of the writer.</param>
    /// <param name="DateOrder">How the writer's numbers are read.</param>
    /// <param name="Today">In the alliance.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(string Text, TextLanguage Language, DateOrder DateOrder, OrganisationVocabulary Vocabulary, DateOnly Today, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Count">Those that were there already are not counted.</param>
        public sealed record Added(int Count) : Outcome
        {
            /// <summary>The first days of those whose numbers others read as another day.</summary>
            public IReadOnlyList<DateOnly> Doubtful { get; init; } = [];
        }

        /// <summary>Nothing was written down.</summary>
        public sealed record Wrong(IReadOnlyList<(HolidayProblem Problem, string Line)> Lines) : Outcome;

        public sealed record NothingGiven : Outcome;

        public sealed record TooMany : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageHolidays, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var (drafts, wrong) = new HolidayLines(input.Today, input.Language, input.DateOrder, input.Vocabulary.ReadCountry).Read(input.Text);
        if (wrong.Count > 0)
            return new Outcome.Wrong(wrong);
        if (drafts.Count == 0)
            return new Outcome.NothingGiven();
        var known = await db.Set<Holiday>().Where(h => h.To >= input.Today).ToListAsync(cancellationToken);
        var added = drafts.DistinctBy(d => (d.From, d.To, d.Name, d.Country)).Where(d => !known.Exists(h => (h.From, h.To, h.Country) == (d.From, d.To, d.Country) && TextFolding.Fold(h.Name) == TextFolding.Fold(d.Name))).ToList();
        if (known.Count + added.Count > Most)
            return new Outcome.TooMany();
        foreach (var draft in added)
        {
            var holiday = new Holiday { Id = OrderedId.Next(input.Now), From = draft.From, To = draft.To, Name = draft.Name, Country = draft.Country };
            db.Add(holiday);
            HolidayTrail.Write(db, holiday, "holidayAdded", input.Actor, input.Now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Added(added.Count) { Doubtful = [.. added.Where(d => d.IsDoubtful).Select(d => d.From)] };
    }
}

/// <summary>The holidays' lines in the audit trail.</summary>
internal static class HolidayTrail
{
    public static void Write(AllianceDb db, Holiday holiday, string action, Actor by, DateTimeOffset now)
    {
        FieldChange[] added = [new("holidayFrom", "", IsoDay.Write(holiday.From)), new("holidayTo", "", holiday.To == holiday.From ? "" : IsoDay.Write(holiday.To)), new("country", "", holiday.Country)];
        ChangeRecord.Write(db, new Change
        {
            At = now,
            By = by,
            Subject = ChangeSubject.Holiday,
            SubjectId = holiday.Id,
            SubjectName = holiday.Name,
            Action = action,
            Fields = action == "holidayAdded" ? added : [.. added.Select(f => new FieldChange(f.Field, f.After, f.Before))],
        });
    }
}
