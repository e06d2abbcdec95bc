using Jaytek.Kernel;

namespace Jaytek.Engine.Security;

/// <summary>A permission that an admin can grant.</summary>
/// <param name="Permission">The right.</param>
/// <param name="Description">What one may do with it, in a sentence.</param>
/// <param name="Category">The heading in the roles' matrix.</param>
/// <param name="IsSensitive">True where holding it is nearly as good as being administrator.</param>
public sealed record PermissionInfo(Permission Permission, string Description, string Category, bool IsSensitive = false);

/// <summary>Contributes permissions that are only known at run time, such as those per content type.</summary>
public interface IPermissionSource
{
    /// <summary>The permissions as of now.</summary>
    Task<IReadOnlyList<PermissionInfo>> ListAsync(CancellationToken cancellationToken);
}
