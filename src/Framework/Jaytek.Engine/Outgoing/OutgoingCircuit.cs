using Polly;
using Polly.CircuitBreaker;

namespace Jaytek.Engine.Outgoing;

/// <summary>
/// The circuit breaker of <see cref="OutgoingHttp"/> for calls that somebody else's client makes, such as that of a storage: the client's own
/// retries are one call. One for each server, kept as long as the client is.
/// </summary>
public sealed class OutgoingCircuit
{
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipeline _pipeline;
    private readonly TimeSpan _breakFor;

    /// <param name="client">How often a call may fail, and how long the server is left alone then; its other members mean nothing here.</param>
    /// <param name="isFailure">Whether an exception is the server's failing, and not an answer like "there is none", or the caller's leaving.</param>
    /// <param name="clock">Tells the time.</param>
    public OutgoingCircuit(OutgoingClient client, Func<Exception, bool> isFailure, TimeProvider clock)
    {
        _breakFor = client.BreakFor;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = client.BreakAfter,
                SamplingDuration = Sampling,
                BreakDuration = client.BreakFor,
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is { } exception && !attempt.Context.CancellationToken.IsCancellationRequested && isFailure(exception)),
            })
            .Build();
    }

    /// <summary>Calls, unless the server has failed too often.</summary>
    /// <param name="call">The call, which limits its own time.</param>
    /// <param name="cancellationToken">The caller's leaving, which says nothing about the server.</param>
    /// <exception cref="OpenCircuitException">The circuit is open; beside it whatever the call throws.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            throw new OpenCircuitException($"it has failed too often and is left alone for {_breakFor.TotalSeconds:0} seconds", e);
        }
    }
}

/// <summary>A server was not asked, for it has failed too often. Its message goes after the server's name and a colon.</summary>
public sealed class OpenCircuitException(string message, Exception inner) : HttpRequestException(message, inner);
