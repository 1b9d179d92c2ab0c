using Terraform.Protocol;

namespace Unit.Grpc;

/// <summary>The small texts in gRPC's headers and trailers.</summary>
internal sealed class GrpcTextTests
{
    [TestCase("1H", 36_000_000_000)]
    [TestCase("2M", 1_200_000_000)]
    [TestCase("3S", 30_000_000)]
    [TestCase("250m", 2_500_000)]
    [TestCase("7u", 70)]
    [TestCase("900n", 9)]
    [TestCase("0S", 0)]
    public void A_timeout_has_a_number_and_a_unit(string header, long ticks)
    {
        Assert.That(GrpcTimeout.TryParse(header, out var timeout), Is.True);
        Assert.That(timeout!.Value.Ticks, Is.EqualTo(ticks));
    }

    [Test]
    public void The_longest_timeout_is_one_that_a_timer_takes()
    {
        Assert.That(GrpcTimeout.TryParse("99999999H", out var timeout), Is.True);
        Assert.That(() => new CancellationTokenSource(timeout!.Value).Dispose(), Throws.Nothing);
    }

    [TestCase("")]
    [TestCase("S")]
    [TestCase("1")]
    [TestCase("-1S")]
    [TestCase("1.5S")]
    [TestCase("1 S")]
    [TestCase("1s")]
    [TestCase("123456789S")]
    public void Anything_else_is_no_timeout(string header)
    {
        Assert.That(GrpcTimeout.TryParse(header, out _), Is.False);
    }

    [TestCase("plain text", "plain text")]
    [TestCase("100%", "100%25")]
    [TestCase("a\nb", "a%0Ab")]
    [TestCase("кластер", "%D0%BA%D0%BB%D0%B0%D1%81%D1%82%D0%B5%D1%80")]
    public void A_status_message_is_percent_encoded(string text, string encoded)
    {
        Assert.That(StatusMessage.Encode(text), Is.EqualTo(encoded));
    }

    [Test]
    public void Half_a_character_in_a_status_message_is_replaced()
    {
        Assert.That(StatusMessage.Encode("\ud800"), Is.EqualTo("%EF%BF%BD"));
    }

    [Test]
    public void A_status_message_fits_into_trailers()
    {
        Assert.That(StatusMessage.Encode(new string('ж', 100_000)), Has.Length.LessThan(8000));
        Assert.That(StatusMessage.Encode(new string('x', 100_000)), Has.Length.LessThan(8000));
    }
}
