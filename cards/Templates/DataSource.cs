using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>What a <c>$data</c> names: a binding, or data written in the template.</summary>
internal sealed class DataSource
{
    private readonly Binding? binding;
    private readonly Value literal;

    public DataSource(Binding binding) => this.binding = binding;

    public DataSource(Value literal) => this.literal = literal;

    public Value Evaluate(Evaluation evaluation) => binding?.Evaluate(evaluation) ?? literal;
}
