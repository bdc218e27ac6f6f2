using System.Numerics;

namespace AllianceBot.Tests.Rota;

/// <summary>Exact arithmetic of the tests' own, so that they do not believe the engine's.</summary>
internal readonly record struct Rational(BigInteger Top, BigInteger Bottom) : IComparable<Rational>
{
    public static readonly Rational Zero = new(0, 1);

    public static implicit operator Rational(int whole) => new(whole, 1);

    public static Rational Of(decimal number)
    {
        var bottom = BigInteger.One;
        for (; number != decimal.Truncate(number); number *= 10)
            bottom *= 10;
        return Reduced(new BigInteger(number), bottom);
    }

    public static Rational operator +(Rational a, Rational b) => Reduced((a.Top * b.Bottom) + (b.Top * a.Bottom), a.Bottom * b.Bottom);

    public static Rational operator -(Rational a, Rational b) => Reduced((a.Top * b.Bottom) - (b.Top * a.Bottom), a.Bottom * b.Bottom);

    public static Rational operator *(Rational a, Rational b) => Reduced(a.Top * b.Top, a.Bottom * b.Bottom);

    public static Rational operator /(Rational a, Rational b) => Reduced(a.Top * b.Bottom, a.Bottom * b.Top);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static Rational Min(Rational a, Rational b) => a < b ? a : b;

    public static Rational Max(Rational a, Rational b) => a < b ? b : a;

    public Rational Abs() => new(BigInteger.Abs(Top), Bottom);

    public int CompareTo(Rational other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

    public double ToDouble() => (double)(Top * 1_000_000_000_000 / Bottom) / 1_000_000_000_000;

    private static Rational Reduced(BigInteger top, BigInteger bottom)
    {
        var divisor = BigInteger.GreatestCommonDivisor(top, bottom) * bottom.Sign;
        return new Rational(top / divisor, bottom / divisor);
    }
}
