using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaytek.Engine.Data;

/// <summary>
/// Writes what a request leaves behind by the way, such as when a key was last used. Neither its failure nor a busy database is the request's
/// business: a read must not fail, or wait behind a long transaction, for a note that nobody has asked for.
/// </summary>
public sealed class SideNotes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger<SideNotes> _logger;

    /// <summary>Made by dependency injection.</summary>
    public SideNotes(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SideNotes> logger) => (_scopes, _clock, _logger) = (scopes, clock, logger);

    /// <summary>Writes in a context of its own. Usually it is done on return; else it goes on alone, and a failure of the database is logged.</summary>
    /// <param name="what">What is noted, for the log.</param>
    /// <param name="write">The write: one statement.</param>
    /// <param name="cancellationToken">Ends the wait, and not the write.</param>
    public async Task WriteAsync(string what, Func<JaytekDb, Task> write, CancellationToken cancellationToken)
    {
        // SQLite has no asynchronous calls: it would hold the request's own thread for as long as another transaction writes.
        var writing = Task.Run(() => TryAsync(what, write), CancellationToken.None);
        try
        {
            await writing.WaitAsync(Patience, _clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            _logger.LogDebug("The database is busy; {Note} is noted as soon as it can be", what);
        }
    }

    private async Task TryAsync(string what, Func<JaytekDb, Task> write)
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            await write(scope.ServiceProvider.GetRequiredService<JaytekDb>());
        }
        catch (Exception e) when (DatabaseFailures.IsOne(e))
        {
            _logger.LogWarning(e, "{Note} could not be noted", what);
        }
        catch (ObjectDisposedException)
        {
            // The host has ended meanwhile.
        }
    }
}
