using System.Globalization;

namespace AllianceBot.Cards.Templates;

/// <summary>Where in a template: a JSON path such as <c>$.body[2].text</c> (RFC 9535).</summary>
internal readonly record struct JsonPlace(string Path)
{
    public static readonly JsonPlace Root = new("$");

    public JsonPlace Item(int index) => new(Path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]");

    public JsonPlace Property(string name) => new(Path + (IsPlain(name) ? "." + name : $"['{name}']"));

    public override string ToString() => Path;

    private static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$');
}
