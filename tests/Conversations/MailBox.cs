using System.Net;
using System.Text.RegularExpressions;
using MimeKit;

namespace AllianceBot.Tests.Conversations;

/// <summary>The mails of those without Teams, and the page behind a link that one of them follows.</summary>
internal sealed partial class MailBox(RunningBot bot, bool isSpanish)
{
    private readonly HashSet<string> _read = [];
    private readonly Dictionary<string, Uri> _links = [];
    private Page? _page;

    /// <summary>What has come for somebody since they last looked.</summary>
    public IReadOnlyList<string> Read(string who)
    {
        var folder = Path.Combine(bot.Folder, "mail");
        var mails = (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.eml") : []).Select(path => (Path: path, Mail: MimeMessage.Load(path)))
            .Where(m => m.Mail.To.Mailboxes.Single() is { Name: { } name } && (name == who || name.Split(' ')[0] == who) && _read.Add(m.Path))
            .OrderBy(m => m.Mail.Date).ThenBy(m => m.Path, StringComparer.Ordinal).ToList();
        return mails.Count > 0 ? [.. mails.Select(m => Describe(m.Mail))] : [isSpanish ? "**Correo**: 0" : "**Mail**: 0"];
    }

    /// <summary>Opens what the latest link of that name leads to.</summary>
    public async Task<string> FollowAsync(string link)
    {
        var address = _links.GetValueOrDefault(link) ?? throw new FormatException($"No mail that was read has a link “{link}”.");
        using var answer = await bot.Client.GetAsync(address);
        return Show(address, answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Presses the button of the page, with what was filled in.</summary>
    public async Task<string> PressAsync(string button, Dictionary<string, string> filledIn)
    {
        var page = _page ?? throw new FormatException("No page is open.");
        page.Button.ShouldBe(button);
        var values = page.Fields.Where(f => f.Value.Length > 0).ToDictionary(f => f.Name, f => f.Value);
        foreach (var (label, value) in filledIn)
        {
            var field = page.Fields.SingleOrDefault(f => f.Label == label) ?? throw new FormatException($"The page has no field called “{label}”.");
            values[field.Name] = field.Choices.FirstOrDefault(c => c.Label == value).Value ?? value;
        }

        foreach (var written in page.Fields.Where(f => f.Choices.Count == 0 && !f.IsTick))
            values.TryAdd(written.Name, "");
        filledIn.Clear();
        using var form = new FormUrlEncodedContent(values);
        using var answer = await bot.Client.PostAsync(page.Address, form);
        return Show(page.Address, answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private string Describe(MimeMessage mail)
    {
        var lines = new List<string>();
        string? label = null;
        foreach (var line in mail.TextBody!.ReplaceLineEndings("\n").Split('\n').Where(l => l.Length > 0 && l != "-- "))
        {
            if (line.StartsWith(RunningBot.PublicUrl, StringComparison.Ordinal))
            {
                _links[label!] = new Uri(new Uri(line).PathAndQuery, UriKind.Relative);
                lines[^1] = $"[{label} ↗]";
            }
            else
            {
                lines.Add(line);
                label = line.TrimEnd(':');
            }
        }

        lines.AddRange(mail.Attachments.OfType<MimePart>().Select(part => $"📎 {part.FileName}"));
        return $"**{(isSpanish ? "Correo" : "Mail")}** ({mail.To.Mailboxes.Single().Address}): {mail.Subject}\n```\n{string.Join('\n', lines)}\n```";
    }

    private string Show(Uri address, HttpStatusCode status, string html)
    {
        ((int)status).ShouldBeOneOf(200, 410);
        _page = Page.Read(address, Main().Match(html).Groups[1].Value);
        return $"**{(isSpanish ? "Página" : "Page")}**: {_page.Heading}\n```\n{string.Join('\n', _page.Lines)}\n```";
    }

    [GeneratedRegex("<main[^>]*>(.*)</main>", RegexOptions.Singleline)]
    private static partial Regex Main();

    private sealed record Field(string Label, string Name, string Value)
    {
        public bool IsTick { get; init; }

        public IReadOnlyList<(string Label, string Value)> Choices { get; init; } = [];
    }

    /// <summary>A page as people read it from top to bottom.</summary>
    private sealed partial record Page(Uri Address, string Heading, IReadOnlyList<string> Lines, IReadOnlyList<Field> Fields, string Button)
    {
        public static Page Read(Uri address, string html)
        {
            var (lines, fields) = (new List<string>(), new List<Field>());
            string heading = "", button = "";
            foreach (Match part in Part().Matches(html))
            {
                if (part.Groups["h"].Success)
                    heading = Text(part, "h");
                else if (part.Groups["tick"].Success)
                    AddTick(part);
                else if (part.Groups["written"].Success)
                    AddWritten(part);
                else if (part.Groups["legend"].Success)
                    AddChoice(part);
                else if (part.Groups["kept"].Success)
                    fields.Add(new("", part.Groups["kept"].Value, Text(part, "keptValue")));
                else if (part.Groups["button"].Success)
                    lines.Add($"[{button = Text(part, "button")}]");
                else if (part.Groups["back"].Success)
                    lines.Add($"[{Text(part, "back")} ↗]");
                else
                    lines.Add(Text(part, "p"));
            }

            return new(address, heading, lines, fields, button);

            void AddTick(Match part)
            {
                fields.Add(new(Text(part, "tickLabel"), part.Groups["tick"].Value, "") { IsTick = true });
                lines.Add($"[ ] {Text(part, "tickLabel")}");
            }

            void AddWritten(Match part)
            {
                var value = part.Groups["area"].Success ? Text(part, "area").TrimStart('\n') : WebUtility.HtmlDecode(Value().Match(part.Value).Groups[1].Value);
                fields.Add(new(Text(part, "written"), Name().Match(part.Value).Groups[1].Value, value));
                lines.Add($"{Text(part, "written")}: [{value}]");
            }

            void AddChoice(Match part)
            {
                var choices = Choice().Matches(part.Groups["choices"].Value).Select(c => (Label: Text(c, "label"), Value: Text(c, "value"), IsOn: c.Groups["on"].Success)).ToList();
                fields.Add(new(Text(part, "legend"), Name().Match(part.Value).Groups[1].Value, choices.FirstOrDefault(c => c.IsOn).Value ?? "") { Choices = [.. choices.Select(c => (c.Label, c.Value))] });
                lines.Add($"{Text(part, "legend")}:");
                lines.AddRange(choices.Select(c => $"{(c.IsOn ? "(•)" : "( )")} {c.Label}"));
            }
        }

        private static string Text(Match match, string group) => WebUtility.HtmlDecode(match.Groups[group].Value).Trim();

        [GeneratedRegex("""
            <h1>(?<h>[^<]*)</h1>|<p\ class="tick"><label><input\ type="checkbox"\ name="(?<tick>\w+)"[^>]*>(?<tickLabel>[^<]*)</label></p>
            |<p><label\ for="\w+">(?<written>[^<]*)</label>\s*(?:<textarea[^>]*>(?<area>[^<]*)</textarea>|<input[^>]*>)</p>
            |<fieldset[^>]*><legend>(?<legend>[^<]*)</legend>(?<choices>.*?)</fieldset>|<input\ type="hidden"\ name="(?<kept>\w+)"\ value="(?<keptValue>[^"]*)">
            |<p><button[^>]*>(?<button>[^<]*)</button></p>|<p><a\ href="[^"]*">(?<back>[^<]*)</a></p>|<p[^>]*>(?<p>[^<]*)</p>
            """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
        private static partial Regex Part();

        [GeneratedRegex(""" name="(\w+)" """, RegexOptions.IgnorePatternWhitespace)]
        private static partial Regex Name();

        [GeneratedRegex(""" value="([^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
        private static partial Regex Value();

        [GeneratedRegex("""<label><input\ type="radio"[^>]*?\ value="(?<value>[^"]*)"(?:\ required)?(?<on>\ checked)?>(?<label>[^<]*)</label>""", RegexOptions.IgnorePatternWhitespace)]
        private static partial Regex Choice();
    }
}
