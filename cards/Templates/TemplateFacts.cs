using System.Text.Json;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>What a template asks of the program around it, gathered while it is compiled.</summary>
internal sealed class TemplateFacts
{
    public SortedSet<string> Verbs { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> HostPaths { get; } = new(StringComparer.Ordinal);

    /// <exception cref="CardTemplateException">The verb is a binding, so that nobody could check that it is handled.</exception>
    public void NoteVerb(JsonElement element, JsonPlace place, string template)
    {
        if (!IsText(element, "type", out var type))
            return;
        if (type == "Action.Execute")
            Note(element, place);
        else if (type == "Action.Submit" && element.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object)
            Note(data, place.Property("data"));

        void Note(JsonElement holder, JsonPlace at)
        {
            if (!IsText(holder, "verb", out var verb))
                return;
            if (InterpolatedText.HasBindings(verb))
                throw new CardTemplateException(template, at.Property("verb").ToString(), "a verb must be plain text; use $when to choose between actions");
            Verbs.Add(verb);
        }
    }

    public void NoteHostPaths(Expression? expression)
    {
        if (expression is null)
            return;
        if (TryHostPath(expression, out var path))
            HostPaths.Add(path);
        else
        {
            foreach (var child in expression.Children)
                NoteHostPaths(child);
            return;
        }

        foreach (var index in Indexes(expression))
            NoteHostPaths(index);
    }

    /// <summary>The path into <c>$host</c>, as far as it is known without data.</summary>
    private static bool TryHostPath(Expression expression, out string path)
    {
        path = "";
        switch (expression)
        {
            case PathExpression { Start: null } walk when walk.Path[0].Name.Equals("$host", StringComparison.OrdinalIgnoreCase):
                foreach (var step in walk.Path)
                {
                    if (step.Computed is not null)
                        break;
                    path = Join(path, step);
                }

                return true;
            case IndexExpression { Instance: var instance, Index: var index } when TryHostPath(instance, out path):
                var next = PathSegment.Indexed(index);
                path = next.Computed is null && IsWhole(instance) ? Join(path, next) : path;
                return true;
            default:
                return false;
        }
    }

    private static string Join(string path, PathSegment step) =>
        path.Length == 0 ? "$host" : step.Position >= 0 ? $"{path}[{step.Name}]" : $"{path}.{step.Name}";

    private static bool IsWhole(Expression expression) => !Indexes(expression).Any();

    private static IEnumerable<Expression> Indexes(Expression expression) => expression switch
    {
        IndexExpression { Instance: var instance, Index: var index } =>
            index is ConstantExpression ? Indexes(instance) : Indexes(instance).Append(index),
        _ => expression.Children,
    };

    private static bool IsText(JsonElement element, string name, out string text)
    {
        text = element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
        return text.Length > 0;
    }
}
