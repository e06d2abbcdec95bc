using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.Engine.Themes;
using Jaytek.IntegrationTests.Sites;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.BrowserTests.Walks;

/// <summary>The demo, and its pages as an administrator and as nobody finds them.</summary>
public sealed class WalkSite : IAsyncLifetime
{
    /// <summary>Pages that no link leads to, with an address at which they can be looked at.</summary>
    private static readonly string[] Unlinked = ["/login", "/connect/logout", "/docs/api", "/search?q=house", "/djs?genre=techno"];

    /// <summary>Where people who are signed in begin; the picker is opened by a field's button.</summary>
    private static readonly string[] SignedIn = ["/admin", "/account", "/admin/media/picker"];

    private readonly PageRecorder _recorder = new();
    private TestSite? _site;

    public TestSite Site => _site ?? throw new InvalidOperationException("The demo's site has not started.");

    /// <summary>The admin's pages.</summary>
    internal IReadOnlyList<WalkedPage> Admin { get; private set; } = [];

    /// <summary>The pages of the site's front.</summary>
    internal IReadOnlyList<WalkedPage> Front { get; private set; } = [];

    /// <summary>The routes that answer pages.</summary>
    internal IReadOnlyList<string> Routes { get; private set; } = [];

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync(
            DatabaseProvider.Sqlite, new TestSiteOptions("demo", Services: services => services.AddSingleton<IStartupFilter>(_recorder)));
        await using (var admin = await Site.SignInAsync())
        {
            var walk = new SiteWalk(Site.Services, _recorder, admin);
            Admin = await walk.FindAsync(SignedIn, path => SignedIn.Append("/dashboard").Any(start => path.StartsWith(start, StringComparison.Ordinal)));
            Routes = walk.Routes;
        }
        await using var visitor = await Visitor.ComeAsync(Site);
        Front = await new SiteWalk(Site.Services, _recorder, visitor)
            .FindAsync(["/", .. Unlinked], path => !path.StartsWith("/admin", StringComparison.Ordinal) && !path.StartsWith("/checkout", StringComparison.Ordinal));
    }

    /// <summary>Puts the front into another theme.</summary>
    internal Task DressAsync(string theme) => Site.InScopeAsync(async services =>
    {
        var info = services.GetRequiredService<SiteThemes>().Find(theme)!;
        var applied = await services.GetRequiredService<ApplyTheme>().RunAsync(info, CancellationToken.None);
        Assert.True(applied.IsSuccess, applied.Error?.ToString());
        return applied;
    });

    public async Task DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }
}
