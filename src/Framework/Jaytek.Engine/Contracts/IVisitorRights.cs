using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>
/// What everybody may do, signed in or not, for features that make something which visitors need a right for. Whether they have it is asked of
/// <see cref="Security.IAuthorizer"/>. The module Identity implements it, by the role Anonymous.
/// </summary>
public interface IVisitorRights
{
    /// <summary>The page of the admin where this right is given to everybody, a path from the root.</summary>
    string PageOf(Permission permission);

    /// <summary>Whether who asks may give this right to everybody: it takes the right to manage roles, and this right itself.</summary>
    ValueTask<bool> MayGrantAsync(Permission permission, CancellationToken cancellationToken);

    /// <summary>Gives it, in the open unit of work where there is one, audited as every change of a role. Errors: <c>engine.forbidden</c>, <c>identity.rights.beyond_own</c>.</summary>
    Task<Result> GrantAsync(Permission permission, CancellationToken cancellationToken);
}
