using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Stripe;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Connect;

/// <summary>Which account at Stripe is a person's.</summary>
internal sealed class ConnectData(JaytekDb db, ActionRunner runner, IPayouts payouts) : IPersonalData
{
    public string Section => "stripe_account";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ConnectedAccount>().AsNoTracking().Where(a => a.UserId == userId).ToListAsync(cancellationToken);
        return new JsonArray([.. rows.Select(a => new JsonObject
        {
            ["account"] = a.AccountId, ["country"] = a.Country, ["paysOut"] = a.IsReady, ["asksFor"] = a.Requirements, ["since"] = a.CreatedAt,
        })]);
    }

    /// <summary>
    /// Erases our note of it, but while money is on its way there: without the account nobody could find out whether it has arrived. The account
    /// itself is between them and Stripe. What is kept goes with <see cref="SweepAccounts"/>.
    /// </summary>
    public Task EraseAsync(string userId, CancellationToken cancellationToken) => runner.RunAsync("payments.connect.erase", async scope =>
    {
        var accounts = scope.Db.Set<ConnectedAccount>().Where(a => a.UserId == userId);
        if (await payouts.IsUnderWayAsync(userId, StripeProvider.ProviderName, cancellationToken))
            await accounts.ExecuteUpdateAsync(u => u.SetProperty(a => a.ErasedAt, (DateTimeOffset?)scope.Now), cancellationToken);
        else
            await accounts.ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }, cancellationToken);
}
