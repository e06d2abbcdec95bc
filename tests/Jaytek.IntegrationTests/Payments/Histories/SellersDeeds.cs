using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>What sellers do with what they earned, and who pays them.</summary>
internal sealed class SellersDeeds(Market market, Fingerprint print)
{
    /// <summary>Other shares from now on; what was sold before keeps its own.</summary>
    public async Task<bool> ShareAsync(Step step)
    {
        var ware = market.Wares[step.Which % market.Wares.Count];
        var other = market.Sellers.First(seller => seller.Id != ware.SellerId);
        SplitShare[] shares = (step.Much % 4) switch
        {
            0 => [],
            1 => [new(SplitShare.Seller, 10_000)],
            2 => [new(SplitShare.Seller, 3_333), new(other.Id, 3_334)],
            _ => [new(SplitShare.Seller, (step.Much % 9_999) + 1)],
        };
        var shared = await Deals.ShareAsync(market.Site, step.Who % 2 == 0 ? $"course:{ware.CourseId}" : $"instructor:{ware.SellerId}", shares, market.Clock.GetUtcNow());
        Assert.True(shared.Error is null || shared.Error.Code == "ledger.split.date", shared.Error?.ToString());
        return shared.Error is null;
    }

    /// <summary>Never more than is available, and always where it is.</summary>
    public async Task<bool> WithdrawAsync(Step step)
    {
        var (seller, method, available) = await RichAsync(step);
        if (available.Minor <= 0)
            return false;
        var amount = step.Much % 3 == 0 ? available : new Money((step.Much % available.Minor) + 1, available.Currency);
        var id = PublicId.New();
        Assert.Null((await Deals.WithdrawAsync(market.Site, seller, amount, method, id)).Error);
        await print.UnchangedAsync(async () => Assert.Equal(id, (await Deals.WithdrawAsync(market.Site, seller, amount, method, id)).Value.Id));
        return true;
    }

    public async Task<bool> WithdrawTooMuchAsync(Step step)
    {
        var (seller, method, available) = await RichAsync(step);
        var amount = new Money(Math.Max(0, available.Minor) + 1, available.Currency);
        await print.UnchangedAsync(async () => Assert.Equal(
            "ledger.funds.insufficient", (await Deals.WithdrawAsync(market.Site, seller, amount, method, PublicId.New())).Error?.Code));
        return true;
    }

    public async Task<bool> WithdrawAtOnceAsync(Step step)
    {
        var (seller, method, available) = await RichAsync(step);
        if (available.Minor <= 0)
            return false;
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Deals.WithdrawAsync(market.Site, seller, available, method, PublicId.New()))));
        Assert.Equal(1, asked.Count(one => one.IsSuccess));
        return true;
    }

    public Task<bool> DecideAsync(Step step, bool approve) =>
        OnOneAsync(step, w => w.State == WithdrawalState.AwaitingApproval, one => Deals.DecideAsync(market.Site, market.Admin, one.Id, approve));

    public Task<bool> CallOffAsync(Step step) => OnOneAsync(
        step, w => w.State == WithdrawalState.AwaitingApproval, one => Deals.CallOffAsync(market.Site, market.Sellers.Single(seller => seller.Id == one.UserId), one.Id));

    public Task<bool> BankSendsAsync(Step step) => OnOneAsync(
        step, w => w.Method == Market.Bank && w.State == WithdrawalState.Processing, one => Deals.EndAsync(market.Site, one.Id, arrived: true));

    public Task<bool> BankReturnsAsync(Step step) => OnOneAsync(
        step, w => w.Method == Market.Bank && (w.State == WithdrawalState.Processing || w.State == WithdrawalState.Completed), one => Deals.EndAsync(market.Site, one.Id, arrived: false));

    public Task<bool> TakeTransferBackAsync(Step step)
    {
        var made = market.Kept("transfer", one => !(bool)one["reversed"]!);
        if (made.Count == 0)
            return Task.FromResult(false);
        lock (market.StandIn.Books.Gate)
            new StripeDesk(market.StandIn.Books).Do("POST /v1/transfers/{id}/reversals", [made[step.Which % made.Count]], new JsonObject());
        return Task.FromResult(true);
    }

    private async Task<bool> OnOneAsync(Step step, System.Linq.Expressions.Expression<Func<Withdrawal, bool>> which, Func<Withdrawal, Task<Result>> actAsync)
    {
        var found = await market.Site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Withdrawal>().AsNoTracking().Where(which).OrderBy(w => w.RequestedAt).ThenBy(w => w.Amount).ToListAsync());
        if (found.Count == 0)
            return false;
        Assert.Null((await actAsync(found[step.Which % found.Count])).Error);
        return true;
    }

    private async Task<(Account Seller, string Method, Money Available)> RichAsync(Step step)
    {
        var seller = market.Sellers[step.Who % market.Sellers.Count];
        var wallets = await market.Site.InScopeAsync(s => s.GetRequiredService<IWallets>().BalancesAsync(seller.Id, CancellationToken.None));
        // Who has something somewhere withdraws there.
        var full = wallets.Where(wallet => wallet.Available.Minor > 0).DefaultIfEmpty(wallets.Count > 0 ? wallets[0] : null).ToList();
        var available = full[step.Which % full.Count]?.Available ?? Money.Zero("EUR");
        return (seller, step.Who % 2 == 0 ? Market.Stripe : Market.Bank, available);
    }
}
