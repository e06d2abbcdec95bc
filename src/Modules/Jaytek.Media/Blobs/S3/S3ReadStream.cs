using Amazon.S3.Model;
using Jaytek.Engine.Contracts;

namespace Jaytek.Media.Blobs.S3;

/// <summary>
/// A blob of the bucket for random access. It asks for windows that grow while they are read on: a player that seeks costs little, and a whole
/// film few requests. What breaks off is taken up where it was.
/// </summary>
/// <param name="bucket">Where it lies.</param>
/// <param name="blob">The object.</param>
/// <param name="again">Finds the object that holds the bytes now: a newer one may have taken its place.</param>
internal sealed class S3ReadStream(S3Bucket bucket, S3Blob blob, Func<CancellationToken, Task<S3Blob?>> again) : Stream
{
    private const long FirstWindow = 512 * 1024;
    private const long LargestWindow = 16 * 1024 * 1024;
    private const int MostAttempts = 3;

    private S3Blob _blob = blob;
    private GetObjectResponse? _window;
    private long _windowEnd;
    private long _windowLength = FirstWindow;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _blob.Length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = origin switch { SeekOrigin.Current => _position + offset, SeekOrigin.End => Length + offset, _ => offset };
        ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
        if (to != _position)
        {
            CloseWindow();
            (_position, _windowLength) = (to, FirstWindow);
        }
        return _position;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= Length || buffer.Length == 0)
            return 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadOnceAsync(buffer, cancellationToken);
            }
            catch (Exception e) when (S3Bucket.IsFailure(e, cancellationToken))
            {
                CloseWindow();
                if (attempt == MostAttempts)
                    throw bucket.Failure(e);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Blobs are read asynchronously: they may lie far away.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        CloseWindow();
        base.Dispose(disposing);
    }

    private async Task<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(bucket.Patience);
        if (_window is null)
            await OpenWindowAsync(cancellationToken);
        var most = (int)Math.Min(buffer.Length, _windowEnd - _position);
        var read = await _window!.ResponseStream.ReadAsync(buffer[..most], patience.Token);
        if (read == 0)
            throw new EndOfStreamException($"The object {_blob.Key} ended {_windowEnd - _position} bytes early.");
        _position += read;
        if (_position == _windowEnd)
        {
            CloseWindow();
            _windowLength = Math.Min(_windowLength * 2, LargestWindow);
        }
        return read;
    }

    private async Task OpenWindowAsync(CancellationToken cancellationToken)
    {
        var end = Math.Min(Length, _position + _windowLength);
        _window = await AskAsync(end, cancellationToken);
        if (_window is null)
        {
            if (await again(cancellationToken) is { } now)
                _blob = now;
            _window = await AskAsync(end, cancellationToken)
                ?? throw new BlobStoreUnavailableException($"The object {_blob.Key} was removed while it was read ({bucket.Server}).");
        }
        _windowEnd = end;
    }

    private Task<GetObjectResponse?> AskAsync(long end, CancellationToken cancellationToken) =>
        bucket.AskAsync((s3, ct) => s3.GetObjectAsync(new GetObjectRequest
        {
            BucketName = bucket.Name, Key = _blob.Key, ByteRange = new ByteRange(_position, end - 1),
        }, ct), cancellationToken);

    private void CloseWindow()
    {
        _window?.Dispose();
        _window = null;
    }
}
