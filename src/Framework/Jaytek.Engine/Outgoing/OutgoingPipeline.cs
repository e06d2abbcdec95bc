using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Jaytek.Engine.Outgoing;

/// <summary>The two ways of an outgoing call to one host. They share the circuit breaker.</summary>
/// <param name="Once">Circuit breaker, then limit of time.</param>
/// <param name="Repeated">The same within retries.</param>
internal sealed record OutgoingPipeline(ResiliencePipeline<HttpResponseMessage> Once, ResiliencePipeline<HttpResponseMessage> Repeated)
{
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    public static OutgoingPipeline For(OutgoingClient client, TimeProvider clock)
    {
        var once = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.5,
                MinimumThroughput = client.BreakAfter,
                SamplingDuration = Sampling,
                BreakDuration = client.BreakFor,
                ShouldHandle = attempt => ValueTask.FromResult(IsFailure(attempt.Outcome)),
            })
            .AddTimeout(client.AttemptTimeout)
            .Build();
        return new OutgoingPipeline(once, client.Retries == 0 ? once : Repeat(client, clock, once));
    }

    /// <summary>True where doing it twice is doing it once.</summary>
    public static bool MayRepeat(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete
        || request.Headers.Contains("Idempotency-Key");

    private static ResiliencePipeline<HttpResponseMessage> Repeat(OutgoingClient client, TimeProvider clock, ResiliencePipeline<HttpResponseMessage> once) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = client.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = client.FirstDelay,
                MaxDelay = client.LongestDelay,
                ShouldHandle = attempt => ValueTask.FromResult(IsFailure(attempt.Outcome) && !(WaitOf(attempt.Outcome.Result, clock) > client.LongestDelay)),
                DelayGenerator = attempt => ValueTask.FromResult(WaitOf(attempt.Outcome.Result, clock)),
                OnRetry = attempt =>
                {
                    attempt.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            })
            .AddPipeline(once)
            .Build();

    /// <summary>How long the answer asks to wait, or null.</summary>
    private static TimeSpan? WaitOf(HttpResponseMessage? answer, TimeProvider clock) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { InnerException: PrivateNetworkException } or PrivateNetworkException } => false,
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented } => true,
        _ => false,
    };
}
