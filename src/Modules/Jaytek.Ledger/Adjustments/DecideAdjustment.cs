using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Adjustments;

/// <summary>Approves an adjustment, which puts it in the books against the platform's earnings, or rejects it. Once, and by another person than who asked.</summary>
internal sealed class DecideAdjustment(ActionRunner runner, IPostings postings)
{
    /// <summary>
    /// Errors: <c>engine.forbidden</c>, <c>ledger.adjustment.person</c>, <c>ledger.adjustment.not_found</c>, <c>ledger.adjustment.two_people</c>,
    /// <c>ledger.own</c>, <c>ledger.adjustment.decided</c>.
    /// </summary>
    public Task<Result<Adjustment>> RunAsync(string id, bool approve, CancellationToken cancellationToken) =>
        runner.RunAsync<Adjustment>("ledger.adjustment.decide", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.ApproveAdjustments, null, cancellationToken) is { } refusal)
                return refusal;
            if (scope.Actor is not { Kind: ActorKind.User, UserId: { } decider })
                return LedgerErrors.AdjustmentPerson;
            await scope.LockAsync(Adjustment.KeyPrefix + id, cancellationToken);
            if (await scope.Db.Set<Adjustment>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } adjustment)
                return LedgerErrors.AdjustmentNotFound;
            if (adjustment.RequestedBy == decider)
                return LedgerErrors.AdjustmentTwoPeople;
            if (adjustment.UserId == decider)
                return LedgerErrors.Own;
            if (adjustment.State != AdjustmentState.Requested)
                return LedgerErrors.AdjustmentDecided;
            (adjustment.State, adjustment.DecidedBy, adjustment.DecidedAt) =
                (approve ? AdjustmentState.Approved : AdjustmentState.Rejected, decider, scope.Now);
            scope.Audit(WalletTarget.TypeName, adjustment.UserId, $"The adjustment of {adjustment.Money} was {(approve ? "approved" : "rejected")}");
            if (approve && (await postings.PostAsync(Draft(adjustment), cancellationToken)).Error is { } error)
                return error;
            return adjustment;
        }, cancellationToken);

    // Without the reason, which people wrote about people: the books are kept for ever.
    private static PostingDraft Draft(Adjustment adjustment) => new()
    {
        Key = adjustment.PostingKey,
        Kind = PostingKind.Adjustment,
        Source = "ledger",
        Description = $"Adjustment of {adjustment.Money} by hand",
        Entries = EntryDraft.Move(AccountRef.Revenue(adjustment.Currency), AccountRef.Available(adjustment.UserId, adjustment.Currency), adjustment.Money),
        Metadata = new Dictionary<string, string> { ["adjustment"] = adjustment.Id },
    };
}
