using System.Text;
using AllianceBot.Archive;
using CsCheck;

namespace AllianceBot.Tests.Archive;

public sealed class ArchiveNameTests
{
    [Theory]
    [InlineData("Acta: 3.ª reunión", ".docx", "acta-3-a-reunion.docx")]
    [InlineData("Ñandú, pingüino & Łódź", "", "nandu-pinguino-lodz")]
    [InlineData("Women's rights — Straße Nº 5", ".PDF", "womens-rights-strasse-no-5.pdf")]
    [InlineData("Протокол встречи", "", "протокол-встречи")]
    [InlineData("Йод и ёлка", "", "йод-и-ёлка")]
    [InlineData("栄養会議 2026年", ".docx", "栄養会議-2026年.docx")]
    [InlineData("محضر الاجتماع", "", "محضر-الاجتماع")]
    [InlineData("बैठक का कार्यवृत्त", "", "बैठक-का-कार्यवृत्त")]
    [InlineData("회의록", "", "회의록")]
    [InlineData("../../etc/passwd", "", "etc-passwd")]
    [InlineData("C:\\Windows\\system32", "", "c-windows-system32")]
    [InlineData("CON", ".txt", "con_.txt")]
    [InlineData("Com¹", "", "com1_")]
    [InlineData("trailing dots...", "", "trailing-dots")]
    [InlineData("ﬁnance １２", "", "finance-12")]
    [InlineData("a\u200Fb\u00ADc\uFE0F", "", "abc")]
    [InlineData("acta\uFFFE final", "", "acta-final")]
    public void A_title_gives_a_readable_name(string title, string extension, string expected)
    {
        ArchiveName.Segment(title, extension).ShouldBe(expected);
        ArchiveName.IsSafeSegment(expected).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("🎉🎉")]
    [InlineData("...")]
    [InlineData("\uD800")]
    [InlineData("\uFFFE")]
    [InlineData("\u3164\u115F")]
    public void A_title_without_letters_still_gives_a_name(string title) =>
        ArchiveName.Segment(title).ShouldStartWith("record-");

    [Fact]
    public void Any_text_gives_a_safe_and_stable_name() =>
        Gen.Select(Gen.OneOf(Gen.String, AnyScript), Gen.OneOf("", ".docx", ".ics")).Sample((title, extension) =>
        {
            var segment = ArchiveName.Segment(title, extension);
            return ArchiveName.IsSafeSegment(segment)
                && segment.EndsWith(extension, StringComparison.Ordinal)
                && segment == ArchiveName.Segment(title, extension)
                && Encoding.UTF8.GetByteCount(segment) <= ArchiveName.MaxUtf8Bytes;
        });

    [Theory]
    [InlineData("acta.docx", 2, "acta-2.docx")]
    [InlineData("con_.txt", 12, "con_-12.txt")]
    [InlineData("acta", 3, "acta-3")]
    public void A_number_goes_behind_the_name(string segment, int number, string expected) => ArchiveName.Numbered(segment, number).ShouldBe(expected);

    [Fact]
    public void Any_name_has_room_for_a_number() =>
        Gen.Select(Gen.OneOf(Gen.String, AnyScript, LongTitles), Gen.OneOf("", ".docx"), Gen.Int[2, 999]).Sample((title, extension, number) =>
        {
            var numbered = ArchiveName.Numbered(ArchiveName.Segment(title, extension), number);
            return ArchiveName.IsSafeSegment(numbered) && numbered.EndsWith($"-{number}{extension}", StringComparison.Ordinal);
        });

    [Fact]
    public void A_safe_name_cannot_leave_its_folder() =>
        Gen.String[Gen.OneOf('.', '/', '\\', 'a', ':', '-', ' ', '\0'), 0, 12].Sample(name =>
        {
            try
            {
                var address = new ArchiveAddress(Guid.NewGuid(), name);
                var root = Path.GetFullPath("/archive/x/");
                return Path.GetFullPath(Path.Combine(root, address.Name)).StartsWith(root, StringComparison.Ordinal);
            }
            catch (ArgumentException)
            {
                return true;
            }
        });

    [Fact]
    public void Long_titles_with_the_same_beginning_keep_apart()
    {
        var beginning = string.Concat(Enumerable.Repeat("very long title ", 20));

        var one = ArchiveName.Segment(beginning + "one", ".docx");
        var two = ArchiveName.Segment(beginning + "two", ".docx");

        one.ShouldNotBe(two);
        one.Length.ShouldBeLessThanOrEqualTo(ArchiveName.MaxLength);
        one.ShouldStartWith("very-long-title-very-long-title");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData(".hidden")]
    [InlineData("-rf")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("A")]
    [InlineData("nul")]
    [InlineData("minutes/aux.txt")]
    [InlineData("c:")]
    [InlineData("reunio\u0301n")]
    [InlineData("a\0")]
    public void An_unsafe_address_cannot_be_made(string name) =>
        Should.Throw<ArgumentException>(() => new ArchiveAddress(Guid.NewGuid(), name));

    [Fact]
    public void A_record_belongs_to_an_alliance() => Should.Throw<ArgumentException>(() => new ArchiveAddress(Guid.Empty, "a"));

    [Theory]
    [InlineData("docx")]
    [InlineData(".")]
    [InlineData("./x")]
    [InlineData(".abcdefghijklmnopqrst")]
    public void A_malformed_extension_is_refused(string extension) =>
        Should.Throw<ArgumentException>(() => ArchiveName.Segment("a", extension));

    private static Gen<string> AnyScript =>
        from runes in Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(value => new Rune(value).ToString()).Array[0, 200]
        select string.Concat(runes);

    private static Gen<string> LongTitles => Gen.String[Gen.OneOf('a', 'ñ', '栄', 'й', ' '), 90, 130];
}
