using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Storage;

/// <summary>Everything one alliance has in the database, table by table, as text to compare and search.</summary>
public sealed record RowDump(IReadOnlyList<string> Rows, IReadOnlySet<string> Values)
{
    public static RowDump Of(AllianceStore store, Guid allianceId)
    {
        using var db = store.OpenForReading(allianceId);
        var rows = new List<string>();
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in db.Model.GetEntityTypes().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var properties = entity.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
            foreach (var row in Query(db, entity.ClrType))
            {
                var fields = properties.Select(p => (p.Name, Value: Write(p.PropertyInfo!.GetValue(row)))).ToList();
                rows.Add($"{entity.ClrType.Name} {string.Join(", ", fields.Select(f => $"{f.Name}={f.Value}"))}");
                values.UnionWith(properties.Where(p => p.ClrType == typeof(string) || p.ClrType == typeof(Guid)).Select(p => Write(p.PropertyInfo!.GetValue(row))));
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return new RowDump(rows, values);
    }

    private static IEnumerable<object> Query(DbContext db, Type row) =>
        (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(row).Invoke(db, null)!;

    private static string Write(object? value) => value switch
    {
        null => "",
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
