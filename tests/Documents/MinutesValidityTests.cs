using AllianceBot.Documents;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AllianceBot.Tests.Documents;

public sealed class MinutesValidityTests
{
    [Fact]
    public void Usual_minutes_are_valid_Word_in_both_languages_and_states()
    {
        foreach (var language in new[] { "en", "es" })
        {
            foreach (var approval in new[] { null, SampleMinutes.Approval })
            {
                ShouldBeValid(SampleMinutes.Draft with { Language = language, Approval = approval });
            }
        }
    }

    [Fact]
    public void Empty_minutes_are_valid_Word() =>
        ShouldBeValid(SampleMinutes.Draft with
        {
            AllianceName = "", Title = "", MeetingNumber = "", TimeZone = "", Chair = "", Secretary = null, Place = null, Present = [], AgendaItems = [],
        });

    [Fact]
    public void Huge_minutes_are_valid_Word_and_lose_nothing()
    {
        var minutes = SampleMinutes.WithNotes(
            [.. Enumerable.Range(1, 500).Select(i => SampleMinutes.Note($"Note {i} {new string('x', 200)}", $"https://example.org/{i}"))])
            with { Absent = [], Apologies = [], Present = [.. Enumerable.Range(1, 300).Select(i => new MinutesAttendee($"Person {i}", $"Organisation {i}"))] };
        ShouldBeValid(minutes);
        minutes.Read(main => PrintedText.InStyle(main, "Note").Count).ShouldBe(500);
        minutes.Read(main => PrintedText.InStyle(main, "AttendeeItem").Count).ShouldBe(300);
        minutes.Read(main => main.HyperlinkRelationships.Count()).ShouldBe(500);
    }

    [Fact]
    public void Hostile_minutes_are_valid_Word_and_link_only_to_the_web() =>
        Hostile.Minutes.Sample(
            minutes =>
            {
                ShouldBeValid(minutes);
                minutes.Read(main => main.HyperlinkRelationships.Select(link => link.Uri.Scheme).ToList())
                    .ShouldAllBe(scheme => scheme == "http" || scheme == "https");
                minutes.Bytes().ShouldBe(minutes.Bytes());
            },
            iter: 80);

    private static void ShouldBeValid(MinutesDocument minutes)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(minutes.Bytes()), isEditable: false);
        foreach (var version in new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 })
        {
            new OpenXmlValidator(version).Validate(word, TestContext.Current.CancellationToken)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}")
                .ShouldBeEmpty();
        }
    }
}
