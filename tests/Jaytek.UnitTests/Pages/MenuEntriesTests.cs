using Jaytek.Contents.Contracts;
using Jaytek.Pages.Menus;
using Microsoft.AspNetCore.Http;

namespace Jaytek.UnitTests.Pages;

public sealed class MenuEntriesTests
{
    private const string Menu = """
        {"ContentType":"Menu","MenuItemsListPart":{"MenuItems":[
          {"ContentType":"LinkMenuItem","DisplayText":"DJs","LinkMenuItemPart":{"Url":"~/djs"}},
          {"ContentType":"LinkMenuItem","DisplayText":"Bad","LinkMenuItemPart":{"Url":"javascript:alert(1)"}},
          {"ContentType":"ContentMenuItem","DisplayText":"About","ContentMenuItemPart":{"SelectedContentItem":{"ContentItemIds":["about"]}}},
          {"ContentType":"ContentMenuItem","DisplayText":"Gone","ContentMenuItemPart":{"SelectedContentItem":{"ContentItemIds":["gone"]}}},
          {"ContentType":"LinkMenuItem","DisplayText":"More","LinkMenuItemPart":{"Url":"/more","Target":"_blank"},
           "MenuItemsListPart":{"MenuItems":[{"ContentType":"LinkMenuItem","DisplayText":"Below","LinkMenuItemPart":{"Url":"https://example.org"}}]}}]}}
        """;

    [Fact]
    public void Entries_become_links_and_what_leads_nowhere_is_left_out()
    {
        var entries = MenuEntries.Of(ContentItem.Parse(Menu));
        var items = new Dictionary<string, ContentItem>
        {
            ["about"] = ContentItem.Parse("""{"ContentType":"Page","DisplayText":"About us","AutoroutePart":{"Path":"about"}}"""),
        };

        var links = MenuEntries.Marked(MenuEntries.Links(entries, items), "/djs/mira");

        Assert.Equal(["about", "gone"], MenuEntries.Picked(entries));
        Assert.Equal([("DJs", "/djs", true), ("About", "/about", false), ("More", "/more", false)], links.Select(link => (link.Text, link.Url, link.IsCurrent)));
        Assert.Equal("_blank", links[2].Target);
        Assert.Equal(["Below"], links[2].Items.Select(link => link.Text));
    }

    [Theory]
    [InlineData("/", "/", true)]
    [InlineData("/", "/djs", false)]
    [InlineData("/djs", "/djsets", false)]
    [InlineData("/djs?page=2", "/djs", true)]
    public void Entry_is_current_on_its_page_and_below(string url, string here, bool isCurrent)
    {
        var entry = new ContentItem("LinkMenuItem") { DisplayText = "X" };
        entry.GetOrAddPart("LinkMenuItemPart")["Url"] = url;

        Assert.Equal(isCurrent, MenuEntries.Marked(MenuEntries.Links([entry], new Dictionary<string, ContentItem>()), new PathString(here))[0].IsCurrent);
    }

    [Fact]
    public void Endless_menu_ends()
    {
        var json = "[]";
        for (var depth = 0; depth < 20; depth++)
            json = $$"""[{"ContentType":"LinkMenuItem","DisplayText":"{{depth}}","LinkMenuItemPart":{"Url":"/"},"MenuItemsListPart":{"MenuItems": {{json}} } }]""";

        var menu = ContentItem.Parse($$"""{"ContentType":"Menu","MenuItemsListPart":{"MenuItems": {{json}} } }""");

        var links = MenuEntries.Links(MenuEntries.Of(menu), new Dictionary<string, ContentItem>());

        Assert.Empty(links[0].Items[0].Items[0].Items);
    }
}
