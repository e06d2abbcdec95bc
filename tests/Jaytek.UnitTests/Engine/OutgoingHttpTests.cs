using System.Net;
using System.Net.Sockets;
using Jaytek.Engine.Outgoing;

namespace Jaytek.UnitTests.Engine;

/// <summary>Calls of other servers, against one that fails as it is told.</summary>
public sealed class OutgoingHttpTests
{
    private static readonly OutgoingClient Quick = new("test") { FirstDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromSeconds(5), AttemptTimeout = TimeSpan.FromSeconds(30) };

    [Fact]
    public async Task A_server_that_fails_twice_is_asked_a_third_time()
    {
        await using var server = new FailingServer("503 Busy", "500 Broken", "200 OK");
        using var http = new OutgoingHttp(TimeProvider.System, _ => true);
        using var answer = await http.SendAsync(Quick, server.Get, CancellationToken.None);
        Assert.Equal((HttpStatusCode.OK, 3), (answer.StatusCode, server.Asked));
    }

    [Fact]
    public async Task The_tries_end_and_the_last_answer_is_handed_back()
    {
        await using var server = new FailingServer("503 Busy");
        using var http = new OutgoingHttp(TimeProvider.System, _ => true);
        using var answer = await http.SendAsync(Quick, server.Get, CancellationToken.None);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 4), (answer.StatusCode, server.Asked));
    }

    [Fact]
    public async Task A_caller_with_rules_of_its_own_gets_every_answer()
    {
        await using var server = new FailingServer("503 Busy", "200 OK");
        using var http = new OutgoingHttp(TimeProvider.System, _ => true);
        using var answer = await http.SendAsync(Quick with { Retries = 0 }, server.Get, CancellationToken.None);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (answer.StatusCode, server.Asked));
    }

    [Fact]
    public async Task A_wait_that_the_server_asks_for_is_waited()
    {
        await using var server = new FailingServer("429 Slowly\r\nRetry-After: 1", "200 OK");
        var clock = new NotingClock();
        using var http = new OutgoingHttp(clock, _ => true);
        using var answer = await http.SendAsync(Quick, server.Get, CancellationToken.None);
        Assert.Equal((HttpStatusCode.OK, 2), (answer.StatusCode, server.Asked));
        // What was to be waited for, and not how long it took on a machine that has more to do.
        Assert.Contains(TimeSpan.FromSeconds(1), clock.Waits);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_ends_the_tries()
    {
        await using var server = new FailingServer("503 Busy\r\nRetry-After: 3600", "200 OK");
        using var http = new OutgoingHttp(TimeProvider.System, _ => true);
        using var answer = await http.SendAsync(Quick, server.Get, CancellationToken.None);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (answer.StatusCode, server.Asked));
    }

    [Fact]
    public async Task What_might_happen_twice_is_sent_once_unless_it_has_a_key()
    {
        await using var server = new FailingServer("503 Busy", "503 Busy", "200 OK");
        using var http = new OutgoingHttp(TimeProvider.System, _ => true);
        using var refused = await http.SendAsync(Quick, () => new HttpRequestMessage(HttpMethod.Post, server.Address), CancellationToken.None);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (refused.StatusCode, server.Asked));
        using var done = await http.SendAsync(
            Quick, () => new HttpRequestMessage(HttpMethod.Post, server.Address) { Headers = { { "Idempotency-Key", "k" } } }, CancellationToken.None);
        Assert.Equal((HttpStatusCode.OK, 3), (done.StatusCode, server.Asked));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_and_one_that_fails_on_is_left_alone()
    {
        var client = Quick with { Retries = 1, BreakAfter = 2, AttemptTimeout = TimeSpan.FromMilliseconds(100) };
        await using var server = new FailingServer("silence");
        using var http = new OutgoingHttp(TimeProvider.System, _ => true);
        // Counted here: the server hears of a try that was given up only when the machine lets it.
        var made = 0;
        HttpRequestMessage Make()
        {
            made++;
            return server.Get();
        }

        var first = await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(client, Make, CancellationToken.None));
        Assert.Contains("has not answered", first.Message, StringComparison.Ordinal);
        // One to look at, and one for each try.
        Assert.Equal(3, made);
        var second = await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(client, Make, CancellationToken.None));
        Assert.Contains("has failed too often", second.Message, StringComparison.Ordinal);
        Assert.Equal(4, made);
    }

    [Fact]
    public async Task A_private_address_is_not_connected_to_and_not_tried_again()
    {
        await using var server = new FailingServer("200 OK");
        using var http = new OutgoingHttp(TimeProvider.System);
        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() =>
            http.SendAsync(Quick with { FirstDelay = TimeSpan.FromMinutes(1), LongestDelay = TimeSpan.FromMinutes(1) }, server.Get, CancellationToken.None));
        Assert.Contains("does not lie in the public internet", (refused.InnerException ?? refused).Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Asked);
    }

    /// <summary>Notes for how long was to be waited; a second passes at once.</summary>
    private sealed class NotingClock : TimeProvider
    {
        public System.Collections.Concurrent.ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, dueTime == TimeSpan.FromSeconds(1) ? TimeSpan.FromMilliseconds(1) : dueTime, period);
        }
    }

    /// <summary>Answers each request with the next of some status lines, the last one for ever; to <c>silence</c> with nothing.</summary>
    private sealed class FailingServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly string[] _answers;
        private readonly Task _work;
        private int _asked;

        public FailingServer(params string[] answers)
        {
            _answers = answers;
            _listener.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
            _work = ServeAsync();
        }

        public Uri Address { get; }

        public int Asked => _asked;

        public HttpRequestMessage Get() => new(HttpMethod.Get, Address);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _work;
            _stop.Dispose();
        }

        private async Task ServeAsync()
        {
            var open = new List<TcpClient>();
            try
            {
                while (true)
                {
                    var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    open.Add(client);
                    var answer = _answers[Math.Min(_asked, _answers.Length - 1)];
                    Interlocked.Increment(ref _asked);
                    if (answer == "silence")
                        continue;
                    var stream = client.GetStream();
                    await stream.ReadAtLeastAsync(new byte[4096], 1, cancellationToken: _stop.Token);
                    await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _stop.Token);
                    client.Close();
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                open.ForEach(client => client.Dispose());
            }
        }
    }
}
