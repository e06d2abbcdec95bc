using Jaytek.Contents.Admin.Lists;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

public sealed class ListCountTests
{
    [Theory, BothDatabases]
    public async Task The_numbers_of_one_brand_are_not_shown_to_another(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var filter = new ItemFilter([ContentSite.Story]) { Search = "no item is called this" };
        await site.InScopeAsync(async services =>
        {
            var (items, cache) = (services.GetRequiredService<ItemList>(), new ListCountCache(TimeProvider.System));
            var (one, two) = (new ListCounts(items, cache, new Brand(1)), new ListCounts(items, cache, new Brand(2)));
            cache.Keep(one.KeyOf(filter), new ItemCounts(5_000, 0, 0));
            Assert.Equal(5_000, (await one.OfAsync(filter, CancellationToken.None)).All);
            Assert.Equal(0, (await two.OfAsync(filter, CancellationToken.None)).All);
            return true;
        });
    }

    private sealed class Brand(int id) : IHostContext
    {
        public int BrandId => id;

        public string Culture => "";
    }
}
