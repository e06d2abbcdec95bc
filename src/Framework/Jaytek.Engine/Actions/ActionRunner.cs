using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Events;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Actions;

/// <summary>
/// Runs every mutation of the product: opens the unit of work or joins the open one, turns lost races into <c>engine.conflict</c>, writes
/// audit rows and outbox rows in the same transaction, and rolls everything back on a refusal or an exception.
/// </summary>
public sealed class ActionRunner
{
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

    /// <summary>Runs <paramref name="body"/> as the action <paramref name="name"/> (<c>module.noun.verb</c>, the audit trail's word for it).</summary>
    public Task<Result<T>> RunAsync<T>(string name, Func<ActionScope, Task<Result<T>>> body, CancellationToken cancellationToken) =>
        _unit.IsOpen ? JoinAsync(name, body) : OpenAsync(name, body, commit: true, cancellationToken);

    /// <summary>As <see cref="RunAsync{T}"/>, for actions without a value.</summary>
    public async Task<Result> RunAsync(string name, Func<ActionScope, Task<Result>> body, CancellationToken cancellationToken) =>
        await RunAsync<bool>(name, async scope => (await body(scope)).Error is { } error ? error : true, cancellationToken);

    /// <summary>Runs <paramref name="body"/> whole, saves, and rolls back: for checks that must see what would happen. Refused inside an open unit.</summary>
    public Task<Result<T>> RehearseAsync<T>(string name, Func<ActionScope, Task<Result<T>>> body, CancellationToken cancellationToken) =>
        _unit.IsOpen
            ? throw new InvalidOperationException("A rehearsal opens a unit of work of its own.")
            : OpenAsync(name, body, commit: false, cancellationToken);

    private async Task<Result<T>> JoinAsync<T>(string name, Func<ActionScope, Task<Result<T>>> body)
    {
        var result = await body(NewScope(name));
        if (!result.IsSuccess)
            _unit.Doom();
        return result;
    }

    private async Task<Result<T>> OpenAsync<T>(string name, Func<ActionScope, Task<Result<T>>> body, bool commit, CancellationToken cancellationToken)
    {
        try
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
            if (epochs)
                await _epochs.FollowAsync(CancellationToken.None);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Error("engine.conflict", "Somebody else changed this meanwhile. Reload it and try again.", ErrorKind.Conflict);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return new Error("engine.duplicate", "Something with the same key exists already.", ErrorKind.Conflict);
        }
        finally
        {
            await _unit.CloseAsync();
        }
    }

    private ActionScope NewScope(string name) => new(name, _unit, _actor.Actor, _authorizer, _clock.GetUtcNow());
}
