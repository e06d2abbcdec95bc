using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Identity.Rights;

/// <summary>Answers from the rights in memory; for nobody and for the system without waiting.</summary>
internal sealed class Authorizer(RightsCache cache) : IAuthorizer
{
    public ValueTask<bool> AllowsAsync(Actor actor, Permission permission, string? ownerId, CancellationToken cancellationToken) => actor.Kind switch
    {
        ActorKind.System => ValueTask.FromResult(true),
        ActorKind.User when actor.Limit is { } limit && !IsWithin(actor.UserId!, limit, permission, ownerId) => ValueTask.FromResult(false),
        ActorKind.User => UserAllowsAsync(actor.UserId!, permission, ownerId, cancellationToken),
        ActorKind.Application => ValueTask.FromResult(IsWithin(actor.UserId!, actor.Limit!, permission, ownerId)),
        _ => ValueTask.FromResult(cache.Anonymous.Allow(permission, ownerId is null ? null : false)),
    };

    private bool IsWithin(string id, ActorLimit limit, Permission permission, string? ownerId) =>
        cache.Of(limit).Allow(permission, ownerId is null ? null : ownerId == id);

    private ValueTask<bool> UserAllowsAsync(string userId, Permission permission, string? ownerId, CancellationToken cancellationToken)
    {
        bool? isOwn = ownerId is null ? null : ownerId == userId;
        var found = cache.FindAsync(userId, cancellationToken);
        return found.IsCompletedSuccessfully
            ? ValueTask.FromResult(found.Result is { } rights && rights.Grants.Allow(permission, isOwn))
            : AllowAsync(found, permission, isOwn);
    }

    private static async ValueTask<bool> AllowAsync(ValueTask<UserRights?> found, Permission permission, bool? isOwn) =>
        await found is { } rights && rights.Grants.Allow(permission, isOwn);
}
