using System.Numerics;

namespace AllianceBot.Rota.Engine;

/// <summary>Arithmetic without rounding, where "below 1" has to mean it.</summary>
internal static class Exact
{
    /// <summary>The number as a whole number over a power of ten: its <see cref="decimal.Scale"/>.</summary>
    public static BigInteger Mantissa(decimal number)
    {
        var bits = decimal.GetBits(number);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return number < 0 ? -mantissa : mantissa;
    }

    public static BigInteger LeastCommonMultiple(BigInteger one, BigInteger other) =>
        one == other ? one : one / BigInteger.GreatestCommonDivisor(one, other) * other;

    /// <summary>A part of a whole, from 0 and strictly below 1; 0 only when the part is.</summary>
    public static double Fraction(BigInteger part, BigInteger whole)
    {
        if (part.IsZero)
            return 0;
        // A double holds neither such large numbers nor more than 53 of their digits.
        var shift = (int)Math.Max(0, whole.GetBitLength() - 64);
        return Math.Clamp((double)(part >> shift) / (double)(whole >> shift), double.Epsilon, Math.BitDecrement(1));
    }
}
