using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>Several courses at one price: each opens, each teacher has their part, and each closes when the money goes back.</summary>
public sealed class BundleTests
{
    [Theory, BothDatabases]
    public async Task A_bundle_opens_its_courses_and_is_shared_by_what_they_cost_alone(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (dear, first) = await site.CourseAsync(20_000);
        var (cheap, second) = await site.CourseAsync(10_000);
        var bundle = await NewAsync(site, 10_001, "Once", dear, cheap);
        var student = await site.NewAsync("Student");
        var order = await BuyAsync(site, student, bundle);
        await site.PlayAsync(order, SandboxPlay.PayTwice);
        Assert.Equal((1, 1), ((await site.EnrolmentsAsync(dear)).Count(e => e.EndedAt is null), (await site.EnrolmentsAsync(cheap)).Count(e => e.EndedAt is null)));
        // 10,001 by 2 to 1 is 6,667 and 3,334; of each 70 %.
        var (one, two) = (await site.BalanceAsync(AccountRef.Pending(first.Id, "EUR")), await site.BalanceAsync(AccountRef.Pending(second.Id, "EUR")));
        Assert.Equal((4_667, 2_334, 3_000), (one, two, await site.BalanceAsync(AccountRef.Revenue("EUR"))));
        Assert.Equal("learning.bundle.enrolled", (await site.TryStartAsync(student.Actor, new CheckoutWish("bundle", bundle))).Error?.Code);
        Assert.Equal("learning.course.enrolled", (await site.TryBuyAsync(student, cheap)).Error?.Code);
        // All of it goes back from those who had it.
        Assert.Null((await site.RefundAsync(await site.OrderAsync(order.Id), null)).Error);
        await site.DeliverAllAsync();
        Assert.Equal((0, 0, 0), (await site.BalanceAsync(AccountRef.Pending(first.Id, "EUR")), await site.BalanceAsync(AccountRef.Pending(second.Id, "EUR")), await site.BalanceAsync(AccountRef.Revenue("EUR"))));
        Assert.All([.. await site.EnrolmentsAsync(dear), .. await site.EnrolmentsAsync(cheap)], e => Assert.NotNull(e.EndedAt));
    }

    [Theory, BothDatabases]
    public async Task What_was_bought_alone_stays_when_the_bundle_goes_back(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (_, own, student) = await site.SoldAsync();
        var (other, _) = await site.CourseAsync();
        var order = await BuyAsync(site, student, await NewAsync(site, 5_000, "Once", own, other));
        await site.PlayAsync(order, SandboxPlay.Pay);
        Assert.Equal(OrderState.Fulfilled, (await site.OrderAsync(order.Id)).State);
        Assert.Null((await site.RefundAsync(await site.OrderAsync(order.Id), null)).Error);
        await site.DeliverAllAsync();
        Assert.Null((await site.EnrolmentsAsync(own)).Single().EndedAt);
        Assert.NotNull((await site.EnrolmentsAsync(other)).Single().EndedAt);
    }

    [Theory, BothDatabases]
    public async Task A_monthly_bundle_is_a_subscription_whose_courses_close_with_it_and_keeps_nobody_from_buying(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        var (bought, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var bundle = await NewAsync(site, 900, "Month", course, bought);
        var order = await BuyAsync(site, student, bundle);
        await site.PlayAsync(order, SandboxPlay.Pay);
        Assert.Null((await site.EnrolmentsAsync(course)).Single().EndedAt);
        var subscription = (await site.OrderAsync(order.Id)).SubscriptionId;
        Assert.NotNull(subscription);
        await site.PlayAsync(await site.BuyAsync(student, bought), SandboxPlay.Pay);
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<Jaytek.Learning.Enrolments.EndWithSubscription>()
                .HandleAsync(new Jaytek.Payments.Contracts.SubscriptionEnded(subscription, "bundle", bundle, student.Id), CancellationToken.None);
            return true;
        });
        Assert.NotNull((await site.EnrolmentsAsync(course)).Single().EndedAt);
        Assert.Null((await site.EnrolmentsAsync(bought)).Single().EndedAt);
    }

    [Theory, BothDatabases]
    public async Task A_bundle_that_cannot_be_sold_says_so_and_its_page_shows_what_is_in_it(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, teacher) = await site.CourseAsync(8_000);
        var (other, _) = await site.CourseAsync(8_000);
        var student = await site.NewAsync("Student");
        var bundle = await NewAsync(site, 10_001, "Once", course, other);
        var own = await NewAsync(site, 10_000, "Once", course);
        var free = await NewAsync(site, 0, "Month", course);
        async Task<string?> CodeAsync(Account buyer, string item) => (await site.TryStartAsync(buyer.Actor, new CheckoutWish("bundle", item))).Error?.Code;
        Assert.Equal("learning.bundle.own", await CodeAsync(teacher, own));
        Assert.Equal("learning.bundle.not_sold", await CodeAsync(student, free));
        Assert.Equal("learning.bundle.not_found", await CodeAsync(student, course));
        Assert.Equal("learning.bundle.not_found", await CodeAsync(student, Kernel.PublicId.New()));
        using var visitor = site.NewClient();
        var page = await visitor.GetStringAsync("/bundles/all-of-it-10001");
        Assert.Contains("Buy the bundle", page, StringComparison.Ordinal);
        Assert.Contains("160 one by one", page, StringComparison.Ordinal);
        Assert.Contains("2 courses", page, StringComparison.Ordinal);
    }

    private static async Task<Order> BuyAsync(TestSite site, Account buyer, string bundle)
    {
        var started = await site.TryStartAsync(buyer.Actor, new CheckoutWish("bundle", bundle));
        Assert.Null(started.Error);
        return started.Value;
    }

    private static async Task<string> NewAsync(TestSite site, long price, string billing, params string[] courses)
    {
        var item = new ContentItem("Bundle");
        item.Parts["TitlePart"] = new JsonObject { ["Title"] = "All of it " + price };
        item.Parts["Bundle"] = new JsonObject
        {
            ["ShortDescription"] = new JsonObject { ["Text"] = "From the first beat to the club." },
            ["Courses"] = new JsonObject { ["ContentItemIds"] = new JsonArray([.. courses.Select(id => (JsonNode)id)]) },
            ["Price"] = new JsonObject { ["Value"] = price },
            ["Currency"] = new JsonObject { ["Text"] = "EUR" },
            ["Billing"] = new JsonObject { ["Text"] = billing },
        };
        var saved = await site.InScopeAsync(s => s.GetRequiredService<IContentManager>().SaveAndPublishAsync(item, null, CancellationToken.None));
        Assert.Null(saved.Error);
        return saved.Value.ContentItemId;
    }
}
