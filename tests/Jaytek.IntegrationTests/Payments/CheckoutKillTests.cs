using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Xunit.Sdk;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>
/// A buyer at a site that is killed (<c>kill -9</c>) before and after each commit of a checkout in turn, and who tries again once it is back: each
/// course is paid once, granted once and shared once.
/// </summary>
[Trait("Category", "Slow")]
public sealed class CheckoutKillTests
{
    // A checkout has far fewer commits; who needs more is going round in circles.
    private const int MostKills = 80;

    // Longer than a killed process keeps what it had in hand.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const long Price = 10_000;
    private const long Fee = 175;

    [Theory, BothDatabases]
    public async Task Whenever_the_process_is_killed_everything_is_settled_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("jaytek-checkout-");
        var killFile = Path.Combine(folder.FullName, "kill");
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        var courses = new List<string>();
        var kills = 0;
        for (var point = 1; ; point++)
        {
            Assert.True(point <= MostKills, $"After {MostKills} commits the checkout goes on.");
            await using var host = Start(folder, database, killFile);
            await host.ReadyAsync();
            using var buyer = new HttpClient(handler, disposeHandler: false) { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(30) };
            // Whoever was cut off before comes back and goes on where it ended.
            if (courses.Count > 0)
                Assert.True(await TryBuyAsync(buyer, host, courses[^1], "Waiting for your payment", isThere: false), $"After the kill at commit {point - 1} nobody can pay.");
            courses.Add(await NewCourseAsync(host, point));
            await EnterAsync(buyer, point);
            await File.WriteAllTextAsync(killFile, point.ToString(CultureInfo.InvariantCulture));
            if (await TryBuyAsync(buyer, host, courses[^1], "It is yours", isThere: true))
                await FeesAsync(folder, database, $"item_id = '{courses[^1]}'", 1, host);
            if (TryTake(killFile))
            {
                // It was through before that many commits: every one has had its turn. What a killed process had in hand is taken up again once its time is over.
                await FeesAsync(folder, database, "true", courses.Count, host);
                await host.KillAsync();
                break;
            }

            await Eventually.IsTrueAsync(() => Task.FromResult(host.HasExited), "The process goes on although it was killed.");
            kills++;
        }

        Assert.True(kills >= 10, $"Only {kills} kills: a checkout commits more often than that.");
        await AssertOnceAsync(folder, database, courses.Count);
        folder.Delete(recursive: true);
    }

    // Where the process has taken it, it was killed, or is about to be.
    private static bool TryTake(string killFile)
    {
        try
        {
            File.Move(killFile, killFile + ".taken", overwrite: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static HostProcess Start(DirectoryInfo folder, TestDatabase database, string killFile) => HostProcess.Start(
        folder.FullName, new TestDatabaseSettings(database.Provider.ToString(), database.ConnectionString), "jaytek",
        ("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location), (StartupHook.FileVariable, killFile), ("Jaytek:Outbox:LockSeconds", "10"));

    private static async Task<string> NewCourseAsync(HostProcess host, int number)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)(await client.TokensAsync(TestSite.AdminName, TestSite.AdminPassword))["accessToken"]!);
        using var made = await client.PostAsJsonAsync("/api/content", new JsonObject
        {
            ["ContentType"] = "Course",
            ["TitlePart"] = new JsonObject { ["Title"] = $"Course {number}" },
            ["Course"] = new JsonObject
            {
                ["ShortDescription"] = new JsonObject { ["Text"] = "You beatmatch without looking." },
                ["Level"] = new JsonObject { ["Text"] = "Beginner" },
                ["Price"] = new JsonObject { ["Value"] = Price },
                ["Currency"] = new JsonObject { ["Text"] = "EUR" },
            },
        });
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        return (string)(await made.Content.ReadFromJsonAsync<JsonNode>())!["ContentItemId"]!;
    }

    // The buyer is made by the administrator, once; their session outlives the kills.
    private static async Task EnterAsync(HttpClient buyer, int point)
    {
        if (point > 1)
            return;
        using (var made = await AdminPostAsync(buyer.BaseAddress!, "/admin/users/new", ("Form.UserName", "buyer"), ("Form.Email", "buyer@test.example"), ("Form.Password", Account.Password), ("Form.Roles", "Student")))
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using var entered = await buyer.PostLoginAsync("buyer");
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    private static async Task<HttpResponseMessage> AdminPostAsync(Uri site, string path, params (string Name, string Value)[] fields)
    {
        using var admin = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = site };
        using var entered = await admin.PostLoginAsync(TestSite.AdminName, TestSite.AdminPassword);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return await admin.SendFormAsync(path, fields);
    }

    /// <summary>Buys as a browser does, from the course's page on, until the order's page says something, or no more; false where the site died meanwhile.</summary>
    private static async Task<bool> TryBuyAsync(HttpClient buyer, HostProcess host, string course, string words, bool isThere)
    {
        try
        {
            var page = $"/checkout/course/{course}";
            if (IsEnrolled(await buyer.GetStringAsync(page)))
                return true;
            using var started = await buyer.SendFormAsync(page);
            // What was paid before the kill may have been granted between the two.
            if (started.StatusCode == HttpStatusCode.Conflict)
            {
                Assert.True(IsEnrolled(await started.Content.ReadAsStringAsync()));
                return true;
            }

            Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
            var place = started.Headers.Location!.ToString();
            // Of what is paid already one is led to the order itself.
            using var leave = await buyer.GetAsync(place);
            if (leave.Headers.Location?.ToString() is { } bank && bank.StartsWith("/checkout/sandbox/", StringComparison.Ordinal))
                (await buyer.SendFormAsync(bank, ("what", "Pay"))).Dispose();
            var order = place.Replace("/pay", "", StringComparison.Ordinal);
            await Eventually.IsTrueAsync(
                async () => (await buyer.GetStringAsync(order)).Contains(words, StringComparison.Ordinal) == isThere, $"{order}: '{words}' {(isThere ? "never comes" : "stays")}.", Patience);
            return true;
        }
        // A connection that dies while it is being made is told by the socket itself.
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or SocketException)
        {
            await Eventually.IsTrueAsync(() => Task.FromResult(host.HasExited), $"The site answers no more and has not ended: {e.Message}");
            return false;
        }
    }

    private static bool IsEnrolled(string page) => page.Contains("enrolled in this course already", StringComparison.Ordinal);

    // The fee is the last that follows, after the buyer has seen that it worked.
    private static async Task FeesAsync(DirectoryInfo folder, TestDatabase database, string which, int count, HostProcess host)
    {
        const string Done = "is_fee_known and fulfilled_at is not null";
        async Task<bool> IsDoneAsync() => await database.ReadAsync(folder, $"select count(*) from payment_order where {which} and {Done}") == count;
        try
        {
            await Eventually.IsTrueAsync(async () => host.HasExited || await IsDoneAsync(), "The fee is never booked.", Patience);
        }
        catch (XunitException e)
        {
            var aggregate = database.Provider == DatabaseProvider.Postgres ? "string_agg" : "group_concat";
            var orders = await database.TextAsync(folder, $"select {aggregate}(item_id || ' ' || id || ' ' || state || ' ' || coalesce(cast(paid_at as text), 'unpaid') || ' ' || coalesce(failure_code, ''), '; ') from payment_order where not ({Done}) or item_id in (select item_id from payment_order group by item_id having count(*) > 1)");
            var waiting = await database.TextAsync(folder, $"select {aggregate}(handler || ' ' || aggregate_id || ' ' || attempts || ' ' || coalesce(last_error, ''), '; ') from cms_outbox");
            throw new XunitException($"{e.Message} {count} wanted.\nOrders: {orders}\nWaiting: {waiting}");
        }
    }

    private static async Task AssertOnceAsync(DirectoryInfo folder, TestDatabase database, int courses)
    {
        Task<long> ReadAsync(string sql) => database.ReadAsync(folder, sql);
        Assert.Equal(courses, await ReadAsync("select count(*) from payment_order where paid_at is not null"));
        Assert.Equal(courses, await ReadAsync("select count(distinct item_id) from payment_order where paid_at is not null and state = 'Fulfilled'"));
        Assert.Equal(courses, await ReadAsync("select count(*) from learning_enrolment where ended_at is null"));
        Assert.Equal(0, await ReadAsync("select coalesce(sum(balance), 0) from ledger_account where kind = 'suspense'"));
        Assert.Equal(courses * (Fee - Price), await ReadAsync("select balance from ledger_account where kind = 'clearing'"));
        Assert.Equal(courses * Price * 7 / 10, await ReadAsync("select balance from ledger_account where kind = 'wallet_pending'"));
        Assert.Equal(courses * Price * 3 / 10, await ReadAsync("select balance from ledger_account where kind = 'platform_revenue'"));
        Assert.Equal(0, await ReadAsync(
            "select count(*) from ledger_account a where balance <> (select coalesce(sum(amount), 0) from ledger_entry e where e.account_id = a.id)"));
    }
}
