using AllianceBot.Documents;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Tests.Documents;

/// <summary>What people typed, as it is printed: shown, never obeyed.</summary>
public sealed class MinutesTextTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("<b>bold</b> & <script>alert(1)</script>")]
    [InlineData("**bold** [link](http://x) # heading")]
    [InlineData("{ PAGE } {{name}} ${name} %s {0}")]
    public void Markup_is_shown_as_it_was_typed(string text)
    {
        var minutes = SampleMinutes.WithNotes(SampleMinutes.Note(text)) with { Title = text, Chair = text };
        minutes.Read(main => PrintedText.InStyle(main, "Note")).ShouldBe([$"10:14\t{text}\nMary O'Neill"]);
        minutes.Read(main => PrintedText.InStyle(main, "Subtitle")).ShouldBe([text]);
        minutes.Read(main => main.HyperlinkRelationships.Count()).ShouldBe(0);
    }

    [Fact]
    public void Line_breaks_in_a_note_are_kept() =>
        SampleMinutes.WithNotes(SampleMinutes.Note("one\r\ntwo\n\nfour\rfive\u2028six"))
            .Read(main => PrintedText.InStyle(main, "Note"))
            .ShouldBe(["10:14\tone\ntwo\n\nfour\nfive\nsix\nMary O'Neill"]);

    [Fact]
    public void What_XML_forbids_is_dropped_and_the_rest_stays() =>
        SampleMinutes.WithNotes(SampleMinutes.Note("a\0b\u0001c\u001Bd\uFFFEe\uD800f\uDC00g 😀"))
            .Read(main => PrintedText.InStyle(main, "Note"))
            .ShouldBe(["10:14\tabcdefg 😀\nMary O'Neill"]);

    [Theory]
    [InlineData("http://example.org/a", "http://example.org/a")]
    [InlineData("https://example.org/ñ?q=a b", "https://example.org/%C3%B1?q=a%20b")]
    [InlineData("https://ñandú.example/", "https://xn--and-6ma2c.example/")]
    [InlineData("http://[::1]:8080/a", "http://[::1]:8080/a")]
    [InlineData("https://example.org/100%/", "https://example.org/100%25/")]
    [InlineData(" HTTPS://Example.org ", "https://example.org/")]
    public void A_web_address_is_linked_under_its_text(string address, string target)
    {
        var minutes = SampleMinutes.WithNotes(SampleMinutes.Note("The report", address));
        minutes.Read(main => main.HyperlinkRelationships.Select(link => link.Uri.AbsoluteUri).ToList()).ShouldBe([target]);
        minutes.Read(main => main.Document.Descendants<Hyperlink>().Single(link => link.Id is not null).InnerText)
            .ShouldBe("The report");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org")]
    [InlineData("mailto:a@example.org")]
    [InlineData("\\\\server\\share")]
    [InlineData("/relative")]
    [InlineData("https://")]
    [InlineData("https://bank.example:secret@evil.example/")]
    [InlineData("https://שששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששששש/")]
    [InlineData("see https://example.org")]
    public void Any_other_address_is_plain_text(string address)
    {
        var minutes = SampleMinutes.WithNotes(SampleMinutes.Note("The report", address));
        minutes.Read(main => main.HyperlinkRelationships.Count()).ShouldBe(0);
        minutes.Read(main => PrintedText.InStyle(main, "Note"))
            .ShouldBe([$"10:14\tThe report\nMary O'Neill · {address}"]);
    }

    [Theory]
    [InlineData("https://example.org/report", "https://example.org/report")]
    [InlineData("", "https://example.org/report")]
    public void An_address_that_is_its_own_text_is_shown_once(string text, string address) =>
        SampleMinutes.WithNotes(SampleMinutes.Note(text, address))
            .Read(main => PrintedText.InStyle(main, "Note"))
            .ShouldBe(["10:14\thttps://example.org/report\nMary O'Neill"]);

    [Theory]
    [InlineData("https://example.org/report", 1)]
    [InlineData("the report we spoke of", 0)]
    public void A_link_without_an_address_takes_its_text_for_one(string text, int links)
    {
        var minutes = SampleMinutes.WithNotes(SampleMinutes.Note(text) with { Kind = MinutesNoteKind.Link });
        minutes.Read(main => main.HyperlinkRelationships.Count()).ShouldBe(links);
        minutes.Read(main => PrintedText.InStyle(main, "Note")).ShouldBe([$"10:14\t{text}\nMary O'Neill"]);
    }

    [Fact]
    public void A_text_that_looks_like_another_address_does_not_hide_where_the_link_leads() =>
        SampleMinutes.WithNotes(SampleMinutes.Note("https://evil.example.bank.example", "https://evil.example"))
            .Read(main => PrintedText.InStyle(main, "Note").Single())
            .ShouldEndWith("· https://evil.example");

    [Fact]
    public void Right_to_left_text_makes_a_right_to_left_paragraph_with_the_other_script_inside_it()
    {
        var note = SampleMinutes.WithNotes(SampleMinutes.Note("نقترح مع UNICEF الآن"))
            .Read(main => PrintedText.Paragraphs(main, "Note").Single());
        note.ParagraphProperties!.BiDi.ShouldNotBeNull();
        note.Descendants<Run>().Where(run => run.InnerText.Contains("UNICEF"))
            .ShouldAllBe(run => run.RunProperties == null || run.RunProperties.RightToLeftText == null);
        note.Descendants<Run>().Where(run => run.InnerText.Contains("نقترح"))
            .ShouldAllBe(run => run.RunProperties!.RightToLeftText != null);
    }

    [Fact]
    public void A_right_to_left_name_does_not_turn_a_left_to_right_note()
    {
        var minutes = SampleMinutes.WithNotes(SampleMinutes.Note("The rate fell.") with { Author = "محمد" });
        var note = minutes.Read(main => PrintedText.Paragraphs(main, "Note").Single());
        note.ParagraphProperties!.BiDi.ShouldBeNull();
        note.Descendants<Run>().Last().RunProperties!.RightToLeftText.ShouldNotBeNull();
    }

    [Fact]
    public void An_approver_with_a_right_to_left_name_is_printed_in_that_direction()
    {
        var approved = SampleMinutes.Draft with { Approval = new("محمد", SampleMinutes.Start) };
        approved.Read(main => PrintedText.Paragraphs(main, "Approval").Single().Descendants<Run>()
                .Single(run => run.RunProperties?.RightToLeftText is not null).InnerText)
            .ShouldBe("محمد");
    }

    [Fact]
    public void A_long_alliance_name_is_cut_in_the_header_alone()
    {
        var name = new string('W', 200);
        var minutes = SampleMinutes.Draft with { AllianceName = name };
        minutes.Read(PrintedText.Headers).ShouldContain(header => header.Contains(new string('W', 59) + "…\t"));
        minutes.Read(main => PrintedText.InStyle(main, "AllianceName")).ShouldBe([name]);
    }
}
