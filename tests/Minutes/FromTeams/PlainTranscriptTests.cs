using System.Text;
using AllianceBot.Minutes.Sources;
using AllianceBot.Minutes.FromTeams;
using CsCheck;

namespace AllianceBot.Tests.Minutes.FromTeams;

/// <summary>Transcripts in which Teams withholds the names: read by the same reader as all others.</summary>
public sealed class PlainTranscriptTests
{
    [Theory]
    [InlineData("00:00:16.246 --> 00:00:19.900\n\nWe agree to ask for a hearing.\n\n00:01:02.000 --> 00:01:04.500\n\nI write the letter\nby Friday.\n")]
    [InlineData("00:00:16.246 --> 00:00:19.900\r\nWe agree to ask for a hearing.\r\n\r\n00:01:02.000 --> 00:01:04.500\r\nI write the letter\r\nby Friday.\r\n")]
    [InlineData("\uFEFFWEBVTT\n\n00:00:16.246 --> 00:00:19.900\n\n\nWe agree to ask for a hearing.\n00:00:20.000 --> 00:00:21.000\n\n00:01:02.000 --> 00:01:04.500\nI write the letter\nby Friday.")]
    public void What_was_said_is_found_at_its_time(string content)
    {
        var read = SourceReader.Read(PlainTranscript.ToWebVtt(Encoding.UTF8.GetBytes(content)), new SourceContext { FileName = "Teams.vtt" }).ShouldBeOfType<SourceReading.Read>();

        read.Format.ShouldBe(SourceFormat.WebVtt);
        read.Utterances.Select(said => (said.Speaker, said.Text, said.Start)).ShouldBe(
            [("", "We agree to ask for a hearing.", TimeSpan.FromSeconds(16.246)), ("", "I write the letter by Friday.", TimeSpan.FromSeconds(62))]);
    }

    [Fact]
    public void No_content_is_too_strange() =>
        Gen.Byte.Array[0, 300].Sample(content => SourceReader.Read(PlainTranscript.ToWebVtt(content), new SourceContext { FileName = "Teams.vtt" }) is not null);
}
