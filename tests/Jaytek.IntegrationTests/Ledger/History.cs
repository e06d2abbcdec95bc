using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Holds;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>What happens at one step of a history.</summary>
internal enum Act
{
    Sell, Divide, Refund, Dispute, GiveBack, Wait, Withdraw, Complete, Fail, Convert, TopUp, SpendTooMuch, RefundTooMuch, Again, AgainOtherwise,
}

/// <summary>One step: what, and three numbers that say who, which and how much.</summary>
internal sealed record Step(Act Act, int Who, int Which, int Much);

/// <summary>Plays a history of money on a site, step by step as it is told, and says at once where a rule is broken.</summary>
internal sealed class History(TestSite site, TestClock clock)
{
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD", "NGN"];

    private readonly string[] _users = [.. Enumerable.Range(0, 3).Select(_ => PublicId.New())];
    private readonly List<SoldThing> _sales = [];
    private readonly List<(string Key, SoldThing Sale)> _takings = [];
    private readonly List<string> _withdrawals = [];
    private readonly List<(Func<Task<Result>> SameAsync, Func<Task<Result>> OtherAsync)> _done = [];

    private sealed record SoldThing(Sale Sale)
    {
        public long Refunded { get; set; }
    }

    public async Task PlayAsync(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
            await PlayAsync(step);
        var check = await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None));
        Assert.Equal((0, "[]"), (check.Value.Differences, check.Value.Found));
        foreach (var sold in _sales)
            await CheckSaleAsync(sold);
    }

    private Task PlayAsync(Step step) => step.Act switch
    {
        Act.Sell => SellAsync(step),
        Act.Divide => OnSaleAsync(step, DivideAsync),
        Act.Refund => OnSaleAsync(step, sold => TakeAsync(sold, Part(sold, step), PostingKind.Refund)),
        Act.Dispute => OnSaleAsync(step, sold => TakeAsync(sold, Part(sold, step), PostingKind.Dispute)),
        Act.RefundTooMuch => OnSaleAsync(step, RefundTooMuchAsync),
        Act.GiveBack => GiveBackAsync(step),
        Act.Wait => WaitAsync(step),
        Act.Withdraw => WithdrawAsync(step),
        Act.Complete => EndAsync(step, post: true),
        Act.Fail => EndAsync(step, post: false),
        Act.Convert => ConvertAsync(step),
        Act.TopUp => DoAsync(AmountOf(step), amount => Books.Draft(AccountRef.Clearing("bank", amount.Currency), AccountRef.Available(User(step), amount.Currency), amount.Minor)),
        Act.SpendTooMuch => SpendTooMuchAsync(step),
        Act.Again => AgainAsync(step, otherwise: false),
        Act.AgainOtherwise => AgainAsync(step, otherwise: true),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private async Task SellAsync(Step step)
    {
        var gross = AmountOf(step);
        var sale = new Sale(
            "payment:" + PublicId.New(), gross, gross.Percent(step.Which % 3 * 1_000), [new SalePart(User(step), ["course:" + step.Which])], PostingKind.CoursePurchase, "A course", clock.GetUtcNow());
        await site.PostAsync(Books.Draft(AccountRef.Clearing("test", gross.Currency), AccountRef.Suspense(sale.Key, gross.Currency), gross.Minor, PostingKind.CoursePurchase, sale.Key));
        _sales.Add(new SoldThing(sale));
    }

    private async Task DivideAsync(SoldThing sold)
    {
        async Task<Result> SameAsync(Sale sale) => (await site.InScopeAsync(s => s.GetRequiredService<ISplits>().DivideAsync(sale, CancellationToken.None))).ToResult();
        Assert.Null((await SameAsync(sold.Sale)).Error);
        _done.Add((() => SameAsync(sold.Sale), () => SameAsync(sold.Sale with { Parts = [new SalePart(PublicId.New(), [])] })));
    }

    private async Task TakeAsync(SoldThing sold, long amount, PostingKind kind)
    {
        if (amount == 0)
            return;
        var key = $"{kind}:{PublicId.New()}";
        Task<Result> DoAsync(long much) => TryTakeAsync(sold, key, much, kind);
        Assert.Null((await DoAsync(amount)).Error);
        sold.Refunded += amount;
        await PayBackAsync(sold, key, amount, kind);
        _takings.Add((key, sold));
        _done.Add((() => DoAsync(amount), () => DoAsync(amount + 1)));
    }

    private Task<Result> TryTakeAsync(SoldThing sold, string key, long amount, PostingKind kind) => site.InScopeAsync(s => s.GetRequiredService<ISplits>()
        .TakeBackAsync(sold.Sale.Key, sold.Sale.Gross, key, new Money(amount, sold.Sale.Gross.Currency), kind, CancellationToken.None));

    // What the buyer gets leaves through the provider.
    private Task<Posted> PayBackAsync(SoldThing sold, string key, long amount, PostingKind kind) => site.PostAsync(Books.Draft(
        AccountRef.Suspense(sold.Sale.Key, sold.Sale.Gross.Currency), AccountRef.Clearing("test", sold.Sale.Gross.Currency), amount, kind, key + ":paid"));

    private async Task RefundTooMuchAsync(SoldThing sold)
    {
        var left = sold.Sale.Gross.Minor - sold.Refunded;
        await UnchangedAsync(async () => Assert.Equal("ledger.split.too_much", (await TryTakeAsync(sold, "refund:" + PublicId.New(), left + 1, PostingKind.Refund)).Error?.Code));
    }

    private async Task GiveBackAsync(Step step)
    {
        if (_takings.Count == 0)
            return;
        var (key, sold) = _takings[step.Which % _takings.Count];
        _takings.RemoveAll(one => one.Key == key);
        var before = await site.BalanceAsync(AccountRef.Suspense(sold.Sale.Key, sold.Sale.Gross.Currency));
        var amount = await site.CountAsync($"select amount as \"Value\" from ledger_sale_taken where key = '{key}'");
        await site.PostAsync(Books.Draft(
            AccountRef.Clearing("test", sold.Sale.Gross.Currency), AccountRef.Suspense(sold.Sale.Key, sold.Sale.Gross.Currency), amount, PostingKind.Dispute, key + ":returned"));
        Task<Result> BackAsync() => site.InScopeAsync(s => s.GetRequiredService<ISplits>().GiveBackAsync(sold.Sale.Key, key, CancellationToken.None));
        Assert.Null((await BackAsync()).Error);
        sold.Refunded -= amount;
        var after = await site.BalanceAsync(AccountRef.Suspense(sold.Sale.Key, sold.Sale.Gross.Currency));
        Assert.Equal(await IsDividedAsync(sold) ? before : before + amount, after);
        await UnchangedAsync(async () => Assert.Null((await BackAsync()).Error));
    }

    private async Task WaitAsync(Step step)
    {
        clock.Advance(TimeSpan.FromDays(step.Much % 20));
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<ReleaseHolds>().RunAsync(new JobContext("test", clock.GetUtcNow()), CancellationToken.None);
            return true;
        });
    }

    private async Task WithdrawAsync(Step step)
    {
        var amount = AmountOf(step);
        var before = await site.BalanceAsync(AccountRef.Available(User(step), amount.Currency));
        if (step.Much % 2 == 0 && before > 0)
            amount = new Money(before, amount.Currency);
        var key = "withdrawal:" + PublicId.New();
        Task<Result> ReserveAsync(Money much) => site.InScopeAsync(s => s.GetRequiredService<ITransfers>().ReserveAsync(key, User(step), much, null, CancellationToken.None));
        var reserved = await ReserveAsync(amount);
        // Never more than is available, and always where it is.
        Assert.Equal(amount.Minor <= before ? null : "ledger.funds.insufficient", reserved.Error?.Code);
        if (reserved.Error is not null)
            return;
        _withdrawals.Add(key);
        _done.Add((() => ReserveAsync(amount), () => ReserveAsync(amount + new Money(1, amount.Currency))));
    }

    private async Task EndAsync(Step step, bool post)
    {
        if (_withdrawals.Count == 0)
            return;
        var key = _withdrawals[step.Which % _withdrawals.Count];
        _withdrawals.Remove(key);
        var currency = await site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<Jaytek.Engine.Data.JaytekDb>().Set<Jaytek.Ledger.Transfers.Transfer>().Single(t => t.Key == key).Currency));
        Task<Result> PostAsync() => site.InScopeAsync(s => s.GetRequiredService<ITransfers>().PostAsync(
            key, AccountRef.Clearing("bank", currency), PostingKind.Withdrawal, "Paid out", CancellationToken.None));
        Task<Result> VoidAsync() => site.InScopeAsync(s => s.GetRequiredService<ITransfers>().VoidAsync(key, "Came back", CancellationToken.None));
        Assert.Null((await (post ? PostAsync() : VoidAsync())).Error);
        await UnchangedAsync(async () => Assert.Equal("ledger.transfer.ended", (await (post ? VoidAsync() : PostAsync())).Error?.Code));
        _done.Add(post ? (PostAsync, VoidAsync) : (VoidAsync, PostAsync));
    }

    private async Task ConvertAsync(Step step)
    {
        var amount = AmountOf(step);
        var other = Currencies[(Array.IndexOf(Currencies, amount.Currency) + 1 + step.Which % 3) % Currencies.Length];
        var before = await site.BalanceAsync(AccountRef.Available(User(step), amount.Currency));
        var key = "fx:" + PublicId.New();
        async Task<Result> AskAsync(decimal rate) => (await site.InScopeAsync(s => s.GetRequiredService<IConversions>()
            .ConvertAsync(key, User(step), amount, other, rate, "test", CancellationToken.None))).ToResult();
        var rate = (step.Which % 400 + 1) / 7m;
        var converted = await AskAsync(rate);
        if (converted.Error?.Code == "ledger.conversion.rate")
            return;
        Assert.Equal(amount.Minor <= before ? null : "ledger.funds.insufficient", converted.Error?.Code);
        if (converted.IsSuccess)
            _done.Add((() => AskAsync(rate), () => AskAsync(rate * 2)));
    }

    private async Task DoAsync(Money amount, Func<Money, PostingDraft> make)
    {
        var draft = make(amount);
        await site.PostAsync(draft);
        _done.Add((async () => (await site.TryPostAsync(draft)).ToResult(), async () => (await site.TryPostAsync(draft with { Source = "other" })).ToResult()));
    }

    private async Task SpendTooMuchAsync(Step step)
    {
        var currency = AmountOf(step).Currency;
        var account = AccountRef.Available(User(step), currency);
        var before = Math.Max(0, await site.BalanceAsync(account));
        await UnchangedAsync(async () => Assert.Equal(
            "ledger.funds.insufficient", (await site.TryPostAsync(Books.Draft(account, AccountRef.Clearing("bank", currency), before + 1, PostingKind.Withdrawal))).Error?.Code));
    }

    private async Task AgainAsync(Step step, bool otherwise)
    {
        if (_done.Count == 0)
            return;
        var (sameAsync, otherAsync) = _done[step.Which % _done.Count];
        await UnchangedAsync(async () => Assert.Equal(otherwise, (await (otherwise ? otherAsync() : sameAsync())).Error is not null));
    }

    private async Task UnchangedAsync(Func<Task> actAsync)
    {
        // A number that any change of any balance changes.
        const string Balances = "select cast(coalesce(sum(balance * (id % 1009)), 0) as bigint) as \"Value\" from ledger_account";
        var (postings, balances) = (await site.CountAsync("select count(*) as \"Value\" from ledger_posting"), await site.CountAsync(Balances));
        await actAsync();
        Assert.Equal(postings, await site.CountAsync("select count(*) as \"Value\" from ledger_posting"));
        Assert.Equal(balances, await site.CountAsync(Balances));
    }

    private async Task CheckSaleAsync(SoldThing sold)
    {
        var lines = await site.InScopeAsync(s => s.GetRequiredService<ISplits>().LinesAsync(sold.Sale.Key, CancellationToken.None));
        Assert.InRange(sold.Refunded, 0, sold.Sale.Gross.Minor);
        var suspense = await site.BalanceAsync(AccountRef.Suspense(sold.Sale.Key, sold.Sale.Gross.Currency));
        Assert.Equal(lines.Count > 0 ? 0 : sold.Sale.Gross.Minor - sold.Refunded, suspense);
        if (lines.Count == 0)
            return;
        Assert.Equal(sold.Sale.Gross.Minor, lines.Sum(l => l.Amount.Minor));
        Assert.Equal(sold.Refunded, lines.Sum(l => l.TakenBack.Minor));
        Assert.All(lines, l => Assert.InRange(l.TakenBack.Minor, 0, l.Amount.Minor));
    }

    private async Task<bool> IsDividedAsync(SoldThing sold) =>
        (await site.InScopeAsync(s => s.GetRequiredService<ISplits>().LinesAsync(sold.Sale.Key, CancellationToken.None))).Count > 0;

    private Task OnSaleAsync(Step step, Func<SoldThing, Task> actAsync) => _sales.Count == 0 ? Task.CompletedTask : actAsync(_sales[step.Which % _sales.Count]);

    // All that is left at times, so that sales are refunded to the end.
    private static long Part(SoldThing sold, Step step)
    {
        var left = sold.Sale.Gross.Minor - sold.Refunded;
        return left == 0 ? 0 : step.Much % 3 == 0 ? left : step.Much % left + 1;
    }

    private static Money AmountOf(Step step) => new(Math.Max(1, step.Much), Currencies[step.Which % Currencies.Length]);

    private string User(Step step) => _users[step.Who % _users.Length];
}
