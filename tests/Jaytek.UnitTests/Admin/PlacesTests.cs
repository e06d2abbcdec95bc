using Jaytek.Admin.Contracts;
using Jaytek.Admin.Shell;
using Jaytek.Engine.Menus;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Admin;

/// <summary>Where a page stands and what explains it.</summary>
public sealed class PlacesTests
{
    private static readonly MenuEntry[] Menu =
    [
        new("Content", "Home", "/admin", Permission.Of("admin", "access")),
        new("Content", "Mixes", "/admin/content/Mix", Permission.Of("content.Mix", "edit")),
    ];

    [Theory]
    [InlineData("/admin/content/Mix", "/admin/content/Mix", "Mixes", true)]
    [InlineData("/admin/content/Mix", "/admin/content/edit/4x", "Mixes", false)]
    [InlineData("/admin/notices", "/admin/notices", "Home", false)]
    [InlineData("/admin", "/admin", "Home", true)]
    public void The_way_to_a_page_is_made_from_the_menu(string section, string path, string entry, bool isEntry)
    {
        var crumbs = Breadcrumbs.Of(Menu, section, path, "Title");
        Assert.Equal((entry, isEntry, "Title"), (crumbs.Entry?.Text, crumbs.IsEntry, crumbs.Title));
    }

    [Theory]
    [InlineData("/admin", "home")]
    [InlineData("/admin/content/Mix", "lists")]
    [InlineData("/admin/content/edit/4x", "editor")]
    [InlineData("/admin/content/Mix/new", "editor")]
    [InlineData("/admin/content/compare/4x", "versions")]
    [InlineData("/admin/content/trash/4x", "trash")]
    [InlineData("/admin/contentious", "home")]
    public void A_page_is_explained_by_the_section_that_names_the_longest_address_above_it(string path, string section) =>
        Assert.Equal(section, new HelpBook().Of(path)?.Name);

    [Fact]
    public void Every_section_of_the_help_has_a_heading_and_says_which_pages_it_explains() =>
        Assert.All(new HelpBook().Sections, section =>
        {
            Assert.NotEqual(section.Name, section.Title);
            Assert.All(section.Pages, page => Assert.Matches("^/(admin|dashboard)", page));
            Assert.NotEmpty(section.Pages);
            Assert.DoesNotContain("<script", section.Html, StringComparison.Ordinal);
        });
}
