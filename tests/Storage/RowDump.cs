using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Storage;

/// <summary>Everything one alliance has in the database, table by table, as text to compare and search.</summary>
/// <param name="Rows">Each with all its fields.</param>
/// <param name="Columns">By column, what stands in it of ids and texts.</param>
public sealed record RowDump(IReadOnlyList<string> Rows, IReadOnlyDictionary<string, IReadOnlySet<string>> Columns)
{
    public IReadOnlySet<string> Values { get; } = Columns.Values.SelectMany(values => values).ToHashSet(StringComparer.Ordinal);

    public static RowDump Of(AllianceStore store, Guid allianceId)
    {
        using var db = store.OpenForReading(allianceId);
        var rows = new List<string>();
        var columns = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var entity in db.Model.GetEntityTypes().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var properties = entity.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
            var written = Query(db, entity.ClrType).Select(row => properties.ConvertAll(p => Write(p.PropertyInfo!.GetValue(row)))).ToList();
            rows.AddRange(written.Select(fields => $"{entity.ClrType.Name} {string.Join(", ", properties.Zip(fields, (p, field) => $"{p.Name}={field}"))}"));
            foreach (var (at, property) in properties.Index().Where(p => p.Item.ClrType == typeof(string) || p.Item.ClrType == typeof(Guid)))
                columns[$"{entity.ClrType.Name}.{property.Name}"] = written.Select(fields => fields[at]).ToHashSet(StringComparer.Ordinal);
        }

        rows.Sort(StringComparer.Ordinal);
        return new RowDump(rows, columns);
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
