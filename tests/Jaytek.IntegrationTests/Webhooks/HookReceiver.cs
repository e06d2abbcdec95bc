using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Jaytek.IntegrationTests.Webhooks;

/// <summary>A message as it arrived.</summary>
internal sealed record Received(string Path, string Id, string Signature, JsonNode Message)
{
    public string Type => (string)Message["type"]!;

    public string? Item => (string?)Message["data"]!["contentItemId"];
}

/// <summary>What a receiver answers.</summary>
internal sealed record Reply(int Status, string Body = "", string? RetryAfter = null, string? Location = null, Task? When = null);

/// <summary>A server that takes webhooks and answers as a test wants.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public HookReceiver(int? port = null)
    {
        Port = port ?? FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port { get; }

    public string Url(string path = "/") => $"http://127.0.0.1:{Port}{path}";

    /// <summary>What it says; 204 unless said otherwise.</summary>
    public Func<Received, Reply> Answers { get; set; } = _ => new Reply(204);

    /// <summary>Everything that arrived, in order.</summary>
    public ConcurrentQueue<Received> All { get; } = new();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var received = new Received(
            context.Request.Url!.AbsolutePath, context.Request.Headers["webhook-id"]!, context.Request.Headers["webhook-signature"]!, JsonNode.Parse(body)!);
        All.Enqueue(received);
        var reply = Answers(received);
        if (reply.When is { } when)
            await when;
        context.Response.StatusCode = reply.Status;
        if (reply.RetryAfter is { } wait)
            context.Response.Headers["Retry-After"] = wait;
        if (reply.Location is { } location)
            context.Response.Headers["Location"] = location;
        context.Response.Close(Encoding.UTF8.GetBytes(reply.Body), willBlock: false);
    }
}
