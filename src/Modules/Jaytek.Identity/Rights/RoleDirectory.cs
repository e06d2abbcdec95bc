using Jaytek.Engine.Contracts;
using Jaytek.Identity.Roles;
using Jaytek.Kernel;

namespace Jaytek.Identity.Rights;

/// <summary>Roles by name, from the rights in memory.</summary>
internal sealed class RoleDirectory(RightsCache cache) : IRoleDirectory
{
    private static readonly string[] OfNobody = [SystemRoles.Anonymous];

    public IReadOnlyList<string> Names => cache.RoleNames;

    public async ValueTask<IReadOnlyList<string>> OfAsync(Actor actor, CancellationToken cancellationToken) => actor.Kind switch
    {
        ActorKind.User when actor.Limit is { } limit => [
            SystemRoles.Authenticated,
            .. ((await cache.FindAsync(actor.UserId!, cancellationToken))?.Roles ?? []).Where(role => limit.Roles.Contains(role, StringComparer.OrdinalIgnoreCase))],
        ActorKind.Application => [SystemRoles.Authenticated, .. actor.Limit!.Roles],
        ActorKind.User => [SystemRoles.Authenticated, .. (await cache.FindAsync(actor.UserId!, cancellationToken))?.Roles ?? []],
        ActorKind.System => [SystemRoles.Authenticated],
        _ => OfNobody,
    };
}
