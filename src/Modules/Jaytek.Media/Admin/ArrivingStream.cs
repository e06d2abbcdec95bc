using Microsoft.AspNetCore.Http;

namespace Jaytek.Media.Admin;

/// <summary>
/// A part of a form as it arrives. A sender that breaks off or sends nonsense is the sender's fault, and told apart here from a disk
/// of ours that fails while the part is being written.
/// </summary>
internal sealed class ArrivingStream(Stream inner) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The refusal of a damaged body; what the server refused by itself, such as a body that is too large, stays what it is.</summary>
    public static BadHttpRequestException CutOff(Exception cause) =>
        cause as BadHttpRequestException ?? new BadHttpRequestException("The form was cut off or is damaged.", cause);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw CutOff(e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Uploads are read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
