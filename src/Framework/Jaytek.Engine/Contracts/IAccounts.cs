using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>Accounts as a module needs to know them that lets programs act for their owners. The module Identity implements it.</summary>
public interface IAccounts
{
    /// <summary>The account as it is now, from memory; null where it does not exist or is suspended.</summary>
    ValueTask<LiveAccount?> FindAsync(string userId, CancellationToken cancellationToken);

    /// <summary>What the account's owner has told of themselves; null as above.</summary>
    Task<AccountProfile?> ProfileAsync(string userId, CancellationToken cancellationToken);
}

/// <summary>An account that may sign in.</summary>
/// <param name="UserId">26 characters.</param>
/// <param name="UserName">The sign-in name.</param>
/// <param name="Stamp">Changes whenever sessions and what applications may do must end: with the password, "sign out everywhere", a suspension, a new address, and a change of the second step. What bears no stamp ends by <see cref="IAccountCredentials"/>, in the first three.</param>
public sealed record LiveAccount(string UserId, string UserName, string Stamp);

/// <summary>What an account's owner has told of themselves.</summary>
/// <param name="UserName">The sign-in name.</param>
/// <param name="DisplayName">The name to show.</param>
/// <param name="Email">The address, or null.</param>
/// <param name="IsEmailConfirmed">Whether mail to it has been seen by its owner.</param>
public sealed record AccountProfile(string UserName, string DisplayName, string? Email, bool IsEmailConfirmed);

/// <summary>
/// The rule that keeps rights from growing by detours, for modules that hand rights on: to applications, to keys. Nobody hands on what they
/// do not hold. The module Identity implements it.
/// </summary>
public interface IRightsCeiling
{
    /// <summary>Refuses to hand on roles of these names; null where the actor may. Errors: <c>identity.role.unknown</c>, <c>identity.rights.beyond_own</c>.</summary>
    Task<Error?> RefuseRolesAsync(Actor actor, IReadOnlyCollection<string> roleNames, CancellationToken cancellationToken);

    /// <summary>Refuses to hand on these rights; null where the actor may. Errors: <c>identity.rights.beyond_own</c>.</summary>
    Task<Error?> RefusePermissionsAsync(Actor actor, IReadOnlyCollection<Permission> permissions, CancellationToken cancellationToken);
}

/// <summary>What the cookie of a signed-in browser tells of its session, as claims.</summary>
public static class SessionClaims
{
    /// <summary>Which session it is.</summary>
    public const string Session = "sid";

    /// <summary>When its owner proved who they are, in seconds since 1970, UTC.</summary>
    public const string AuthenticatedAt = "auth_time";
}
