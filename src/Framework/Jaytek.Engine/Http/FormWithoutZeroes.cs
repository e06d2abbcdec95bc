namespace Jaytek.Engine.Http;

/// <summary>
/// The body of a form, without the U+0000 in it (<c>%00</c>; a percent sign that was typed is <c>%25</c>). ASP.NET Core refuses to read a form
/// that holds one, and with it everything else that was typed.
/// </summary>
/// <param name="body">The body as it came, <c>application/x-www-form-urlencoded</c>.</param>
internal sealed class FormWithoutZeroes(Stream body) : Stream
{
    private readonly byte[] _chunk = new byte[4096];

    // What of the chunk can be read, and behind it what may be the beginning of a U+0000.
    private int _start;
    private int _end;
    private int _held;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_start == _end)
        {
            _chunk.AsSpan(_end, _held).CopyTo(_chunk);
            var read = await body.ReadAsync(_chunk.AsMemory(_held), cancellationToken);
            (_start, _end, _held) = read == 0 ? (0, _held, 0) : Filtered(_held + read);
            if (read == 0 && _end == 0)
                return 0;
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _chunk.AsSpan(_start, count).CopyTo(buffer.Span);
        _start += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Forms are read without blocking.");

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private (int Start, int End, int Held) Filtered(int length)
    {
        var to = 0;
        for (var from = 0; from < length; from++)
        {
            if (_chunk.AsSpan(from, length - from).StartsWith("%00"u8))
                from += 2;
            else
                _chunk[to++] = _chunk[from];
        }

        var kept = _chunk.AsSpan(0, to);
        var held = kept.EndsWith("%"u8) ? 1 : kept.EndsWith("%0"u8) ? 2 : 0;
        return (0, to - held, held);
    }
}
