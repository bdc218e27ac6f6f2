namespace AllianceBot.Cards;

/// <summary>A card template that cannot be read: names the file and the place in it.</summary>
public sealed class CardTemplateException : Exception
{
    /// <summary>Creates the exception for one place in one template.</summary>
    /// <param name="template">The template's name, such as <c>meetings/roll-call.json</c>.</param>
    /// <param name="place">A JSON path, such as <c>$.body[2].text</c>.</param>
    /// <param name="problem">What is wrong, in one sentence.</param>
    public CardTemplateException(string template, string place, string problem)
        : base($"{template} at {place}: {problem}")
    {
        Template = template;
        Place = place;
    }

    /// <summary>The template's name.</summary>
    public string Template { get; }

    /// <summary>The JSON path of the place that is wrong.</summary>
    public string Place { get; }
}
