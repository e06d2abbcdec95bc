using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Where an account is signed in, for its owner.</summary>
public sealed partial class SessionListTests
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    [Theory, BothDatabases]
    public async Task Sessions_are_listed_by_device_and_one_is_ended_from_another(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var desk = await BrowserAsync(site, account, Firefox);
        using var phone = await BrowserAsync(site, account, Iphone);
        using var stranger = await BrowserAsync(site, await site.NewAsync("Student"), "<script>alert(1)</script>");

        var page = await desk.GetStringAsync("/account");
        Assert.Contains("<strong>Firefox on Linux</strong>, this one", page, StringComparison.Ordinal);
        Assert.Contains("<strong>Safari on iPhone</strong><br>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", await stranger.GetStringAsync("/account"), StringComparison.Ordinal);
        var session = Assert.Single(Session().Matches(page)).Groups[1].Value;

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendFormAsync("/account?handler=End", ("session", session))).StatusCode);
        Assert.Equal($"{account.Name}/{account.Name}", await phone.WhoAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await desk.SendFormAsync("/account?handler=End", ("session", session))).StatusCode);

        Assert.Equal("nobody/nobody", await phone.WhoAsync());
        Assert.Equal($"{account.Name}/{account.Name}", await desk.WhoAsync());
        Assert.DoesNotContain("iPhone", await desk.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.SendFormAsync("/account?handler=End", ("session", session))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Sign_out_everywhere_leaves_this_session_alone_in_the_list(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var desk = await BrowserAsync(site, account, Firefox);
        using var phone = await BrowserAsync(site, account, Iphone);
        await desk.SendFormAsync("/account?handler=Everywhere");

        Assert.Equal("nobody/nobody", await phone.WhoAsync());
        var page = await desk.GetStringAsync("/account");
        Assert.Contains("Firefox on Linux", page, StringComparison.Ordinal);
        Assert.DoesNotContain("iPhone", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Last_use_moves_on_and_old_sessions_are_forgotten(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        var account = await site.NewAsync("Student");
        using var desk = await BrowserAsync(site, account, Firefox);
        using var phone = await BrowserAsync(site, account, Iphone);
        var began = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromDays(8));
        await desk.WhoAsync();
        var last = (await ListAsync(site, account)).ToDictionary(one => one.Device, one => one.LastAt);
        Assert.True(last["Firefox on Linux"] >= began.AddDays(8), $"{last["Firefox on Linux"]}");
        Assert.True(last["Safari on iPhone"] <= began, $"{last["Safari on iPhone"]}");

        clock.Advance(TimeSpan.FromDays(7));
        await site.InScopeAsync(async s =>
        {
            await ActivatorUtilities.CreateInstance<Jaytek.Identity.SignIn.SweepSessions>(s).RunAsync(null!, CancellationToken.None);
            return true;
        });
        Assert.Equal("Firefox on Linux", Assert.Single(await ListAsync(site, account)).Device);
    }

    private static Task<IReadOnlyList<Jaytek.Identity.Account.SessionView>> ListAsync(TestSite site, Account account) =>
        site.InScopeAsync(s => s.GetRequiredService<Jaytek.Identity.Account.OwnSessions>().ListAsync(account.Id, null, CancellationToken.None));

    private static async Task<HttpClient> BrowserAsync(TestSite site, Account account, string userAgent)
    {
        var client = site.NewClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(account.Name)).StatusCode);
        return client;
    }

    [GeneratedRegex("name=\"session\" value=\"([0-9a-z]{26})\"")]
    private static partial Regex Session();
}
