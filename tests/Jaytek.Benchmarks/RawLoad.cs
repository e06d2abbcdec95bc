using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Jaytek.Benchmarks;

/// <summary>What a load saw.</summary>
/// <param name="Requests">Answers counted.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Latencies">How long each answer took, in ticks of <see cref="Stopwatch"/>, ascending.</param>
internal sealed record LoadResult(long Requests, double Seconds, IReadOnlyList<long> Latencies)
{
    public double PerSecond => Requests / Seconds;

    /// <summary>The time within which this share of the answers came, milliseconds.</summary>
    public double Milliseconds(double share) => Latencies[Math.Min(Latencies.Count - 1, (int)(Latencies.Count * share))] * 1000.0 / Stopwatch.Frequency;
}

/// <summary>What a load sends: a GET, or a POST whose body is another each time.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="Encodings">What is accepted.</param>
/// <param name="Token">The bearer token, if any.</param>
/// <param name="Body">The JSON of the so-manieth request of a run; null for a GET.</param>
internal sealed record LoadRequest(string Path, string Encodings = RawLoad.Encodings, string? Token = null, Func<long, byte[]>? Body = null)
{
    private readonly string _head = $"Accept-Encoding: {Encodings}\r\n" + (Token is null ? "" : $"Authorization: Bearer {Token}\r\n");
    private byte[]? _get;

    /// <summary>The bytes to send to a server.</summary>
    public byte[] BytesFor(Uri server, long number)
    {
        if (Body is null)
            return _get ??= Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: {server.Authority}\r\n{_head}\r\n");
        var body = Body(number);
        var head = Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: {server.Authority}\r\n{_head}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. head, .. body];
    }
}

/// <summary>A load that costs little itself: requests over kept connections, one at a time on each; the answer is read by its length and checked to be a 200 or 201.</summary>
internal static class RawLoad
{
    private const int Connections = 16;

    /// <summary>What browsers and good clients send.</summary>
    public const string Encodings = "gzip, br";

    /// <summary>For bodies as they are made.</summary>
    public const string Plain = "identity";

    private static long _sent;

    /// <summary>The body as it is sent to the load.</summary>
    public static async Task<byte[]> BodyOfAsync(Uri address, string encodings, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encodings);
        return await client.GetByteArrayAsync(address, cancellationToken);
    }

    public static async Task<LoadResult> RunAsync(Uri server, LoadRequest request, TimeSpan duration, CancellationToken cancellationToken)
    {
        if (!server.IsLoopback)
            throw new ArgumentException("A load goes to loopback only.", nameof(server));
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Connections)
            .Select(_ => Task.Run(() => LoopAsync(server, request, watch, duration, cancellationToken), cancellationToken)));
        var seconds = watch.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(l => l).ToArray();
        Array.Sort(all);
        return new LoadResult(all.Length, seconds, all);
    }

    private static async Task<List<long>> LoopAsync(Uri server, LoadRequest request, Stopwatch watch, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
        var buffer = new byte[256 * 1024];
        var latencies = new List<long>();
        while (watch.Elapsed < duration)
        {
            var bytes = request.BytesFor(server, Interlocked.Increment(ref _sent));
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(bytes, cancellationToken);
            await ReadAnswerAsync(socket, buffer, cancellationToken);
            latencies.Add(Stopwatch.GetTimestamp() - start);
        }
        return latencies;
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
                expected = end + 4 + LengthOf(buffer.AsSpan(0, end), buffer.AsSpan(0, filled));
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> answer)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8) && !head.StartsWith("HTTP/1.1 201"u8))
            throw new IOException($"Not a 200: {Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 1500)])}");
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0)
            throw new IOException($"The answer has no Content-Length: {Encoding.ASCII.GetString(head)}");
        var digits = head[(at + name.Length)..];
        var end = digits.IndexOf((byte)'\r');
        return int.Parse(digits[..(end < 0 ? digits.Length : end)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
