using System.IO.Pipelines;
using System.Net;

namespace Terraform.Testing;

/// <summary>A request body that grows while the call runs.</summary>
internal sealed class StreamingContent : HttpContent
{
    private readonly Pipe pipe = new();

    public PipeWriter Writer => pipe.Writer;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // The headers must leave before the first message does.
        await stream.FlushAsync();
        while (true)
        {
            var result = await pipe.Reader.ReadAsync();
            foreach (var part in result.Buffer)
            {
                await stream.WriteAsync(part);
            }

            await stream.FlushAsync();
            pipe.Reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
