using System.Text.Json.Nodes;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;
using CsCheck;

namespace AllianceBot.Tests.Minutes.Drafting;

public sealed class ProposalTests
{
    /// <summary>A short meeting as alliances have them, in both languages: what was decided and taken on is among the first proposals.</summary>
    public static readonly string[] Alliance =
    [
        "Lucía Fernández: Buenas tardes a todas y a todos, gracias por conectarse.",
        "Lucía Fernández: Hoy tenemos dos puntos, el foro y la carta.",
        "Pedro Salas: Perdón, ¿me escuchan bien?",
        "Rosa Quispe: Sí, te escuchamos.",
        "Lucía Fernández: Primer punto: el foro nacional.",
        "Pedro Salas: El año pasado lo hicimos en Cusco y vino poca gente.",
        "Rosa Quispe: La verdad, a mí me parece que el local era muy pequeño.",
        "John Miller: In our experience people come when there is food.",
        "Lucía Fernández: Entonces quedamos en que el foro se hace en Ayacucho el 15 de mayo.",
        "Pedro Salas: De acuerdo.",
        "Rosa Quispe: Sí, perfecto.",
        "Lucía Fernández: Rosa, ¿puedes reservar el local antes del viernes?",
        "Rosa Quispe: Claro, yo me encargo.",
        "Lucía Fernández: Siguiente punto: la carta al ministerio.",
        "John Miller: I read the draft, it is a good text.",
        "Pedro Salas: El borrador salió un poco largo.",
        "John Miller: Okay, so we agreed that the letter goes out in both languages.",
        "Lucía Fernández: Sí, de acuerdo.",
        "John Miller: I'll translate it by Monday.",
        "Pedro Salas: Ojalá nos respondan esta vez.",
        "Lucía Fernández: Queda pendiente definir quién firma la carta.",
        "Lucía Fernández: Muchas gracias a todos, hasta luego.",
    ];

    private static readonly string[] Agenda = ["Foro nacional", "Carta al ministerio"];

    private static DraftedMinutes Drafted() => Drafts.Draft(Drafts.Said(Alliance), Agenda, day: Drafts.Tuesday, language: TextLanguage.Spanish);

    [Theory]
    [InlineData("¿Quién va a hablar con el ministerio?")]
    [InlineData("¿Quién llama a Rosa?")]
    [InlineData("Who will write to the ministry by Friday?")]
    public void A_question_in_notes_is_left_open_and_nobodys_task(string question)
    {
        Utterance[] notes = [Noted("Acordamos pedir el 2 % del presupuesto."), Noted(question), Noted("Rosa enviará la carta el viernes.")];

        var draft = Drafts.Draft(notes, present: ["Rosa Quispe"], language: TextLanguage.Spanish);

        draft.Proposals.ShouldNotContain(proposal => proposal.Text.Contains(question.Trim('¿', '?')));
        draft.Questions.ShouldHaveSingleItem().Text.ShouldBe(question);
        draft.Beginning("Rosa enviará");

        static Utterance Noted(string text) => new() { Speaker = "", Text = text, Source = SourceKind.Notes };
    }

    [Fact]
    public void Decisions_and_tasks_of_a_mixed_meeting_are_proposed_before_anything_else()
    {
        var first = Drafted().Proposals.Take(5).Select(proposal => proposal.Text).ToList();

        first.ShouldContain(text => text.StartsWith("Entonces quedamos en que el foro", StringComparison.Ordinal));
        first.ShouldContain(text => text.StartsWith("Rosa, ¿puedes reservar", StringComparison.Ordinal) || text.StartsWith("Claro, yo me encargo", StringComparison.Ordinal));
        first.ShouldContain(text => text.StartsWith("Okay, so we agreed", StringComparison.Ordinal));
        var translation = Drafted().Beginning("I'll translate it");
        (translation.Kind, translation.Owner, translation.Due, translation.Topic).ShouldBe((DraftedKind.Task, "John Miller", new DateOnly(2026, 3, 30), 1));
        translation.Sentence.Speaker.ShouldBe("John Miller");
    }

    [Fact]
    public void Chatter_is_not_proposed() =>
        Drafted().Proposals.ShouldNotContain(proposal => proposal.Text.Contains("Buenas tardes", StringComparison.Ordinal) || proposal.Text.Contains("me escuchan", StringComparison.Ordinal)
            || proposal.Text.Contains("El año pasado", StringComparison.Ordinal) || proposal.Text.Contains("Muchas gracias", StringComparison.Ordinal));

    [Fact]
    public void Every_quote_is_what_somebody_said_when_they_said_it()
    {
        var said = Drafts.Said(Alliance);
        foreach (var quote in Drafted().Proposals.SelectMany(proposal => proposal.Evidence))
            said.ShouldContain(u => u.Start == quote.Start && u.End == quote.End && u.Speaker == quote.Speaker && u.Text == quote.Text);
    }

    [Fact]
    public void A_quote_tells_where_it_can_be_opened_and_so_does_the_JSON()
    {
        var link = new Uri("https://teams.microsoft.com/l/message/19%3Ax%40thread.tacv2/1772463600000");
        var draft = Drafts.Draft([.. Drafts.Said(Alliance).Select(u => u.Speaker.StartsWith("Luc", StringComparison.Ordinal) ? u with { Link = link } : u)]);
        using var json = new MemoryStream();
        DraftJson.Write(draft, [], TextLanguage.Spanish, json);

        var quotes = JsonNode.Parse(json.ToArray())!["proposals"]!.AsArray().SelectMany(proposal => proposal!["evidence"]!.AsArray()).ToList();
        quotes.Select(quote => quote!["link"]?.GetValue<string>()).ShouldBe(quotes.Select(quote => quote!["speaker"]!.GetValue<string>() == "Lucía Fernández" ? link.AbsoluteUri : null));
        quotes.ShouldContain(quote => quote!["link"] != null);
    }

    [Fact]
    public void A_proposal_quotes_its_sentence_and_what_was_said_around_it_in_the_order_of_time()
    {
        var proposal = Drafted().Beginning("Entonces quedamos");

        proposal.Kind.ShouldBe(DraftedKind.Decision);
        proposal.Evidence.Count.ShouldBeInRange(1, 5);
        proposal.Evidence.ShouldContain(quote => quote.Text == proposal.Text);
        proposal.Evidence.Select(quote => quote.Start).ShouldBeInOrder();
        proposal.Evidence.ShouldAllBe(quote => (quote.Start!.Value - TimeSpan.FromSeconds(40)).Duration() <= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void The_likeliest_comes_first_and_scores_are_probabilities()
    {
        var scores = Drafted().Proposals.Select(proposal => proposal.Score).ToList();

        scores.ShouldAllBe(score => score >= 0 && score <= 1);
        scores.ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void What_is_left_open_is_a_question_and_no_proposal_of_the_list() =>
        Drafted().Questions.ShouldContain(question => question.Text == "Queda pendiente definir quién firma la carta." && question.Topic == 1);

    [Fact]
    public void The_sounds_of_hesitation_are_left_out_of_the_text_and_kept_in_the_quote()
    {
        var draft = Drafts.Of("Ana: So, um, we decided, uh, to send the letter to the ministry.", "Luis: Okay.");

        var proposal = draft.Beginning("So, we decided");
        proposal.Text.ShouldBe("So, we decided, to send the letter to the ministry.");
        proposal.Evidence.ShouldContain(quote => quote.Text == "So, um, we decided, uh, to send the letter to the ministry.");
    }

    [Fact]
    public void A_sentence_that_the_transcript_parts_is_put_together()
    {
        var said = Drafts.Said("Ana: So we decided to", "Ana: send the letter on Monday.", "Luis: Okay.");
        said[0] = said[0] with { End = said[1].Start };

        Drafts.Draft(said).Proposals[0].Text.ShouldBe("So we decided to send the letter on Monday.");
    }

    [Fact]
    public void The_same_talk_gives_the_same_draft_in_whatever_order_its_sources_come()
    {
        var said = Drafts.Said(Alliance);
        var turned = said.AsEnumerable().Reverse().ToList();

        Drafts.Draft(turned, Agenda).Proposals.Select(p => (p.Text, p.Score, p.Owner)).ShouldBe(Drafts.Draft(said, Agenda).Proposals.Select(p => (p.Text, p.Score, p.Owner)));
    }

    [Fact]
    public void Nothing_said_gives_an_empty_draft()
    {
        var draft = Drafts.Draft([], Agenda);

        draft.Proposals.ShouldBeEmpty();
        draft.Facts.ShouldBeEmpty();
        draft.Topics.Select(topic => topic.Stretches.Count).ShouldBe([0, 0]);
    }

    [Fact]
    public void Notes_without_times_are_drafted_and_no_time_is_invented()
    {
        var notes = Drafts.Said(Alliance).Select(u => u with { Start = null, End = null, Source = SourceKind.Notes }).ToList();

        var proposal = Drafts.Draft(notes).Beginning("Entonces quedamos");
        proposal.Evidence.ShouldAllBe(quote => quote.Start == null && quote.End == null);
    }

    [Fact]
    public void A_written_message_ends_when_it_begins()
    {
        var chat = Drafts.Said(Alliance).Select(u => u with { End = u.Start, Source = SourceKind.Chat }).ToList();

        Drafts.Draft(chat).Proposals.SelectMany(p => p.Evidence).ShouldAllBe(quote => quote.End == quote.Start);
    }

    [Theory]
    [InlineData("Ana, can you send it? We still need to decide what to do about that, who will do it?", true)]
    [InlineData("Ana, can you send it? We still need to decide what to do about that, who will do it?", false)]
    [InlineData("We decided to send the letter on Friday.", true)]
    public void Fifty_thousand_messages_of_one_moment_are_drafted_in_time_linear_in_their_number(string text, bool isOneSpeaker) => Growth.ShouldBeLinear(
        50_000,
        count => Enumerable.Range(0, count).Select(at => new Utterance { Speaker = isOneSpeaker ? "Ana" : $"Ana {at}", Text = text, Start = TimeSpan.Zero, End = TimeSpan.Zero, Source = SourceKind.Chat }).ToList(),
        said =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Drafts.Draft(said, ["One", "Two"]).Proposals.Count.ShouldBeLessThanOrEqualTo(ProposalPicker.Most);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(said.Count * 20_000L);
        });

    [Fact]
    public void Whatever_is_said_every_name_quote_and_text_comes_from_it()
    {
        var piece = Gen.OneOf(Gen.String, OneOf([.. Alliance, "Um, uh.", "#acuerdo x", "#undo", "punto 2", "\uD83D", "=HYPERLINK(\"x\")", "\u202Eabc", "will Will WILL", "Ana and Luis will send it by Friday"]));
        Gen.Select(OneOf("Ana", "Luis", "", "Ana"), piece, Gen.Int[0, 4000], (speaker, text, at) => new Utterance
        {
            Speaker = speaker,
            Text = text,
            Start = at % 7 == 0 ? null : TimeSpan.FromSeconds(at),
            End = at % 7 == 0 ? null : TimeSpan.FromSeconds(at + (at % 5)),
            Source = SourceKind.Transcript,
        }).Array[0, 60].Sample(said =>
        {
            var draft = Drafts.Draft(said, ["One", "Two"], day: Drafts.Tuesday);
            // What is quoted is one utterance, or several of one speaker that follow each other.
            var joined = Joined([.. said.SelectMany(TagWords.Part).Where(u => !string.IsNullOrWhiteSpace(u.Text)).OrderBy(u => u.Start ?? TimeSpan.MaxValue)]);
            foreach (var quote in draft.Proposals.SelectMany(p => p.Evidence).Concat(draft.Facts.Select(f => f.Evidence)).Concat(draft.Questions.Select(q => q.Evidence)))
                joined.ShouldContain((quote.Speaker, Bare(quote.Text)));
            foreach (var (text, quote) in draft.Proposals.Select(p => (p.Text, p.Sentence)).Concat(draft.Facts.Select(f => (f.Text, f.Evidence))).Concat(draft.Questions.Select(q => (q.Text, q.Evidence))))
                WordsOf(text).ShouldAllBe(word => WordsOf(quote.Text).Any(own => own == word || (word.EndsWith('…') && own.StartsWith(word.TrimEnd('…'), StringComparison.Ordinal))), text);
            foreach (var (due, phrase, quote) in draft.Proposals.Select(p => (p.Due, p.DuePhrase, p.Sentence)).Concat(draft.Facts.Select(f => (f.Due, f.DuePhrase, f.Evidence))))
            {
                (due is null || phrase.Length > 0).ShouldBeTrue("A date comes from words.");
                quote.Text.ShouldContain(phrase);
            }
            foreach (var owner in draft.Proposals.Select(p => p.Owner).Concat(draft.Facts.Select(f => f.Owner)).OfType<string>())
                owner.ShouldBeOneOf("Ana", "Luis");
            draft.Proposals.ShouldAllBe(p => p.Evidence.Count <= 5 && p.Score >= ProposalPicker.LeastScore - 0.001);
        }, iter: 300);
    }

    private static HashSet<(string Speaker, string Text)> Joined(List<Utterance> said)
    {
        var joined = new HashSet<(string, string)>();
        for (var first = 0; first < said.Count; first++)
        {
            var text = "";
            for (var last = first; last < said.Count && said[last].Speaker == said[first].Speaker; last++)
                joined.Add((said[first].Speaker, text += Bare(said[last].Text)));
        }

        return joined;
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static List<string> WordsOf(string text) => [.. text.Split([' ', '\n', '\t', '.', ',', ';', ':', '!', '?', '#', '@'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToUpperInvariant())];

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);
}
