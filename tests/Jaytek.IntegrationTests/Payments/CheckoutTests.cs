using System.Net;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Recovery;
using Jaytek.Payments.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>A course that is bought by the sandbox: from the order to the instructor's part.</summary>
public sealed class CheckoutTests
{
    [Theory]
    [BothDatabases(false)]
    [BothDatabases(true)]
    public async Task A_paid_course_is_one_settlement_one_enrolment_and_one_split(DatabaseProvider provider, bool isTwice)
    {
        var play = isTwice ? SandboxPlay.PayTwice : SandboxPlay.Pay;
        await using var site = await Shop.StartAsync(provider);
        var (course, teacher) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var order = await site.BuyAsync(student, course);
        Assert.Equal((OrderState.Waiting, "sandbox"), (order.State, order.Provider));
        await site.PlayAsync(order, play);
        await AssertSettledAsync(site, order, course, teacher, student);
        // The page is pressed again, and the buyer comes back.
        await site.PlayAsync(order, play);
        await LookAsync(site, order);
        await site.DeliverAllAsync();
        await AssertSettledAsync(site, order, course, teacher, student);
    }

    [Theory, BothDatabases]
    public async Task The_same_event_three_times_at_once_with_the_browsers_return_settles_once(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, teacher) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var order = await site.BuyAsync(student, course);
        await site.PlayAsync(order, SandboxPlay.PayTwice, work: false);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => i % 2 == 0 ? LookAsync(site, order) : site.DeliverAllAsync())));
        await site.DeliverAllAsync();
        await AssertSettledAsync(site, order, course, teacher, student);
    }

    [Theory, BothDatabases]
    public async Task Two_presses_of_the_button_are_one_order(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var orders = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => site.BuyAsync(student, course))));
        Assert.Single(orders.Select(o => o.Id).Distinct());
        Assert.Single(orders.Select(o => o.SessionUrl).Distinct());
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_bought_is_refused(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, teacher) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        Assert.Equal("learning.course.own", (await site.TryBuyAsync(teacher, course)).Error?.Code);
        Assert.Equal("learning.course.not_found", (await site.TryBuyAsync(student, PublicId.New())).Error?.Code);
        Assert.Equal("payments.buyer.unknown", (await site.TryStartAsync(Actor.Anonymous, new CheckoutWish("course", course))).Error?.Code);
        Assert.Equal("payments.purchase.unknown", (await site.TryStartAsync(student.Actor, new CheckoutWish("boat", course))).Error?.Code);
        await site.PlayAsync(await site.BuyAsync(student, course), SandboxPlay.Pay);
        Assert.Equal("learning.course.enrolled", (await site.TryBuyAsync(student, course)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_declined_card_leaves_the_order_open_and_a_second_one_pays_it(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, teacher) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var order = await site.BuyAsync(student, course);
        await site.PlayAsync(order, SandboxPlay.Decline);
        Assert.Equal(OrderState.Waiting, (await site.OrderAsync(order.Id)).State);
        await site.PlayAsync(order, SandboxPlay.Pay);
        await AssertSettledAsync(site, order, course, teacher, student);
    }

    [Theory, BothDatabases]
    public async Task A_late_webhook_is_overtaken_by_the_buyer_who_comes_back(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (course, teacher) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var order = await site.BuyAsync(student, course);
        await site.PlayAsync(order, SandboxPlay.PayLate);
        Assert.Equal(OrderState.Waiting, (await site.OrderAsync(order.Id)).State);
        await LookAsync(site, order);
        await site.DeliverAllAsync();
        await AssertSettledAsync(site, order, course, teacher, student);
        clock.Advance(TimeSpan.FromMinutes(1));
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SendSandboxMessages>().SendDueAsync(CancellationToken.None);
            return true;
        });
        await site.DeliverAllAsync();
        await AssertSettledAsync(site, order, course, teacher, student);
    }

    [Theory, BothDatabases]
    public async Task Nobody_pays_and_the_order_is_given_up_and_late_money_is_money_all_the_same(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (course, teacher) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var order = await site.BuyAsync(student, course);
        clock.Advance(TimeSpan.FromMinutes(30));
        await FollowAsync(site, clock);
        Assert.Equal(OrderState.Waiting, (await site.OrderAsync(order.Id)).State);
        await site.PlayAsync(order, SandboxPlay.PayLate);
        await site.InScopeAsync(s => s.GetRequiredService<SettlePayment>().GiveUpAsync(order.Id, OrderState.Abandoned, null, CancellationToken.None));
        Assert.Equal(OrderState.Abandoned, (await site.OrderAsync(order.Id)).State);
        clock.Advance(TimeSpan.FromMinutes(1));
        await site.PlayAsync(order, SandboxPlay.Pay);
        await AssertSettledAsync(site, order, course, teacher, student);

        var second = await site.BuyAsync(await site.NewAsync("Student"), course);
        clock.Advance(TimeSpan.FromMinutes(61));
        await FollowAsync(site, clock);
        Assert.Equal(OrderState.Abandoned, (await site.OrderAsync(second.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task Who_pays_twice_for_a_course_gets_the_second_payment_back(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (course, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var first = await site.BuyAsync(student, course);
        // The first page is nearly over, so that the button makes another.
        clock.Advance(TimeSpan.FromSeconds(3_590));
        var second = await site.BuyAsync(student, course);
        Assert.NotEqual(first.Id, second.Id);
        await site.PlayAsync(second, SandboxPlay.Pay);
        await site.PlayAsync(first, SandboxPlay.Pay);
        Assert.Equal((OrderState.Refunded, OrderState.Fulfilled), ((await site.OrderAsync(first.Id)).State, (await site.OrderAsync(second.Id)).State));
        var enrolment = Assert.Single(await site.EnrolmentsAsync(course));
        Assert.Equal((second.Id, null), (await site.OpenByAsync(course), enrolment.EndedAt));
        await AssertBooksAsync(site);
    }

    [Theory, BothDatabases]
    public async Task A_message_that_is_not_the_providers_is_refused_and_one_that_is_too_large_too(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        using var client = site.NewClient();
        async Task<HttpStatusCode> PostAsync(string to, string body, string? signature)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/" + to) { Content = new StringContent(body) };
            if (signature is not null)
                request.Headers.Add(SandboxSignature.HeaderName, signature);
            return (await client.SendAsync(request)).StatusCode;
        }

        var body = "{\"id\":\"e\",\"kind\":\"checkout.paid\"}";
        var signed = site.Services.GetRequiredService<SandboxSignature>().Sign(System.Text.Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("sandbox", body, null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("sandbox", body, "rubbish"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("sandbox", body + " ", signed));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("nobody", body, signed));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync("sandbox", new string('x', 600_000), signed));
        Assert.Equal(0, await site.CountAsync("select count(*) as \"Value\" from payment_event"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("sandbox", body, signed));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("sandbox", body, signed));
        Assert.Equal(1, await site.CountAsync("select count(*) as \"Value\" from payment_event"));
    }

    [Theory, BothDatabases]
    public async Task What_is_kept_of_a_buyer_and_a_seller_is_in_their_export_and_the_books_stand_when_they_are_forgotten(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, teacher) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        await site.PlayAsync(await site.BuyAsync(student, course), SandboxPlay.Pay);
        async Task<string> ExportAsync(string section, Account account) => (await site.InScopeAsync(s => s.GetRequiredService<Enabled<IPersonalData>>()
            .Single(data => data.Section == section).ExportAsync(account.Id, CancellationToken.None))).ToJsonString();
        Assert.Contains("100.00 EUR", await ExportAsync("orders", student), StringComparison.Ordinal);
        Assert.Contains(course, await ExportAsync("enrolments", student), StringComparison.Ordinal);
        Assert.Contains("70.00 EUR", await ExportAsync("wallets", teacher), StringComparison.Ordinal);
        foreach (var account in new[] { student, teacher })
            Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DeleteUser>().RunAsync(account.Id, account.Name, CancellationToken.None))).Error);
        Assert.Equal("[]", await ExportAsync("enrolments", student));
        await AssertBooksAsync(site);
    }

    private static async Task AssertSettledAsync(TestSite site, Order order, string course, Account teacher, Account student)
    {
        var now = await site.OrderAsync(order.Id);
        Assert.Equal((OrderState.Fulfilled, true), (now.State, now.IsFeeKnown));
        var enrolment = Assert.Single(await site.EnrolmentsAsync(course));
        Assert.Equal((student.Id, order.Id, null), (enrolment.StudentId, await site.OpenByAsync(course), enrolment.EndedAt));
        Assert.Equal(7_000, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR")));
        Assert.Equal(0, await site.BalanceAsync(AccountRef.Suspense(order.SaleKey, "EUR")));
        // 100.00 came, 1.75 of it the sandbox kept.
        Assert.Equal((-9_825, -175, 3_000), (
            await site.BalanceAsync(AccountRef.Clearing("sandbox", "EUR")), await site.BalanceAsync(AccountRef.Fees("EUR")), await site.BalanceAsync(AccountRef.Revenue("EUR"))));
        await AssertBooksAsync(site);
    }

    private static async Task AssertBooksAsync(TestSite site) =>
        Assert.Equal("[]", (await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None))).Value.Found);

    private static async Task LookAsync(TestSite site, Order order) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None))).Error);

    private static Task FollowAsync(TestSite site, TestClock clock) => site.InScopeAsync(async s =>
    {
        await s.GetRequiredService<FollowOrders>().RunAsync(new JobContext("test", clock.GetUtcNow()), CancellationToken.None);
        return true;
    });
}
