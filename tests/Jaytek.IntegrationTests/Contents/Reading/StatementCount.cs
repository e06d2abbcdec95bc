using System.Data.Common;
using Jaytek.Contents.Api;
using Jaytek.Contents.Items;
using Jaytek.Contents.Queries;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>Counts the statements that a list costs: on SQLite by the engine's own trace of the connections that reads open, on PostgreSQL by the driver's.</summary>
internal static class StatementCount
{
    public static async Task<int> OfAsync(TestSite site, string query)
    {
        if (site.Provider == DatabaseProvider.Sqlite)
            return await TracedAsync(site, query);
        using var client = site.NewClient();
        using var counted = new QueryCount(site.Provider);
        return await counted.OfAsync(client, "/api/content" + query);
    }

    // The services of a request, with connections that count.
    private static Task<int> TracedAsync(TestSite site, string query) => site.InScopeAsync(async services =>
    {
        var traced = new Traced(services.GetRequiredService<IReadConnections>());
        var documents = new PublishedDocuments(traced, services.GetRequiredService<PublishedCache>(), services.GetRequiredService<ContentProjection>());
        var connections = new ContentConnections(traced, services.GetRequiredService<UnitOfWork>());
        var list = ActivatorUtilities.CreateInstance<ListBytes>(
            services, ActivatorUtilities.CreateInstance<QueryRunner>(services, connections), ActivatorUtilities.CreateInstance<IncludedItems>(services, documents));
        var request = ListParameters.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
        Assert.Null(request.Error);
        Assert.NotNull(await list.ReadAsync(request.Value, CancellationToken.None));
        return traced.Count;
    }, Actor.Anonymous);

    private sealed class Traced(IReadConnections inner) : IReadConnections
    {
        private int _count;

        public DatabaseProvider Provider => inner.Provider;

        public int Count => Volatile.Read(ref _count);

        public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
        {
            var connection = (SqliteConnection)await inner.OpenAsync(cancellationToken);
            raw.sqlite3_trace(connection.Handle, (strdelegate_trace)((_, _) => Interlocked.Increment(ref _count)), null);
            return connection;
        }
    }
}
