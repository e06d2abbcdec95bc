using System.Collections.Concurrent;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// Knows which sessions were signed out of while their cookie is good: by a look at the row's key once for each session, and from memory
/// until somebody signs out, here or in another process.
/// </summary>
internal sealed class EndedSessions(IServiceScopeFactory scopes) : IEpochListener
{
    public const string EpochName = IEpochListener.Own + "sessions";

    /// <summary>Under this provider an ended session's id is the name of a row of the account, and its value is when the row may go.</summary>
    public const string Provider = "Jaytek.EndedSession";

    private const int MostSessions = 20_000;

    private volatile ConcurrentDictionary<string, bool> _ended = new(StringComparer.Ordinal);

    public string Epoch => EpochName;

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        _ended = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    public ValueTask<bool> IsEndedAsync(string userId, string sessionId, CancellationToken cancellationToken)
    {
        // Whatever is read below is kept in the memory that was current before the read, which a change meanwhile has replaced.
        var ended = _ended;
        return ended.TryGetValue(sessionId, out var known) ? ValueTask.FromResult(known) : LoadAsync(ended, userId, sessionId, cancellationToken);
    }

    private async ValueTask<bool> LoadAsync(ConcurrentDictionary<string, bool> ended, string userId, string sessionId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var isEnded = await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<IdentityUserToken<string>>()
            .AnyAsync(row => row.UserId == userId && row.LoginProvider == Provider && row.Name == sessionId, cancellationToken);
        if (ended.Count >= MostSessions)
            ended.Clear();
        ended[sessionId] = isEnded;
        return isEnded;
    }
}
