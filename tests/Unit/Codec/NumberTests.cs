using System.Globalization;
using Terraform.Framework;

namespace Unit.Codec;

internal sealed class NumberTests
{
    [TestCase("0", "0")]
    [TestCase("-0", "0")]
    [TestCase("-0.00", "0")]
    [TestCase("+5", "5")]
    [TestCase("1.", "1")]
    [TestCase(".5", "0.5")]
    [TestCase("1e3", "1000")]
    [TestCase("1E+3", "1000")]
    [TestCase("12.50e-1", "1.25")]
    [TestCase("-12345678901234567890.5", "-12345678901234567890.5")]
    [TestCase("0.000100", "0.0001")]
    [TestCase("1000000", "1000000")]
    public void Row_20_text_is_read_exactly_and_written_plainly(string text, string plain)
    {
        Assert.That(TfNumber.TryParse(text, out var number), Is.True);
        Assert.That(number.ToString(), Is.EqualTo(plain));
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase("e5")]
    [TestCase("1e")]
    [TestCase("1e1.5")]
    [TestCase("--1")]
    [TestCase("1.-2")]
    [TestCase(".-2")]
    [TestCase("1 ")]
    [TestCase(" 1")]
    [TestCase("1,5")]
    [TestCase("0x10")]
    [TestCase("1_000")]
    [TestCase("Infinity")]
    [TestCase("NaN")]
    [TestCase("１")]
    [TestCase("1e4001")]
    [TestCase("1e-4001")]
    [TestCase("1e999999999999")]
    public void Row_20_other_text_is_refused(string text) => Assert.That(TfNumber.TryParse(text, out _), Is.False);

    [Test]
    public void Row_20_plain_text_of_every_number_is_read_again()
    {
        foreach (var text in new[] { "1e3999", "-1e-4000", new string('9', 4000), "0." + new string('7', 4000) })
        {
            Assert.That(TfNumber.TryParse(text, out var number), Is.True, text.Length > 10 ? text[..10] : text);
            Assert.That(TfNumber.TryParse(number.ToString(), out var again) && again.Equals(number), Is.True, text.Length > 10 ? text[..10] : text);
        }
    }

    [Test]
    public void Row_20_a_double_is_taken_exactly_and_found_again()
    {
        var random = new Random(20);
        double[] special = [
            0.5, 0.1, -1.25, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072014E-308, 2.225073858507201E-308, 1e22,
            9007199254740993, Math.PI,
        ];
        var doubles = special.Concat(
            Enumerable.Range(0, 2000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))).Where(double.IsFinite));
        foreach (var value in doubles)
        {
            var number = TfNumber.OfExact(value);

            Assert.That(number.TryGetExactDouble(out var back), Is.True, value.ToString(CultureInfo.InvariantCulture));
            Assert.That(BitConverter.DoubleToInt64Bits(back), Is.EqualTo(BitConverter.DoubleToInt64Bits(value)));
            Assert.That(double.Parse(number.ToString(), CultureInfo.InvariantCulture), Is.EqualTo(value));
        }
    }

    [TestCase("0.1")]
    [TestCase("9007199254740993")]
    [TestCase("1e309")]
    [TestCase("1e-400")]
    [TestCase("0.30000000000000004")]
    public void Row_20_what_a_double_would_round_is_no_double(string text)
    {
        var number = TfNumber.TryParse(text, out var parsed) ? parsed : throw new ArgumentException(text);

        Assert.That(number.TryGetExactDouble(out _), Is.False);
    }

    [TestCase("9223372036854775807", true)]
    [TestCase("-9223372036854775808", true)]
    [TestCase("9223372036854775808", false)]
    [TestCase("-9223372036854775809", false)]
    [TestCase("1e18", true)]
    [TestCase("1e19", false)]
    [TestCase("1.5", false)]
    public void Row_20_the_range_of_long_ends_where_it_ends(string text, bool fits)
    {
        var number = TfNumber.TryParse(text, out var parsed) ? parsed : throw new ArgumentException(text);

        Assert.That(number.TryGetInt64(out var value), Is.EqualTo(fits));
        Assert.That(fits ? TfNumber.Of(value) : number, Is.EqualTo(number));
    }
}
