using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

namespace AllianceBot.Storage;

/// <summary>
/// The filter that keeps alliances apart: of every class of rows a query sees those alone whose alliance is that of the
/// <see cref="AllianceDb"/> that asks.
/// </summary>
internal static class OwnRows
{
    public static void FilterIn(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(IsOfAlliance))
            entity.SetQueryFilter(Filter(entity.ClrType));
    }

    /// <summary>
    /// The same in a compiled model. It has no public way to take a filter, so this does what EF Core does itself when it makes
    /// the model that it runs with out of the one that was configured.
    /// </summary>
    public static void FilterIn(RuntimeModel model)
    {
        foreach (var entity in ((IModel)model).GetEntityTypes().Where(IsOfAlliance).Cast<RuntimeEntityType>())
        {
#pragma warning disable EF1001 // Internal: what follows holds, and every start and the tests of each class of rows tell when it no longer does.
            entity.SetAnnotation(CoreAnnotationNames.QueryFilter, new QueryFilterCollection([new RuntimeQueryFilter(null, Filter(entity.ClrType))]));
#pragma warning restore EF1001
            // Without it one alliance would read another's rows: better not to start.
            if (((IReadOnlyEntityType)entity).GetDeclaredQueryFilters().Count != 1)
                throw new InvalidOperationException($"{entity.Name} has no filter by alliance in the compiled model.");
        }
    }

    private static bool IsOfAlliance(IReadOnlyEntityType entity) => typeof(AllianceRow).IsAssignableFrom(entity.ClrType);

    // EF Core puts the context that runs the query in the place of any constant that has the type of a context.
    private static LambdaExpression Filter(Type row)
    {
        var parameter = Expression.Parameter(row, "row");
        var rowAlliance = Expression.Property(parameter, nameof(AllianceRow.AllianceId));
        var ownAlliance = Expression.Property(Expression.Constant(null, typeof(AllianceDb)), nameof(AllianceDb.AllianceId));
        return Expression.Lambda(Expression.Equal(rowAlliance, ownAlliance), parameter);
    }
}
