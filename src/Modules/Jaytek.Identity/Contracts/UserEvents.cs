using Jaytek.Kernel;

namespace Jaytek.Identity.Contracts;

/// <summary>An account was made.</summary>
/// <param name="UserId">26 characters.</param>
/// <param name="UserName">The sign-in name.</param>
public sealed record UserCreated(string UserId, string UserName) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => UserId;
}

/// <summary>An account was suspended: its sessions and tokens are refused from now on.</summary>
/// <param name="UserId">26 characters.</param>
public sealed record UserSuspended(string UserId) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => UserId;
}

/// <summary>A user's roles are others than before.</summary>
/// <param name="UserId">26 characters.</param>
/// <param name="Roles">The roles as they are now, by name.</param>
public sealed record UserRolesChanged(string UserId, IReadOnlyList<string> Roles) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => UserId;
}
