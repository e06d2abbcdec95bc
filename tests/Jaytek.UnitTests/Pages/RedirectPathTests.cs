using Jaytek.Pages.Redirects;

namespace Jaytek.UnitTests.Pages;

public sealed class RedirectPathTests
{
    [Theory]
    [InlineData("/old", "/old")]
    [InlineData(" /Old/Page/ ", "/Old/Page")]
    [InlineData("/caf%C3%A9", "/café")]
    [InlineData("/My%20Page", "/My Page")]
    [InlineData("/blog/*", "/blog/*")]
    public void An_old_address_is_kept_as_people_read_it(string given, string kept) => Assert.Equal(kept, RedirectPath.ReadFrom(given, "").Value);

    [Theory]
    [InlineData("https://own.example/old", "https://own.example", "/old")]
    [InlineData("http://OWN.example/old/", "https://own.example", "/old")]
    [InlineData("https://own.example/site/old", "https://own.example/site", "/old")]
    [InlineData("https://before.example/old", "https://own.example", null)]
    [InlineData("https://own.example:8443/old", "https://own.example", null)]
    [InlineData("https://own.example@before.example/old", "https://own.example", null)]
    [InlineData("https://own.example/elsewhere", "https://own.example/site", null)]
    [InlineData("https://own.example/old#part", "https://own.example", null)]
    [InlineData("https://before.example/old", "", null)]
    public void A_whole_address_is_taken_of_this_site_alone(string given, string baseUrl, string? kept)
    {
        var read = RedirectPath.ReadFrom(given, baseUrl);
        Assert.Equal(kept, read.Error is null ? read.Value : null);
        Assert.Equal(kept is null ? "pages.redirect.from" : null, read.Error?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("old")]
    [InlineData("/old?page=2")]
    [InlineData("/old#part")]
    [InlineData("/a/*/b")]
    [InlineData("/blog*")]
    [InlineData("/a\\b")]
    [InlineData("/a//b")]
    [InlineData("/a\nb")]
    public void What_is_no_path_of_pages_is_refused(string given) => Assert.Equal("pages.redirect.from", RedirectPath.ReadFrom(given, "").Error?.Code);

    [Theory]
    [InlineData("/new")]
    [InlineData("/new?from=old#part")]
    [InlineData("https://shop.example/things")]
    [InlineData("http://shop.example")]
    public void A_target_is_a_path_or_a_whole_address(string given) => Assert.Equal(given, RedirectPath.ReadTo(given, fromIsBelow: false).Value);

    [Theory]
    [InlineData("")]
    [InlineData("new")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://site.example@evil.example/")]
    [InlineData("ftp://files.example/x")]
    [InlineData("/new/*")]
    [InlineData("https:evil.example")]
    public void What_could_lead_astray_is_refused(string given) => Assert.Equal("pages.redirect.to", RedirectPath.ReadTo(given, fromIsBelow: false).Error?.Code);

    [Theory]
    [InlineData("https://evil.example*")]
    [InlineData("https://*")]
    [InlineData("/a/*/b")]
    [InlineData("/a?next=/*")]
    [InlineData("https://shop.example/#/*")]
    public void A_star_stands_neither_in_a_host_nor_in_a_query(string given) => Assert.NotNull(RedirectPath.ReadTo(given, fromIsBelow: true).Error);

    [Theory]
    [InlineData("/blog/*", "/news/*", "/Blog/2019/One", "/news/2019/One")]
    [InlineData("/blog/*", "/news", "/blog/2019", "/news")]
    [InlineData("/blog/*", "/*", "/blog//evil.example", "/evil.example")]
    [InlineData("/blog/*", "/*", "/blog/\\evil.example", "/evil.example")]
    [InlineData("/old", "/new", "/old", "/new")]
    [InlineData("/blog/*", "/news/*", "/blog/what?/100%#one two", "/news/what%3F/100%25%23one%20two")]
    [InlineData("/blog/*", "https://shop.example/*", "/blog/a?b=c", "https://shop.example/a%3Fb=c")]
    [InlineData("/blog/*", "/*", "/blog/a%2Fb%2fc", "/a%2Fb%2Fc")]
    public void What_stood_below_stands_below_and_cannot_name_a_host(string from, string to, string path, string target) =>
        Assert.Equal(target, RedirectPath.Target(from, to, path));

    [Fact]
    public void The_nearest_folder_is_asked_first() =>
        Assert.Equal(["/a/b/c", "/a/b/*", "/a/*", "/*"], RedirectPath.KeysFor("/A/b/C/"));

    [Fact]
    public void A_star_does_not_mean_the_folder_itself() => Assert.Equal(["/blog", "/*"], RedirectPath.KeysFor("/blog/"));
}
