using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Account;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.OpenId.ApiKeys;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>Keys by which servers act for their owners.</summary>
public sealed partial class ApiKeyTests
{
    private const string Desk = "content.Desk:edit:any";

    [Theory, BothDatabases]
    public async Task A_key_is_shown_once_opens_its_permissions_and_is_refused_after_it_is_revoked(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var owner = await site.NewAsync("Administrator");
        using var browser = await site.BrowserAsync(owner);
        var page = await (await browser.SendFormAsync("/admin/api-keys", ("Form.Name", "The build server"), ("Form.Permissions", Desk), ("Form.Days", "30"), ("Form.Password", Account.Password))).Content.ReadAsStringAsync();
        var key = Key().Match(page).Value;
        Assert.DoesNotContain(key, await browser.GetStringAsync("/admin/api-keys"), StringComparison.Ordinal);

        using var server = site.With(key);
        Assert.Equal($"{owner.Name}/{owner.Name}", await server.WhoAsync());
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(DoorModule.Api, null)).StatusCode);
        // An administrator's key opens no pages.
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("/admin/users")).StatusCode);

        var row = await RowAsync(site, owner);
        Assert.NotNull(row.LastUsedAt);
        Assert.NotEqual(key, row.Hash);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendFormAsync("/admin/api-keys?handler=Revoke", ("id", row.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync(DoorModule.Api, null)).StatusCode);
        // The heading counts the rows below it, revoked ones too.
        page = await browser.GetStringAsync("/admin/api-keys");
        Assert.Contains($"class=\"count\">{page.Split("<th scope=\"row\"").Length - 1:N0}</span>", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_key_never_opens_more_than_its_owner_may(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var owner = await site.NewAsync("Administrator");
        var key = await MakeAsync(site, owner, New("All of it", ["content:edit:any"]));
        using var server = site.With(key.Value);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(DoorModule.Api, null)).StatusCode);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ChangeRoles>().RunAsync(new RolesOfUser(owner.Id, ["Student"]), CancellationToken.None))).Error);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync(DoorModule.Api, null)).StatusCode);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SuspendUser>().RunAsync(owner.Id, true, null, CancellationToken.None))).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync(DoorModule.Api, null)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_a_key_was_not_made_for_is_not_blamed_on_its_owners_roles(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var owner = await site.NewAsync("Administrator");
        using var server = site.With((await MakeAsync(site, owner, New("Reader", ["content:view:any"]))).Value);
        var problem = await (await server.PostAsync(DoorModule.Api, null)).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
        Assert.Equal($"The key or token does not open the permission {Desk}: it was not given for it, or whoever it acts for does not hold it.", (string)problem["detail"]!);
        // A session has no limit but its roles.
        using var student = await site.BearerAsync(await site.NewAsync("Student"));
        problem = await (await student.PostAsync(DoorModule.Api, null)).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
        Assert.Equal($"None of your roles grants the permission {Desk}.", (string)problem["detail"]!);
    }

    [Theory, BothDatabases]
    public async Task Nobody_makes_a_key_for_what_they_may_not(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var student = await site.NewAsync("Student");
        Assert.Equal("engine.forbidden", (await MakeAsync(site, student, New("Mine", [Desk]))).Error?.Code);
        var administrator = await site.NewAsync("Administrator");
        var limited = administrator.Actor with { Limit = new ActorLimit([], [Permission.Parse("api-keys:manage:own")]) };
        Assert.Equal("openid.api_key.for_people", (await site.InScopeAsync(s => s.GetRequiredService<MakeApiKey>().RunAsync(New("Longer", ["users:manage:any"]), CancellationToken.None), limited)).Error?.Code);
        foreach (var wrong in new[] { New("", [Desk]), New("x", []), New("x", ["EditContent"]), New("x", [Desk], 0) })
            Assert.Equal("openid.api_key.invalid", (await MakeAsync(site, administrator, wrong)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_key_ends_with_its_time_and_its_use_is_noted_once_a_minute(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        var owner = await site.NewAsync("Administrator");
        using var server = site.With((await MakeAsync(site, owner, New("A day", [Desk], 1))).Value);
        Assert.Equal(owner.Name, (await server.WhoAsync()).Split('/')[0]);
        var first = (await RowAsync(site, owner)).LastUsedAt;
        clock.Advance(TimeSpan.FromSeconds(30));
        await server.WhoAsync();
        Assert.Equal(first, (await RowAsync(site, owner)).LastUsedAt);
        clock.Advance(TimeSpan.FromSeconds(31));
        await server.WhoAsync();
        Assert.True((await RowAsync(site, owner)).LastUsedAt > first);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("nobody/nobody", await server.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task A_read_does_not_wait_for_a_long_transaction_to_note_who_reads(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        var owner = await site.NewAsync("Administrator");
        using var server = site.With((await MakeAsync(site, owner, New("Reader", [Desk]))).Value);
        using var browser = await site.BrowserAsync(owner);
        // Both are known, so that all that is left to do is the note.
        Assert.Equal(["desk", "desk"], [await server.GetStringAsync(DoorModule.Api), await browser.GetStringAsync(DoorModule.Api)]);
        clock.Advance(TimeSpan.FromMinutes(11));
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            await using var other = await db.Database.BeginTransactionAsync();
            await db.Set<ApiKey>().ExecuteUpdateAsync(set => set.SetProperty(key => key.Name, "Held"));
            await db.Set<SessionRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Method, "Held"));
            foreach (var client in new[] { server, browser })
                Assert.Equal("desk", await client.GetStringAsync(DoorModule.Api).WaitAsync(TimeSpan.FromSeconds(4)));
            await other.RollbackAsync();
            return true;
        });
        // What was not waited for is noted as soon as it can be.
        await Eventually.IsTrueAsync(async () => (await RowAsync(site, owner)).LastUsedAt > clock.GetUtcNow() - TimeSpan.FromMinutes(1));
    }

    [Theory, BothDatabases]
    public async Task Nobody_makes_a_key_from_a_desk_left_open(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var owner = await site.NewAsync("Administrator");
        using var browser = await site.BrowserAsync(owner);
        Assert.Contains("name=\"Form.Password\"", await browser.GetStringAsync("/admin/api-keys"), StringComparison.Ordinal);
        foreach (var password in new[] { "", "not the password" })
        {
            var answer = await browser.SendFormAsync("/admin/api-keys", ("Form.Name", "Theirs"), ("Form.Permissions", Desk), ("Form.Password", password));
            var page = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotMatch(Key(), page);
            // What was typed is kept, but for the password.
            Assert.Contains("value=\"Theirs\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("not the password\"", page, StringComparison.Ordinal);
        }

        Assert.Equal("identity.password.wrong", (await MakeAsync(site, owner, New("x", [Desk]) with { Password = null })).Error?.Code);
        Assert.Empty(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ApiKey>().Where(key => key.OwnerId == owner.Id).ToListAsync()));
    }

    [Theory]
    [BothDatabases("Everywhere")]
    [BothDatabases("Password")]
    public async Task No_key_of_a_session_outlives_what_ended_the_session_meanwhile(DatabaseProvider provider, string how)
    {
        var site = await SharedSites.GetAsync(provider);
        for (var round = 0; round < 6; round++)
        {
            var owner = await site.NewAsync("Administrator");
            using var own = await site.BrowserAsync(owner);
            using var other = await site.BrowserAsync(owner);
            var making = other.SendFormAsync("/admin/api-keys", ("Form.Name", "Race"), ("Form.Permissions", Desk), ("Form.Password", Account.Password));
            var ending = own.SendFormAsync($"/account?handler={how}", ("Password.Current", Account.Password), ("Password.Password", "another harbour at 10"));
            Assert.Equal(HttpStatusCode.Redirect, (await ending).StatusCode);
            var made = Key().Match(await (await making).Content.ReadAsStringAsync());
            if (!made.Success)
                continue;
            using var server = site.With(made.Value);
            await EndedTokenTests.AssertRefusedAsync(await server.GetAsync(DoorModule.Api));
        }
    }

    [Theory, BothDatabases]
    public async Task What_a_key_is_made_under_waits_for_what_is_ending_its_session(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var owner = await site.NewAsync("Administrator");
        Task<Result>? holding = null;
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync("test.end", async scope =>
        {
            var user = await scope.Db.Set<AppUser>().SingleAsync(one => one.Id == owner.Id);
            var session = owner.Actor with { Stamp = user.SecurityStamp };
            await s.GetRequiredService<EndAccess>().RunAsync(scope, user, CancellationToken.None);
            // Without the password before it, whose own counter waits for the account too.
            holding = Task.Run(() => site.InScopeAsync(other => other.GetRequiredService<ActionRunner>().RunAsync("test.hold", async held =>
                await other.GetRequiredService<IFreshProof>().HoldAsync(held, CancellationToken.None) is { } refused ? refused : Result.Success, CancellationToken.None), session));
            // On SQLite nobody else writes meanwhile; PostgreSQL tells who waits for us.
            for (var start = System.Diagnostics.Stopwatch.GetTimestamp(); provider == DatabaseProvider.Postgres && !await IsWaitedForAsync(scope.Db);)
            {
                Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30) && !holding.IsCompleted, "Nobody waits for the account.");
                await Task.Delay(20);
            }

            return Result.Success;
        }, CancellationToken.None))).Error);
        Assert.Equal("engine.unauthenticated", (await holding!).Error?.Code);
    }

    private static Task<bool> IsWaitedForAsync(JaytekDb db) => db.Database.SqlQuery<bool>(
        $"select exists (select 1 from pg_locks l where not l.granted and pg_backend_pid() = any (pg_blocking_pids(l.pid))) as \"Value\"").SingleAsync();

    [Theory, BothDatabases]
    public async Task A_session_that_has_ended_makes_no_key_though_its_request_came_before(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var owner = await site.NewAsync("Administrator");
        var stamp = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Id == owner.Id).Select(user => user.SecurityStamp!).SingleAsync());
        var session = owner.Actor with { Stamp = stamp };
        Task<Result<string>> AskAsync() => site.InScopeAsync(s => s.GetRequiredService<MakeApiKey>().RunAsync(New("x", [Desk]), CancellationToken.None), session);
        Assert.Null((await AskAsync()).Error);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<EndOwnSessions>().RunAsync(CancellationToken.None), session)).Error);
        Assert.Equal("engine.unauthenticated", (await AskAsync()).Error?.Code);
        // The same of all else that is done to one's own account.
        Assert.Equal("engine.unauthenticated", (await site.InScopeAsync(
            s => s.GetRequiredService<ChangeOwnPassword>().RunAsync(Account.Password, null, "another harbour at 10", CancellationToken.None), session)).Error?.Code);
    }

    [Theory]
    [BothDatabases("sign out everywhere")]
    [BothDatabases("new password")]
    [BothDatabases("password by an administrator")]
    [BothDatabases("sign out by an administrator")]
    [BothDatabases("other ways removed")]
    [BothDatabases("import with another password")]
    [BothDatabases("import that suspends")]
    [BothDatabases("suspension")]
    public async Task What_ends_the_sessions_of_an_account_ends_its_keys(DatabaseProvider provider, string how)
    {
        var site = await SharedSites.GetAsync(provider);
        var (owner, neighbour) = (await site.NewAsync("Administrator"), await site.NewAsync("Administrator"));
        using var server = site.With((await MakeAsync(site, owner, New("One", [Desk]))).Value);
        using var other = site.With((await MakeAsync(site, neighbour, New("Another", [Desk]))).Value);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(DoorModule.Api)).StatusCode);
        var error = how switch
        {
            "sign out everywhere" => (await site.InScopeAsync(s => s.GetRequiredService<EndOwnSessions>().RunAsync(CancellationToken.None), owner.Actor)).Error,
            "new password" => (await site.InScopeAsync(
                s => s.GetRequiredService<ChangeOwnPassword>().RunAsync(Account.Password, null, "another harbour at 10", CancellationToken.None), owner.Actor)).Error,
            "password by an administrator" => (await site.InScopeAsync(s => s.GetRequiredService<SetPassword>().RunAsync(owner.Id, "another harbour at 10", CancellationToken.None))).Error,
            "sign out by an administrator" => (await site.InScopeAsync(s => s.GetRequiredService<SignOutUser>().RunAsync(owner.Id, CancellationToken.None))).Error,
            "import with another password" => await ImportAsync(site, owner, new PasswordHasher<AppUser>().HashPassword(null!, "another harbour at 10"), isEnabled: null),
            "import that suspends" => await ImportAsync(site, owner, hash: null, isEnabled: false),
            "other ways removed" => (await site.InScopeAsync(s => s.GetRequiredService<RemoveOtherWays>().RunAsync(owner.Id, CancellationToken.None))).Error,
            _ => (await site.InScopeAsync(async s =>
            {
                var suspend = s.GetRequiredService<SuspendUser>();
                Assert.Null((await suspend.RunAsync(owner.Id, true, null, CancellationToken.None)).Error);
                return await suspend.RunAsync(owner.Id, false, null, CancellationToken.None);
            })).Error,
        };
        Assert.Null(error);
        await EndedTokenTests.AssertRefusedAsync(await server.GetAsync(DoorModule.Api));
        Assert.NotNull((await RowAsync(site, owner)).RevokedAt);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(DoorModule.Api)).StatusCode);
    }

    private static async Task<Error?> ImportAsync(TestSite site, Account owner, string? hash, bool? isEnabled) => (await site.InScopeAsync(s =>
        s.GetRequiredService<ImportUser>().RunAsync(new(owner.Id, owner.Name, null, hash, null, isEnabled, null, null, null), CancellationToken.None))).Error;

    /// <summary>A key for good, asked for by an account that a test made.</summary>
    internal static NewApiKey New(string name, string[] permissions, int? days = null) => new(name, permissions, days, Account.Password);

    private static Task<Result<string>> MakeAsync(TestSite site, Account owner, NewApiKey input) =>
        site.InScopeAsync(s => s.GetRequiredService<MakeApiKey>().RunAsync(input, CancellationToken.None), owner.Actor);

    private static Task<ApiKey> RowAsync(TestSite site, Account owner) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ApiKey>().AsNoTracking().SingleAsync(key => key.OwnerId == owner.Id));

    [GeneratedRegex("jtk_[0-9a-z]{58}")]
    private static partial Regex Key();
}
