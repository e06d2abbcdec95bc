using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Payments.Stripe;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>When webhooks of a call are sent.</summary>
internal enum HooksWhen
{
    /// <summary>Once the call is answered.</summary>
    AfterAnswer,

    /// <summary>Before the call is answered, and its answer waits for them.</summary>
    BeforeAnswer,

    /// <summary>When the test says so.</summary>
    ByHand,
}

/// <summary>Sends events to a site, signed as Stripe signs them, and as badly as Stripe may: twice, in another order, early.</summary>
internal sealed class StripeHooks(StripeBooks books, TimeProvider clock) : IDisposable
{
    public const string Secret = "whsec_standInStandInStandInStandIn01";

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Takes a request to the site, such as <c>client.SendAsync</c> of a host in a test; null sends nothing, and what happened waits.</summary>
    public Func<HttpRequestMessage, Task<HttpResponseMessage>>? Send { get; set; }

    /// <summary>The address that they go to; relative where <see cref="Send"/> knows the host.</summary>
    public Uri Target { get; set; } = new("/webhooks/stripe", UriKind.Relative);

    public HooksWhen When { get; set; }

    /// <summary>How often each is sent.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>True sends the latest first.</summary>
    public bool Reversed { get; set; }

    /// <summary>How far the time in signatures is from now.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>What signs; several while a secret is changed.</summary>
    public IReadOnlyList<string> Secrets { get; set; } = [Secret];

    /// <summary>What was sent, by event's id and kind, and what was answered.</summary>
    public ConcurrentQueue<(string EventId, string Type, HttpStatusCode Status)> Sent { get; } = new();

    /// <summary>Sends what has happened since.</summary>
    public async Task DeliverAsync()
    {
        if (Send is null)
            return;
        await _one.WaitAsync();
        try
        {
            List<JsonObject> events;
            lock (books.Gate)
            {
                events = [.. books.Untold];
                books.Untold.Clear();
            }
            foreach (var told in Reversed ? Enumerable.Reverse(events) : events)
            {
                for (var copy = 0; copy < Copies; copy++)
                    await SendAsync(told);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Sends an event again, as Stripe does for days until it is taken.</summary>
    public Task RedeliverAsync(string eventId)
    {
        JsonObject told;
        lock (books.Gate)
            told = books.ById(eventId)!;
        return SendAsync(told);
    }

    public void Dispose() => _one.Dispose();

    /// <summary>A signed request with these bytes.</summary>
    public HttpRequestMessage Signed(byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add(StripeSignature.HeaderName, StripeSignature.Header(body, Secrets, clock.GetUtcNow() + Skew));
        return request;
    }

    private async Task SendAsync(JsonObject told)
    {
        using var request = Signed(Encoding.UTF8.GetBytes(told.ToJsonString()));
        using var answer = await Send!(request);
        Sent.Enqueue(((string)told["id"]!, (string)told["type"]!, answer.StatusCode));
    }
}
