using Jaytek.Pages.Contracts.Views;

namespace Jaytek.UnitTests.Pages;

public sealed class PagingTests
{
    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(20, 1, true)]
    [InlineData(21, 2, true)]
    [InlineData(20, 2, false)]
    [InlineData(0, 0, false)]
    [InlineData(0, -1, false)]
    public void Page_exists_where_it_has_items_and_the_first_always(int total, int page, bool exists) =>
        Assert.Equal(exists, new Paging(page, 20, total, "/mixes").Exists);

    [Theory]
    [InlineData("/mixes", 1, "/mixes")]
    [InlineData("/mixes", 2, "/mixes?page=2")]
    [InlineData("/mixes?dj=mira", 3, "/mixes?dj=mira&page=3")]
    public void First_page_has_the_lists_own_address(string path, int page, string url) =>
        Assert.Equal(url, new Paging(1, 20, 100, path).Url(page));
}
