using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Adjustments;

/// <summary>An adjustment as somebody typed it.</summary>
/// <param name="Id">26 characters that make it this adjustment: the same asked again is one.</param>
/// <param name="UserId">Whose wallet.</param>
/// <param name="Amount">Major units with a point, such as <c>-12.50</c>: positive gives, negative takes.</param>
/// <param name="Currency">An ISO 4217 code.</param>
/// <param name="Reason">Why; whoever decides reads it.</param>
internal sealed record AdjustmentInput(string Id, string UserId, string? Amount, string? Currency, string? Reason);

/// <summary>Asks for a correction of somebody's wallet. Nothing moves until another person approves it.</summary>
internal sealed class RequestAdjustment(ActionRunner runner, IUserDirectory users)
{
    /// <summary>
    /// Errors: <c>engine.forbidden</c>, <c>ledger.adjustment.person</c>, <c>ledger.own</c>, <c>ledger.adjustment.currency</c>,
    /// <c>ledger.adjustment.amount</c>, <c>ledger.adjustment.reason</c>, <c>ledger.adjustment.wallet</c>, <c>ledger.posting.key_reused</c>.
    /// </summary>
    public Task<Result<Adjustment>> RunAsync(AdjustmentInput input, CancellationToken cancellationToken) =>
        runner.RunAsync<Adjustment>("ledger.adjustment.request", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.Adjust, null, cancellationToken) is { } refusal)
                return refusal;
            if (scope.Actor is not { Kind: ActorKind.User, UserId: { } asker })
                return LedgerErrors.AdjustmentPerson;
            if (asker == input.UserId)
                return LedgerErrors.Own;
            var currency = input.Currency?.Trim().ToUpperInvariant();
            if (!Currency.TryFind(currency, out _))
                return LedgerErrors.AdjustmentCurrency;
            if (!MajorUnits.TryParse(input.Amount?.Trim(), currency, out var amount) || amount.Minor is 0 or < -EntryDraft.MaxAmount or > EntryDraft.MaxAmount)
                return LedgerErrors.AdjustmentAmount;
            if (input.Reason?.Trim() is not { Length: > 0 and <= Adjustment.MaxReason } why)
                return LedgerErrors.AdjustmentReason;
            await scope.LockAsync(Adjustment.KeyPrefix + input.Id, cancellationToken);
            var adjustments = scope.Db.Set<Adjustment>();
            if (await adjustments.SingleOrDefaultAsync(a => a.Id == input.Id, cancellationToken) is { } first)
                return first.UserId == input.UserId && first.Money == amount && first.Reason == why && first.RequestedBy == asker ? first : LedgerErrors.KeyReused(first.PostingKey);
            if (!await HasWalletAsync(scope, input.UserId, cancellationToken))
                return LedgerErrors.AdjustmentWallet;
            var adjustment = new Adjustment
            {
                Id = input.Id, UserId = input.UserId, Amount = amount.Minor, Currency = amount.Currency, Reason = why, RequestedBy = asker, RequestedAt = scope.Now,
            };
            adjustments.Add(adjustment);
            scope.Audit(WalletTarget.TypeName, input.UserId, $"An adjustment of {amount} was asked for: {why}");
            return adjustment;
        }, cancellationToken);

    // Who is a user may be given their first money; who is none any more may still have some.
    private async Task<bool> HasWalletAsync(ActionScope scope, string userId, CancellationToken cancellationToken) =>
        (await users.FindAsync([userId], cancellationToken)).Count > 0
        || await scope.Db.Set<LedgerAccount>().AnyAsync(a => a.Owner == userId && a.Kind == AccountKind.Available, cancellationToken);
}
