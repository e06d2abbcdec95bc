using System.Net;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Promotions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>Somebody buys without an account, and takes what they bought into one.</summary>
public sealed class GuestTests
{
    [Theory, BothDatabases]
    public async Task A_guest_pays_and_takes_the_course_into_an_account_afterwards(DatabaseProvider provider)
    {
        var mails = new Mails();
        await using var site = await Shop.StartAsync(provider, new TestClock(), s => s.Replace(ServiceDescriptor.Singleton<IMailSender>(mails)));
        var (course, _) = await site.CourseAsync();
        using var browser = site.NewClient();
        var order = await PayAsync(site, browser, course);
        Assert.Contains("Take it into an account", await browser.GetStringAsync($"/checkout/orders/{order.Id}"), StringComparison.Ordinal);
        // The invoice is made out to the name that was typed, and is the guest's to read.
        var invoice = (await site.InScopeAsync(s => s.GetRequiredService<IInvoices>().OfOrdersAsync([order.Id], CancellationToken.None))).Single();
        Assert.NotEqual(HttpStatusCode.NotFound, (await browser.GetAsync(invoice.Path)).StatusCode);
        // Another browser comes by the mail's link.
        var student = await site.NewAsync("Student");
        using var account = await site.BrowserAsync(student);
        var link = mails.Sent.Single(mail => mail.To == "ada@guest.example").Text.Split('\n').Single(line => line.Contains("/checkout/claim?pass=", StringComparison.Ordinal));
        using (var followed = await account.GetAsync(link[link.IndexOf("/checkout", StringComparison.Ordinal)..]))
            Assert.Equal("/checkout/claim", followed.Headers.Location?.ToString());
        Assert.Contains("Mixing by ear", await account.GetStringAsync("/checkout/claim"), StringComparison.Ordinal);
        using (var claimed = await account.SendFormAsync("/checkout/claim"))
            Assert.Equal("/dashboard/settings/billing", claimed.Headers.Location?.ToString());
        await site.DeliverAllAsync();
        Assert.Equal((student.Id, null), (await site.EnrolmentsAsync(course)).Where(e => e.EndedAt is null).Select(e => (e.StudentId, e.EndedAt)).Single());
        Assert.Contains("Mixing by ear", await account.GetStringAsync("/dashboard/settings/billing"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.NotFound, (await account.GetAsync(invoice.Path)).StatusCode);
        // The sale was shared once, and invoiced once.
        Assert.Single(await site.InScopeAsync(s => s.GetRequiredService<IInvoices>().OfOrdersAsync([order.Id], CancellationToken.None)));
        Assert.Equal(7_000, (await site.InScopeAsync(s => s.GetRequiredService<ISplits>().LinesAsync(order.SaleKey, CancellationToken.None))).Where(l => l.Holder is not null).Sum(l => l.Amount.Minor));
        // The first browser's pass opens it no more.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/checkout/orders/{order.Id}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_sees_a_guests_order_or_takes_it(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        using var browser = site.NewClient();
        var order = await PayAsync(site, browser, course);
        using var other = await site.BrowserAsync(await site.NewAsync("Student"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/checkout/orders/{order.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/checkout/claim")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/checkout/claim?pass={order.BuyerId}")).StatusCode);
        // The guest's id is no pass.
        using var forger = site.NewClient();
        forger.DefaultRequestHeaders.Add("Cookie", $"{GuestPass.CookieName}={order.BuyerId}");
        Assert.Equal(HttpStatusCode.Redirect, (await forger.GetAsync($"/checkout/orders/{order.Id}")).StatusCode);
        // Of two accounts that hold the pass at once one has it.
        var students = new[] { await site.NewAsync("Student"), await site.NewAsync("Student") };
        var claims = await Task.WhenAll(students.Select(one => Task.Run(() => site.InScopeAsync(s => s.GetRequiredService<ClaimOrders>().RunAsync(order.BuyerId, CancellationToken.None), one.Actor))));
        Assert.Single(claims, one => one.IsSuccess);
        Assert.Equal("payments.guest.claimed", claims.Single(one => !one.IsSuccess).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_link_that_somebody_sent_does_not_make_the_next_purchase_theirs(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        using var sender = site.NewClient();
        var planted = await PayAsync(site, sender, course);
        using var browser = site.NewClient();
        var pass = await site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<GuestPass>().Make(planted.BuyerId)));
        (await browser.GetAsync($"/checkout/claim?pass={pass}")).Dispose();
        // What the link is for is shown, and is all that it opens.
        Assert.Contains("Mixing by ear", await browser.GetStringAsync("/checkout/claim"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync($"/checkout/orders/{planted.Id}")).StatusCode);
        var own = await PayAsync(site, browser, course, "vera@guest.example");
        Assert.NotEqual(planted.BuyerId, own.BuyerId);
        Assert.Equal(HttpStatusCode.NotFound, (await sender.GetAsync($"/checkout/orders/{own.Id}")).StatusCode);
        Assert.Equal(
            ["ada@guest.example", "vera@guest.example"], (await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Guest>().Select(g => g.Email).ToListAsync())).Order());
    }

    [Theory, BothDatabases]
    public async Task Two_who_use_one_browser_are_two_guests(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var ((first, _), (second, _), (third, _)) = (await site.CourseAsync(), await site.CourseAsync(), await site.CourseAsync());
        using var browser = site.NewClient();
        var ada = await PayAsync(site, browser, first);
        Assert.Equal(ada.BuyerId, (await PayAsync(site, browser, second, "ADA@guest.example")).BuyerId);
        var bob = await PayAsync(site, browser, third, "bob@guest.example");
        Assert.NotEqual(ada.BuyerId, bob.BuyerId);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/checkout/orders/{ada.Id}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_code_for_each_buyer_once_knows_a_guest_by_the_address(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var ((first, _), (second, _)) = (await site.CourseAsync(), await site.CourseAsync());
        await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync(
            "test.promotion",
            scope =>
            {
                scope.Db.Add(new Promotion { Id = PublicId.New(), Code = "ONCE", BasisPoints = 1_000, IsOncePerBuyer = true, CreatedAt = scope.Now });
                return Task.FromResult(Result.Success);
            },
            CancellationToken.None));
        async Task<HttpStatusCode> TryAsync(string course, string email)
        {
            using var browser = site.NewClient();
            using var answer = await OrderAsync(browser, course, ("GuestName", "Ada"), ("GuestEmail", email), ("Code", "ONCE"), ("Shown", "9000"));
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(first, "ada@guest.example"));
        Assert.NotEqual(HttpStatusCode.Redirect, await TryAsync(second, "Ada@guest.example"));
        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(second, "bob@guest.example"));
    }

    [Theory, BothDatabases]
    public async Task Who_has_the_course_already_gets_a_guests_price_back(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (_, course, student) = await site.SoldAsync();
        using var browser = site.NewClient();
        var order = await PayAsync(site, browser, course);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ClaimOrders>().RunAsync(order.BuyerId, CancellationToken.None), student.Actor)).Error);
        await Eventually.IsTrueAsync(async () =>
        {
            await site.DeliverAllAsync();
            return (await site.OrderAsync(order.Id)).State == OrderState.Refunded;
        });
        Assert.Single((await site.EnrolmentsAsync(course)), e => e.StudentId == student.Id && e.EndedAt is null);
    }

    [Theory, BothDatabases]
    public async Task A_guest_says_who_they_are_and_where_the_receipt_goes(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        using var browser = site.NewClient();
        foreach (var (name, email) in new[] { ("", "ada@guest.example"), ("Ada", ""), ("Ada", "ada"), ("Ada", "ada@guest.example\r\nBcc: x@y.example"), (new string('a', 300), "ada@guest.example") })
        {
            using var refused = await OrderAsync(browser, course, ("GuestName", name), ("GuestEmail", email), ("Shown", "10000"));
            Assert.True((int)refused.StatusCode is 400 or 422, $"{name} {email}: {refused.StatusCode}");
        }

        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Guest>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_site_without_guests_leads_to_sign_in(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider, settings: ("Jaytek:Payments:Guests", "false"));
        var (course, _) = await site.CourseAsync();
        using var browser = site.NewClient();
        using var led = await browser.GetAsync($"/checkout/course/{course}");
        Assert.Contains("/login?", led.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Guests_who_never_paid_are_forgotten_and_those_who_did_are_not(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (course, _) = await site.CourseAsync();
        using var payer = site.NewClient();
        var order = await PayAsync(site, payer, course);
        using var idler = site.NewClient();
        (await OrderAsync(idler, course, ("GuestName", "Bob"), ("GuestEmail", "bob@guest.example"), ("Shown", "10000"))).Dispose();
        clock.Advance(TimeSpan.FromDays(31));
        await site.RunJobAsync<SweepGuests>();
        Assert.Equal([order.BuyerId], await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Guest>().Select(g => g.Id).ToListAsync()));
    }

    // Visitors have no page but this one with a form.
    private static async Task<HttpResponseMessage> OrderAsync(HttpClient browser, string course, params (string Name, string Value)[] fields) => await PostAsync(browser, $"/checkout/course/{course}", fields);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, params (string Name, string Value)[] fields) => await browser.PostAsync(
        page, new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", await browser.FormTokenAsync(page))]));

    private static async Task<Order> PayAsync(TestSite site, HttpClient browser, string course, string email = "ada@guest.example")
    {
        using var started = await OrderAsync(browser, course, ("GuestName", "Ada Lovelace"), ("GuestEmail", email), ("Shown", "10000"));
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        var pay = started.Headers.Location!.ToString();
        using var on = await browser.GetAsync(pay);
        (await PostAsync(browser, on.Headers.Location!.ToString(), ("what", "Pay"))).Dispose();
        await site.DeliverAllAsync();
        return await site.OrderAsync(pay.Split('/')[3]);
    }

    private sealed class Mails : IMailSender
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Mail> _sent = new();

        public IReadOnlyCollection<Mail> Sent => _sent;

        public Task SendAsync(Mail mail, CancellationToken cancellationToken)
        {
            _sent.Enqueue(mail);
            return Task.CompletedTask;
        }
    }
}
