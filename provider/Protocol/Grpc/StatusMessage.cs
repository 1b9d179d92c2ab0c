using System.Buffers;
using System.Globalization;
using System.Text;

namespace Terraform.Protocol;

/// <summary>The text of a status as it travels in <c>grpc-message</c>: UTF-8, percent-encoded outside printable ASCII.</summary>
internal static class StatusMessage
{
    // Trailers share the header block's size limit at the client (8 KiB for many); a status is a sentence, not a report.
    private const int MaxBytes = 4096;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create(" !\"#$&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static string Encode(string text)
    {
        if (text.Length <= MaxBytes && !text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text;
        }

        var encoded = new StringBuilder();
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (encoded.Length >= MaxBytes)
            {
                encoded.Append("...");
                break;
            }

            if (rune.IsAscii && Plain.Contains((char)rune.Value))
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return encoded.ToString();
    }
}
