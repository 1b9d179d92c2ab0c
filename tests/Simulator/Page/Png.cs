using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Vkcc.Simulator.Tests;

/// <summary>Makes a browser's PNG small: at most 256 colours, which a page with flat areas hardly notices (https://www.w3.org/TR/png-3/).</summary>
internal static class Png
{
    private const int Colors = 256;

    /// <summary>Square of a distance between colours that nobody sees.</summary>
    private const int Alike = 80;

    private static readonly byte[] Signature = [0x89, .. "PNG\r\n\x1a\n"u8];

    public static byte[] Shrink(byte[] png)
    {
        var header = Chunks(png).First(chunk => chunk.Type == "IHDR").Data;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.That(header[8..], Is.EqualTo(new byte[] { 8, 2, 0, 0, 0 }), "eight bits of red, green and blue, line by line");
        var pixels = Pixels(png, width, height);

        var palette = Palette(pixels);
        var nearest = pixels.Distinct().ToDictionary(pixel => pixel, pixel => (byte)palette.IndexOf(palette.MinBy(color => Distance(color, pixel))));

        using var file = new MemoryStream();
        file.Write(Signature);
        Write(file, "IHDR", [.. header[..8], 8, 3, 0, 0, 0]);
        Write(file, "PLTE", [.. palette.SelectMany(color => (byte[])[color.Red, color.Green, color.Blue])]);
        Write(
            file,
            "IDAT",
            Pack(Enumerable.Range(0, height).SelectMany(y => (byte[])[0, .. pixels.AsSpan(y * width, width).ToArray().Select(pixel => nearest[pixel])])));
        Write(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The most frequent colours, but none that is hardly different from one before it: a rare red keeps its place among many greys.</summary>
    private static List<(byte Red, byte Green, byte Blue)> Palette((byte, byte, byte)[] pixels)
    {
        List<(byte Red, byte Green, byte Blue)> palette = [];
        foreach (var (color, _) in pixels.CountBy(pixel => pixel).OrderByDescending(pair => pair.Value))
        {
            if (palette.Count < Colors && palette.TrueForAll(other => Distance(color, other) > Alike))
            {
                palette.Add(color);
            }
        }

        return palette;
    }

    private static int Distance((byte Red, byte Green, byte Blue) one, (byte Red, byte Green, byte Blue) other)
    {
        var (red, green, blue) = (one.Red - other.Red, one.Green - other.Green, one.Blue - other.Blue);
        return (red * red) + (green * green) + (blue * blue);
    }

    /// <summary>Section 9: every line is the difference to what its first byte names.</summary>
    private static (byte Red, byte Green, byte Blue)[] Pixels(byte[] png, int width, int height)
    {
        using var packed = new MemoryStream([.. Chunks(png).Where(chunk => chunk.Type == "IDAT").SelectMany(chunk => chunk.Data)]);
        using var stream = new ZLibStream(packed, CompressionMode.Decompress);
        var pixels = new (byte, byte, byte)[width * height];
        var (line, above) = (new byte[(width * 3) + 1], new byte[(width * 3) + 1]);
        for (var y = 0; y < height; y++)
        {
            stream.ReadExactly(line);
            for (var x = 1; x < line.Length; x++)
            {
                int left = x > 3 ? line[x - 3] : 0, up = above[x], corner = x > 3 ? above[x - 3] : 0;
                line[x] += (byte)(line[0] switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    var unknown => throw new InvalidDataException($"There is no filter {unknown}."),
                });
            }

            for (var x = 0; x < width; x++)
            {
                pixels[(y * width) + x] = (line[(x * 3) + 1], line[(x * 3) + 2], line[(x * 3) + 3]);
            }

            (line, above) = (above, line);
        }

        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }

    private static byte[] Pack(IEnumerable<byte> data)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            stream.Write([.. data]);
        }

        return packed.ToArray();
    }

    private static void Write(MemoryStream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    /// <summary>Annex D.</summary>
    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
