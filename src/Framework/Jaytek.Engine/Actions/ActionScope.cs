using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Actions;

/// <summary>What one running action sees: the database, the actor, the time; and where it leaves its audit rows and events.</summary>
public sealed class ActionScope
{
    private readonly IAuthorizer _authorizer;
    private readonly string _action;
    private readonly UnitOfWork _unit;

    internal ActionScope(string action, UnitOfWork unit, Actor actor, IAuthorizer authorizer, DateTimeOffset now)
    {
        _action = action;
        _unit = unit;
        _authorizer = authorizer;
        Actor = actor;
        Now = now;
    }

    /// <summary>The unit's database context; its transaction is open.</summary>
    public JaytekDb Db => _unit.Db;

    /// <summary>Who asks.</summary>
    public Actor Actor { get; }

    /// <summary>The instant at which the action began, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Null where the actor holds the permission; else <c>engine.unauthenticated</c> or <c>engine.forbidden</c>.</summary>
    /// <param name="permission">The right that is needed.</param>
    /// <param name="ownerId">Whose thing it is; a right of scope <c>own</c> suffices for the owner.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Error?> RefuseAsync(Permission permission, string? ownerId, CancellationToken cancellationToken) =>
        await _authorizer.AllowsAsync(Actor, permission, ownerId, cancellationToken) ? null : Refusals.Missing(Actor, permission);

    /// <summary>
    /// Lets one transaction at a time work under a name, such as a row's that may not be there yet: others wait until this unit has ended. Taken
    /// again in the same unit it is had already. On SQLite there is one writer anyway.
    /// </summary>
    public async Task LockAsync(string name, CancellationToken cancellationToken)
    {
        if (Db.Provider == DatabaseProvider.Postgres)
            await Db.Database.ExecuteSqlRawAsync(NameLock.Sql("{0}"), [name], cancellationToken);
    }

    /// <summary>Writes an audit row in the same transaction: who, what, before and after.</summary>
    public void Audit(string targetType, string targetId, string summary, JsonNode? before = null, JsonNode? after = null) =>
        Db.Add(new AuditEntry
        {
            At = Now,
            Action = _action,
            ActorId = Actor.UserId,
            ActorName = Actor.UserName,
            TargetType = targetType,
            TargetId = targetId,
            Summary = summary,
            Before = before?.ToJsonString(JsonSerializerOptions.Web),
            After = after?.ToJsonString(JsonSerializerOptions.Web),
        });

    /// <summary>Raises an event; it leaves after the commit, once for each installed handler.</summary>
    public void Raise(IDomainEvent domainEvent) => _unit.Raise(domainEvent);

    /// <summary>Moves an epoch in the same transaction, so that every process refreshes what it caches under that name.</summary>
    public void Bump(string epoch) => _unit.Bump(epoch);

    /// <summary>Runs after the outermost commit, in this process only; for evicting caches. It must not throw.</summary>
    public void AfterCommit(Action evict) => _unit.AfterCommit(evict);
}
