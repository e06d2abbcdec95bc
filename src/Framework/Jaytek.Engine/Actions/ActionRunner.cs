using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Events;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Actions;

/// <summary>
/// Runs every mutation of the product: opens the unit of work or joins the open one, turns lost races into <c>engine.conflict</c>,
/// <c>engine.duplicate</c> or <c>engine.busy</c>, writes audit rows and outbox rows in the same transaction, and rolls everything back on a
/// refusal or an exception.
/// </summary>
public sealed class ActionRunner
{
    private const int MaxRuns = 3;

    private readonly UnitOfWork _unit;
    private readonly ICurrentActor _actor;
    private readonly IAuthorizer _authorizer;
    private readonly TimeProvider _clock;
    private readonly OutboxSignal _signal;
    private readonly EpochPoller _epochs;

    /// <summary>Made by dependency injection, once per scope.</summary>
    public ActionRunner(IServiceProvider services)
    {
        _unit = services.GetRequiredService<UnitOfWork>();
        _actor = services.GetRequiredService<ICurrentActor>();
        _authorizer = services.GetRequiredService<IAuthorizer>();
        _clock = services.GetRequiredService<TimeProvider>();
        _signal = services.GetRequiredService<OutboxSignal>();
        _epochs = services.GetRequiredService<EpochPoller>();
    }

    /// <summary>
    /// For who runs many actions one after another, also in scopes of their own: this process clears its caches once for all of them, when the
    /// answer is disposed, or with the tick of each second, as other processes do. No change of rights belongs inside: what it takes away would go on being granted until then.
    /// </summary>
    public IAsyncDisposable FollowOnce() => new FollowingOnce(_epochs);

    /// <summary>Runs <paramref name="body"/> as the action <paramref name="name"/> (<c>module.noun.verb</c>, the audit trail's word for it).</summary>
    public Task<Result<T>> RunAsync<T>(string name, Func<ActionScope, Task<Result<T>>> body, CancellationToken cancellationToken) =>
        _unit.IsOpen ? JoinAsync(name, body) : OpenAsync(name, body, commit: true, cancellationToken);

    /// <summary>As <see cref="RunAsync{T}"/>, for actions without a value.</summary>
    public async Task<Result> RunAsync(string name, Func<ActionScope, Task<Result>> body, CancellationToken cancellationToken) =>
        await RunAsync<bool>(name, async scope => (await body(scope)).Error is { } error ? error : true, cancellationToken);

    /// <summary>
    /// As <see cref="RunAsync{T}"/>, for bodies that may be run again from their start because they change nothing but the unit of work and
    /// read nothing that can be read only once: a unit that the database sacrifices to others is rolled back and run again, three times in all.
    /// </summary>
    public Task<Result<T>> RunRepeatableAsync<T>(string name, Func<ActionScope, Task<Result<T>>> body, CancellationToken cancellationToken) =>
        _unit.IsOpen ? JoinAsync(name, body) : OpenAsync(name, body, commit: true, cancellationToken, MaxRuns);

    /// <summary>As <see cref="RunRepeatableAsync{T}"/>, for actions without a value.</summary>
    public async Task<Result> RunRepeatableAsync(string name, Func<ActionScope, Task<Result>> body, CancellationToken cancellationToken) =>
        await RunRepeatableAsync<bool>(name, async scope => (await body(scope)).Error is { } error ? error : true, cancellationToken);

    /// <summary>Runs <paramref name="body"/> whole, saves, and rolls back: for checks that must see what would happen. Refused inside an open unit.</summary>
    public Task<Result<T>> RehearseAsync<T>(string name, Func<ActionScope, Task<Result<T>>> body, CancellationToken cancellationToken) =>
        _unit.IsOpen
            ? throw new InvalidOperationException("A rehearsal opens a unit of work of its own.")
            : OpenAsync(name, body, commit: false, cancellationToken);

    private async Task<Result<T>> JoinAsync<T>(string name, Func<ActionScope, Task<Result<T>>> body)
    {
        var isWhole = false;
        try
        {
            var result = await body(NewScope(name));
            isWhole = result.IsSuccess;
            return result;
        }
        finally
        {
            // A caller that goes on after a refusal, or after an exception that it caught, must not commit the half that was done.
            if (!isWhole)
                _unit.Doom();
        }
    }

    private async Task<Result<T>> OpenAsync<T>(
        string name, Func<ActionScope, Task<Result<T>>> body, bool commit, CancellationToken cancellationToken, int runs = 1)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                return await RunOnceAsync(name, body, commit, cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                return new Error("engine.conflict", "Somebody else changed this meanwhile. Reload it and try again.", ErrorKind.Conflict);
            }
            catch (Exception e) when (DatabaseFailures.Of(e) is not DatabaseFailure.Other and var failure)
            {
                if (failure == DatabaseFailure.Duplicate)
                    return new Error("engine.duplicate", "Something with the same key exists already.", ErrorKind.Conflict);
                // After a lock that was waited for in vain the next wait would be as long.
                if (failure == DatabaseFailure.Busy || run >= runs)
                    return new Error("engine.busy", "The database is busy with other changes; nothing was changed. Try again in a moment.", ErrorKind.Unavailable);
            }
            finally
            {
                await _unit.CloseAsync();
            }
            // Whoever met in a deadlock should not meet again in step.
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 50 * run)), _clock, cancellationToken);
        }
    }

    private async Task<Result<T>> RunOnceAsync<T>(string name, Func<ActionScope, Task<Result<T>>> body, bool commit, CancellationToken cancellationToken)
    {
        await _unit.OpenAsync(cancellationToken);
        var result = await body(NewScope(name));
        if (!result.IsSuccess)
            return result;
        if (!commit)
        {
            await _unit.Db.SaveChangesAsync(cancellationToken);
            return result;
        }
        var (events, epochs) = await _unit.CommitAsync(_clock.GetUtcNow(), cancellationToken);
        if (events)
            _signal.Set();
        // The commit stands: a caller that went away must not keep this process from following its own change.
        if (epochs && !FollowingOnce.IsUnderWay)
            await _epochs.FollowAsync(CancellationToken.None);
        return result;
    }

    private ActionScope NewScope(string name) => new(name, _unit, _actor.Actor, _authorizer, _clock.GetUtcNow());
}
