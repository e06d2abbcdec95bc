using System.Net;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>How sales are shared, as an administrator says it.</summary>
public sealed class SplitPageTests
{
    private const string Page = "/admin/ledger/splits";

    [Theory, BothDatabases]
    public async Task The_nearest_split_holds_for_sales_from_its_day_on_and_refunds_keep_theirs(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (course, teacher) = await site.CourseAsync();
        var (other, colleague) = await site.CourseAsync();
        var pending = AccountRef.Pending(teacher.Id, "EUR");
        var first = await BuyAsync(site, course);
        Assert.Equal(7_000, await site.BalanceAsync(pending));

        await RecordAsync(admin, ("Form.Kind", "platform"), ("Form.Shares", "Seller 50%"));
        await RecordAsync(admin, ("Form.Kind", "instructor"), ("Form.Which", teacher.Name), ("Form.Shares", "seller 60"));
        await BuyAsync(site, course);
        await BuyAsync(site, other);
        Assert.Equal((13_000, 5_000), (await site.BalanceAsync(pending), await site.BalanceAsync(AccountRef.Pending(colleague.Id, "EUR"))));

        // By its address, as copied from the browser; another holder beside the seller; and a course goes before its teacher.
        var path = (string)(await site.InScopeAsync(s => s.GetRequiredService<IContentReader>().GetAsync(course, ContentVersion.Published, CancellationToken.None)))!.Parts["AutoroutePart"]!["Path"]!;
        await RecordAsync(admin, ("Form.Kind", "course"), ("Form.Which", $"https://shop.example/{path}"), ("Form.Shares", $"seller 80.5\r\n{colleague.Name} 10"));
        await BuyAsync(site, course);
        Assert.Equal((21_050, 6_000), (await site.BalanceAsync(pending), await site.BalanceAsync(AccountRef.Pending(colleague.Id, "EUR"))));

        Assert.Null((await site.RefundAsync(first, null)).Error);
        await site.DeliverAllAsync();
        Assert.Equal(14_050, await site.BalanceAsync(pending));

        // From a later day on, none of its own: the teacher's holds again.
        await RecordAsync(admin, ("Form.Kind", "course"), ("Form.Which", course), ("Form.Ends", "true"), ("Form.From", clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        var page = WebUtility.HtmlDecode(await admin.GetStringAsync(Page));
        foreach (var said in new[] { "Later", "In force", "Mixing by ear", "None of its own", "the seller 80.5%", "the platform 9.5%", "the seller 50%" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(4));
        await BuyAsync(site, course);
        Assert.Equal(20_050, await site.BalanceAsync(pending));
        Assert.Contains("Over", await admin.GetStringAsync(Page), StringComparison.Ordinal);
        Assert.Contains("The split of course:", await admin.GetStringAsync("/admin/audit?type=Split"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_shared_so_is_refused_at_its_field_and_kept(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        foreach (var (kind, which, shares, from, told) in new[]
        {
            ("platform", "", "seller 70\nseller 10", "", "once"),
            ("platform", "", "seller 100.01", "", "is no share"),
            ("platform", "", "seller 0", "", "is no share"),
            ("platform", "", "seller 33.333", "", "is no share"),
            ("platform", "", "seller", "", "is no share"),
            ("platform", "", "nobody-here 50", "", "There is no user nobody-here"),
            ("platform", "", "<script>alert(1)</script> 50", "", "There is no user <script>"),
            ("platform", "", "", "", "One share to a line"),
            ("platform", "", "seller 70", "2001-01-01", "has begun already"),
            ("course", "no-such-course", "seller 70", "", "none of that name"),
            ("instructor", "", "seller 70", "", "none of that name"),
            ("planet", "x", "seller 70", "", "Nothing of that sort"),
        })
        {
            using var refused = await admin.SendFormAsync(Page, ("Form.Kind", kind), ("Form.Which", which), ("Form.Shares", shares), ("Form.From", from));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var html = await refused.Content.ReadAsStringAsync();
            Assert.Contains(told, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        }

        await RecordAsync(admin, ("Form.Kind", "platform"), ("Form.Shares", "seller 65"));
        using (var twice = await admin.SendFormAsync(Page, ("Form.Kind", "platform"), ("Form.Shares", "seller 65")))
            Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        using var reader = await site.BrowserAsync(await site.NewAsync("Instructor"));
        using var stranger = await reader.SendFormAsync(Page, ("Form.Kind", "platform"), ("Form.Shares", "seller 100"));
        // Led to where it says that they may not.
        Assert.Contains("/access-denied", stranger.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("the seller 100%", WebUtility.HtmlDecode(await admin.GetStringAsync(Page)), StringComparison.Ordinal);
    }

    private static async Task<Jaytek.Payments.Orders.Order> BuyAsync(TestSite site, string course)
    {
        var bought = await site.TryBuyAsync(await site.NewAsync("Student"), course);
        Assert.Null(bought.Error);
        await site.PlayAsync(bought.Value, SandboxPlay.Pay);
        return await site.OrderAsync(bought.Value.Id);
    }

    private static async Task RecordAsync(HttpClient admin, params (string Name, string Value)[] fields)
    {
        using var recorded = await admin.SendFormAsync(Page, fields);
        Assert.True(recorded.StatusCode == HttpStatusCode.Redirect, await recorded.Content.ReadAsStringAsync());
    }
}
