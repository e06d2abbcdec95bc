using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Queries.Named;

/// <summary>Orchard's rights of queries: <c>ManageQueries</c>, <c>ExecuteApiAll</c>, and <c>ExecuteApi_{Name}</c> for each.</summary>
internal sealed class QueryPermissions(JaytekDb db) : IPermissionSource
{
    public const string ManageText = "queries:manage:any";

    private const string Category = "Queries";

    public static Permission Manage { get; } = Permission.Parse(ManageText);

    public static IReadOnlyList<PermissionInfo> All { get; } =
    [
        new PermissionInfo(Manage, "Write and delete named queries", Category, IsSensitive: true),
        new PermissionInfo(Permission.Of("queries", "execute"), "Run every named query by the API", Category),
    ];

    /// <summary>The right to run one query.</summary>
    public static Permission Of(string name) => Permission.Of($"queries.{name}", "execute");

    public async Task<IReadOnlyList<PermissionInfo>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await db.Set<NamedQuery>().AsNoTracking().OrderBy(query => query.Id).Select(query => query.Name).ToListAsync(cancellationToken))
            .Select(name => new PermissionInfo(Of(name), $"Run the query {name} by the API", Category)),
    ];
}
