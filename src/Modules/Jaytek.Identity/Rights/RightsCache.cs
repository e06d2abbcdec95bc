using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Identity.Roles;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Identity.Rights;

/// <summary>One user as every request sees them.</summary>
/// <param name="UserId">26 characters.</param>
/// <param name="UserName">The sign-in name.</param>
/// <param name="SecurityStamp">What a ticket must carry to be good.</param>
/// <param name="Grants">What they hold.</param>
/// <param name="Roles">The names of the roles that they are members of.</param>
internal sealed record UserRights(string UserId, string UserName, string SecurityStamp, Grants Grants, IReadOnlyList<string> Roles);

/// <summary>
/// Roles and users' rights in memory, as of the last change seen. Whoever changes a role, a membership, a stamp or a suspension
/// bumps the epoch (or <see cref="AccountsEpoch"/>) in the same transaction; this process then starts anew before the action answers, others within a second.
/// </summary>
internal sealed class RightsCache(IServiceScopeFactory scopes) : IEpochListener
{
    public const string EpochName = "rights";

    private const int MostUsers = 20_000;

    private volatile State _state = State.Empty;

    public string Epoch => EpochName;

    /// <summary>What anybody holds, asked without waiting: the content API's path.</summary>
    public Grants Anonymous => _state.Anonymous;

    /// <summary>What is within a limit: the rights of its roles and permissions, and those that everybody holds.</summary>
    public Grants Of(ActorLimit limit)
    {
        var state = _state;
        return state.Limits.GetValue(limit, one => Grants.Union(
            one.Roles.Select(name => SystemRoles.Normalize(name)).Select(name => state.Names.FirstOrDefault(role => SystemRoles.Normalize(role.Value) == name).Key)
                .Where(id => id is not null).Select(id => state.ByRole[id])
                .Append(Grants.Of(one.Permissions.Select(permission => permission.ToString()))).Append(state.Anonymous)));
    }

    /// <summary>All roles by name.</summary>
    public IReadOnlyList<string> RoleNames => [.. _state.Names.Values.Order(StringComparer.Ordinal)];

    /// <summary>The id of the role of this name; null where there is none.</summary>
    public string? RoleNamed(string name) => _state.Names.FirstOrDefault(role => SystemRoles.Normalize(role.Value) == SystemRoles.Normalize(name)).Key;

    /// <summary>The ids of the roles with members that grant this right over everything.</summary>
    public IReadOnlyList<string> RolesThatAllow(Permission permission)
    {
        var state = _state;
        return [.. state.ByRole.Where(role => !SystemRoles.IsImplicit(state.Names[role.Key]) && role.Value.Allow(permission, null)).Select(role => role.Key)];
    }

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<JaytekDb>();
        var roles = await db.Set<AppRole>().AsNoTracking().Select(role => new { role.Id, role.Name, role.NormalizedName }).ToListAsync(cancellationToken);
        var names = (await db.Set<RolePermission>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.RoleId, row => row.Name);
        var grants = roles.ToFrozenDictionary(
            role => role.Id, role => SystemRoles.IsAdministrator(role.NormalizedName) ? Grants.Everything : Grants.Of(names[role.Id]));

        Grants Named(string name) =>
            roles.Find(role => role.NormalizedName == SystemRoles.Normalize(name)) is { } role ? grants[role.Id] : Grants.None;
        var anonymous = Named(SystemRoles.Anonymous);
        _state = new State(anonymous, Grants.Union([anonymous, Named(SystemRoles.Authenticated)]), grants, roles.ToFrozenDictionary(role => role.Id, role => role.Name!));
    }

    /// <summary>The user's rights, or null where they do not exist or are suspended.</summary>
    public ValueTask<UserRights?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        // Whatever is read below is kept in the state that was current before the read, which a change meanwhile has replaced.
        var state = _state;
        return state.Users.TryGetValue(userId, out var known) ? ValueTask.FromResult(known) : LoadAsync(state, userId, cancellationToken);
    }

    private async ValueTask<UserRights?> LoadAsync(State state, string userId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<JaytekDb>();
        var user = await db.Set<AppUser>().AsNoTracking()
            .Where(one => one.Id == userId && one.IsEnabled)
            .Select(one => new
            {
                one.UserName,
                one.SecurityStamp,
                Roles = db.Set<IdentityUserRole<string>>().Where(member => member.UserId == one.Id).Select(member => member.RoleId).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        var rights = user is null
            ? null
            : new UserRights(userId, user.UserName!, user.SecurityStamp!, Grants.Union(
                user.Roles.Select(role => state.ByRole.GetValueOrDefault(role, Grants.None)).Prepend(state.Authenticated)),
                [.. user.Roles.Where(state.Names.ContainsKey).Select(role => state.Names[role])]);
        if (state.Users.Count >= MostUsers)
            state.Users.Clear();
        state.Users[userId] = rights;
        return rights;
    }

    private sealed record State(Grants Anonymous, Grants Authenticated, FrozenDictionary<string, Grants> ByRole, FrozenDictionary<string, string> Names)
    {
        public static State Empty { get; } = new(Grants.None, Grants.None, FrozenDictionary<string, Grants>.Empty, FrozenDictionary<string, string>.Empty);

        /// <summary>By the limit itself: whoever reads it anew makes a new one, and this one goes with it.</summary>
        public ConditionalWeakTable<ActorLimit, Grants> Limits { get; } = [];

        public ConcurrentDictionary<string, UserRights?> Users { get; } = new(StringComparer.Ordinal);
    }
}
