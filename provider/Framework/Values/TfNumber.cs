using System.Globalization;
using System.Numerics;

namespace Terraform.Framework;

/// <summary>A number, exact: mantissa × 10^exponent, never a rounded double (plugin-protocol section 3.4).</summary>
public sealed class TfNumber : TfValue, IComparable<TfNumber>
{
    /// <summary>Longest text and largest exponent that is taken; a number beyond is hostile, not a quantity.</summary>
    private const int MaximumDigits = 1100;

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

    public static TfNumber Of(long value) => Normalized(value, 0);

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
        var negative = bits < 0;
        var binaryExponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var mantissa = new BigInteger(binaryExponent == 0 ? fraction : fraction | (1L << 52));
        var power = Math.Max(binaryExponent, 1) - 1075;
        if (negative)
        {
            mantissa = -mantissa;
        }

        // m × 2^-n is m × 5^n × 10^-n.
        return power >= 0 ? Normalized(mantissa << power, 0) : Normalized(mantissa * BigInteger.Pow(5, -power), power);
    }

    /// <summary>Decimal text: an optional sign, digits with an optional point, an optional exponent.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TfNumber number)
    {
        number = Of(0);
        if (text.IsEmpty || text.Length > MaximumDigits)
        {
            return false;
        }

        var exponent = 0;
        var e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs((long)exponent) > MaximumDigits)
            {
                return false;
            }

            text = text[..e];
        }

        var point = text.IndexOf('.');
        string digits;
        if (point >= 0)
        {
            digits = string.Concat(text[..point], text[(point + 1)..]);
            exponent -= text.Length - point - 1;
        }
        else
        {
            digits = text.ToString();
        }

        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mantissa))
        {
            return false;
        }

        number = Normalized(mantissa, exponent);
        return true;
    }

    /// <summary>The value when it is a whole number in range.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (Exponent < 0 || Exponent > 19)
        {
            return false;
        }

        var whole = Mantissa * BigInteger.Pow(10, Exponent);
        if (whole < long.MinValue || whole > long.MaxValue)
        {
            return false;
        }

        value = (long)whole;
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

    /// <summary>Plain decimal text without exponent.</summary>
    public override string ToString()
    {
        if (Exponent >= 0)
        {
            return (Mantissa * BigInteger.Pow(10, Exponent)).ToString(CultureInfo.InvariantCulture);
        }

        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(1 - Exponent, '0');
        var text = $"{digits[..(digits.Length + Exponent)]}.{digits[(digits.Length + Exponent)..]}";
        return Mantissa.Sign < 0 ? "-" + text : text;
    }

    private static TfNumber Normalized(BigInteger mantissa, int exponent)
    {
        if (mantissa.IsZero)
        {
            return new TfNumber(BigInteger.Zero, 0);
        }

        while (true)
        {
            var quotient = BigInteger.DivRem(mantissa, 10, out var remainder);
            if (!remainder.IsZero)
            {
                return new TfNumber(mantissa, exponent);
            }

            mantissa = quotient;
            exponent++;
        }
    }
}
