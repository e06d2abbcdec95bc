using System.Text.Json;
using Jaytek.Engine.Outgoing;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;

namespace Jaytek.Payments.Stripe.Calls;

/// <summary>Sends calls until they have an answer or are not worth another try. It writes no key, no parameter and no body to the log.</summary>
internal sealed class StripeCaller(StripeOptions options, OutgoingHttp shared, TimeProvider clock, ILogger<StripeCaller> logger) : IDisposable
{
    private const int MostBytes = 16 * 1024 * 1024;

    // The rules of repeating are Stripe's own: StripeRetry.
    private readonly OutgoingClient _client = new("stripe") { AttemptTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds), Retries = 0 };

    // Only who configures the site can name this machine, and then means a stand-in.
    private readonly OutgoingHttp? _own = options.IsLoopback() ? OutgoingHttp.WithLoopback(clock) : null;

    /// <summary>How the calls of this process went.</summary>
    public StripePulse Pulse { get; } = new();

    /// <summary>Makes a call.</summary>
    /// <exception cref="StripeException">It failed; whether it may have been done all the same, the failure tells.</exception>
    public async Task<T> CallAsync<T>(StripeRequest request, CancellationToken cancellationToken)
    {
        if (!options.IsSet())
            throw new InvalidOperationException("There is no account at Stripe: Jaytek:Payments:Stripe:SecretKey is empty.");
        var unknown = false;
        for (var tries = 1; ; tries++)
        {
            try
            {
                var answer = await TryAsync<T>(request, cancellationToken);
                Pulse.Succeeded(clock.GetUtcNow());
                return answer;
            }
            catch (StripeException e)
            {
                Pulse.Note(e.Failure, clock.GetUtcNow());
                unknown = !request.IsRead && StripeFailures.IsUnknown(e.Failure, unknown, request.IdempotencyKey is not null);
                if (StripeRetry.Wait(e.Failure, tries, options.Retries, Random.Shared.NextDouble()) is not { } wait)
                    throw new StripeException(e.Failure with { OutcomeUnknown = unknown }, e.InnerException);
                logger.LogWarning(
                    "{Method} {Path} of Stripe failed ({Kind}, {Status}, {RequestId}) and is tried again in {Wait}", request.Method, request.Path, e.Failure.Kind, e.Failure.Status, e.Failure.RequestId, wait);
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
    }

    public void Dispose() => _own?.Dispose();

    private async Task<T> TryAsync<T>(StripeRequest request, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(request, cancellationToken);
        var body = await ReadAsync(answer, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new StripeException(StripeFailures.Of(answer, body, clock.GetUtcNow()));
        try
        {
            return JsonSerializer.Deserialize<T>(body, StripeJson.Options) ?? throw new StripeException(StripeFailures.Unreadable(answer, "it is null"));
        }
        catch (JsonException e)
        {
            throw new StripeException(StripeFailures.Unreadable(answer, $"{typeof(T).Name} at {e.Path}"), e);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(StripeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await (_own ?? shared).SendAsync(_client, () => request.ToMessage(options), cancellationToken);
        }
        catch (HttpRequestException e) when (e.InnerException is BrokenCircuitException)
        {
            throw new StripeException(new StripeFailure(StripeFailureKind.NotAsked, e.Message), e);
        }
        catch (HttpRequestException e)
        {
            throw new StripeException(StripeFailures.Connection(e.Message), e);
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(_client.AttemptTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(either.Token);
            using var body = new MemoryStream();
            var buffer = new byte[16 * 1024];
            while (await stream.ReadAsync(buffer, either.Token) is > 0 and var read)
            {
                if (body.Length + read > MostBytes)
                    throw new StripeException(StripeFailures.Unreadable(answer, "it is too long"));
                body.Write(buffer, 0, read);
            }
            return body.ToArray();
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new StripeException(StripeFailures.Connection("its answer broke off"), e);
        }
    }
}
