using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Payees;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>Where a person's money goes and went.</summary>
internal sealed class PayoutData(OwnRows own, ActionRunner runner, PayeeSecrets secrets) : IPersonalData
{
    public string Section => "payouts";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var payees = await own.ReadAsync(
            userId, one => one.Set<Payee>().AsNoTracking().Where(p => p.UserId == userId).OrderBy(p => p.RequestedAt).ToListAsync(cancellationToken), cancellationToken);
        var withdrawals = await own.ReadAsync(
            userId, one => one.Set<Withdrawal>().AsNoTracking().Where(w => w.UserId == userId).OrderBy(w => w.RequestedAt).ToListAsync(cancellationToken), cancellationToken);
        return new JsonObject
        {
            ["payees"] = new JsonArray([.. payees.Select(p => new JsonObject
            {
                ["method"] = p.Method, ["label"] = p.Label, ["details"] = p.Details.Length > 0 ? secrets.Unlock(p.Details) : null, ["state"] = p.State.ToString(), ["requestedAt"] = At(p.RequestedAt),
            })]),
            ["withdrawals"] = new JsonArray([.. withdrawals.Select(w => new JsonObject
            {
                ["id"] = w.Id, ["amount"] = w.Money.ToString(), ["method"] = w.Method, ["state"] = w.State.ToString(), ["reason"] = w.Reason,
                ["requestedAt"] = At(w.RequestedAt), ["endedAt"] = w.EndedAt is { } ended ? At(ended) : null,
            })]),
        };
    }

    /// <summary>Forgets the accounts that no withdrawal is on its way to. That money was paid, and that it was, the books keep.</summary>
    public Task EraseAsync(string userId, CancellationToken cancellationToken) => runner.RunAsync("ledger.payee.erase", async scope =>
    {
        // Whoever asks for a withdrawal at this moment waits, or is waited for.
        await scope.LockAsync(Payee.LockName(userId), cancellationToken);
        await scope.Db.Set<Payee>()
            .Where(p => p.UserId == userId && !scope.Db.Set<Withdrawal>().Any(w => w.PayeeId == p.Id && (w.State == WithdrawalState.AwaitingApproval || w.State == WithdrawalState.Processing)))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Details, "").SetProperty(p => p.Label, "Erased").SetProperty(p => p.State, PayeeState.Replaced), cancellationToken);
        return Result.Success;
    }, cancellationToken);

    private static string At(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);
}
