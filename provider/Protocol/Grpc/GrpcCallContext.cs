using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Terraform.Protocol;

/// <summary>What a handler knows about its call beside the request.</summary>
/// <param name="path">The request path, as in <c>/tfplugin6.Provider/ReadResource</c>.</param>
/// <param name="headers">As they came; null in tests.</param>
/// <param name="deadline">In UTC; <see cref="DateTime.MaxValue"/> when the client set none, as Terraform does.</param>
/// <param name="ended">Set when the client gave up or went away, or the deadline has passed.</param>
internal sealed class GrpcCallContext(string path, IHeaderDictionary? headers, DateTime deadline, CancellationToken ended) : ServerCallContext
{
    protected override string MethodCore => path;

    protected override string HostCore => headers?.Host.ToString() ?? "";

    /// <summary>Always the one client that started the process.</summary>
    protected override string PeerCore => "";

    protected override DateTime DeadlineCore => deadline;

    protected override Metadata RequestHeadersCore => field ??= Text(headers);

    protected override CancellationToken CancellationTokenCore => ended;

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; } = Status.DefaultSuccess;

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => new(null, []);

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("A plugin calls nobody on behalf of a call.");

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) =>
        throw new NotSupportedException("go-plugin's clients read no response headers; the trailers can hold more.");

    /// <summary>Without HTTP/2's own and without binary ones, which no client of a plugin sends.</summary>
    private static Metadata Text(IHeaderDictionary? headers)
    {
        var metadata = new Metadata();
        foreach (var (key, value) in headers ?? new HeaderDictionary())
        {
            if (!key.StartsWith(':') && !key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
            {
                metadata.Add(key, value.ToString());
            }
        }

        return metadata;
    }
}
