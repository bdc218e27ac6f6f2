using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Storage;

/// <summary>
/// Says, above a class of rows, how they are stored. The model is made from these alone: to look for them among all types, as
/// EF Core can, loads every type there is and the libraries that any of them mentions.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal abstract class StoredAttribute : Attribute
{
    /// <summary>The name that puts them in an order which does not depend on the compiler.</summary>
    public abstract string Name { get; }

    public abstract void Apply(ModelBuilder model);
}

/// <inheritdoc/>
/// <typeparam name="TRow">The rows.</typeparam>
/// <typeparam name="TConfiguration">How.</typeparam>
internal sealed class StoredAttribute<TRow, TConfiguration> : StoredAttribute
    where TRow : class
    where TConfiguration : IEntityTypeConfiguration<TRow>, new()
{
    public override string Name => typeof(TRow).FullName!;

    public override void Apply(ModelBuilder model) => model.ApplyConfiguration(new TConfiguration());
}
