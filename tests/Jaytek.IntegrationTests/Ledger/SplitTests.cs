using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Holds;
using Jaytek.Ledger.Transfers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>Sales that are divided, refunded and paid out.</summary>
public sealed class SplitTests
{
    [Theory]
    [BothDatabases("EUR", 1, 1, 0)]
    [BothDatabases("EUR", 99, 69, 30)]
    [BothDatabases("EUR", 10_000, 7_000, 3_000)]
    [BothDatabases("JPY", 1, 1, 0)]
    [BothDatabases("KWD", 1, 1, 0)]
    [BothDatabases("CLF", 3, 2, 1)]
    public async Task Seventy_and_thirty_of_the_smallest_amounts_conserve(DatabaseProvider provider, string currency, long gross, long seller, long platform)
    {
        var site = await SharedSites.GetAsync(provider);
        var sale = await SellAsync(site, gross, currency);
        var lines = await DivideAsync(site, sale);
        Assert.Equal([0, seller, platform], lines.Select(l => l.Amount.Minor));
        Assert.Equal((seller, 0), (await site.BalanceAsync(AccountRef.Pending(sale.Parts[0].SellerId, currency)), await site.BalanceAsync(AccountRef.Suspense(sale.Key, currency))));
    }

    [Theory, BothDatabases]
    public async Task Tax_is_nobodys_to_share(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var lines = await DivideAsync(site, await SellAsync(site, 11_900, tax: 1_900));
        Assert.Equal([(AccountKind.Tax, 1_900), (AccountKind.Pending, 7_000), (AccountKind.Revenue, 3_000)], lines.Select(l => (l.Account, l.Amount.Minor)));
    }

    [Theory, BothDatabases]
    public async Task The_most_special_split_of_the_day_of_the_sale_holds(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (course, teacher, other) = ("course:" + PublicId.New(), "instructor:" + PublicId.New(), PublicId.New());
        var now = DateTimeOffset.UtcNow;
        await RecordAsync(site, teacher, now.AddDays(-30), new SplitShare(SplitShare.Seller, 8_000));
        await RecordAsync(site, course, now.AddDays(-10), new SplitShare(SplitShare.Seller, 5_000), new SplitShare(other, 2_500));
        await RecordAsync(site, course, now.AddDays(-1));
        Assert.Equal([0, 700, 300], await PartsAsync(now.AddDays(-40)));
        Assert.Equal([0, 800, 200], await PartsAsync(now.AddDays(-20)));
        Assert.Equal([0, 500, 250, 250], await PartsAsync(now.AddDays(-5)));
        Assert.Equal([0, 800, 200], await PartsAsync(now));

        async Task<IEnumerable<long>> PartsAsync(DateTimeOffset at) =>
            (await DivideAsync(site, (await SellAsync(site, 1_000)) with { Parts = [new SalePart(PublicId.New(), [course, teacher])], At = at })).Select(l => l.Amount.Minor);
    }

    [Theory]
    [BothDatabases(10_001, "seller")]
    [BothDatabases(0, "seller")]
    [BothDatabases(-1, "seller")]
    [BothDatabases(100, "somebody")]
    public async Task Shares_that_are_none_are_refused(DatabaseProvider provider, int points, string holder)
    {
        var site = await SharedSites.GetAsync(provider);
        var error = await TryRecordAsync(site, "course:" + PublicId.New(), DateTimeOffset.UtcNow, new SplitShare(holder, points));
        Assert.Equal("ledger.split.shares", error?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_split_is_not_recorded_behind_a_later_one(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var scope = "course:" + PublicId.New();
        await RecordAsync(site, scope, DateTimeOffset.UtcNow, new SplitShare(SplitShare.Seller, 100));
        Assert.Equal("ledger.split.date", (await TryRecordAsync(site, scope, DateTimeOffset.UtcNow.AddDays(-1), new SplitShare(SplitShare.Seller, 100)))?.Code);
    }

    [Theory, BothDatabases]
    public async Task Refunds_in_parts_take_from_each_what_they_got_and_no_more(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var sale = await SellAsync(site, 1_003, tax: 101);
        await DivideAsync(site, sale);
        foreach (var part in new[] { 1, 1, 334, 333, 334 })
        {
            await TakeBackAsync(site, sale, part);
            var lines = await LinesAsync(site, sale);
            Assert.All(lines, l => Assert.InRange(l.TakenBack.Minor, 0, l.Amount.Minor));
        }

        Assert.All(await LinesAsync(site, sale), l => Assert.Equal(l.Amount, l.TakenBack));
        Assert.Equal((0, 1_003), (await site.BalanceAsync(AccountRef.Pending(sale.Parts[0].SellerId, "EUR")), await site.BalanceAsync(AccountRef.Suspense(sale.Key, "EUR"))));
        Assert.Equal("ledger.split.too_much", (await TryTakeBackAsync(site, sale, 1)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task What_was_refunded_before_the_split_is_not_shared(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var sale = await SellAsync(site, 1_000);
        await TakeBackAsync(site, sale, 400);
        await site.PostAsync(AccountRef.Suspense(sale.Key, "EUR"), AccountRef.Clearing("test", "EUR"), 400, PostingKind.Refund);
        var lines = await DivideAsync(site, sale);
        Assert.Equal([(0, 0), (700, 280), (300, 120)], lines.Select(l => (l.Amount.Minor, l.TakenBack.Minor)));
        Assert.Equal(420, await site.BalanceAsync(AccountRef.Pending(sale.Parts[0].SellerId, "EUR")));
    }

    [Theory, BothDatabases]
    public async Task A_refund_after_the_payout_leaves_a_debt_that_the_next_sale_pays(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        var sale = (await SellAsync(site, 1_000)) with { At = clock.GetUtcNow() };
        await DivideAsync(site, sale);
        var available = AccountRef.Available(sale.Parts[0].SellerId, "EUR");
        clock.Advance(TimeSpan.FromDays(13));
        await ReleaseAsync(site, clock);
        Assert.Equal(0, await site.BalanceAsync(available));
        clock.Advance(TimeSpan.FromDays(2));
        await ReleaseAsync(site, clock);
        await ReleaseAsync(site, clock);
        Assert.Equal(700, await site.BalanceAsync(available));
        await TransferAsync(site, t => t.ReserveAsync("w", sale.Parts[0].SellerId, new Money(700, "EUR"), null, CancellationToken.None));
        await TransferAsync(site, t => t.PostAsync("w", AccountRef.Clearing("bank", "EUR"), PostingKind.Withdrawal, "Paid out", CancellationToken.None));
        await TakeBackAsync(site, sale, 1_000);
        Assert.Equal(-700, await site.BalanceAsync(available));

        var next = (await SellAsync(site, 2_000)) with { Parts = sale.Parts, At = clock.GetUtcNow() };
        await DivideAsync(site, next);
        clock.Advance(TimeSpan.FromDays(15));
        await ReleaseAsync(site, clock);
        Assert.Equal(700, await site.BalanceAsync(available));
    }

    [Theory, BothDatabases]
    public async Task A_dispute_that_is_won_gives_back_what_it_took_once(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var sale = await SellAsync(site, 1_000);
        await DivideAsync(site, sale);
        await TakeBackAsync(site, sale, 1_000, "dispute:" + sale.Key, PostingKind.Dispute);
        for (var time = 0; time < 2; time++)
            Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ISplits>().GiveBackAsync(sale.Key, "dispute:" + sale.Key, CancellationToken.None))).Error);
        Assert.Equal((700, 0), (await site.BalanceAsync(AccountRef.Pending(sale.Parts[0].SellerId, "EUR")), await site.BalanceAsync(AccountRef.Suspense(sale.Key, "EUR"))));
        Assert.Equal("ledger.split.not_taken", (await site.InScopeAsync(s => s.GetRequiredService<ISplits>().GiveBackAsync(sale.Key, "other", CancellationToken.None))).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task What_a_won_dispute_gives_back_is_held_as_long_as_without_it_and_no_longer(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(
            Settings: new Dictionary<string, string> { ["Jaytek:Ledger:ReserveBasisPoints"] = "1000" }, Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        async Task<Sale> SoldAsync() => (await SellAsync(site, 10_000)) with { At = clock.GetUtcNow() };
        async Task<(long Available, long Pending, long Reserve)> MoneyAsync(Sale sale)
        {
            var seller = sale.Parts[0].SellerId;
            return (await site.BalanceAsync(AccountRef.Available(seller, "EUR")), await site.BalanceAsync(AccountRef.Pending(seller, "EUR")), await site.BalanceAsync(AccountRef.Of(AccountKind.Reserve, seller, "EUR")));
        }

        Task TakeAsync(Sale sale, long amount) => TakeBackAsync(site, sale, amount, "dispute:" + sale.Key, PostingKind.Dispute);
        async Task GiveAsync(Sale sale) => Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ISplits>().GiveBackAsync(sale.Key, "dispute:" + sale.Key, CancellationToken.None))).Error);

        var (whole, early, before) = (await SoldAsync(), await SoldAsync(), await SoldAsync());
        await DivideAsync(site, whole);
        await DivideAsync(site, early);
        Assert.Equal((0, 6_300, 700), await MoneyAsync(whole));
        await TakeAsync(whole, 10_000);
        await TakeAsync(early, 10_000);
        // The bank was faster than the split.
        await TakeAsync(before, 10_000);
        await DivideAsync(site, before);
        Assert.Equal([(0, 0, 0), (0, 0, 0), (0, 0, 0)], [await MoneyAsync(whole), await MoneyAsync(early), await MoneyAsync(before)]);
        await GiveAsync(early);
        await GiveAsync(before);
        Assert.Equal([(0, 6_300, 700), (0, 7_000, 0)], [await MoneyAsync(early), await MoneyAsync(before)]);

        clock.Advance(TimeSpan.FromDays(20));
        await ReleaseAsync(site, clock);
        await GiveAsync(whole);
        Assert.Equal([(6_300, 0, 700), (6_300, 0, 700), (7_000, 0, 0)], [await MoneyAsync(whole), await MoneyAsync(early), await MoneyAsync(before)]);
        clock.Advance(TimeSpan.FromDays(200));
        await ReleaseAsync(site, clock);
        Assert.Equal([(7_000, 0, 0), (7_000, 0, 0)], [await MoneyAsync(whole), await MoneyAsync(early)]);
    }

    [Theory, BothDatabases]
    public async Task Divisions_and_refunds_at_once_keep_to_what_there_is(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var sale = await SellAsync(site, 1_000);
        var dividing = Enumerable.Range(0, 5).Select(_ => Task.Run(() => DivideAsync(site, sale))).ToList();
        var taking = Enumerable.Range(0, 15).Select(_ => Task.Run(async () =>
        {
            // Where the sale is not divided yet the money goes out of suspense at once, as a provider's refund does.
            var key = "refund:" + PublicId.New();
            var taken = await TryTakeBackAsync(site, sale, 100, key);
            if (taken.IsSuccess)
                await site.PostAsync(Books.Draft(AccountRef.Suspense(sale.Key, "EUR"), AccountRef.Clearing("test", "EUR"), 100, PostingKind.Refund, key + ":paid"));
            return taken;
        })).ToList();
        await Task.WhenAll(dividing);
        var taken = await Task.WhenAll(taking);
        Assert.Equal((10, 5), (taken.Count(one => one.IsSuccess), taken.Count(one => one.Error?.Code == "ledger.split.too_much")));
        var lines = await LinesAsync(site, sale);
        Assert.Equal((1_000, 1_000), (lines.Sum(l => l.Amount.Minor), lines.Sum(l => l.TakenBack.Minor)));
        Assert.Equal(0, await site.BalanceAsync(AccountRef.Pending(sale.Parts[0].SellerId, "EUR")));
    }

    [Theory, BothDatabases]
    public async Task What_is_set_aside_for_a_time_comes_back_when_it_is_over(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        var user = PublicId.New();
        await site.PostAsync(AccountRef.Clearing("test", "USD"), AccountRef.Available(user, "USD"), 500);
        await TransferAsync(site, t => t.ReserveAsync("t", user, new Money(500, "USD"), clock.GetUtcNow().AddMinutes(5), CancellationToken.None));
        async Task<long> ExpireAsync()
        {
            await site.InScopeAsync(async s =>
            {
                await ActivatorUtilities.CreateInstance<ExpireTransfers>(s).RunAsync(new JobContext("test", clock.GetUtcNow()), CancellationToken.None);
                return true;
            });
            return await site.BalanceAsync(AccountRef.Available(user, "USD"));
        }

        Assert.Equal(0, await ExpireAsync());
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(500, await ExpireAsync());
        Assert.Equal("ledger.transfer.ended", (await site.InScopeAsync(s => s.GetRequiredService<ITransfers>()
            .PostAsync("t", AccountRef.Clearing("bank", "USD"), PostingKind.Withdrawal, "Late", CancellationToken.None))).Error?.Code);
    }

    private static async Task<Sale> SellAsync(TestSite site, long gross, string currency = "EUR", long tax = 0)
    {
        var key = "payment:" + PublicId.New();
        await site.PostAsync(AccountRef.Clearing("test", currency), AccountRef.Suspense(key, currency), gross, PostingKind.CoursePurchase);
        return new Sale(key, new Money(gross, currency), new Money(tax, currency), [new SalePart(PublicId.New(), [])], PostingKind.CoursePurchase, "A course", DateTimeOffset.UtcNow);
    }

    private static async Task<IReadOnlyList<SplitLine>> DivideAsync(TestSite site, Sale sale)
    {
        var divided = await site.InScopeAsync(s => s.GetRequiredService<ISplits>().DivideAsync(sale, CancellationToken.None));
        Assert.Null(divided.Error);
        return divided.Value;
    }

    private static Task<IReadOnlyList<SplitLine>> LinesAsync(TestSite site, Sale sale) =>
        site.InScopeAsync(s => s.GetRequiredService<ISplits>().LinesAsync(sale.Key, CancellationToken.None));

    private static Task<Result> TryTakeBackAsync(TestSite site, Sale sale, long amount, string? key = null, PostingKind kind = PostingKind.Refund) =>
        site.InScopeAsync(s => s.GetRequiredService<ISplits>()
            .TakeBackAsync(sale.Key, sale.Gross, key ?? "refund:" + PublicId.New(), new Money(amount, sale.Gross.Currency), kind, CancellationToken.None));

    private static async Task TakeBackAsync(TestSite site, Sale sale, long amount, string? key = null, PostingKind kind = PostingKind.Refund) =>
        Assert.Null((await TryTakeBackAsync(site, sale, amount, key, kind)).Error);

    private static async Task<Error?> TryRecordAsync(TestSite site, string scope, DateTimeOffset from, params SplitShare[] shares) =>
        (await site.InScopeAsync(s => s.GetRequiredService<ISplits>().RecordAsync(scope, shares, from, CancellationToken.None))).Error;

    private static async Task RecordAsync(TestSite site, string scope, DateTimeOffset from, params SplitShare[] shares) =>
        Assert.Null(await TryRecordAsync(site, scope, from, shares));

    private static Task ReleaseAsync(TestSite site, TestClock clock) => site.InScopeAsync(async s =>
    {
        await s.GetRequiredService<ReleaseHolds>().RunAsync(new JobContext("test", clock.GetUtcNow()), CancellationToken.None);
        return true;
    });

    private static async Task TransferAsync(TestSite site, Func<ITransfers, Task<Result>> actAsync) =>
        Assert.Null((await site.InScopeAsync(s => actAsync(s.GetRequiredService<ITransfers>()))).Error);
}
