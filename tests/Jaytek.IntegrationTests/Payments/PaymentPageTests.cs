using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Reconciliation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>Payments as an administrator works with them.</summary>
public sealed partial class PaymentPageTests
{
    [Theory, BothDatabases]
    public async Task A_payment_is_found_by_whatever_one_has_in_hand(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, course, student) = await site.SoldAsync();
        await site.BuyAsync(await site.NewAsync("Student"), course);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        foreach (var search in new[] { order.Id, student.Name, order.PaymentReference!, order.SessionId!, course })
        {
            var found = await ReadAsync(admin, $"/admin/payments?q={Uri.EscapeDataString(search)}&state=granted");
            Assert.Contains(order.Id, found, StringComparison.Ordinal);
        }

        Assert.Contains("No payment fits", await ReadAsync(admin, "/admin/payments?q=nobody%25_"), StringComparison.Ordinal);
        Assert.Contains("aria-current=\"page\">Granted <span class=\"count\">1</span>", await ReadAsync(admin, "/admin/payments?state=granted"), StringComparison.Ordinal);
        var open = await ReadAsync(admin, "/admin/payments?state=open");
        Assert.DoesNotContain(order.Id, open, StringComparison.Ordinal);
        Assert.Contains("Waiting for the buyer", open, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_form_sent_twice_gives_back_once_and_what_is_wrong_stands_at_its_field(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, _) = await site.SoldAsync();
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var page = $"/admin/payments/{order.Id}";
        var html = await ReadAsync(admin, page);
        Assert.Contains("70.00 EUR", html, StringComparison.Ordinal);
        Assert.Contains("100.00 EUR for Mixing by ear paid", html, StringComparison.Ordinal);
        Assert.Contains("checkout.paid", html, StringComparison.Ordinal);
        var id = FormId().Match(html).Groups[1].Value;
        foreach (var (amount, reason, told) in new[] { ("10,5", "Kindly", "with a point"), ("100.01", "Kindly", "can be refunded"), ("-1", "Kindly", "can be refunded"), ("10", "", "Say why") })
        {
            var wrong = await admin.SendFormAsync(page + "?handler=Refund", ("Form.Id", id), ("Form.Amount", amount), ("Form.Reason", reason));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Contains(told, WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        for (var press = 0; press < 2; press++)
            Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync(page + "?handler=Refund", ("Form.Id", id), ("Form.Amount", "10.50"), ("Form.Reason", "Kindly"))).StatusCode);
        await site.DeliverAllAsync();
        Assert.Equal(1_050, (await site.OrderAsync(order.Id)).TakenBack);
        Assert.Contains("Up to 89.50 EUR can go back", await ReadAsync(admin, page), StringComparison.Ordinal);
        Assert.Contains("10.50 EUR", await ReadAsync(admin, "/admin/payments/refunds?state=done"), StringComparison.Ordinal);
        Assert.Contains("No such refund", await ReadAsync(admin, "/admin/payments/refunds?state=failed"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_event_is_read_and_worked_on_again_and_the_books_are_compared(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, _) = await site.SoldAsync();
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var row = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ProviderEventRow>().AsNoTracking().SingleAsync());
        foreach (var search in new[] { row.EventId, "checkout.", order.Id })
            Assert.Contains(row.EventId, await ReadAsync(admin, $"/admin/payments/events?q={search}"), StringComparison.Ordinal);
        Assert.Contains($"\"orderId\": \"{order.Id}\"", await ReadAsync(admin, $"/admin/payments/events/{row.Id}"), StringComparison.Ordinal);
        Assert.Null(await site.TrySqlAsync("update payment_event set outcome = 'Failed', note = 'broken', due_at = null, tries = 18"));
        Assert.Contains("broken", await ReadAsync(admin, "/admin/payments/events?state=givenup"), StringComparison.Ordinal);
        Assert.Contains("Events were given up", await ReadAsync(admin, "/admin/payments/providers"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync("/admin/payments/events?handler=Failed", ("days", "7"))).StatusCode);
        await site.DeliverAllAsync();
        Assert.DoesNotContain("broken", await ReadAsync(admin, "/admin/payments/events"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync($"/admin/payments/events/{row.Id}?handler=Replay")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync("/admin/payments/differences?handler=Compare")).StatusCode);
        await site.DeliverAllAsync();
        Assert.Contains("Both sides say the same", await ReadAsync(admin, "/admin/payments/differences"), StringComparison.Ordinal);
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Comparison>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_sees_and_changes_nothing(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, buyer) = await site.SoldAsync();
        using var client = await site.BrowserAsync(buyer);
        foreach (var page in new[] { "", "/refunds", "/disputes", "/events", "/providers", "/differences", "/" + order.Id })
            Assert.Contains("/access-denied", (await client.GetAsync("/admin/payments" + page)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        await client.SendFormAsync($"/admin/payments/{order.Id}?handler=Refund", ("Form.Amount", "10.50"), ("Form.Reason", "Kindly"));
        Assert.Equal(0, await site.CountAsync("select count(*) as \"Value\" from payment_refund"));
        Assert.Equal(OrderState.Fulfilled, (await site.OrderAsync(order.Id)).State);
    }

    private static async Task<string> ReadAsync(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));

    [GeneratedRegex("name=\"Form.Id\" value=\"([^\"]+)\"")]
    private static partial Regex FormId();
}
