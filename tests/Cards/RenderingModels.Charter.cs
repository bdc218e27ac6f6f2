using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Cards;

/// <summary>The cards of the charter.</summary>
internal static class CharterRenderingModels
{
    private static readonly DateTime Evening = new(2026, 3, 10, 18, 30, 0);

    public static IEnumerable<CardView> Usual(Turn turn)
    {
        var text = Text("Llevar el presupuesto de nutrición al 2 %", "Ser inclusivos\nCompartir los méritos", "Términos") with { Specific = "En cinco provincias" };
        var changed = text with { Principles = "Ser muy inclusivos\nEscuchar", Ways = text.Ways with { CadenceWeeks = 4 } };
        var proposal = Proposal(["CARE", "Red Andina"], "Falta mi punto.", ["Universidad Nacional"]);
        yield return CharterCards.Begin(turn, View(text, CharterState.Rejected, proposal, null));
        foreach (var state in Enum.GetValues<CharterState>())
            yield return CharterCards.Charter(turn, View(changed, state, state is CharterState.Draft ? null : proposal, text), "https://bot.example/charter/x");
        yield return CharterCards.Difference(turn, View(changed, CharterState.Draft, null, text), new(1, text), "https://bot.example/charter/x");
        foreach (var section in Enum.GetValues<CharterSection>())
            yield return CharterForms.Write(turn, Version(text), section, new() { Problem = "?", Hints = [CharterHint.Date], Conflicts = [new("charterPurpose", "A", "B"), new("charterDecisionRule", "Consent", "Consensus"), new("charterLanguage", "Spanish", "English")] });
        yield return CharterForms.Propose(turn, View(text, CharterState.Draft, null, null), "2026-03-16", problem: "");
        yield return CharterForms.Object(turn, Guid.Empty, 1, "", problem: "?");
    }

    public static IEnumerable<CardView> Empty(Turn turn)
    {
        var blank = CharterText.Blank(turn.Language);
        yield return CharterCards.Begin(turn, lastTried: null);
        yield return CharterCards.Charter(turn, View(blank, CharterState.Draft, null, null), link: null);
        yield return CharterCards.Difference(turn, View(blank, CharterState.Draft, null, blank), new(1, blank), link: null);
        foreach (var section in Enum.GetValues<CharterSection>())
            yield return CharterForms.Write(turn, Version(blank), section);
        yield return CharterForms.Propose(turn, View(blank, CharterState.Draft, null, null), "", problem: "");
        yield return CharterForms.Object(turn, Guid.Empty, 1, "", problem: "");
    }

    public static IEnumerable<CardView> Worst(Turn turn)
    {
        foreach (var bad in new[] { RenderingModels.Hostile, RenderingModels.Hostile + "👩🏽‍🌾👩🏽‍🌾👩🏽‍🌾👩🏽‍🌾", RenderingModels.Hostile + "\"\"\"\"" })
        {
            string Long(int length) => string.Concat(Enumerable.Repeat(bad, length / bad.Length + 1))[..length];
            string[] names = [.. Enumerable.Range(0, 500).Select(_ => Long(200))];
            var text = new CharterText
            {
                Purpose = Long(1000), Specific = Long(600), Measurable = Long(600), Attainable = Long(600), Realistic = Long(600), TimeBound = Long(600),
                Principles = string.Join('\n', Enumerable.Repeat(Long(199), 20)), NonNegotiables = string.Join('\n', Enumerable.Repeat(Long(199), 20)),
                Terms = Long(4000), Ways = new() { Language = turn.Language },
            };
            var other = text with { Purpose = string.Join(' ', text.Purpose.Reverse()), Terms = string.Join(' ', text.Terms.Split(' ').Reverse()), Principles = string.Join('\n', Enumerable.Repeat("X " + Long(198), 20)) };
            foreach (var state in new[] { CharterState.Draft, CharterState.Proposed, CharterState.Adopted })
                yield return CharterCards.Charter(turn, View(text, state, state is CharterState.Draft ? null : Proposal(names, Long(1000), names), text), "https://bot.example/charter/x");
            yield return CharterCards.Difference(turn, View(text, CharterState.Proposed, null, other), new(1, other), "https://bot.example/charter/x");
            foreach (var section in new[] { CharterSection.Purpose, CharterSection.TimeBound, CharterSection.Principles, CharterSection.Terms })
                yield return CharterForms.Write(turn, Version(text), section, new() { Text = Long(9000), Problem = Long(200), Hints = [CharterHint.Brief, CharterHint.Policy], Conflicts = [new($"charter{section}", Long(4000), Long(4000))] });
            yield return CharterForms.Object(turn, Guid.Empty, 1, Long(9000), problem: "?");
        }
    }

    private static CharterText Text(string purpose, string principles, string terms) =>
        new() { Purpose = purpose, Principles = principles, NonNegotiables = "La ley nombra a las mujeres", Terms = terms, Ways = new() { Language = TextLanguage.Spanish } };

    private static CharterVersion Version(CharterText text) => CharterVersion.Begin(1, text, null, new Actor(Guid.Empty, "Lucía Fernández", Standing.None), new DateTimeOffset(Evening, TimeSpan.Zero));

    private static CharterView View(CharterText text, CharterState state, CharterProposal? proposal, CharterText? former) => new()
    {
        Id = Guid.Empty,
        Number = 2,
        State = state,
        Text = text,
        Base = former is null ? null : new(1, former),
        Proposal = proposal ?? (state is CharterState.Proposed ? Proposal([], null, ["CARE"]) : null),
        ClosedOn = state is CharterState.Draft or CharterState.Proposed ? null : new DateOnly(2026, 3, 17),
        Sha256 = state is CharterState.Adopted ? new string('a', 64) : null,
        Location = state is CharterState.Adopted ? "/srv/alliancebot/data/archive/01a20744-63f8-747c-9a1b-4974dab81082/charter/carta-02.docx" : null,
        Open = state is CharterState.Superseded ? new(Guid.Empty, 3, CharterState.Draft) : null,
    };

    private static CharterProposal Proposal(string[] names, string? reason, string[] silent) => new()
    {
        ProposedBy = names is [var first, ..] ? first : "Lucía Fernández",
        LastDay = new DateOnly(2026, 3, 16),
        Rule = DecisionRule.TwoThirds,
        QuorumPercent = 50,
        ByOrganisation = true,
        Tally = new(names.Length * 2 + silent.Length, names.Length, reason is null ? 0 : names.Length, 0),
        Answers =
        [
            .. names.Select(name => new CharterStance(name, Stance.Adopts, "", name, Evening)),
            .. reason is null ? [] : names.Select(name => new CharterStance(name, Stance.Objects, reason, name, Evening)),
        ],
        Silent = silent,
    };
}
