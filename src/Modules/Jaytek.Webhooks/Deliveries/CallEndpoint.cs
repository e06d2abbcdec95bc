using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Jaytek.Webhooks.Endpoints;
using Microsoft.Extensions.Options;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>What came of one try.</summary>
/// <param name="Status">The answer's status, or null without an answer.</param>
/// <param name="Error">Why it failed, for people; null where it was taken.</param>
/// <param name="Body">The beginning of the answer's body.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record Answer(int? Status, string? Error, string? Body, TimeSpan? RetryAfter, int Milliseconds)
{
    public bool IsTaken => Error is null;

    public bool IsGone => Status == (int)HttpStatusCode.Gone;
}

/// <summary>Tells one endpoint one thing, once.</summary>
internal sealed class CallEndpoint(WebhookHttp http, Secrets secrets, IOptions<WebhooksOptions> options, TimeProvider clock)
{
    private const int MaxBody = 4_096;

    public async Task<Answer> RunAsync(Endpoint endpoint, Delivery delivery, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var keys = secrets.KeysOf(endpoint, now);
        if (keys.Count == 0)
            return new Answer(null, "The secret cannot be decrypted: the data folder's keys are not those that encrypted it. Give the endpoint a new secret.", null, null, 0);
        var watch = Stopwatch.StartNew();
        try
        {
            using var answer = await http.SendAsync(() => Request(endpoint, delivery, keys, now), cancellationToken);
            var body = await ReadAsync(answer, cancellationToken);
            return new Answer((int)answer.StatusCode, ErrorOf(answer), body, WaitOf(answer), (int)watch.ElapsedMilliseconds);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new Answer(null, Words(e), null, null, (int)watch.ElapsedMilliseconds);
        }
    }

    private static HttpRequestMessage Request(Endpoint endpoint, Delivery delivery, IReadOnlyList<byte[]> keys, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = new StringContent(delivery.Payload, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", delivery.MessageId);
        request.Headers.Add("webhook-timestamp", Signature.Seconds(now));
        request.Headers.Add("webhook-signature", Signature.Of(keys, delivery.MessageId, now, delivery.Payload));
        request.Headers.UserAgent.ParseAdd("Jaytek-Webhooks/1");
        return request;
    }

    private static string? ErrorOf(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        return status switch
        {
            >= 200 and < 300 => null,
            >= 300 and < 400 => $"It answered {status}; redirects are not followed. Give the address that it leads to.",
            _ => $"It answered {status} {answer.ReasonPhrase}".TrimEnd() + ".",
        };
    }

    private TimeSpan? WaitOf(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };

    /// <summary>A few kilobytes, for who looks why it failed; a receiver that never ends its answer is cut off.</summary>
    private async Task<string?> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        var buffer = new byte[MaxBody];
        var length = 0;
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(limit.Token);
            length = await body.ReadAtLeastAsync(buffer, MaxBody, throwOnEndOfStream: false, limit.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The status has arrived and is what counts.
        }
        // A zero has no place in a text of PostgreSQL.
        return length == 0 ? null : Encoding.UTF8.GetString(buffer, 0, length).Replace('\0', ' ');
    }

    private static string Words(Exception exception)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"{exception.Message.TrimEnd('.')}.");
        return words.Length > DeliveryTable.MaxError ? words[..DeliveryTable.MaxError] : words;
    }
}
