using AllianceBot.Cards;

namespace AllianceBot.Tests.Cards;

public sealed class TemplateErrorTests
{
    [Theory]
    [InlineData("""{"body":[{"type":"TextBlock"},{"text":"${shout(name)}"}]}""", "$.body[1].text", "unknown function shout")]
    [InlineData("""{"text":"${utcNow()}"}""", "$.text", "unknown function utcNow")]
    [InlineData("""{"text":"${rand(1, 2)}"}""", "$.text", "unknown function rand")]
    [InlineData("""{"text":"${newGuid()}"}""", "$.text", "unknown function newGuid")]
    [InlineData("""{"text":"${meeting.start()}"}""", "$.text", "meeting.start is not a function")]
    [InlineData("""{"text":"${a <> b}"}""", "$.text", "'<>' is unexpected")]
    [InlineData("""{"body":[{"facts":[{"value":"Due ${due"}]}]}""", "$.body[0].facts[0].value", "is not closed")]
    [InlineData("""{"text":"${"}""", "$.text", "is not closed")]
    [InlineData("""{"text":"${}"}""", "$.text", "the binding is empty")]
    [InlineData("""{"text":"a ${  } b"}""", "$.text", "the binding is empty")]
    [InlineData("""{"text":"${'it}"}""", "$.text", "a quote in")]
    [InlineData("""{"text":"${a\n}"}""", "$.text", "runs over the end of its line")]
    [InlineData("""{"text":"`${a}`"}""", "$.text", "a backtick")]
    [InlineData("""{"text":"${a +}"}""", "$.text", "the end is unexpected at character 4 of 'a +'")]
    [InlineData("""{"text":"${a b}"}""", "$.text", "'b' is unexpected")]
    [InlineData("""{"text":"${a%b}"}""", "$.text", "'%b' is unexpected")]
    [InlineData("""{"text":"${(a}"}""", "$.text", "')' expected, the end found")]
    [InlineData("""{"text":"${a ? b}"}""", "$.text", "':' expected")]
    [InlineData("""{"text":"${a[}"}""", "$.text", "is unexpected")]
    [InlineData("""{"text":"${a.}"}""", "$.text", "is unexpected")]
    [InlineData("""{"text":"${año}"}""", "$.text", "'ñ' at character 2")]
    [InlineData("""{"text":"${{5: a}}"}""", "$.text", "is not a property's name")]
    [InlineData("""{"text":"${length()}"}""", "$.text", "length takes 1 argument, not 0")]
    [InlineData("""{"text":"${if(a, b)}"}""", "$.text", "if takes 3 arguments, not 2")]
    [InlineData("""{"text":"${substring(a)}"}""", "$.text", "substring takes 2 to 3 arguments, not 1")]
    [InlineData("""{"text":"${add(1)}"}""", "$.text", "add takes at least 2 arguments, not 1")]
    [InlineData("""{"text":"${where(a, x)}"}""", "$.text", "where takes 3 arguments, not 2")]
    [InlineData("""{"text":"${where(a, 'x', x)}"}""", "$.text", "must be a variable's name")]
    [InlineData("""{"text":"${length(5)}"}""", "$.text", "argument 1 of length, 5, must be of type Text")]
    [InlineData("""{"text":"${toUpper(count(a))}"}""", "$.text", "argument 1 of toUpper, count(a), must be of type Text")]
    [InlineData("""{"items":{"$when":"${equals(a)}"}}""", "$.items.$when", "equals takes 2 arguments")]
    [InlineData("""{"items":[{"$data":"${where(}"}]}""", "$.items[0].$data", "is unexpected")]
    [InlineData("""{"$data":{"rows":[{"a":"${x}"}]},"text":"${a}"}""", "$.$data.rows[0].a", "cannot hold bindings")]
    [InlineData("""{"$data":"${a} ${b}"}""", "$.$data", "must be one binding")]
    [InlineData("""{"odd key":{"v":"${"}}""", "$['odd key'].v", "is not closed")]
    [InlineData("""{"a":1,"a":2}""", "$.a", "twice")]
    [InlineData("""{"type":"Action.Execute","verb":"${v}"}""", "$.verb", "a verb must be plain text")]
    [InlineData("""{"type":"Action.Submit","data":{"verb":"${v}"}}""", "$.data.verb", "a verb must be plain text")]
    [InlineData("""{"body": [}""", "$", "the JSON is malformed")]
    [InlineData("", "$", "the JSON is malformed")]
    [InlineData("""{"text":"\ud800"}""", "$", "not valid Unicode")]
    public void A_broken_template_names_its_file_and_the_place(string json, string place, string problem)
    {
        var error = Should.Throw<CardTemplateException>(() => Expanding.Template(json, "tasks/list.json"));

        error.Template.ShouldBe("tasks/list.json");
        error.Place.ShouldBe(place);
        error.Message.ShouldStartWith($"tasks/list.json at {place}: ");
        error.Message.ShouldContain(problem);
    }

    [Fact]
    public void An_endless_expression_is_refused_and_does_not_exhaust_the_stack()
    {
        var nested = new string('(', 100_000) + "a" + new string(')', 100_000);
        Should.Throw<CardTemplateException>(() => Expanding.Template($$"""{"text":"${{{nested}}}"}""")).Message.ShouldContain("nested too deeply");
        var negated = new string('!', 100_000) + "a";
        Should.Throw<CardTemplateException>(() => Expanding.Template($$"""{"text":"${{{negated}}}"}""")).Message.ShouldContain("nested too deeply");
    }
}
