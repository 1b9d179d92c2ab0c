using System.Text;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Reviews in Kubernetes' protobuf, in which kubectl posts them: an envelope with the kind and, inside, the object
/// (<c>k8s.io/api/authorization/v1/generated.proto</c>).</summary>
internal static class ReviewMessage
{
    public const string ContentType = "application/vnd.kubernetes.protobuf";

    private static readonly string[] ResourceMembers = ["namespace", "verb", "group", "version", "resource", "subresource", "name"];
    private static readonly string[] PathMembers = ["path", "verb"];

    /// <exception cref="KubernetesRefusal">400: it cannot be read.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("k8s\0"u8))
        {
            throw KubernetesRefusal.BadRequest("the body of the request is no Kubernetes object: its first four bytes are others");
        }

        var envelope = body[4..];
        var type = Field(envelope, 1);
        var raw = Field(envelope, 2);
        var review = new JsonObject { ["apiVersion"] = Encoding.UTF8.GetString(Field(type, 1)), ["kind"] = Encoding.UTF8.GetString(Field(type, 2)) };
        var spec = Field(raw, 2);
        if (Has(spec, 1))
        {
            review["spec"] = new JsonObject { ["resourceAttributes"] = Texts(Field(spec, 1), ResourceMembers) };
        }
        else if (Has(spec, 2))
        {
            review["spec"] = new JsonObject { ["nonResourceAttributes"] = Texts(Field(spec, 2), PathMembers) };
        }

        return review;
    }

    private static JsonObject Texts(ReadOnlySpan<byte> message, string[] members)
    {
        var texts = new JsonObject();
        for (var number = 1; number <= members.Length; number++)
        {
            if (Encoding.UTF8.GetString(Field(message, number)) is { Length: > 0 } text)
            {
                texts[members[number - 1]] = text;
            }
        }

        return texts;
    }

    private static bool Has(ReadOnlySpan<byte> message, int number) => TryField(message, number, out _);

    /// <summary>Empty when it is absent.</summary>
    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> message, int number) => TryField(message, number, out var found) ? found : [];

    /// <summary>The first field of this number that has a length: texts and messages.</summary>
    private static bool TryField(ReadOnlySpan<byte> message, int number, out ReadOnlySpan<byte> found)
    {
        while (message.Length > 0)
        {
            var tag = Varint(ref message);
            var length = (tag & 7) switch { 0 => Skip(ref message), 1 => 8UL, 2 => Varint(ref message), 5 => 4UL, _ => ulong.MaxValue };
            if (length > (ulong)message.Length)
            {
                throw KubernetesRefusal.BadRequest("the body of the request cannot be read: it is cut or garbled");
            }

            if (tag >> 3 == (ulong)number && (tag & 7) == 2)
            {
                found = message[..(int)length];
                return true;
            }

            message = message[(int)length..];
        }

        found = default;
        return false;
    }

    private static ulong Skip(ref ReadOnlySpan<byte> message)
    {
        Varint(ref message);
        return 0;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        var value = 0UL;
        for (var index = 0; index < message.Length && index < 10; index++)
        {
            value |= (ulong)(message[index] & 0x7f) << (7 * index);
            if (message[index] < 0x80)
            {
                message = message[(index + 1)..];
                return value;
            }
        }

        throw KubernetesRefusal.BadRequest("the body of the request cannot be read: it is cut or garbled");
    }
}
