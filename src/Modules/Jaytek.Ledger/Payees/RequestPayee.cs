using Jaytek.Engine.Actions;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Payees;

/// <summary>Asks for one's money to go somewhere, or somewhere else. Until that is approved and has waited it goes where it went.</summary>
internal sealed class RequestPayee(ActionRunner runner, Enabled<IPayoutProvider> providers, PayeeSecrets secrets)
{
    /// <summary>The payee's id. Errors: <c>engine.forbidden</c>, <c>ledger.payee.method</c>, and those of the method.</summary>
    public Task<Result<string>> RunAsync(string method, IReadOnlyDictionary<string, string> input, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("ledger.payee.request", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.Withdraw, scope.Actor.UserId, cancellationToken) is { } refusal)
                return refusal;
            if (scope.Actor is not { Kind: ActorKind.User, UserId: { } user })
                return LedgerErrors.NoWallet;
            if (providers.FirstOrDefault(p => p.Method == method && p.IsReady) is not { } provider)
                return LedgerErrors.Method;
            if (provider.Check(input) is var check && check.Error is { } invalid)
                return invalid;
            await scope.LockAsync(Payee.LockName(user), cancellationToken);
            var payees = scope.Db.Set<Payee>();
            foreach (var old in await payees.Where(p => p.UserId == user && p.Method == method && p.State == PayeeState.Requested).ToListAsync(cancellationToken))
                old.State = PayeeState.Replaced;
            var payee = new Payee
            {
                Id = PublicId.New(), UserId = user, Method = method, Details = secrets.Lock(check.Value.Details), Label = check.Value.Label, RequestedAt = scope.Now,
            };
            payees.Add(payee);
            scope.Audit("Payee", payee.Id, $"{provider.DisplayName} {payee.Label} asked for");
            return payee.Id;
        }, cancellationToken);
}
