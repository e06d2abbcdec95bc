using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>Money that goes back: by us, by somebody's hand at the provider, by the buyers' banks.</summary>
internal sealed class MoneyBack(Market market, Fingerprint print)
{
    private readonly List<(string OrderId, long Amount, string Id)> _asked = [];

    public Task<bool> RefundAsync(Step step) => OnPaidAsync(step, async (order, left) =>
    {
        if (left <= 0)
            return false;
        await AskAsync(order, step.Much % 3 == 0 ? left : (step.Much % left) + 1);
        return true;
    });

    public Task<bool> RefundRestAsync(Step step) => OnPaidAsync(step, async (order, left) =>
    {
        if (left <= 0)
            return false;
        await AskAsync(order, null);
        return true;
    });

    public Task<bool> RefundTooMuchAsync(Step step) => OnPaidAsync(step, async (order, left) =>
    {
        await print.UnchangedAsync(async () => Assert.Equal(
            "payments.refund.too_much", (await Deals.RefundAsync(market.Site, order.Id, Math.Max(0, left) + 1, PublicId.New())).Error?.Code));
        return true;
    });

    /// <summary>The same refund asked for again is the same; with another amount it is refused.</summary>
    public async Task<bool> RefundAgainAsync(Step step)
    {
        if (_asked.Count == 0)
            return false;
        var (order, amount, id) = _asked[step.Which % _asked.Count];
        await print.UnchangedAsync(async () => Assert.Equal(id, (await Deals.RefundAsync(market.Site, order, amount, id)).Value.Id));
        await print.UnchangedAsync(async () => Assert.Equal("payments.refund.key_reused", (await Deals.RefundAsync(market.Site, order, amount + 1, id)).Error?.Code));
        return true;
    }

    public Task<bool> RefundByHandAsync(Step step) => OnPaidAsync(step, (order, _) =>
    {
        lock (market.StandIn.Books.Gate)
        {
            var charge = market.ChargeOf(order.PaymentReference!);
            var left = (long)charge["amount"]! - (long)charge["amount_refunded"]!;
            if (left == 0 || (bool)charge["disputed"]!)
                return Task.FromResult(false);
            var amount = step.Much % 2 == 0 ? left : (step.Much % left) + 1;
            new StripeDesk(market.StandIn.Books).Do("POST /v1/refunds", [], new JsonObject
            {
                ["payment_intent"] = order.PaymentReference, ["amount"] = amount.ToString(CultureInfo.InvariantCulture),
            });
            return Task.FromResult(true);
        }
    });

    public async Task<bool> ComesBackAsync(Step step)
    {
        var refunds = market.Kept("refund", one => (string)one["status"]! == "succeeded");
        if (refunds.Count == 0)
            return false;
        await market.StandIn.Hand.FailRefundAsync(refunds[step.Which % refunds.Count]);
        return true;
    }

    public Task<bool> DisputeAsync(Step step) => OnPaidAsync(step, async (order, _) =>
    {
        if ((bool)market.ChargeOf(order.PaymentReference!)["disputed"]!)
            return false;
        await market.StandIn.Hand.DisputeAsync(order.PaymentReference!);
        return true;
    });

    public async Task<bool> DecideAsync(Step step, bool won)
    {
        var open = market.Kept("dispute", one => (string)one["status"]! == "needs_response");
        if (open.Count == 0)
            return false;
        await market.StandIn.Hand.CloseDisputeAsync(open[step.Which % open.Count], won);
        return true;
    }

    private async Task AskAsync(Order order, long? amount)
    {
        var id = PublicId.New();
        var asked = await Deals.RefundAsync(market.Site, order.Id, amount, id);
        Assert.Null(asked.Error);
        _asked.Add((order.Id, asked.Value.Amount, id));
    }

    // An order that we know to be paid, and what neither went back nor is on its way.
    private async Task<bool> OnPaidAsync(Step step, Func<Order, long, Task<bool>> actAsync)
    {
        var paid = await market.Site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Order>().AsNoTracking().Where(o => o.PaidAt != null).OrderBy(o => o.PaidAt).ThenBy(o => o.Title).ToListAsync());
        if (paid.Count == 0)
            return false;
        var order = paid[^(1 + (step.Which % Math.Min(paid.Count, 12)))];
        var asked = await market.Site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Refund>().Where(r => r.OrderId == order.Id && r.Stage == RefundStage.Requested).SumAsync(r => r.Amount));
        return await actAsync(order, order.Gross - order.TakenBack - asked);
    }
}
