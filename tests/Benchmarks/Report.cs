using System.Text;

namespace AllianceBot.Benchmarks;

/// <summary>What came out, as Markdown.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    public void Line(string line = "") => _text.AppendLine(line);

    public void Row(params IEnumerable<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    public void Heads(params IReadOnlyList<string> heads)
    {
        Row(heads);
        Row(heads.Select(_ => "---"));
    }

    public override string ToString() => _text.ToString();
}
