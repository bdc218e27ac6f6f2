using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AllianceBot.Storage;

/// <summary>
/// SQLite has no type for a moment; ticks of UTC compare and sort as numbers.
/// </summary>
/// <remarks>What EF Core asks of a converter as a function is one here: it would compile each from its expression, at every start.</remarks>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero))
{
    public override Func<object?, object?> ConvertToProvider { get; } = static moment => moment is null ? null : ((DateTimeOffset)moment).UtcTicks;

    public override Func<object?, object?> ConvertFromProvider { get; } = static ticks => ticks is null ? null : new DateTimeOffset(Convert.ToInt64(ticks, null), TimeSpan.Zero);
}

/// <summary>
/// Values of an enum are stored by their names, which say what they mean to whoever reads the table. What is no name of one, letter by letter, is not
/// taken for another.
/// </summary>
/// <inheritdoc cref="UtcTicks" path="/remarks"/>
internal sealed class EnumText<TEnum>() : ValueConverter<TEnum, string>(value => value.ToString(), name => Enum.Parse<TEnum>(name))
    where TEnum : struct, Enum
{
    // Constants in a query come as the numbers behind them.
    public override Func<object?, object?> ConvertToProvider { get; } = static value => value is null ? null : Enum.ToObject(typeof(TEnum), value).ToString();

    public override Func<object?, object?> ConvertFromProvider { get; } = static name => name is null ? null : Enum.Parse<TEnum>((string)name);
}

internal static class EnumText
{
    /// <summary>Has every enum of the model stored by its names.</summary>
    public static void ConvertIn(IMutableModel model)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } type)
                property.SetValueConverter(typeof(EnumText<>).MakeGenericType(type));
        }
    }
}
