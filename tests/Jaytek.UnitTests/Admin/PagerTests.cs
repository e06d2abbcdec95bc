using Jaytek.Admin.Lists;

namespace Jaytek.UnitTests.Admin;

public sealed class PagerTests
{
    [Theory]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(1, 3, new[] { 1, 2, 3 })]
    [InlineData(5, 9, new[] { 1, 4, 5, 6, 9 })]
    [InlineData(9, 9, new[] { 1, 8, 9 })]
    public void First_last_and_neighbours_are_linked(int current, int last, int[] expected) =>
        Assert.Equal(expected, PageNumbers.Around(current, last));

    [Fact]
    public async Task Range_says_where_one_is() =>
        Assert.Contains("<span>26&#x2013;50 of 10,445</span>", await RenderAsync("/admin/mixes?page=2", 2, 10445), StringComparison.Ordinal);

    [Fact]
    public async Task Last_page_ends_with_the_last_item() =>
        Assert.Contains("<span>26&#x2013;31 of 31</span>", await RenderAsync("/admin/mixes?page=2", 2, 31), StringComparison.Ordinal);

    [Fact]
    public async Task Filters_stay_when_the_page_changes()
    {
        var html = await RenderAsync("/admin/mixes?q=sea%20salt&status=draft&page=2", 2, 100);

        Assert.Contains("href=\"/admin/mixes?q=sea%20salt&amp;status=draft&amp;page=3\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Page 1\" href=\"/admin/mixes?q=sea%20salt&amp;status=draft\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Current_page_is_named_and_ends_have_no_way_beyond()
    {
        var html = await RenderAsync("/admin/mixes", 1, 60);

        Assert.Contains("aria-current=\"page\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Previous page", html, StringComparison.Ordinal);
        Assert.Contains("Next page", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_list_has_no_pager() => Assert.Equal("", await RenderAsync("/admin/mixes", 1, 0));

    [Fact]
    public async Task Second_list_of_a_page_has_a_number_and_a_name_of_its_own()
    {
        var html = await Rendering.RenderAsync(new PagerTagHelper
        {
            ViewContext = new Rendering("/admin/recipes?page=3").View, Name = "uploads", Label = "Pages of uploads", Page = 1, Size = 10, Total = 30,
        });
        Assert.Contains("href=\"/admin/recipes?page=3&amp;uploads=2\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Pages of uploads\"", html, StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync(string url, int page, long total) =>
        Rendering.RenderAsync(new PagerTagHelper { ViewContext = new Rendering(url).View, Page = page, Total = total });
}
