using Jaytek.Pages.Redirects;

namespace Jaytek.UnitTests.Pages;

public sealed class RedirectMapTests
{
    [Fact]
    public async Task The_nearest_folder_answers_and_a_redirect_that_is_replaced_or_removed_leads_nobody()
    {
        var map = Map(("/a/*", "/far"), ("/a/b/*", "/near"), ("/a/b/c", "/exact"));
        Assert.Equal("/exact", (await map.FindAsync("/A/b/c/", CancellationToken.None))?.To);
        Assert.Equal("/near", (await map.FindAsync("/a/b/d", CancellationToken.None))?.To);
        Assert.Null(await map.FindAsync("/b", CancellationToken.None));

        map.Put(One("/a/b/*", "/other"));
        Assert.Empty(await map.ParentsAsync(["/near"], 9, CancellationToken.None));
        Assert.Equal("/a/b/*", Assert.Single(await map.ParentsAsync(["/other"], 9, CancellationToken.None)).From);
        map.Remove("/a/b/*");
        Assert.Equal("/far", (await map.FindAsync("/a/b/d", CancellationToken.None))?.To);
        Assert.Empty(await map.ParentsAsync(["/other"], 9, CancellationToken.None));
    }

    [Fact]
    public async Task Below_a_star_lead_all_whose_target_begins_so_and_no_more_than_are_asked_for()
    {
        var map = Map(("/1", "/b/x"), ("/2", "/b/y/z"), ("/3", "/bc"), ("/4", "/b"), ("/5", "https://shop.example/b/x"));
        Assert.Equal(["/1", "/2"], (await map.ParentsAsync(["/b/*"], 9, CancellationToken.None)).Select(one => one.From));
        Assert.Single(await map.ParentsAsync(["/b/*", "/bc"], 1, CancellationToken.None));
    }

    [Fact]
    public async Task Circles_and_chains_are_told_without_a_database()
    {
        var map = Map(("/a", "/b"), ("/b", "/c"));
        Assert.Equal("pages.redirect.loop", await RefusalAsync(map, "/c", "/a"));
        Assert.Null(await RefusalAsync(map, "/c", "/d"));
        Assert.Equal("pages.redirect.chain", await RefusalAsync(map, "/d", "/e"));
        map.Remove("/d");
        Assert.Equal("pages.redirect.loop", await RefusalAsync(map, "/d/*", "/d/deeper/*"));
    }

    private static async Task<string?> RefusalAsync(RedirectMap map, string from, string to)
    {
        var one = One(from, to);
        map.Put(one);
        return (await RedirectChains.RefuseAsync(map, one, CancellationToken.None))?.Code;
    }

    private static RedirectMap Map(params (string From, string To)[] lines)
    {
        var map = new RedirectMap();
        foreach (var (from, to) in lines)
            map.Put(One(from, to));
        return map;
    }

    private static Redirect One(string from, string to) => new()
    {
        From = from, FromKey = RedirectPath.KeyOf(from), To = to, ToKey = RedirectPath.TargetKeyOf(to), Status = 301,
    };
}
