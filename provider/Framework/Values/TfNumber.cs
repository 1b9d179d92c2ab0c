using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace Terraform.Framework;

/// <summary>A number, exact: mantissa × 10^exponent, never a rounded double (plugin-protocol section 3.4).</summary>
/// <remarks>Always finite. Configuration cannot produce an infinity and state cannot store one, so it is refused where bytes are read.</remarks>
public sealed class TfNumber : TfValue, IComparable<TfNumber>
{
    /// <summary>Most digits before the point, and after it; a number beyond is hostile, not a quantity. Enough for every double, whose longest has 1074
    /// places.</summary>
    private const int MaximumPlaces = 4000;

    /// <summary>The plain text of every number that is taken fits: sign, digits, point, digits.</summary>
    private const int MaximumText = (2 * MaximumPlaces) + 2;

    private TfNumber(BigInteger mantissa, int exponent)
    {
        Mantissa = mantissa;
        Exponent = exponent;
    }

    /// <summary>Without trailing decimal zeros; zero has exponent 0.</summary>
    public BigInteger Mantissa { get; }

    /// <summary>Power of ten.</summary>
    public int Exponent { get; }

    public override bool IsWhollyKnown => true;

    public static TfNumber Of(long value)
    {
        var exponent = 0;
        while (value != 0 && value % 10 == 0)
        {
            value /= 10;
            exponent++;
        }

        return new TfNumber(value, exponent);
    }

    public static TfNumber Of(BigInteger mantissa, int exponent) => Normalized(mantissa, exponent);

    /// <summary>The exact value of a double, which is always a finite decimal.</summary>
    /// <exception cref="ArgumentException">Not a finite number.</exception>
    public static TfNumber OfExact(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("Not a finite number.", nameof(value));
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        if (mantissa == 0)
        {
            return Of(0);
        }

        var zeros = BitOperations.TrailingZeroCount(mantissa);
        var signed = new BigInteger(bits < 0 ? -(mantissa >> zeros) : mantissa >> zeros);
        var power = Math.Max(biased, 1) - 1075 + zeros;

        // m × 2^-n is m × 5^n × 10^-n.
        return power >= 0 ? Normalized(signed << power, 0) : Normalized(signed * BigInteger.Pow(5, -power), power);
    }

    /// <summary>Decimal text: an optional sign, digits with an optional point, an optional exponent.</summary>
    /// <returns>False for any other text, and for a number with more places than are taken.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out TfNumber number)
    {
        number = Of(0);
        if (text.IsEmpty || text.Length > MaximumText)
        {
            return false;
        }

        var negative = text[0] == '-';
        if (text[0] is '-' or '+')
        {
            text = text[1..];
        }

        var exponent = 0L;
        var e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            // Six digits of exponent are far beyond what is taken, and sums of them cannot overflow.
            if (text.Length - e > 8
                || !long.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return false;
            }

            text = text[..e];
        }

        var point = text.IndexOf('.');
        var whole = point >= 0 ? text[..point] : text;
        var places = point >= 0 ? text[(point + 1)..] : [];
        if (whole.Length + places.Length == 0 || whole.ContainsAnyExceptInRange('0', '9') || places.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var buffer = ArrayPool<char>.Shared.Rent(whole.Length + places.Length);
        try
        {
            whole.CopyTo(buffer);
            places.CopyTo(buffer.AsSpan(whole.Length));
            ReadOnlySpan<char> digits = buffer.AsSpan(0, whole.Length + places.Length);
            exponent -= places.Length;
            return TryMake(digits, negative, exponent, out number);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>The value when it is a whole number in range.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (Exponent is < 0 or > 18)
        {
            return false;
        }

        var whole = Exponent == 0 ? Mantissa : Mantissa * BigInteger.Pow(10, Exponent);
        if (whole < long.MinValue || whole > long.MaxValue)
        {
            return false;
        }

        value = (long)whole;
        return true;
    }

    /// <summary>There is no fraction.</summary>
    public bool IsWhole => Exponent >= 0;

    /// <summary>The value as a double when that is exact: nothing is rounded.</summary>
    public bool TryGetExactDouble(out double value)
    {
        value = 0;
        if (Mantissa.IsZero)
        {
            return true;
        }

        // mantissa × 10^-n is a binary fraction only when 5^n divides the mantissa; what is left is halved n times.
        var binary = Mantissa;
        if (Exponent > 0)
        {
            binary *= BigInteger.Pow(5, Exponent);
        }
        else if (Exponent < 0)
        {
            if (!(Mantissa % 5).IsZero || -Exponent > 1074)
            {
                return false;
            }

            binary = BigInteger.DivRem(Mantissa, BigInteger.Pow(5, -Exponent), out var remainder);
            if (!remainder.IsZero)
            {
                return false;
            }
        }

        var zeros = TrailingZeroBits(binary);
        var odd = BigInteger.Abs(binary >> zeros);
        var power = Exponent + zeros;
        var bits = (int)odd.GetBitLength();

        // 53 bits of precision; the lowest bit not below 2^-1074, the highest not above 2^1023.
        if (bits > 53 || power < -1074 || power + bits > 1024)
        {
            return false;
        }

        value = Math.ScaleB((double)(long)odd * Mantissa.Sign, power);
        return true;
    }

    public int CompareTo(TfNumber? other)
    {
        if (other is null)
        {
            return 1;
        }

        var common = Math.Min(Exponent, other.Exponent);
        return (Mantissa * BigInteger.Pow(10, Exponent - common)).CompareTo(other.Mantissa * BigInteger.Pow(10, other.Exponent - common));
    }

    public override bool Equals(TfValue? other) => other is TfNumber n && n.Exponent == Exponent && n.Mantissa == Mantissa;

    public override int GetHashCode() => HashCode.Combine(Mantissa, Exponent);

    /// <summary>Plain decimal text without exponent, as core writes it.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        var sign = Mantissa.Sign < 0 ? "-" : string.Empty;
        if (Exponent >= 0)
        {
            return string.Concat(sign, digits, new string('0', Exponent));
        }

        digits = digits.PadLeft(1 - Exponent, '0');
        return string.Concat(sign, digits.AsSpan(0, digits.Length + Exponent), ".", digits.AsSpan(digits.Length + Exponent));
    }

    /// <summary>From decimal digits. Zeros at the ends go first: dividing them away later would cost the square of their number.</summary>
    private static bool TryMake(ReadOnlySpan<char> digits, bool negative, long exponent, out TfNumber number)
    {
        var kept = digits.TrimEnd('0');
        exponent += digits.Length - kept.Length;
        kept = kept.TrimStart('0');
        number = Of(0);
        if (kept.IsEmpty)
        {
            return true;
        }

        if (kept.Length + exponent > MaximumPlaces || -exponent > MaximumPlaces)
        {
            return false;
        }

        var mantissa = kept.Length <= 18
            ? new BigInteger(long.Parse(kept, NumberStyles.None, CultureInfo.InvariantCulture))
            : BigInteger.Parse(kept, NumberStyles.None, CultureInfo.InvariantCulture);
        number = new TfNumber(negative ? -mantissa : mantissa, (int)exponent);
        return true;
    }

    private static TfNumber Normalized(BigInteger mantissa, int exponent)
    {
        if (mantissa.IsZero)
        {
            return new TfNumber(BigInteger.Zero, 0);
        }

        while (mantissa.IsEven)
        {
            var quotient = BigInteger.DivRem(mantissa, 10, out var remainder);
            if (!remainder.IsZero)
            {
                break;
            }

            mantissa = quotient;
            exponent++;
        }

        return new TfNumber(mantissa, exponent);
    }

    private static int TrailingZeroBits(BigInteger value)
    {
        var zeros = 0;
        while ((value & 0xFFFFFFFF).IsZero)
        {
            value >>= 32;
            zeros += 32;
        }

        return zeros + BitOperations.TrailingZeroCount((uint)(value & 0xFFFFFFFF));
    }
}
