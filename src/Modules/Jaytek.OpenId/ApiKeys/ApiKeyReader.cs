using System.Collections.Concurrent;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Kernel;
using Jaytek.OpenId.Bearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.OpenId.ApiKeys;

/// <summary>Keys as requests need them, read once and kept until some key is made or revoked.</summary>
internal sealed class ApiKeyReader(IServiceScopeFactory scopes, IAccounts accounts, SideNotes notes, TimeProvider clock) : IEpochListener
{
    public const string EpochName = IEpochListener.Own + "api-keys";

    private const int MostKeys = 20_000;

    private static readonly TimeSpan UseIsKept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _uses = new(StringComparer.Ordinal);

    private volatile ConcurrentDictionary<string, Known?> _keys = new(StringComparer.Ordinal);

    public string Epoch => EpochName;

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        _keys = new ConcurrentDictionary<string, Known?>(StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    /// <summary>The key's owner within the key's limit; null where the key, or its owner's account, is not good now.</summary>
    public async ValueTask<Actor?> ActorAsync(string text, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.IsWellFormed(text) || await FindAsync(Secrets.HashOf(text), cancellationToken) is not { } known)
            return null;
        var now = clock.GetUtcNow();
        if (known.Key.RevokedAt is not null || known.Key.ExpiresAt <= now || await accounts.FindAsync(known.Key.OwnerId, cancellationToken) is not { } owner)
            return null;
        await NoteUseAsync(known.Key.Id, now, cancellationToken);
        return Actor.User(owner.UserId, owner.UserName) with { Limit = known.Limit, Credential = IssuedCredentials.NameOf(known.Key) };
    }

    private async ValueTask<Known?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        // Whatever is read below is kept in the memory that was current before the read, which a change meanwhile has replaced.
        var keys = _keys;
        if (keys.TryGetValue(hash, out var known))
            return known;
        await using var scope = scopes.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(one => one.Hash == hash, cancellationToken);
        known = key is null ? null : new Known(key, new ActorLimit([], [.. key.Permissions.Select(Permission.Parse)]));
        if (keys.Count >= MostKeys)
            keys.Clear();
        keys[hash] = known;
        return known;
    }

    // At most once a minute in each process: a busy key would else write with each request.
    private async Task NoteUseAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = _uses.GetValueOrDefault(id);
        if (now - last < UseIsKept || !(last == default ? _uses.TryAdd(id, now) : _uses.TryUpdate(id, now, last)))
            return;
        await notes.WriteAsync($"the use of the API key {id}", db => db.Set<ApiKey>().Where(key => key.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, (DateTimeOffset?)now), CancellationToken.None), cancellationToken);
    }

    private sealed record Known(ApiKey Key, ActorLimit Limit);
}
