using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Jaytek.Engine.Data;
using Jaytek.Identity.Mail;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Guessing passwords gets nobody far, and tells nobody who exists.</summary>
public sealed class LockoutTests
{
    private const int Failures = 3;

    [Theory, BothDatabases]
    public async Task An_account_rests_after_wrong_passwords_and_then_opens_again(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await StartAsync(provider, services => services.AddSingleton<TimeProvider>(clock));
        var account = await site.NewAsync();
        var other = await site.NewAsync();
        for (var i = 0; i < Failures; i++)
            Assert.False(await SignsInAsync(site, account.Name, "wrong password"));

        Assert.False(await SignsInAsync(site, account.Name));
        Assert.False(await SignsInAsync(site, account.Email));
        Assert.True(await SignsInAsync(site, other.Name));
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await SignsInAsync(site, account.Name));
    }

    [Theory, BothDatabases]
    public async Task A_right_password_forgives_the_wrong_ones_before_it(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var account = await site.NewAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < Failures - 1; i++)
                Assert.False(await SignsInAsync(site, account.Name, "wrong password"));
            Assert.True(await SignsInAsync(site, account.Name));
        }
    }

    [Theory, BothDatabases]
    public async Task Guesses_sent_at_once_are_all_counted(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var account = await site.NewAsync();
        await Task.WhenAll(Enumerable.Range(0, 4 * Failures).Select(_ => SignsInAsync(site, account.Name, "wrong password")));
        Assert.False(await SignsInAsync(site, account.Name));
    }

    [Theory]
    [BothDatabases("set")]
    [BothDatabases("reset")]
    [BothDatabases("lift")]
    public async Task Lock_is_shown_and_lifted_by_a_new_password_by_the_mailed_link_and_by_itself(DatabaseProvider provider, string by)
    {
        await using var site = await StartAsync(provider);
        var account = await site.NewAsync("Student");
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var page = $"/admin/users/{account.Id}";
        Assert.DoesNotContain("Locked after wrong passwords", await admin.GetStringAsync(page), StringComparison.Ordinal);
        for (var i = 0; i < 6 * Failures; i++)
            Assert.False(await SignsInAsync(site, account.Name, "wrong password"));
        Assert.False(await SignsInAsync(site, account.Name));
        Assert.Contains("Locked after wrong passwords until", await admin.GetStringAsync(page), StringComparison.Ordinal);

        const string Another = "a lantern on the quay";
        var answer = by switch
        {
            "set" => await admin.SendFormAsync($"{page}?handler=Password", ("Form.Password", Another)),
            "lift" => await admin.SendFormAsync($"{page}?handler=Lift"),
            _ => await ResetAsync(site, account, Another),
        };

        Assert.Equal(by == "reset" ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(await SignsInAsync(site, account.Name, by == "lift" ? Account.Password : Another));
        Assert.DoesNotContain("Locked after wrong passwords", await admin.GetStringAsync(page), StringComparison.Ordinal);
    }

    /// <summary>One look at a hash and the same statements, whoever is asked for: nothing that a clock could tell apart.</summary>
    [Theory, BothDatabases]
    public async Task Every_refusal_takes_the_same_way(DatabaseProvider provider)
    {
        var hasher = new CountingHasher();
        await using var site = await StartAsync(provider, services => services.AddSingleton<IPasswordHasher<AppUser>>(hasher));
        var known = await site.NewAsync();
        var suspended = await site.NewAsync();
        await site.InScopeAsync(s => s.GetRequiredService<SuspendUser>().RunAsync(suspended.Id, true, null, CancellationToken.None));
        var without = await site.NewAsync();
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(u => u.Id == without.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, (string?)null)));
        var resting = await site.NewAsync();
        for (var i = 0; i < Failures; i++)
            await SignsInAsync(site, resting.Name, "wrong password");

        foreach (var login in new[] { known.Name, suspended.Name, without.Name, resting.Name, $"user-{PublicId.New()}", "", new string('x', 5_000) })
        {
            hasher.Hashes.Clear();
            Assert.False(await SignsInAsync(site, login, login == known.Name ? "wrong password" : Account.Password));
            Assert.Single(hasher.Hashes);
            Assert.Equal(CountingHasher.Cost, hasher.Hashes.Single());
        }
    }

    [Theory, BothDatabases]
    public async Task A_cheap_old_hash_is_renewed_by_the_next_sign_in(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var account = await site.NewAsync();
        var cheap = new PasswordHasher<AppUser>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 })).HashPassword(new AppUser(), Account.Password);
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(u => u.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, cheap)));

        Assert.True(await SignsInAsync(site, account.Name));
        var hash = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(u => u.Id == account.Id).Select(u => u.PasswordHash).SingleAsync());
        Assert.NotEqual(cheap, hash);
        Assert.Equal(CountingHasher.Cost, CountingHasher.CostOf(hash!));
        Assert.True(await SignsInAsync(site, account.Name));
    }

    private static Task<TestSite> StartAsync(DatabaseProvider provider, Action<IServiceCollection>? services = null) =>
        TestSite.StartAsync(provider, new TestSiteOptions(
            Settings: new Dictionary<string, string> { ["Jaytek:Identity:FailuresBeforeLockout"] = $"{Failures}" }, Services: services));

    private static async Task<HttpResponseMessage> ResetAsync(TestSite site, Account account, string password)
    {
        using var client = site.NewClient();
        var query = await site.InScopeAsync(async s =>
        {
            var user = await s.GetRequiredService<JaytekDb>().Set<AppUser>().AsNoTracking().SingleAsync(one => one.Id == account.Id);
            return await s.GetRequiredService<AccountLinks>().QueryAsync(user, AccountLinks.Reset, CancellationToken.None);
        });
        return await client.PostAsync($"/reset?{query}", new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__RequestVerificationToken", await client.FormTokenAsync("/forgot")), KeyValuePair.Create("Form.Password", password),
        ]));
    }

    private static async Task<bool> SignsInAsync(TestSite site, string login, string password = Account.Password)
    {
        using var client = site.NewClient();
        return (await client.PostAsJsonAsync("/api/identity/login", new { email = login, password })).StatusCode == HttpStatusCode.OK;
    }

    /// <summary>The real hasher, which remembers the cost of every hash that was looked at.</summary>
    private sealed class CountingHasher : IPasswordHasher<AppUser>
    {
        public const int Cost = 210_000;

        private readonly PasswordHasher<AppUser> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Cost }));

        public ConcurrentQueue<int> Hashes { get; } = new();

        // The format's fifth to eighth byte after the marker hold the iterations, most significant first.
        public static int CostOf(string hash) =>
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5, 4));

        public string HashPassword(AppUser user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword)
        {
            Hashes.Enqueue(CostOf(hashedPassword));
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
