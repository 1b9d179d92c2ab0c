namespace SimulatorTests.Safety;

/// <summary>An answer whose connection breaks in the middle.</summary>
internal sealed class BrokenStream(byte[] beginning) : MemoryStream(beginning)
{
    public override bool CanSeek => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await base.ReadAsync(buffer, cancellationToken);
        return count > 0 ? count : throw new HttpIOException(HttpRequestError.ResponseEnded, "cut in the middle");
    }
}
