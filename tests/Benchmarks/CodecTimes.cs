using System.Diagnostics;
using System.Text;
using Terraform.Framework;
using Terraform.Protocol;

namespace Benchmarks;

/// <summary>How long the wire codec takes for a state of one megabyte, in this process.</summary>
/// <param name="Bytes">Size as msgpack.</param>
internal sealed record CodecTimes(int Bytes, Spread ReadJson, Spread Encode, Spread Decode)
{
    private const int Megabyte = 1024 * 1024;

    private static readonly TfType type = TfType.List(TfType.Object(
        ("id", TfType.String), ("size", TfType.Number), ("enabled", TfType.Bool), ("labels", TfType.Map(TfType.String)),
        ("zones", TfType.List(TfType.String))));

    public static CodecTimes Measure(int runs, int warmUp)
    {
        var json = Json();
        var value = StateJson.Read(json, type);
        var bytes = MsgPackEncoder.Encode(value, type);
        return new(
            bytes.Length,
            Time(runs, warmUp, () => StateJson.Read(json, type)),
            Time(runs, warmUp, () => MsgPackEncoder.Encode(value, type)),
            Time(runs, warmUp, () => MsgPackDecoder.Decode(bytes.Memory, type)));
    }

    private static byte[] Json()
    {
        var text = new StringBuilder("[");
        for (var i = 0; text.Length < Megabyte; i++)
        {
            text.Append(i == 0 ? "" : ",")
                .Append(
                    $$"""{"id":"group-{{i:D6}}","size":{{i}},"enabled":{{(i % 2 == 0 ? "true" : "false")}}"""
                    + $$""","labels":{"team":"t{{i % 9}}","tier":"back"},"zones":["MS1","GZ1","ME1"]}""");
        }

        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }

    private static Spread Time(int runs, int warmUp, Action action)
    {
        List<double> times = [];
        for (var i = -warmUp; i < runs; i++)
        {
            var watch = Stopwatch.StartNew();
            action();
            if (i >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return Spread.Of(times);
    }
}
