using Terraform.Framework;
using Terraform.Protocol;

namespace Unit.Codec;

/// <summary>What goes out comes back the same, for types and values by chance. A failure names the seed that makes it again.</summary>
internal sealed class RoundTripPropertyTests
{
    private const int Rounds = 1500;

    [Test]
    public void Row_19_any_value_of_any_type_survives_msgpack() => ForSeeds(seed =>
    {
        var random = new RandomValues(seed);
        var type = random.Type();
        var value = random.Value(type);

        var bytes = MsgPackEncoder.Encode(value, type);
        var back = MsgPackDecoder.Decode(bytes.Memory, type);

        Assert.That(back, Is.EqualTo(value), $"seed {seed}");
        Assert.That(MsgPackEncoder.Encode(back, type), Is.EqualTo(bytes), $"seed {seed}");
    });

    [Test]
    public void Row_26_any_known_value_of_any_type_survives_json() => ForSeeds(seed =>
    {
        var random = new RandomValues(seed);
        var type = random.Type();
        var value = random.Value(type, whollyKnown: true);

        Assert.That(StateJson.Read(StateText.Of(value), type), Is.EqualTo(value), $"seed {seed}");
    });

    [Test]
    public void Row_25_any_type_survives_its_json() => ForSeeds(seed =>
    {
        var type = new RandomValues(seed).Type();

        Assert.That(TypeJson.Parse(TypeJson.Write(type)), Is.EqualTo(type), $"seed {seed}");
    });

    [Test]
    public void Row_29_random_bytes_are_a_value_or_an_error_that_says_why() => ForSeeds(seed =>
    {
        var random = new RandomValues(seed);
        var type = random.Type();
        Expect(seed, () => MsgPackDecoder.Decode(random.Bytes(200), type));
        Expect(seed, () => StateJson.Read(random.Bytes(200), type));
        Expect(seed, () => TypeJson.Parse(random.Bytes(60)));
    });

    [Test]
    public void Row_29_changed_bytes_are_a_value_or_an_error_that_says_why() => ForSeeds(seed =>
    {
        var random = new RandomValues(seed);
        var type = random.Type();
        var msgpack = MsgPackEncoder.Encode(random.Value(type), type).ToByteArray();
        var json = StateText.Of(random.Value(type, whollyKnown: true));
        var typeJson = TypeJson.Write(type);
        for (var i = 0; i < 2; i++)
        {
            Expect(seed, () => MsgPackDecoder.Decode(random.Mutate(msgpack), type));
            Expect(seed, () => StateJson.Read(random.Mutate(json), type));
            Expect(seed, () => TypeJson.Parse(random.Mutate(typeJson)));
        }
    });

    /// <summary>Whatever is read must also be writable again.</summary>
    [Test]
    public void Row_29_what_is_read_of_changed_bytes_can_be_written() => ForSeeds(seed =>
    {
        var random = new RandomValues(seed);
        var type = random.Type();
        var bytes = random.Mutate(MsgPackEncoder.Encode(random.Value(type), type).Span);
        TfValue value;
        try
        {
            value = MsgPackDecoder.Decode(bytes, type);
        }
        catch (CodecException)
        {
            return;
        }

        Assert.That(MsgPackDecoder.Decode(MsgPackEncoder.Encode(value, type).Memory, type), Is.EqualTo(value), $"seed {seed}");
    });

    private static void Expect(int seed, Action read)
    {
        try
        {
            read();
        }
        catch (CodecException e)
        {
            Assert.That(e.Reason, Is.Not.Empty, $"seed {seed}");
        }
        catch (Exception e) when (e is not AssertionException)
        {
            Assert.Fail($"seed {seed}: {e}");
        }
    }

    private static void ForSeeds(Action<int> test)
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            test(seed);
        }
    }
}
