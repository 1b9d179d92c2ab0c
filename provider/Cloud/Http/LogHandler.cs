using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace VkCloud.Http;

/// <summary>One record an exchange, and its bodies at trace level with secrets masked.</summary>
internal sealed class LogHandler(ILogger log, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!log.IsEnabled(LogLevel.Debug))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var call = Call.Of(request);
        var trace = log.IsEnabled(LogLevel.Trace);
        if (trace && request.Content is { } content)
        {
            var sent = await content.ReadAsByteArrayAsync(cancellationToken);
            log.RequestBody(call.Service, call.Path, LoggedBody.Of(sent, call, Mask));
        }

        var started = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            log.Exchange(call.Service, call.Method, call.Path, Milliseconds(started), (int)response.StatusCode, RequestId.Of(response));
            if (trace)
            {
                var received = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                log.ResponseBody(call.Service, call.Path, LoggedBody.Of(received, call, Mask));
            }

            return response;
        }
        catch (ApiException failure)
        {
            log.ExchangeFailed(call.Service, call.Method, call.Path, Milliseconds(started), failure.Detail, failure.OutcomeUnknown);
            throw;
        }

        string Mask(string text) => Secrets.Mask(request, text);
    }

    private long Milliseconds(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;
}

/// <summary>A body as the trace log may show it: JSON with the values of secret members masked, anything else by its size alone.</summary>
internal static class LoggedBody
{
    private const int Longest = 16 * 1024;

    private static readonly string[] SecretWords =
        ["password", "secret", "token", "private_key", "kube_config", "kubeconfig", "k8s_config", "user_data", "values"];

    /// <param name="mask">Takes known secrets out of text, wherever in it they stand; before JSON has its escapes again.</param>
    public static string Of(byte[] body, Call call, Func<string, string> mask)
    {
        if (body.Length == 0)
        {
            return "";
        }

        if (call.Secret)
        {
            return $"({body.Length} bytes, secret)";
        }

        try
        {
            var copy = new ArrayBufferWriter<byte>(body.Length);
            using (var writer = new Utf8JsonWriter(copy))
            {
                Mask(body, writer, mask);
            }

            var text = Encoding.UTF8.GetString(copy.WrittenSpan);
            return text.Length <= Longest ? text : text[..Longest] + "…";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"({body.Length} bytes, not JSON)";
        }
    }

    private static void Mask(ReadOnlySpan<byte> body, Utf8JsonWriter writer, Func<string, string> mask)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject: writer.WriteStartObject(); break;
                case JsonTokenType.EndObject: writer.WriteEndObject(); break;
                case JsonTokenType.StartArray: writer.WriteStartArray(); break;
                case JsonTokenType.EndArray: writer.WriteEndArray(); break;
                case JsonTokenType.PropertyName:
                    var name = reader.GetString()!;
                    writer.WritePropertyName(mask(name));
                    if (SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    {
                        reader.Read();
                        reader.Skip();
                        writer.WriteStringValue("***");
                    }

                    break;
                case JsonTokenType.String: writer.WriteStringValue(mask(reader.GetString()!)); break;
                default: writer.WriteRawValue(reader.ValueSpan); break;
            }
        }
    }
}
