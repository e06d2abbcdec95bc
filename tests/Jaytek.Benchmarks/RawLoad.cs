using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Jaytek.Benchmarks;

/// <summary>What a load saw.</summary>
/// <param name="Requests">Answers counted.</param>
/// <param name="Seconds">How long it ran.</param>
internal sealed record LoadResult(long Requests, double Seconds)
{
    public double PerSecond => Requests / Seconds;
}

/// <summary>A load that costs little itself: the same request over kept connections, one at a time on each; the answer is read by its length and checked to be a 200.</summary>
internal static class RawLoad
{
    private const int Connections = 16;

    /// <summary>What browsers and good clients send.</summary>
    public const string Encodings = "gzip, br";

    /// <summary>For bodies as they are made.</summary>
    public const string Plain = "identity";

    /// <summary>The body as it is sent to the load.</summary>
    public static async Task<byte[]> BodyOfAsync(Uri address, string encodings, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encodings);
        return await client.GetByteArrayAsync(address, cancellationToken);
    }

    public static async Task<LoadResult> RunAsync(Uri address, string encodings, TimeSpan duration, CancellationToken cancellationToken)
    {
        if (!address.IsLoopback)
            throw new ArgumentException("A load goes to loopback only.", nameof(address));
        var request = Encoding.ASCII.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Encoding: {encodings}\r\n\r\n");
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections)
            .Select(_ => Task.Run(() => LoopAsync(address, request, watch, duration, cancellationToken), cancellationToken)));
        return new LoadResult(counts.Sum(), watch.Elapsed.TotalSeconds);
    }

    private static async Task<long> LoopAsync(Uri address, byte[] request, Stopwatch watch, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
        var buffer = new byte[64 * 1024];
        long count = 0;
        for (; watch.Elapsed < duration; count++)
        {
            await socket.SendAsync(request, cancellationToken);
            await ReadAnswerAsync(socket, buffer, cancellationToken);
        }
        return count;
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        var expected = int.MaxValue;
        while (filled < expected)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
                throw new IOException("The server closed the connection.");
            filled += read;
            if (expected == int.MaxValue && buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                expected = end + 4 + LengthOf(buffer.AsSpan(0, end));
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8))
            throw new IOException($"Not a 200: {Encoding.ASCII.GetString(head[..Math.Min(head.Length, 40)])}");
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0)
            throw new IOException("The answer has no Content-Length.");
        var digits = head[(at + name.Length)..];
        var end = digits.IndexOf((byte)'\r');
        return int.Parse(digits[..(end < 0 ? digits.Length : end)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
