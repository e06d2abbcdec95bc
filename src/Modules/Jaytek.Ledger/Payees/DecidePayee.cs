using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Ledger.Payees;

/// <summary>Approves or refuses where somebody's money is to go. Who took over an account has to get past this, and past the wait that follows.</summary>
internal sealed class DecidePayee(ActionRunner runner, IOptions<LedgerOptions> options)
{
    /// <summary>Errors: <c>engine.forbidden</c>, <c>ledger.payee.not_found</c>, <c>ledger.payee.decided</c>, <c>ledger.own</c>.</summary>
    public Task<Result> RunAsync(string id, bool approve, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.payee.decide", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.DecidePayees, null, cancellationToken) is { } refusal)
                return refusal;
            var payees = scope.Db.Set<Payee>();
            if (await payees.AsNoTracking().Where(p => p.Id == id).Select(p => p.UserId).SingleOrDefaultAsync(cancellationToken) is not { } user)
                return LedgerErrors.PayeeNotFound;
            if (user == scope.Actor.UserId)
                return LedgerErrors.Own;
            await scope.LockAsync(Payee.LockName(user), cancellationToken);
            var payee = await payees.SingleAsync(p => p.Id == id, cancellationToken);
            if (payee.State != PayeeState.Requested)
                return LedgerErrors.PayeeDecided;
            (payee.DecidedBy, payee.DecidedAt) = (scope.Actor.UserId, scope.Now);
            scope.Audit("Payee", id, $"{payee.Label} was {(approve ? "approved" : "refused")}");
            if (!approve)
            {
                payee.State = PayeeState.Rejected;
                return Result.Success;
            }

            var others = await payees.Where(p => p.UserId == user && p.Method == payee.Method && (p.State == PayeeState.Active || p.State == PayeeState.Approved)).ToListAsync(cancellationToken);
            var inUse = others.Find(p => p.State == PayeeState.Active && p.UsableFrom <= scope.Now);
            // Saved before the new one is active: the database lets one be.
            foreach (var old in others.Where(p => p != inUse))
                old.State = PayeeState.Replaced;
            await scope.Db.SaveChangesAsync(cancellationToken);
            (payee.State, payee.UsableFrom) = (inUse is null ? PayeeState.Active : PayeeState.Approved, scope.Now.AddHours(options.Value.PayeeCoolingHours));
            return Result.Success;
        }, cancellationToken);
}
