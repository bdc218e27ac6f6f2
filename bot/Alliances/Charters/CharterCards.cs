using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Charters;

/// <summary>The cards that everyone in the place reads: they are made with the turn for the place.</summary>
internal static class CharterCards
{
    /// <summary>How much of what people wrote a card shows, in UTF-16 units, so that it can be read; the Word document has all of it.</summary>
    private const int TextBudget = 6_000;

    /// <summary>Terms of reference are long and seldom read in a chat: the card shows how they begin.</summary>
    private const int TermsShown = 400;

    private const int NamesShown = 40;

    private static readonly CharterSection[] Writable =
        [CharterSection.Purpose, CharterSection.Principles, CharterSection.NonNegotiables, CharterSection.WaysOfWorking, CharterSection.Terms];

    // Characters of JSON around the texts of one part, as in charter.json.
    private const int SectionFrame = 220;
    private const int LineFrame = 110;
    private const int ObjectionFrame = 260;
    private const int SpanFrame = 130;

    /// <summary>Characters kept free for the buttons and for sentences of ours.</summary>
    private const int Reserve = 4_000;

    public static CardView Charter(Turn turn, CharterView charter, string? link)
    {
        var budget = new Budget(TextBudget);
        var lines = new CharterLines(turn.Phrases, turn.Language);
        var heading = turn.Say("charterHeading", charter.Number);
        var mayPropose = Rights.IsOffered(turn, Right.ProposeCharter);
        var proposal = charter.Proposal;
        // What is voted on and who objects comes first when there is not room for all; whoever is silent has all the room that is left.
        List<ObjectionModel> objections = proposal is null ? [] : [.. Objections(turn, proposal, budget)];
        List<NamesModel> answered = proposal is null ? [] : [.. Answered(turn, proposal, budget)];
        List<SectionModel> sections = [.. Sections(turn, charter, lines, budget)];
        var byMail = ByMail(turn, charter, budget);
        budget.Card.Allows(Reserve);
        List<NamesModel> silent = proposal is { Silent.Count: > 0 } ? [new(turn.Say("charterGroupSilent", proposal.Silent.Count), Names(turn, proposal.Silent, proposal.Silent.Count, budget))] : [];
        var model = new CharterModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Id = charter.Id.ToString(),
            Heading = heading,
            Status = CharterStatus.Describe(charter, turn.Phrases, turn.Language),
            Objections = objections,
            Groups = [.. answered, .. silent],
            Sections = sections,
            Omitted = budget.Omitted ? turn.Say("charterOmitted") : "",
            IsProposed = charter.State is CharterState.Proposed,
            IsDecided = proposal is not null && charter.State is not CharterState.Proposed,
            Explanations = proposal is null ? [] : [.. Explanations(turn, charter, proposal)],
            Latest = [.. charter.LatestChanges.Select(change => new TextModel(Latest(turn, change)))],
            Location = charter.Location ?? "",
            Sha256 = charter.Sha256 ?? "",
            Link = link ?? "",
            ByMail = byMail,
            CanRecord = charter.ByMail.Count > 0 && mayPropose,
            // A card has six buttons at most, and those of a proposal are needed more.
            CanSendFile = turn.Place.Kind is PlaceKind.Personal && !(charter is { State: CharterState.Proposed, Base: not null } && mayPropose),
            Section = FirstUnwritten(charter.Text).ToString(),
            Choices = [.. Writable.Select(section => new Choice(section is CharterSection.Purpose ? turn.Say("charterChoicePurpose") : lines.Title(section), section.ToString()))],
            CanWrite = charter.State is CharterState.Draft && mayPropose,
            CanAnswer = charter.State is CharterState.Proposed && Rights.IsOffered(turn, Right.AnswerCharter),
            BeginTitle = charter.State is not (CharterState.Draft or CharterState.Proposed) && charter.Open is null && mayPropose ? turn.Say("charterBeginAgain") : "",
            WithdrawTitle = !mayPropose ? "" : charter.State switch
            {
                CharterState.Draft => turn.Say("charterDiscardButton"),
                CharterState.Proposed => turn.Say("charterWithdrawButton"),
                _ => "",
            },
            DifferenceTitle = charter.Base is null ? "" : turn.Say("charterDifferenceButton", charter.Base.Number),
            OpenId = charter.Open?.Id.ToString() ?? "",
            OpenTitle = charter.Open is { } open ? turn.Say("charterOpenButton", open.Number) : "",
        };
        return new("alliances/charter.json", CardModel.Of(model, CharterJson.Default.CharterModel), turn.Language, heading);
    }

    public static CardView Begin(Turn turn, CharterView? lastTried)
    {
        var model = new CharterBeginModel(
            lastTried is null ? "" : turn.Say("charterLastTried", lastTried.Number, CharterStatus.Describe(lastTried, turn.Phrases, turn.Language)),
            Rights.IsOffered(turn, Right.ProposeCharter),
            turn.Alliance.Id.ToString(),
            turn.SpokenHere);
        return new("alliances/charter-begin.json", CardModel.Of(model, CharterJson.Default.CharterBeginModel), turn.Language, turn.Say("charterBeginTitle"));
    }

    public static CardView Difference(Turn turn, CharterView charter, CharterBase former, string? link)
    {
        var budget = new Budget(TextBudget * 2);
        var heading = turn.Say("charterDifferenceHeading", charter.Number, former.Number);
        var sections = new List<DifferenceSectionModel>();
        foreach (var section in new CharterLines(turn.Phrases, turn.Language).Compare(former.Text, charter.Text))
        {
            if (!budget.Allows(SectionFrame, section.Title))
                break;
            sections.Add(new(section.Title, [.. section.Lines.Select(line => Line(turn, line, budget)).OfType<DifferenceLineModel>()]));
        }

        var model = new CharterDifferenceModel(charter.Id.ToString(), heading, sections, budget.Omitted ? turn.Say("charterOmitted") : "", link ?? "", turn.Alliance.Id.ToString(), turn.SpokenHere);
        return new("alliances/charter-difference.json", CardModel.Of(model, CharterJson.Default.CharterDifferenceModel), turn.Language, heading);
    }

    /// <summary>The section that a writer most likely wants next.</summary>
    private static CharterSection FirstUnwritten(CharterText text) =>
        Writable.FirstOrDefault(section => section is not CharterSection.WaysOfWorking && text.Of(section).Length == 0);

    private static IEnumerable<SectionModel> Sections(Turn turn, CharterView charter, CharterLines lines, Budget budget)
    {
        foreach (var section in Enum.GetValues<CharterSection>())
        {
            var isPart = section is CharterSection.Specific or CharterSection.Measurable or CharterSection.Attainable or CharterSection.Realistic or CharterSection.TimeBound;
            IReadOnlyList<string> all = lines.Of(charter.Text, section);
            if (all.Count == 0 && (isPart || charter.State is not (CharterState.Draft or CharterState.Proposed)))
                continue;
            if (all.Count == 0)
                all = [turn.Say("charterNotWritten")];
            else if (CharterText.IsList(section))
                all = [.. all.Select((line, i) => $"{i + 1}. {line}")];
            var shown = section is CharterSection.Terms ? TermsShown : int.MaxValue;
            if (budget.Allows(SectionFrame, lines.Title(section)))
                yield return new(lines.Title(section), isPart, [.. Shown(all, shown, budget)]);
        }
    }

    /// <summary>Lines until the room is used up; of the first that does not fit, the beginning.</summary>
    private static IEnumerable<TextModel> Shown(IReadOnlyList<string> lines, int most, Budget budget)
    {
        foreach (var line in lines)
        {
            var text = TextLimits.Abridge(line, Math.Max(1, most));
            if (most <= 0 || !budget.Allows(LineFrame, text))
            {
                budget.Omit();
                yield break;
            }

            most -= line.Length;
            if (text.Length < line.Length)
                budget.Omit();
            yield return new(text);
        }
    }

    private static IEnumerable<TextModel> Explanations(Turn turn, CharterView charter, CharterProposal proposal)
    {
        foreach (var sentence in CharterStatus.Explain(proposal, charter, turn.Phrases, turn.Language))
            yield return new(sentence);
        if (!proposal.ByOrganisation && charter.State is CharterState.Proposed)
            yield return new(turn.Say("charterNoOrganisations"));
    }

    private static IEnumerable<NamesModel> Answered(Turn turn, CharterProposal proposal, Budget budget)
    {
        foreach (var stance in new[] { Stance.Adopts, Stance.Abstains })
        {
            var names = proposal.Answers.Where(a => a.Stance == stance).Select(a => proposal.ByOrganisation ? $"{a.Voter} ({a.Who(turn.Phrases, turn.Language)})" : a.Voter).ToList();
            if (names.Count > 0)
                yield return new(turn.Say($"charterGroup.{stance}", names.Count), Names(turn, names, NamesShown, budget));
        }
    }

    private static string ByMail(Turn turn, CharterView charter, Budget budget) =>
        Names(turn, [.. charter.ByMail.Select(v => v.Organisation).Distinct()], NamesShown, budget);

    private static string Names(Turn turn, IReadOnlyList<string> names, int most, Budget budget)
    {
        var (shown, more) = budget.Card.Names(names, most);
        return shown + (more > 0 ? turn.Say("andMore", more) : "");
    }

    private static IEnumerable<ObjectionModel> Objections(Turn turn, CharterProposal proposal, Budget budget)
    {
        foreach (var answer in proposal.Answers.Where(a => a.Stance is Stance.Objects))
        {
            var by = proposal.ByOrganisation ? turn.Say("charterAnsweredBy", answer.Who(turn.Phrases, turn.Language)) : "";
            if (budget.Allows(ObjectionFrame, answer.Voter, answer.Reason, by))
                yield return new(answer.Voter, answer.Reason, by);
        }
    }

    private static string Latest(Turn turn, History.ChangeRecord change)
    {
        var at = turn.Alliance.ToLocal(change.At);
        var what = turn.Say($"change.{change.Action}", change.SubjectName);
        var fields = string.Join(", ", change.ReadFields().Where(f => f.Before != f.After).Select(f => turn.Say($"field.{f.Field}")));
        var date = at.ToString(turn.Say("longDate"), turn.Language.Culture());
        var line = change.PersonName.Length > 0 ? turn.Say("charterLatestBy", date, what, change.PersonName) : turn.Say("charterLatest", date, what);
        return change.Action == "charterChanged" && fields.Length > 0 ? $"{line} ({fields})" : line;
    }

    private static DifferenceLineModel? Line(Turn turn, DifferenceLine line, Budget budget)
    {
        var spans = new List<SpanModel>();
        foreach (var span in line.Spans)
        {
            if (!budget.Allows(SpanFrame, span.Text))
                return spans.Count == 0 ? null : new(turn.Say($"charterLine.{line.Kind}"), spans);
            // Signs and brackets say it to those who see neither colour nor strokes.
            var isMarked = line.Kind is LineKind.Changed;
            spans.Add(span.Kind switch
            {
                EditKind.Remove => new(isMarked ? $"[−{span.Text}]" : span.Text, Removed: true, Added: false, "attention"),
                EditKind.Add => new(isMarked ? $"[+{span.Text}]" : span.Text, Removed: false, Added: true, "good"),
                _ => new(span.Text, Removed: false, Added: false, "default"),
            });
        }

        return new(turn.Say($"charterLine.{line.Kind}"), spans);
    }

    private sealed class Budget(int left)
    {
        private int _left = left;

        public CardBudget Card { get; } = new();

        public bool Omitted { get; private set; }

        public void Omit() => Omitted = true;

        public bool Allows(int frame, params ReadOnlySpan<string> texts)
        {
            var length = 0;
            foreach (var text in texts)
                length += text.Length;
            if (length > _left || !Card.Allows(frame, texts))
            {
                Omitted = true;
                return false;
            }

            _left -= length;
            return true;
        }
    }
}
