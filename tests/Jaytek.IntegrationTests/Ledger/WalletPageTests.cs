using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>Wallets and checks as administrators work with them.</summary>
public sealed partial class WalletPageTests
{
    [Theory, BothDatabases]
    public async Task An_adjustment_is_asked_for_by_one_and_approved_by_another(DatabaseProvider provider)
    {
        await using var site = await LedgerSites.StartAsync(provider);
        var holder = await site.NewAsync("Student");
        using var asker = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var decider = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var wallet = $"/admin/wallets/{holder.Id}";
        var form = FormId().Match(await asker.GetStringAsync(wallet)).Groups[1].Value;
        (string, string)[] Fields(string amount) => [("Form.Id", form), ("Form.Amount", amount), ("Form.Currency", "eur"), ("Form.Reason", "A sale that was counted twice.")];

        var wrong = await asker.SendFormAsync(wallet, Fields("12,50"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("An amount such as 12.50", page, StringComparison.Ordinal);
        Assert.Contains("A sale that was counted twice.", page, StringComparison.Ordinal);
        // Sent twice it is asked for once.
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.Redirect, (await asker.SendFormAsync(wallet, Fields("12.50"))).StatusCode);

        var waiting = WebUtility.HtmlDecode(await decider.GetStringAsync("/admin/wallets"));
        Assert.Contains("1 adjustment waits for a second person", waiting, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await asker.SendFormAsync("/admin/wallets?handler=Decide", ("id", form), ("approve", "true"))).StatusCode);
        Assert.Equal(0, await site.BalanceAsync(AccountRef.Available(holder.Id, "EUR")));
        Assert.Equal(HttpStatusCode.Redirect, (await decider.SendFormAsync("/admin/wallets?handler=Decide", ("id", form), ("approve", "true"))).StatusCode);
        Assert.Equal(1_250, await site.BalanceAsync(AccountRef.Available(holder.Id, "EUR")));
        Assert.Contains("Approved", await decider.GetStringAsync(wallet), StringComparison.Ordinal);
        Assert.DoesNotContain("second person</h2>", await decider.GetStringAsync("/admin/wallets"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await decider.SendFormAsync("/admin/wallets?handler=Decide", ("id", "nonsense"), ("approve", "true"))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Wallets_are_listed_by_currency_and_those_below_zero_alone(DatabaseProvider provider)
    {
        await using var site = await LedgerSites.StartAsync(provider);
        var (rich, poor, yen) = (await site.NewAsync("Student"), await site.NewAsync("Student"), await site.NewAsync("Student"));
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(rich.Id, "EUR"), 500);
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Pending(poor.Id, "EUR"), 700);
        await site.PostAsync(AccountRef.Available(poor.Id, "EUR"), AccountRef.Clearing("test", "EUR"), 300, PostingKind.Refund);
        // Somebody whose first earnings are still held has a wallet, too.
        await site.PostAsync(AccountRef.Clearing("test", "JPY"), AccountRef.Pending(yen.Id, "JPY"), 900);
        using var client = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var euro = WebUtility.HtmlDecode(await client.GetStringAsync("/admin/wallets?currency=EUR"));
        Assert.Contains("5.00 EUR", euro, StringComparison.Ordinal);
        Assert.Contains("-3.00 EUR", euro, StringComparison.Ordinal);
        Assert.DoesNotContain(yen.Id, euro, StringComparison.Ordinal);
        var below = WebUtility.HtmlDecode(await client.GetStringAsync("/admin/wallets?currency=EUR&negative=true"));
        Assert.Contains(poor.Id, below, StringComparison.Ordinal);
        Assert.DoesNotContain(rich.Id, below, StringComparison.Ordinal);
        Assert.Contains("900 JPY", await client.GetStringAsync("/admin/wallets?currency=JPY"), StringComparison.Ordinal);
        Assert.Equal($"/admin/wallets/{rich.Id}", (await client.GetAsync($"/admin/wallets?q={rich.Name}")).Headers.Location?.ToString());
        Assert.Contains("There is no user called", WebUtility.HtmlDecode(await client.GetStringAsync("/admin/wallets?q=nobody")), StringComparison.Ordinal);
        var own = WebUtility.HtmlDecode(await client.GetStringAsync($"/admin/wallets/{poor.Id}"));
        Assert.Contains("7.00 EUR", own, StringComparison.Ordinal);
        Assert.Contains("Entries in EUR", own, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_books_are_checked_at_the_press_of_a_button_and_what_was_found_is_told(DatabaseProvider provider)
    {
        await using var site = await LedgerSites.StartAsync(provider);
        var user = PublicId.New();
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(user, "EUR"), 500);
        using var client = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Contains("The books were not checked yet", WebUtility.HtmlDecode(await client.GetStringAsync("/admin/ledger/checks")), StringComparison.Ordinal);
        Assert.Null(await site.TrySqlAsync(
            provider == DatabaseProvider.Sqlite ? "drop trigger ledger_account_moved" : "alter table ledger_account disable trigger user",
            $"update ledger_account set balance = balance + 1 where owner = '{user}'"));
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync("/admin/ledger/checks")).StatusCode);
        await Eventually.IsTrueAsync(async () => await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<BooksCheck>().CountAsync()) == 1);
        await Eventually.IsTrueAsync(async () =>
        {
            var page = WebUtility.HtmlDecode(await client.GetStringAsync("/admin/ledger/checks"));
            return page.Contains("The books differ in", StringComparison.Ordinal) && page.Contains("its entries come to 500", StringComparison.Ordinal) && page.Contains("Check now", StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("name=\"Form.Id\" value=\"([a-z0-9]{26})\"")]
    private static partial Regex FormId();
}
