using Jaytek.Engine.Outgoing;

namespace Jaytek.UnitTests.Engine;

/// <summary>Calls that somebody else's client makes, with the circuit breaker of our own.</summary>
public sealed class OutgoingCircuitTests
{
    private readonly OutgoingCircuit _circuit = new(new OutgoingClient("test") { BreakAfter = 2 }, exception => exception is IOException, TimeProvider.System);

    private int _asked;

    [Fact]
    public async Task Server_that_fails_again_and_again_is_left_alone()
    {
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<IOException>(() => AskAsync(new IOException("gone")));
        var left = await Assert.ThrowsAsync<OpenCircuitException>(() => AskAsync(null));
        Assert.Contains("left alone for 30 seconds", left.Message, StringComparison.Ordinal);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Answer_that_is_no_failure_and_a_caller_who_leaves_say_nothing_about_the_server()
    {
        for (var i = 0; i < 4; i++)
            await Assert.ThrowsAsync<KeyNotFoundException>(() => AskAsync(new KeyNotFoundException()));
        using var gone = new CancellationTokenSource();
        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => _circuit.RunAsync<int>(async _ =>
            {
                await gone.CancelAsync();
                throw new IOException("torn by the caller");
            }, gone.Token));
        }

        Assert.Equal(5, await AskAsync(null));
    }

    private Task<int> AskAsync(Exception? wrong) => _circuit.RunAsync(
        _ => wrong is null ? Task.FromResult(Interlocked.Increment(ref _asked)) : Task.FromException<int>(Counted(wrong)), CancellationToken.None);

    private Exception Counted(Exception wrong)
    {
        _asked++;
        return wrong;
    }
}
