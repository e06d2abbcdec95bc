using Jaytek.Contents.Admin.Lists;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.IntegrationTests.Contents.Admin;

public sealed class ItemCountTests
{
    [Theory]
    [BothDatabases(false, "")]
    [BothDatabases(true, "")]
    [BothDatabases(false, nameof(ItemState.Changed))]
    public async Task Counting_up_to_a_limit_sorts_nothing(DatabaseProvider provider, bool ownOnly, string inState)
    {
        var site = await SharedSites.GetAsync(provider);
        var filter = new ItemFilter(["Taxonomy", "Menu"]) { OwnOnly = ownOnly ? ["Menu"] : [], OnSite = ownOnly ? ["Menu"] : [], UserId = "nobody" };
        Assert.False(await site.InScopeAsync(async services =>
        {
            var (db, source) = (services.GetRequiredService<JaytekDb>(), services.GetRequiredService<ItemSource>());
            var state = Enum.TryParse<ItemState>(inState, out var one) ? one : (ItemState?)null;
            var items = source.InState(await source.FindAsync(filter, CancellationToken.None), state);
            await db.Database.OpenConnectionAsync();
            await using var command = ItemList.FirstOf(items, filter.MostCounted).CreateDbCommand();
            return await QueryPlans.SortsAsync(command, provider);
        }));
    }
}
