using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Explorer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>The explorer of the books: from any number to its entries and back.</summary>
public sealed class ExplorerTests
{
    [Theory, BothDatabases]
    public async Task From_an_order_one_comes_to_all_of_its_postings_and_back(DatabaseProvider provider)
    {
        var site = await LedgerSites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (order, settled) = await SettleAsync(site);
        var found = await PageAsync(client, $"/admin/ledger?q={order}");
        Assert.Contains($"/admin/ledger/postings/{settled.Id}\"", found, StringComparison.Ordinal);
        var posting = await PageAsync(client, $"/admin/ledger/postings/{settled.Id}");
        var split = await site.NumberAsync($"select id as \"Value\" from ledger_posting where key = 'payment:{order}:split'");
        var fee = await site.NumberAsync($"select id as \"Value\" from ledger_posting where key = 'payment:{order}:fee'");
        Assert.Contains($"/admin/ledger/postings/{split}\"", posting, StringComparison.Ordinal);
        Assert.Contains($"/admin/ledger/postings/{fee}\"", posting, StringComparison.Ordinal);
        // Back, and to the account and its movements.
        Assert.Contains($"/admin/ledger/postings/{settled.Id}\"", await PageAsync(client, $"/admin/ledger/postings/{split}"), StringComparison.Ordinal);
        var suspense = await site.NumberAsync($"select id as \"Value\" from ledger_account where owner = 'payment:{order}'");
        Assert.Contains($"/admin/ledger/accounts/{suspense}\"", posting, StringComparison.Ordinal);
        var account = await PageAsync(client, $"/admin/ledger/accounts/{suspense}");
        Assert.Contains($"/admin/ledger/postings/{split}\"", account, StringComparison.Ordinal);
        Assert.Contains("data-label=\"Balance\">0.00 EUR</td>", account, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_number_a_key_its_beginning_and_a_persons_name_are_found(DatabaseProvider provider)
    {
        var site = await LedgerSites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var holder = await site.NewAsync("Student");
        var draft = Books.Draft(AccountRef.Clearing("test", "EUR"), AccountRef.Available(holder.Id, "EUR"), 500, key: "found:" + PublicId.New());
        var posted = await site.PostAsync(draft);
        var page = $"/admin/ledger/postings/{posted.Id}";
        var byNumber = await client.GetAsync($"/admin/ledger?q={posted.Id}");
        Assert.Equal(page, byNumber.Headers.Location?.ToString());
        foreach (var text in new[] { draft.Key, draft.Key[..20] })
            Assert.Contains(page + "\"", await PageAsync(client, $"/admin/ledger?q={text}"), StringComparison.Ordinal);
        var account = await site.NumberAsync($"select id as \"Value\" from ledger_account where owner = '{holder.Id}'");
        foreach (var text in new[] { holder.Name, holder.Id, $"{account}" })
            Assert.Contains($"/admin/ledger/accounts/{account}\"", await PageAsync(client, $"/admin/ledger?q={text}"), StringComparison.Ordinal);
        foreach (var hostile in new[] { "nothing'; drop table ledger_posting; --", "%", "_______", "<script>", new string('9', 200), "💿💿💿" })
            Assert.Contains("Nothing stands under that", await PageAsync(client, "/admin/ledger?q=" + Uri.EscapeDataString(hostile)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Postings_are_filtered_by_kind_and_currency_and_paged_without_gaps(DatabaseProvider provider)
    {
        // Its own: others write postings by SQL with numbers of years to come.
        await using var site = await LedgerSites.StartAsync(provider);
        var user = PublicId.New();
        var written = new List<long>();
        for (var i = 0; i < 7; i++)
            written.Add((await site.PostAsync(AccountRef.Clearing("test", "KWD"), AccountRef.Available(user, "KWD"), 1_000, PostingKind.RoyaltyPayout)).Id);
        await site.PostAsync(AccountRef.Clearing("test", "KWD"), AccountRef.Available(user, "KWD"), 1_000, PostingKind.TopUp);
        var key = PublicId.New();
        var converted = await site.InScopeAsync(s => s.GetRequiredService<IConversions>().ConvertAsync(key, user, new Money(1_000, "KWD"), "JPY", 480m, "test", CancellationToken.None));
        Assert.Null(converted.Error);
        var paged = new List<long>();
        long? before = null;
        while (true)
        {
            var part = await ListAsync(site, new PostingFilter { Kind = PostingKind.RoyaltyPayout, Currency = "KWD" }, before, 3);
            paged.AddRange(part.Where(line => written.Contains(line.Id)).Select(line => line.Id));
            if (part.Count < 3)
                break;
            before = part[^1].Id;
        }
        Assert.Equal(written.Order().Reverse(), paged);
        // A conversion is found by either of its currencies.
        foreach (var currency in new[] { "KWD", "JPY" })
        {
            var fx = (await ListAsync(site, new PostingFilter { Kind = PostingKind.Fx, Currency = currency }, null, 1_000)).Single(line => line.Key == "fx:" + key);
            Assert.Equal(["480 JPY", "1.000 KWD"], fx.Moved.Select(money => money.ToString()));
        }
        var tomorrow = DateTimeOffset.UtcNow.AddDays(1);
        Assert.Empty(await ListAsync(site, new PostingFilter { From = tomorrow }, null, 5));
        Assert.NotEmpty(await ListAsync(site, new PostingFilter { Until = tomorrow, Currency = "KWD" }, null, 5));
    }

    [Theory, BothDatabases]
    public async Task Each_entry_of_an_account_has_the_balance_behind_it_also_on_later_pages(DatabaseProvider provider)
    {
        var site = await LedgerSites.GetAsync(provider);
        var (wallet, other) = (AccountRef.Available(PublicId.New(), "EUR"), AccountRef.Available(PublicId.New(), "EUR"));
        const int Postings = AccountHistory.PageSize + 20;
        for (var i = 1; i <= Postings; i++)
            await site.PostAsync(Books.Draft(AccountRef.Clearing("test", "EUR"), wallet, i) with
            {
                // Two lines of the same account, between which a page may end.
                Entries = [new EntryDraft(AccountRef.Clearing("test", "EUR"), -i), new EntryDraft(wallet, i + 5), new EntryDraft(wallet, -5)],
            });
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), other, 7);
        var id = await AccountAsync(site, wallet);
        var all = new List<HistoryLine>();
        string? place = null;
        do
        {
            var page = await HistoryAsync(site, id, place);
            all.AddRange(page.Lines);
            place = page.Older;
        }
        while (place is not null);
        Assert.Equal(2 * Postings, all.Count);
        var balance = 0L;
        foreach (var movement in all.AsEnumerable().Reverse())
            Assert.Equal(balance += movement.Amount.Minor, movement.After.Minor);
        Assert.Equal(balance, await site.BalanceAsync(wallet));
        // A place that somebody made up, and another account's, are none.
        var older = (await HistoryAsync(site, id, null)).Older;
        Assert.False((await HistoryAsync(site, id, "1 2 3 999999")).IsOlder);
        Assert.False((await HistoryAsync(site, await AccountAsync(site, other), older)).IsOlder);
    }

    [Theory, BothDatabases]
    public async Task The_accounts_of_each_currency_come_to_the_same_above_and_below_zero(DatabaseProvider provider)
    {
        var site = await LedgerSites.GetAsync(provider);
        await site.PostAsync(AccountRef.Clearing("test", "GBP"), AccountRef.Available(PublicId.New(), "GBP"), 500);
        var totals = await site.InScopeAsync(s => s.GetRequiredService<AccountList>().TotalsAsync(CancellationToken.None));
        Assert.All(totals, one => Assert.True(one.IsEven));
        Assert.Contains("GBP", totals.Select(one => one.Credits.Currency));
        Assert.Contains("GBP", await site.InScopeAsync(s => s.GetRequiredService<AccountList>().CurrenciesAsync([AccountKind.Clearing], CancellationToken.None)));
        using var client = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Contains("Even", await PageAsync(client, "/admin/ledger/accounts?kind=clearing&currency=GBP"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Accounts_are_paged_by_currency_and_owner_without_gaps(DatabaseProvider provider)
    {
        var site = await LedgerSites.GetAsync(provider);
        for (var i = 0; i < 3; i++)
        {
            foreach (var currency in new[] { "SEK", "NOK" })
                await site.PostAsync(AccountRef.Revenue(currency), AccountRef.Suspense("paged:" + PublicId.New(), currency), 5);
        }
        Task<IReadOnlyList<AccountLine>> ReadAsync(AccountPlace? after, int take) => site.InScopeAsync(s =>
            s.GetRequiredService<AccountList>().ListAsync(AccountKind.Suspense, null, withEmpty: false, after, take, CancellationToken.None));
        var whole = await ReadAsync(null, 1_000);
        var paged = new List<AccountLine>();
        AccountPlace? place = null;
        do
        {
            var part = await ReadAsync(place, 2);
            paged.AddRange(part);
            place = part.Count < 2 ? null : new AccountPlace(part[^1].Balance.Currency, part[^1].Owner);
        }
        while (place is not null);
        Assert.Equal(whole.Select(one => one.Id), paged.Select(one => one.Id));
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_who_may_reads_the_books(DatabaseProvider provider)
    {
        var site = await LedgerSites.GetAsync(provider);
        var (_, settled) = await SettleAsync(site);
        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        foreach (var address in new[] { "/admin/ledger", $"/admin/ledger/postings/{settled.Id}", "/admin/ledger/accounts", "/admin/ledger/accounts/1", "/admin/ledger/checks", "/admin/wallets", $"/admin/wallets/{PublicId.New()}" })
            Assert.Contains("/access-denied", (await editor.GetAsync(address)).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Contains("/access-denied", (await editor.SendFormAsync("/admin/ledger/checks")).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        foreach (var address in new[] { "/admin/ledger/postings/1", "/admin/ledger/accounts/999999999", $"/admin/wallets/{PublicId.New()}" })
            Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(address)).StatusCode);
        foreach (var odd in new[] { "/admin/ledger?kind=nonsense&currency=x&before=-1", "/admin/ledger?from=2026-02-30", "/admin/ledger/accounts?kind=nonsense&after=EUR-x", "/admin/wallets?currency=zzz&after='" })
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(odd)).StatusCode);
    }

    // As Payments and Learning do it.
    private static async Task<(string Order, Posted Settled)> SettleAsync(TestSite site)
    {
        var order = PublicId.New();
        var (key, clearing) = ("payment:" + order, AccountRef.Clearing("test", "EUR"));
        var settled = await site.PostAsync(Books.Draft(clearing, AccountRef.Suspense(key, "EUR"), 10_000, PostingKind.CoursePurchase, key) with
        {
            Metadata = new Dictionary<string, string> { ["order"] = order, ["buyer"] = PublicId.New() },
        });
        await site.PostAsync(Books.Draft(AccountRef.Fees("EUR"), clearing, 59, PostingKind.Fee, key + ":fee") with { Metadata = new Dictionary<string, string> { ["order"] = order } });
        var sale = new Sale(key, new Money(10_000, "EUR"), Money.Zero("EUR"), [new SalePart(PublicId.New(), [])], PostingKind.CoursePurchase, "A test's.", DateTimeOffset.UtcNow);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ISplits>().DivideAsync(sale, CancellationToken.None))).Error);
        return (order, settled);
    }

    private static Task<IReadOnlyList<PostingLine>> ListAsync(TestSite site, PostingFilter filter, long? before, int take) =>
        site.InScopeAsync(s => s.GetRequiredService<PostingList>().ListAsync(filter, before, take, CancellationToken.None));

    private static Task<HistoryPage> HistoryAsync(TestSite site, long account, string? place) =>
        site.InScopeAsync(s => s.GetRequiredService<AccountHistory>().ReadAsync(account, place, CancellationToken.None));

    private static Task<long> AccountAsync(TestSite site, AccountRef account) => site.InScopeAsync(s => s.GetRequiredService<JaytekDb>()
        .Set<LedgerAccount>().Where(a => a.Owner == account.Owner && a.Kind == account.Kind && a.Currency == account.Currency).Select(a => a.Id).SingleAsync());

    private static async Task<string> PageAsync(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));
}
