using AllianceBot.Conversation;

namespace AllianceBot.Tests.Conversation;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>Enviemos la carta</p><p>antes del viernes</p>", "Enviemos la carta\nantes del viernes")]
    [InlineData("<div><div>One<br>two</div></div>", "One\ntwo")]
    [InlineData("""<p><at id="0">Ana Quispe</at>&nbsp;sends  it &amp; signs</p>""", "Ana Quispe sends it & signs")]
    [InlineData("""<p>Done <emoji alt="👍" title="Yes"></emoji></p>""", "Done 👍")]
    [InlineData("<ul><li>uno</li><li>dos</li></ul>", "uno\ndos")]
    [InlineData("<p>a</p><script>alert(1)</script><p>b</p>", "a\nb")]
    [InlineData("1 < 2 and <b>bold", "1 < 2 and bold")]
    [InlineData("<attachment id=\"x\"></attachment>", "")]
    [InlineData("", "")]
    public void What_it_says_stays(string html, string text) => HtmlText.Read(html).ShouldBe(text);
}
