using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Search;

/// <summary>What one may do here.</summary>
internal static class SearchPermissions
{
    public static Permission Manage { get; } = Permission.Parse("search:manage:any");

    public static IReadOnlyList<PermissionInfo> All { get; } = [new(Manage, "Write the search index anew", "Search")];
}
