using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>Behind a reverse proxy the visitor counts, not the proxy; and nobody else is believed.</summary>
public sealed class ProxyTests
{
    private const string Whence = "/test/pipeline/whence";

    [Theory, BothDatabases]
    public async Task A_known_proxy_is_believed_and_limits_and_cookies_follow_the_visitor(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, ("Jaytek:Proxy:KnownNetworks:0", "127.0.0.0/8"), ("Jaytek:Proxy:KnownProxies:0", "::1"),
            ("Jaytek:RateLimits:Enabled", "true"), ("Jaytek:RateLimits:Pages", "3"));
        using var one = Visitor(site, "203.0.113.7");
        using var two = Visitor(site, "203.0.113.8");
        Assert.Equal("203.0.113.7 https", await one.GetStringAsync(Whence));
        Assert.Equal("203.0.113.8 https", await two.GetStringAsync(Whence));
        var cookie = (await one.GetAsync("/login")).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("jaytek.csrf=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        await one.GetAsync(Whence);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await one.GetAsync(Whence)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await two.GetAsync(Whence)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Who_is_no_known_proxy_is_not_believed(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = Visitor(site, "203.0.113.7");
        Assert.Equal("127.0.0.1 http", await client.GetStringAsync(Whence));
        await using var elsewhere = await StartAsync(provider, ("Jaytek:Proxy:KnownNetworks:0", "10.0.0.0/8"));
        using var other = Visitor(elsewhere, "203.0.113.7");
        Assert.Equal("127.0.0.1 http", await other.GetStringAsync(Whence));
    }

    [Theory, BothDatabases]
    public async Task Cookies_of_forms_are_secure_beyond_this_machine(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var local = site.NewClient();
        Assert.DoesNotContain("secure", FormCookie(await local.GetAsync("/login")), StringComparison.OrdinalIgnoreCase);
        using var elsewhere = site.NewClient();
        elsewhere.DefaultRequestHeaders.Host = "jaytek.example";
        Assert.Contains("secure", FormCookie(await elsewhere.GetAsync("/login")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [BothDatabases("Jaytek:Proxy:KnownNetworks:0", "10.0.0.0/99")]
    [BothDatabases("Jaytek:Proxy:KnownProxies:0", "the-proxy")]
    public async Task A_wrong_value_stops_the_start_and_names_its_key(DatabaseProvider provider, string key, string value)
    {
        var wrong = await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync(provider, (key, value)));
        Assert.Contains(key, wrong.Message, StringComparison.Ordinal);
    }

    private static Task<TestSite> StartAsync(DatabaseProvider provider, params (string Key, string Value)[] settings) =>
        TestSite.StartAsync(provider, new TestSiteOptions(Settings: settings.ToDictionary(s => s.Key, s => s.Value)));

    private static HttpClient Visitor(TestSite site, string address)
    {
        var client = site.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return client;
    }

    private static string FormCookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("jaytek.csrf=", StringComparison.Ordinal));
}
