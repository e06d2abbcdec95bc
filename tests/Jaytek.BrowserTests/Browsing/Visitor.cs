using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Browsing;

/// <summary>A person at a browser of their own: cookies, a screen, a light or dark system. Whatever the browser complains of fails the next <see cref="CheckAsync"/>.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Axe = new(() => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    /// <summary>How long axe may take over one page; what a page evaluates has no limit of its own.</summary>
    private static readonly TimeSpan AxeLimit = TimeSpan.FromMinutes(2);

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            // That a form was refused or a page is not there is said of the page itself, and is the test's business.
            if (message.Type == "error" && !message.Location.StartsWith(page.Url, StringComparison.Ordinal))
                _complaints.Add($"{message.Text} ({message.Location})");
        };
    }

    public IPage Page { get; }

    /// <summary>Opens a browser on the site; nothing is loaded yet.</summary>
    public static async Task<Visitor> ComeAsync(TestSite site, Screen? screen = null, bool scripts = true)
    {
        var (width, height, isDark) = screen ?? Screen.Desktop;
        var context = await (await Chromium.GetAsync()).NewContextAsync(new()
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = scripts,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Loads a page and waits until it and what it fetches at once are there.</summary>
    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

    /// <summary>Signs in by the form, as the site's administrator unless told otherwise.</summary>
    public async Task SignInAsync(string name = TestSite.AdminName, string password = TestSite.AdminPassword)
    {
        await GoAsync("/login");
        await Page.GetByLabel("User name or e-mail").FillAsync(name);
        await Page.Locator("[name='Form.Password']").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await LeaveAsync("/login");
    }

    /// <summary>Waits until the browser is at another page than <paramref name="path"/>, whatever that one answers.</summary>
    public Task LeaveAsync(string path) =>
        Page.WaitForURLAsync(url => !new Uri(url).AbsolutePath.Equals(path, StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });

    /// <summary>
    /// Holds the page against the bar: WCAG 2.2 AA as far as axe sees it, no sideways scrolling, no complaint of the browser.
    /// The visitor needs scripts: axe waits on timers, and a page without scripts fires none.
    /// </summary>
    /// <exception cref="TimeoutException">Axe did not end.</exception>
    public async Task CheckAsync()
    {
        await Page.EvaluateAsync(await Axe.Value);
        var violations = await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
              .map(v => `${v.id}: ${v.help}\n` + v.nodes.map(n => `  ${n.target.join(' ')}: ${n.failureSummary}`).join('\n'))
            """).WaitAsync(AxeLimit);
        Assert.True(violations.Length == 0, $"{Page.Url}\n{string.Join('\n', violations)}");
        Assert.True(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{Page.Url} scrolls sideways.");
        Assert.True(_complaints.Count == 0, $"{Page.Url}\n{string.Join('\n', _complaints)}");
    }

    /// <summary>Leaves behind what the browser complained of so far.</summary>
    public void Forget() => _complaints.Clear();

    /// <summary>Scrolls to the end and back, so that what is fetched when it comes near is there.</summary>
    public async Task ScrollThroughAsync()
    {
        await Page.EvaluateAsync("""
            async () => {
              for (let y = 0; y < document.body.scrollHeight && y < 12000; y += innerHeight) { scrollTo(0, y); await new Promise(requestAnimationFrame); }
              await Promise.all([...document.images].filter(image => !image.complete && image.getClientRects().length).map(image => new Promise(done => { image.onload = image.onerror = done; setTimeout(done, 3000); })));
              scrollTo(0, 0);
            }
            """);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
