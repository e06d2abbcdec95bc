using Jaytek.Engine.Data;
using Jaytek.Learning.Enrolments;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Splits;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>What holds of orders once all was heard: each that was paid is granted once or given back, and divided to the last unit.</summary>
internal sealed class OrderRules(Market market)
{
    public async Task CheckAsync()
    {
        var (orders, refunds, sales, enrolments, grants) = await market.Site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            return (
                await db.Set<Order>().AsNoTracking().ToListAsync(), (await db.Set<Refund>().AsNoTracking().ToListAsync()).ToLookup(r => r.OrderId),
                await db.Set<DividedSale>().AsNoTracking().Include(sale => sale.Lines.OrderBy(line => line.Line)).Include(sale => sale.Takings).ToDictionaryAsync(sale => sale.Key),
                (await db.Set<Enrolment>().AsNoTracking().ToListAsync()).ToDictionary(one => (one.CourseId, one.StudentId)),
                (await db.Set<EnrolmentGrant>().AsNoTracking().Where(grant => grant.EndedAt == null).ToListAsync()).ToLookup(grant => grant.SourceId));
        });
        Assert.All(orders, order => Assert.False(order.State is OrderState.Started or OrderState.Waiting, $"Order {order.Id} is still {order.State}"));
        foreach (var order in orders.Where(order => order.PaidAt is not null))
        {
            CheckSale(order, sales[order.SaleKey], refunds[order.Id].ToList());
            CheckGrant(order, enrolments.GetValueOrDefault((order.ItemId, order.BuyerId)), grants[order.Id].Any(), refunds[order.Id].ToList());
        }

        var paid = orders.Where(order => order.PaidAt is not null).ToDictionary(order => order.Id);
        Assert.All(grants, grant => Assert.False(paid[grant.Key].IsWhollyTakenBack, $"{grant.Key} went back, and its course is kept"));
        Assert.All(enrolments.Values, one => Assert.Equal(one.EndedAt is null, grants.Any(grant => grant.Any(g => (g.CourseId, g.StudentId) == (one.CourseId, one.StudentId)))));
    }

    private static void CheckSale(Order order, DividedSale sale, IReadOnlyList<Refund> refunds)
    {
        Assert.NotNull(sale.Input);
        Assert.Equal((order.Gross, order.TakenBack), (sale.Gross, sale.TakenBack));
        Assert.InRange(refunds.Where(refund => refund.Stage == RefundStage.Done).Sum(refund => refund.Amount), 0, order.Gross);
        Assert.Equal(sale.TakenBack, sale.Takings.Where(taking => !taking.IsGivenBack).Sum(taking => taking.Amount));
        Assert.Equal((order.Gross, order.Tax), (sale.Lines.Sum(line => line.Amount), sale.Lines.Where(line => line.Account == AccountKind.Tax).Sum(line => line.Amount)));
        Assert.Equal(sale.TakenBack, sale.Lines.Sum(line => line.TakenBack));
        Assert.All(sale.Lines, line => Assert.InRange(line.TakenBack, 0, line.Amount));
    }

    private static void CheckGrant(Order order, Enrolment? enrolment, bool isOpenByIt, IReadOnlyList<Refund> refunds)
    {
        Assert.NotNull(order.FulfilledAt);
        Assert.True(order.IsFeeKnown, $"Nobody knows what the provider took of {order.Id}");
        if (order.TakenBack == order.Gross)
        {
            Assert.False(isOpenByIt);
            return;
        }

        Assert.NotNull(enrolment);
        // Of two payments for one course the second goes back; where the provider refused that, or sent it back, an administrator sees it.
        if (!isOpenByIt)
            Assert.Contains(refunds, refund => refund is { Stage: RefundStage.Failed, Reason: "Paid twice for the same course" });
        else
            Assert.Null(enrolment.EndedAt);
    }
}
