using System.Diagnostics;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Queries;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>How long one query may take.</summary>
public sealed class DeadlineTests
{
    // Ends by itself after far more than two seconds, so that only the deadline ends it before.
    private const string Endless = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000000) select count(*) from n";

    [Theory, BothDatabases]
    public async Task The_commands_of_a_query_share_two_seconds(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var slow = provider == DatabaseProvider.Postgres ? "select count(*) from (select pg_sleep(1.4)) x" : "select 1";
        await site.InScopeAsync(async services =>
        {
            await using var lease = await services.GetRequiredService<ContentConnections>().OpenAsync(CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            var reader = new DeadlineReader(lease);
            await reader.CountAsync(slow, [], CancellationToken.None);
            var refused = await Assert.ThrowsAsync<ContentQueryException>(() => reader.CountAsync(Endless, [], CancellationToken.None));
            Assert.Equal("contents.query.too_slow", refused.Error.Code);
            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 1.5, 2.6);
            // Nothing is left: not even what would be quick is run.
            await Assert.ThrowsAsync<ContentQueryException>(() => reader.CountAsync("select 1", [], CancellationToken.None));
            return true;
        });
    }
}
