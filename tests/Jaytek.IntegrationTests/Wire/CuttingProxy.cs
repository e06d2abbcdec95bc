using System.Net;
using System.Net.Sockets;

namespace Jaytek.IntegrationTests.Wire;

/// <summary>A bad network: passes connections on, and drops each of the first few after so many bytes of the sender, without a farewell.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private readonly long _cutAfter;
    private int _cutsLeft;

    public CuttingProxy(Uri target, int cuts, long cutAfter)
    {
        (Target, _cutsLeft, _cutAfter) = (target, cuts, cutAfter);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Where it leads; another process may have taken the place of one that was killed.</summary>
    public Uri Target { get; set; }

    /// <summary>How many connections were cut.</summary>
    public int Cuts { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient sender)
    {
        using var taken = sender;
        using var receiver = new TcpClient();
        try
        {
            await receiver.ConnectAsync(Target.Host, Target.Port, _end.Token);
            var up = CopyAsync(sender, receiver, mayCut: true);
            var down = CopyAsync(receiver, sender, mayCut: false);
            await Task.WhenAny(up, down);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A connection that breaks is what this is for.
        }
        // Reset, as where a cable is pulled and put back.
        taken.LingerState = receiver.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, bool mayCut)
    {
        var buffer = new byte[64 * 1024];
        var passed = 0L;
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _end.Token) is > 0 and var read)
            {
                passed += read;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _end.Token);
                if (!mayCut || passed < _cutAfter || Interlocked.Decrement(ref _cutsLeft) < 0)
                    continue;
                Cuts++;
                return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The other direction ended first.
        }
    }
}
