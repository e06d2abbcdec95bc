using Jaytek.Engine.Actions;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>Makes of a withdrawal what its method is asked, the account in the clear: for a call, and for nothing else.</summary>
internal sealed class PayoutOrders(UnitOfWork unit, Enabled<IPayoutProvider> providers, PayeeSecrets secrets)
{
    /// <summary>Errors: <c>ledger.withdrawal.no_method</c>.</summary>
    public async Task<Result<(IPayoutProvider Provider, PayoutOrder Order)>> OfAsync(Withdrawal withdrawal, CancellationToken cancellationToken)
    {
        if (providers.FirstOrDefault(p => p.Method == withdrawal.Method) is not { } provider)
            return LedgerErrors.NoMethod(withdrawal.Method);
        var details = await unit.Db.Set<Payee>().AsNoTracking().Where(p => p.Id == withdrawal.PayeeId).Select(p => p.Details).SingleAsync(cancellationToken);
        return (provider, new PayoutOrder(withdrawal.Id, withdrawal.UserId, withdrawal.Money, secrets.Unlock(details)));
    }
}
