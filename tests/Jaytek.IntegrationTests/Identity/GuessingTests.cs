using System.Net;
using System.Net.Http.Json;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Strangers who guess are slowed down by address and stopped together, and neither keeps an owner out nor the site from answering.</summary>
public sealed class GuessingTests
{
    private const string Wrong = "not the password";

    [Theory, BothDatabases]
    public async Task Address_that_signs_in_too_often_waits_and_others_do_not(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, ("Jaytek:RateLimits:SignIns", "3"));
        var account = await site.NewAsync();
        using var guesser = From(site, "203.0.113.7");
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(guesser, $"name-{i}", Wrong));

        using var api = await guesser.PostAsJsonAsync("/api/identity/login", new { email = account.Name, password = Account.Password });
        using var form = await guesser.PostLoginAsync(account.Name);

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (api.StatusCode, api.Content.Headers.ContentType?.MediaType));
        Assert.InRange(api.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html"), (form.StatusCode, form.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Try again in ", await form.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = From(site, "203.0.113.8");
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(other, account.Name, Account.Password));
        // The network that one household is given counts as one.
        for (var i = 0; i < 4; i++)
        {
            using var neighbour = From(site, $"2001:db8:7:1::{i}");
            Assert.Equal(i < 3 ? HttpStatusCode.Unauthorized : HttpStatusCode.TooManyRequests, await SignInAsync(neighbour, "nobody", Wrong));
        }
    }

    [Theory]
    [BothDatabases("/signup", "SignUps", "Form.DisplayName")]
    [BothDatabases("/forgot", "MailRequests", "Form.Nothing")]
    public async Task Accounts_and_mails_are_given_to_an_address_so_many_an_hour(DatabaseProvider provider, string page, string limit, string field)
    {
        await using var site = await StartAsync(provider, ($"Jaytek:RateLimits:{limit}", "2"));
        using var client = From(site, "203.0.113.7");
        for (var i = 0; i < 3; i++)
        {
            using var answer = await client.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string>
            {
                [field] = "Ada", ["Form.Email"] = $"ada-{i}@test.example", ["Form.Password"] = Account.Password, ["Form.Terms"] = "true",
                ["__RequestVerificationToken"] = await client.FormTokenAsync(page),
            }));
            Assert.Equal(i < 2 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, answer.StatusCode);
            if (i == 2)
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 50, 60);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(page)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Sign_up_with_a_typing_error_is_not_counted_and_one_too_many_keeps_its_form(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, ("Jaytek:RateLimits:SignUps", "2"));
        using var client = From(site, "203.0.113.7");
        // What the form finds, and what only the account's own rules find.
        foreach (var (email, password) in new[] { ("", Account.Password), ("no address", Account.Password), ("ada@test.example", "short"), ("", "") })
        {
            using var mistyped = await SignUpAsync(client, email, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.StatusCode);
        }

        for (var i = 0; i < 2; i++)
        {
            using var made = await SignUpAsync(client, $"ada-{i}@test.example", Account.Password);
            Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        }

        using var more = await SignUpAsync(client, "ada-3@test.example", Account.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, more.StatusCode);
        var page = await more.Content.ReadAsStringAsync();
        Assert.Contains("value=\"ada-3@test.example\"", page, StringComparison.Ordinal);
        Assert.Contains("Try again in 60 minutes", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Passwords_are_hashed_one_by_one_and_who_comes_beyond_the_queue_is_asked_to_come_again(DatabaseProvider provider)
    {
        using var hasher = new SlowHasher();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(
            Settings: new Dictionary<string, string>
            {
                ["Jaytek:Identity:HashesAtOnce"] = "1", ["Jaytek:Identity:HashesWaiting"] = "1", ["Jaytek:Identity:HashWaitSeconds"] = "60",
            },
            Services: services => services.AddSingleton<IPasswordHasher<AppUser>>(hasher)));
        var account = await site.NewAsync();
        using var client = site.NewClient();
        hasher.Pause();
        var first = SignInAsync(client, account.Name, Account.Password);
        await Eventually.IsTrueAsync(() => Task.FromResult(hasher.AtWork == 1));
        var others = Enumerable.Range(0, 2).Select(_ => SignInAsync(client, account.Name, Account.Password)).ToArray();

        var refused = await Task.WhenAny(others);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await refused);
        Assert.Equal((HttpStatusCode.OK, 1), ((await client.GetAsync("/login")).StatusCode, hasher.AtWork));
        hasher.Resume();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await first, await others.Single(one => one != refused)));
        Assert.Equal(1, hasher.Most);
    }

    [Theory, BothDatabases]
    public async Task Turn_that_does_not_come_in_time_is_not_waited_for(DatabaseProvider provider)
    {
        using var hasher = new SlowHasher();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(
            Settings: new Dictionary<string, string> { ["Jaytek:Identity:HashesAtOnce"] = "1", ["Jaytek:Identity:HashWaitSeconds"] = "1" },
            Services: services => services.AddSingleton<IPasswordHasher<AppUser>>(hasher)));
        var account = await site.NewAsync();
        using var client = site.NewClient();
        hasher.Pause();
        var first = SignInAsync(client, account.Name, Account.Password);
        await Eventually.IsTrueAsync(() => Task.FromResult(hasher.AtWork == 1));

        using var form = await client.PostLoginAsync(account.Name);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, form.StatusCode);
        Assert.Contains("Try again in a moment", await form.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        hasher.Resume();
        Assert.Equal(HttpStatusCode.OK, await first);
    }

    [Theory, BothDatabases]
    public async Task Stranger_locks_out_themselves_and_not_the_owner(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await StartAsync(provider, clock);
        var account = await site.NewAsync();
        using var stranger = From(site, "203.0.113.7");
        for (var i = 0; i < 6; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(stranger, i % 2 == 0 ? account.Name : account.Email, Wrong));

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(stranger, account.Name, Account.Password));
        using var owner = From(site, "203.0.113.8");
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(owner, account.Name, Account.Password));
        // Each time that they go on they wait twice as long.
        clock.Advance(TimeSpan.FromMinutes(11));
        for (var i = 0; i < 3; i++)
            await SignInAsync(stranger, account.Name, Wrong);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(stranger, account.Name, Account.Password));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(stranger, account.Name, Account.Password));
    }

    [Theory, BothDatabases]
    public async Task Many_strangers_are_stopped_together_and_the_owners_browser_gets_in(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, ("Jaytek:Identity:FailuresFromEverywhere", "5"));
        var (account, other) = (await site.NewAsync(), await site.NewAsync());
        using var known = From(site, "203.0.113.8");
        Assert.Equal(HttpStatusCode.Redirect, (await known.PostLoginAsync(account.Name)).StatusCode);
        await known.SendFormAsync("/logout");
        using var othersBrowser = From(site, "203.0.113.9");
        await othersBrowser.PostLoginAsync(other.Name);
        await othersBrowser.SendFormAsync("/logout");

        for (var i = 0; i < 5; i++)
        {
            using var stranger = From(site, $"198.51.100.{i}");
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(stranger, account.Name, Wrong));
        }

        using var fresh = From(site, "198.51.100.77");
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(fresh, account.Name, Account.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, (await othersBrowser.PostLoginAsync(account.Name)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await known.PostLoginAsync(account.Name)).StatusCode);
        // The owner's success is no pardon for strangers.
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(fresh, account.Name, Account.Password));
    }

    [Theory, BothDatabases]
    public async Task New_password_makes_every_browser_an_unknown_one(DatabaseProvider provider)
    {
        const string Next = "a loud harbour at ten";
        await using var site = await StartAsync(provider, ("Jaytek:Identity:FailuresFromEverywhere", "5"));
        var account = await site.NewAsync();
        using var lost = From(site, "203.0.113.8");
        await lost.PostLoginAsync(account.Name);
        await lost.SendFormAsync("/logout");
        using var own = From(site, "203.0.113.9");
        await site.InScopeAsync(s => s.GetRequiredService<SetPassword>().RunAsync(account.Id, Next, CancellationToken.None));
        await own.PostLoginAsync(account.Name, Next);
        await own.SendFormAsync("/logout");

        for (var i = 0; i < 5; i++)
        {
            using var stranger = From(site, $"198.51.100.{i}");
            await SignInAsync(stranger, account.Name, Wrong);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await lost.PostLoginAsync(account.Name, Next)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await own.PostLoginAsync(account.Name, Next)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Known_browser_may_not_guess_without_end(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var account = await site.NewAsync();
        using var browser = From(site, "203.0.113.8");
        await browser.PostLoginAsync(account.Name);
        await browser.SendFormAsync("/logout");
        // Three as a known browser, three as one like any other from the same address.
        for (var i = 0; i < 6; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostLoginAsync(account.Name, Wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostLoginAsync(account.Name)).StatusCode);
    }

    private static Task<TestSite> StartAsync(DatabaseProvider provider, params (string Key, string Value)[] settings) => StartAsync(provider, null, settings);

    private static Task<TestSite> StartAsync(DatabaseProvider provider, TestClock? clock, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Jaytek:Proxy:KnownNetworks:0"] = "127.0.0.0/8", ["Jaytek:Proxy:KnownProxies:0"] = "::1", ["Jaytek:Identity:FailuresBeforeLockout"] = "3",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        return TestSite.StartAsync(provider, new TestSiteOptions(Settings: all, Services: clock is null ? null : services => services.AddSingleton<TimeProvider>(clock)));
    }

    private static HttpClient From(TestSite site, string address)
    {
        var client = site.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static async Task<HttpResponseMessage> SignUpAsync(HttpClient client, string email, string password) =>
        await client.PostAsync("/signup", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.DisplayName"] = "Ada", ["Form.Email"] = email, ["Form.Password"] = password, ["Form.Terms"] = "true",
            ["__RequestVerificationToken"] = await client.FormTokenAsync("/signup"),
        }));

    private static async Task<HttpStatusCode> SignInAsync(HttpClient client, string login, string password) =>
        (await client.PostAsJsonAsync("/api/identity/login", new { email = login, password })).StatusCode;

    /// <summary>The real hasher, whose checks wait while it pauses, and who counts how many are at work.</summary>
    private sealed class SlowHasher : IPasswordHasher<AppUser>, IDisposable
    {
        private readonly PasswordHasher<AppUser> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
        private readonly ManualResetEventSlim _gate = new(true);
        private int _atWork;
        private int _most;

        public int AtWork => Volatile.Read(ref _atWork);

        public int Most => Volatile.Read(ref _most);

        public void Pause() => _gate.Reset();

        public void Resume() => _gate.Set();

        public string HashPassword(AppUser user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword)
        {
            var now = Interlocked.Increment(ref _atWork);
            InterlockedMax(now);
            try
            {
                _gate.Wait();
                return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
            }
            finally
            {
                Interlocked.Decrement(ref _atWork);
            }
        }

        public void Dispose() => _gate.Dispose();

        private void InterlockedMax(int now)
        {
            lock (_gate)
                _most = Math.Max(_most, now);
        }
    }
}
