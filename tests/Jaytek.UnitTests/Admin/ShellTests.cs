using Jaytek.Admin.Contracts;
using Jaytek.Admin.Fields;
using Jaytek.Admin.Lists;
using Jaytek.Admin.Notices;
using Jaytek.Admin.Pages;
using Jaytek.Admin.Shell;
using Jaytek.Engine.Menus;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.UnitTests.Admin;

public sealed class ShellTests
{
    private static readonly MenuEntry[] Entries =
        [Entry("/admin"), Entry("/admin/mixes"), Entry("/admin/mixes/reports"), Entry("/admin/items?type=Event")];

    [Theory]
    [InlineData("/admin", "/admin")]
    [InlineData("/admin/mixes", "/admin/mixes")]
    [InlineData("/admin/mixes/4abc", "/admin/mixes")]
    [InlineData("/admin/mixes/reports/2", "/admin/mixes/reports")]
    [InlineData("/admin/mixesandmore", "/admin")]
    [InlineData("/admin/items/new", "/admin/items?type=Event")]
    [InlineData("/elsewhere", null)]
    public void Page_marks_the_nearest_entry(string path, string? expected) => Assert.Equal(expected, Navigation.CurrentHref(Entries, path));

    [Fact]
    public void Notices_wait_for_the_next_page_in_order_and_are_shown_once()
    {
        var tempData = new Rendering().View.TempData;
        tempData.Notify(NoticeKind.Success, "Saved.");
        tempData.Notify(NoticeKind.Warning, "The slug was taken; it is now “sea-2”.");

        Assert.Equal(
            [new Notice(NoticeKind.Success, "Saved."), new Notice(NoticeKind.Warning, "The slug was taken; it is now “sea-2”.")],
            NoticeExtensions.TakeNotices(tempData));
        tempData.Save();
        Assert.Empty(NoticeExtensions.TakeNotices(tempData));
    }

    [Fact]
    public async Task Error_interrupts_and_information_does_not()
    {
        var view = new Rendering().View;

        Assert.Contains("role=\"alert\"", await Rendering.RenderAsync(new NoticeTagHelper { ViewContext = view, Kind = NoticeKind.Error }), StringComparison.Ordinal);
        Assert.DoesNotContain("role=", await Rendering.RenderAsync(new NoticeTagHelper { ViewContext = view, Kind = NoticeKind.Info }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heading_without_buttons_is_a_heading_all_the_same() => Assert.Equal(
        "<header class=\"page-head\"><h1>Mixes</h1><span class=\"count\">10,445</span></header>",
        await Rendering.RenderAsync(new PageHeadTagHelper { Title = "Mixes", Count = 10445 }));

    [Fact]
    public async Task Parts_without_content_end_where_they_end()
    {
        var view = new Rendering().View;
        TagHelper[] parts =
        [
            new BlankTagHelper { ViewContext = view }, new ActionMenuTagHelper { ViewContext = view },
            new NoticeTagHelper { ViewContext = view }, new ChoicesTagHelper { ViewContext = view },
        ];
        foreach (var part in parts)
            Assert.Matches("^<(div|details|fieldset) .*</\\1>$", await Rendering.RenderAsync(part));
    }

    [Theory]
    [InlineData(ItemState.InReview, "<span class=\"state state-in-review\">In review</span>")]
    [InlineData(ItemState.Published, "<span class=\"state state-published\">Published</span>")]
    public async Task State_is_a_word_too(ItemState state, string expected) =>
        Assert.Equal(expected, await Rendering.RenderAsync(new StateTagHelper { Is = state }));

    private static MenuEntry Entry(string href) => new("Content", href, href, Permission.All);
}
