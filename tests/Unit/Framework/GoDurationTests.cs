using Terraform.Framework;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>Durations as practitioners write them in timeouts (plugin-protocol section 3.10).</summary>
internal sealed class GoDurationTests
{
    [TestCase("0", 0)]
    [TestCase("+0", 0)]
    [TestCase("1s", 1_000)]
    [TestCase("2h45m", 9_900_000)]
    [TestCase("1.5h", 5_400_000)]
    [TestCase(".5s", 500)]
    [TestCase("1.s", 1_000)]
    [TestCase("300ms", 300)]
    [TestCase("1h15m30.918s", 4_530_918)]
    [TestCase("-1m", -60_000)]
    [TestCase("1500us", 1.5)]
    [TestCase("1500\u00B5s", 1.5)]
    [TestCase("1500\u03BCs", 1.5)]
    [TestCase("1000000ns", 1)]
    public void A_duration_is_read(string text, double milliseconds)
    {
        Assert.That(GoDuration.TryParse(text, out var duration), Is.True);
        Assert.That(duration.TotalMilliseconds, Is.EqualTo(milliseconds));
    }

    [TestCase("")]
    [TestCase("60")]
    [TestCase("1.5")]
    [TestCase("m")]
    [TestCase(".s")]
    [TestCase("1..5s")]
    [TestCase("1 h")]
    [TestCase("1h ")]
    [TestCase("1d")]
    [TestCase("1H")]
    [TestCase("--1s")]
    [TestCase("1h-5m")]
    [TestCase("300000000h")]
    [TestCase("99999999999999999999999999999999999999s")]
    [TestCase("\u0661s")]
    public void What_is_no_duration_is_refused(string text) => Assert.That(GoDuration.TryParse(text, out _), Is.False);

    [TestCase(0, "0s")]
    [TestCase(60, "1m")]
    [TestCase(3600, "1h")]
    [TestCase(5400, "1h30m")]
    [TestCase(90.5, "1m30.5s")]
    [TestCase(-45, "-45s")]
    public void Shown_shortly(double seconds, string text) => Assert.That(GoDuration.Format(TimeSpan.FromSeconds(seconds)), Is.EqualTo(text));

    [TestCase("45m", null)]
    [TestCase("60", "a number without unit is not valid")]
    [TestCase("soon", "is not a duration")]
    [TestCase("0", "leaves no time")]
    [TestCase("-1h", "leaves no time")]
    public void Checked_in_timeouts(string text, string? message)
    {
        var found = Check.Duration(S(text), AttributePath.Root("timeouts").Attribute("create"));

        Assert.That(found?.Detail, message is null ? Is.Null : Does.Contain(message));
    }
}
