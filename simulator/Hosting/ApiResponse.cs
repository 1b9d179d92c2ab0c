using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>An answer before it is written: a value, so that faults can act on it.</summary>
internal sealed record ApiResponse(int Status, string? ContentType, byte[] Body)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public static ApiResponse Of<T>(int status, T value) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(value, Json.Of<T>(Json.Options)));

    public static ApiResponse Ok<T>(T value) => Of(200, value);

    /// <summary>Success with nothing to say; clients decode every 200, so the body is an empty object and not empty.</summary>
    public static ApiResponse Done() => Ok(new JsonObject());

    public static ApiResponse NoContent() => new(204, null, []);

    public static ApiResponse Text(int status, string contentType, string text) => new(status, contentType, Encoding.UTF8.GetBytes(text));
}
