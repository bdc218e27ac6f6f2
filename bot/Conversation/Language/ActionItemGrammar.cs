namespace AllianceBot.Conversation.Language;

/// <summary>
/// Reads owner, text and due date from what follows <c>#action</c> or <c>#tarea</c>. The owner is the first mention, wherever it stands; else the first
/// <c>@Name</c>; else a name that opens the text. A date that only describes something ("the 3 May meeting") stays in the text.
/// </summary>
public static class ActionItemGrammar
{
    /// <param name="text">Without the command word.</param>
    /// <param name="mentions">Mentions of people (not of the bot), placed in <paramref name="text"/>; those outside it are ignored.</param>
    /// <param name="today">The day in the time zone of the person.</param>
    /// <param name="writer">Whom "I", "me" and "yo" mean; without one they mean nobody.</param>
    public static ActionItemDraft Parse(
        string text,
        IReadOnlyList<MentionSpan> mentions,
        IReadOnlyList<KnownPerson> roster,
        DateOnly today,
        TextLanguage language,
        DateOrder order = DateOrder.DayFirst,
        KnownPerson? writer = null)
    {
        var owners = ActionOwners.Read(text, mentions, new KnownPeople(roster, writer));
        var date = DateGrammar.Find(NamesAmongDates.Hide(owners.Rest, owners.Placed, roster), today, language, order);
        var due = date is { Role: DateRole.Due } ? date : null;
        var rest = due is null ? owners.Rest : string.Concat(owners.Rest.AsSpan(0, due.Start), " ", owners.Rest.AsSpan(due.TimeEnd));
        var tidy = SentenceTidying.Tidy(rest);
        if (due is { Time.Length: > 0 } && tidy.Length > 0)
            tidy = $"{tidy} ({due.Time})";
        var vague = due is null ? VagueDates.Find(owners.Rest) : "";
        return Outcome(owners, due, vague, tidy) with
        {
            Owner = owners.People.Count > 0 ? owners.People[0] : null,
            Helpers = [.. owners.People.Skip(1)],
            Text = tidy,
            Due = due?.Date,
            DuePhrase = due is null ? vague : owners.Rest.Substring(due.Start, due.Length),
            DueAlternative = due?.Alternative,
            DueDoubt = due?.Doubt,
        };
    }

    private static ActionItemDraft Outcome(ActionOwners owners, DateMatch? due, string vague, string text)
    {
        if (!text.Any(char.IsLetterOrDigit))
            return new ActionItemDraft.TextMissing();
        return owners switch
        {
            { Ambiguous: { } several } => new ActionItemDraft.OwnerAmbiguous(owners.Typed, several),
            { Unknown: { } near } => new ActionItemDraft.OwnerUnknown(owners.Typed, near),
            { People.Count: 0 } => new ActionItemDraft.OwnerMissing(),
            _ when due is null && vague.Length > 0 => new ActionItemDraft.DateVague(),
            _ when due is null => new ActionItemDraft.DateMissing(),
            _ when due.Problem != DateProblem.None => new ActionItemDraft.DateWrong(due.Problem),
            _ => new ActionItemDraft.Ready(),
        };
    }
}
