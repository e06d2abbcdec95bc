using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Payments.Admin;
using Jaytek.Payments.Intake;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>What a person has bought.</summary>
internal sealed class BuyerData(OwnRows own, ActionRunner runner) : IPersonalData
{
    public string Section => "orders";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await own.ReadAsync(
            userId, db => db.Set<Order>().AsNoTracking().Where(o => o.BuyerId == userId).OrderBy(o => o.CreatedAt).ToListAsync(cancellationToken), cancellationToken);
        return new JsonArray([.. rows.Select(o => new JsonObject
        {
            ["id"] = o.Id, ["title"] = o.Title, ["price"] = o.Price.ToString(), ["state"] = o.State.ToString(), ["createdAt"] = o.CreatedAt, ["paidAt"] = o.PaidAt,
            ["takenBack"] = new Money(o.TakenBack, o.Currency).ToString(), ["provider"] = o.Provider, ["payment"] = o.PaymentReference,
        })]);
    }

    /// <summary>
    /// Erases no order: what was paid has to be kept, and its buyer is an id without a name from then on. What providers told of their orders bears
    /// names and addresses and goes, but for what is still to be worked on, which goes in its time.
    /// </summary>
    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        var erased = await runner.RunAsync("payments.buyer.erase", async scope =>
        {
            var orders = await scope.Db.Set<Order>().AsNoTracking().Where(o => o.BuyerId == userId).ToListAsync(cancellationToken);
            foreach (var order in orders)
            {
                var told = scope.Db.Set<ProviderEventRow>().Where(e => e.Provider == order.Provider && e.DueAt == null);
                await EventList.Naming(told, order).ExecuteUpdateAsync(u => u.SetProperty(e => e.Body, (string?)null), cancellationToken);
                if (order.CustomerReference is { } customer)
                    await told.Where(e => e.Body != null && e.Body.Contains(customer)).ExecuteUpdateAsync(u => u.SetProperty(e => e.Body, (string?)null), cancellationToken);
            }

            return Result.Success;
        }, cancellationToken);
        if (erased.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}
